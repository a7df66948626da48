//! Errors in earlier answers that a question shows.

use super::*;

#[test]
fn a_question_that_comes_later_or_is_not_there() {
    for other in ["my-words", "what-i-do", "what-happend", "proud"] {
        let recall = format!("recall = [\"{other}\"]");
        let copy = Copy::make().replace(SHEET, "recall = [\"what-happens\"]", &recall);
        copy.fails(SHEET, Some(&recall), &format!("no question before this one is called `{other}`"));
    }
}

#[test]
fn a_question_of_the_entry_that_it_does_not_ask() {
    let part = "worksheets/practice.toml";
    let recall = "recall_entry = [\"my-words\"]";
    let copy = Copy::make().replace(part, recall, &recall.replace("my-words", "my-word"));
    copy.fails(part, Some("\"my-word\"]"), "`boundaries` has no question `my-word` to recall");
    let copy = Copy::make().replace(SHEET, "recall = [\"what-happens\"]", recall);
    copy.fails(SHEET, Some(recall), "only a part of another worksheet recalls answers of an entry");
}
