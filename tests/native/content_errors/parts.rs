//! Errors in the parents of worksheets.

use super::*;

const PART: &str = "worksheets/practice.toml";
const OF: &str = "part_of = \"boundaries\"";

#[test]
fn a_part_of_nothing() {
    let copy = Copy::make().replace(PART, OF, "part_of = \"boundary\"");
    copy.fails(PART, Some("part_of ="), "no worksheet `boundary` to be a part of");
}

#[test]
fn a_part_of_itself() {
    let copy = Copy::make().replace(PART, OF, "part_of = \"practice\"");
    copy.fails(PART, Some("part_of ="), "`practice` cannot be a part of itself");
}

#[test]
fn a_part_of_a_part() {
    let copy = Copy::make().replace(PART, OF, "part_of = \"standing\"");
    copy.fails(PART, Some("part_of ="), "`standing` is itself a part of `forgiveness`");
}

#[test]
fn a_question_under_the_name_of_what_it_belongs_to() {
    let copy = Copy::make().replace(PART, "id = \"rung\"", "id = \"of\"");
    copy.fails(PART, Some("id = \"of\""), "`of` names the entry");
}

#[test]
fn a_step_at_an_address_that_is_taken() {
    let copy = Copy::make().replace(SHEET, "id = \"where\"", "id = \"history\"");
    copy.fails(SHEET, Some("id = \"history\""), "the address `history` is taken");
}

#[test]
fn the_words_of_a_history() {
    let words = "en/worksheets/practice.toml";
    let copy = Copy::make().replace(words, "begin = \"Note how it went\"\n", "");
    copy.fails(words, None.or(Some("title = \"How it went\"")), "the text `history.begin` is missing");
    let copy = Copy::make().replace(WORDS, "[step.where]", "[history]\nlink = \"more\"\n\n[step.where]");
    copy.fails(WORDS, Some("link = \"more\""), "nothing is called `history.link`");
}
