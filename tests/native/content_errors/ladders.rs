//! Errors in the ladder of a worksheet.

use super::*;

#[test]
fn a_ladder_of_questions_that_are_not_asked() {
    for (old, new, said) in [
        ("field = \"ladder\"", "field = \"laddder\"", "there is no list `laddder` for the ladder"),
        ("field = \"ladder\"", "field = \"guilt\"", "there is no list `guilt` for the ladder"),
        ("\"private-limit\"]\ninstead", "\"private-limits\"]\ninstead", "there is no field `private-limits`"),
        ("instead = \"private-limit\"", "instead = \"privacy\"", "there is no field `privacy`"),
        ("rung = \"rung\"", "rung = \"step\"", "no part of this worksheet asks `step`"),
        ("done = \"said-it\"", "done = \"did-it\"", "`practice` does not ask `did-it`"),
        ("safe = \"was-i-safe\"", "safe = \"safe-now\"", "`practice` does not ask `safe-now`"),
        ("also = [\"next\"]", "also = [\"nexts\"]", "`practice` does not ask `nexts`"),
        ("not_safe = [\"no\",", "not_safe = [\"nope\",", "`was-i-safe` has no option `nope`"),
    ] {
        Copy::make().replace(SHEET, old, new).fails(SHEET, Some(new), said);
    }
    let copy = Copy::make().replace(SHEET, "wait_if = [\"gated\"]", "wait_if = [\"fear\"]");
    copy.fails(SHEET, Some("field = \"ladder\""), "there is no condition `fear`");
}

#[test]
fn a_ladder_of_a_part() {
    let ladder = "[ladder]\nfield = \"rung\"\nrung = \"rung\"\ndone = \"said-it\"\nsafe = \"was-i-safe\"\nnot_safe = []\n\n[[step]]\nid = \"safe\"";
    let copy = Copy::make().replace("worksheets/practice.toml", "[[step]]\nid = \"safe\"", ladder);
    copy.fails(
        "worksheets/practice.toml",
        Some("field = \"rung\""),
        "a part of another worksheet has no ladder",
    );
}

#[test]
fn the_words_of_a_ladder() {
    let copy = Copy::make().replace(WORDS, "[ladder.wait]\ntitle = ", "[ladder.wait]\ntitel = ");
    copy.fails(WORDS, Some("titel = "), "nothing is called `ladder.wait.titel`");
    let copy = Copy::make().replace(WORDS, "[ladder.wait]\ntitle = ", "[ladder.wait]\ntitel = ");
    copy.fails(WORDS, Some("title = \"Boundaries\""), "the text `ladder.wait.title` is missing");
}
