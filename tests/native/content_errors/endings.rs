//! Errors in last screens and in the words for ratings.

use super::*;

const FIRST: &str = "[[end.first]]\nfield = \"my-words\"";
const LINK: &str = "[[end.link]]\nto = \"help\"";

#[test]
fn an_answer_to_show_first_that_is_not_there() {
    let copy = Copy::make().replace(SHEET, FIRST, &FIRST.replace("my-words", "my-word"));
    copy.fails(SHEET, Some("field = \"my-word\"\n"), "there is no field `my-word` to show first");
    // The first of these two is of the short way.
    let short = "[short.end.first]]\nfield = \"my-words\"";
    let copy = Copy::make().replace(SHEET, short, &short.replace("my-words", "guilt"));
    copy.fails(
        SHEET,
        Some("\"area\", \"with-whom\""),
        "the end of the short way shows `guilt`, which it does not ask",
    );
}

#[test]
fn a_link_at_the_end_to_nowhere_or_there_twice() {
    let words = "[end.link]\nhelp =";
    let copy = Copy::make().replace(SHEET, LINK, &LINK.replace("help", "halp")).replace(
        WORDS,
        words,
        &words.replace("help", "halp"),
    );
    copy.fails(SHEET, Some("\"halp\""), "the link `halp` leads nowhere");
    let copy = Copy::make().replace(SHEET, LINK, &format!("{LINK}\n\n[[end.link]]\nto = \"help\" # again"));
    copy.fails(SHEET, Some("# again"), "the link `help` is there twice");
    let copy = Copy::make().replace(WORDS, words, "[end.link]\nhalp =");
    copy.fails(WORDS, Some("title = \"Boundaries\""), "the text `end.link.help` is missing");
    let copy = Copy::make().replace(
        SHEET,
        "to = \"help\"\nshow_if = [\"gated\"]",
        "to = \"help\"\nshow_if = [\"fear\"]",
    );
    copy.fails(SHEET, Some("to = \"help\"\nshow_if = [\"fear\"]"), "there is no condition `fear`");
}

#[test]
fn strengths_without_names_or_of_nothing() {
    let copy = Copy::make().replace(WORDS, "middle = \"quite strong\"\n", "");
    copy.fails(WORDS, Some("title = \"Boundaries\""), "the text `field.feelings.strength.middle` is missing");
    for rated in ["rate", "strength"] {
        let line = "id = \"with-whom\"\n  kind = \"line\"\n";
        let copy = Copy::make().replace(SHEET, line, &format!("{line}  {rated} = true\n"));
        copy.fails(SHEET, Some("id = \"with-whom\""), "`with-whom` has nothing to rate");
    }
}
