//! Errors in short ways: what they leave out, and times that are not so.

use super::*;

const F: &str = "worksheets/forgiveness.toml";
const ALWAYS: &str =
    "fields = [\"still-happening\", \"pressure\", \"how-new\", \"room-today\", \"whom\", \"care-after\"]";

#[test]
fn a_short_way_without_a_safety_question() {
    for (file, listed, at) in [
        (SHEET, "\"afraid\", \"hurt-before\", \"what-happens\"", "afraid"),
        (SHEET, "\"hurt-before\", \"what-happens\"", "hurt-before"),
        (F, "\"still-happening\", \"pressure\", \"how-new\", \"room-today\"", "still-happening"),
        (F, "\"pressure\", \"how-new\", \"room-today\"", "pressure"),
        (F, "\"how-new\", \"room-today\"", "how-new"),
    ] {
        let less = listed.replacen(&format!("\"{at}\", "), "", 1);
        let copy = Copy::make().replace(file, listed, &less);
        let said = format!("`{at}` is a safety question, which no short way may leave out");
        copy.fails(file, Some(&format!("id = \"{at}\"")), &said);
    }
}

#[test]
fn a_safety_question_that_is_only_asked_under_a_condition() {
    let copy = Copy::make().replace(F, ALWAYS, &ALWAYS.replace("\"pressure\", ", "")).replace(
        F,
        "fields = [\"would-not-mean\"",
        "fields = [\"pressure\", \"would-not-mean\"",
    );
    copy.fails(F, Some("id = \"pressure\""), "`pressure` is a safety question");
}

#[test]
fn a_question_that_depends_on_one_that_is_left_out() {
    let copy = Copy::make().replace(SHEET, "\"feelings\", \"kind\",\n", "\"feelings\",\n");
    copy.fails(
        SHEET,
        Some("\"what-i-do\", \"ask\""),
        "`what-i-do` depends on `kind`, which the short way leaves out",
    );
    let copy = Copy::make().replace(
        SHEET,
        "\"afraid\", \"hurt-before\", \"what-happens\"",
        "\"hurt-before\", \"what-happens\"",
    );
    copy.fails(SHEET, Some("\"feelings\", \"kind\""), "`kind` depends on `afraid`");
    let copy = Copy::make().replace(F, ALWAYS, &ALWAYS.replace("\"whom\", ", ""));
    copy.fails(
        F,
        Some("fields = [\"would-not-mean\""),
        "the short way depends on `whom`, which it does not always ask",
    );
}

#[test]
fn a_question_that_is_not_there_or_there_twice() {
    let of = |name: &str| ALWAYS.replace("\"room-today\"", &format!("\"{name}\""));
    let copy = Copy::make().replace(F, ALWAYS, &of("rooms"));
    copy.fails(F, Some("\"rooms\""), "asks `rooms`, which is no question of this worksheet");
    let copy = Copy::make().replace(F, ALWAYS, &of("pressure"));
    copy.fails(F, Some(&of("pressure")), "`pressure` is there twice");
    // A question that is not asked any more is in no way.
    let copy = Copy::make().replace(SHEET, "\"tone\", \"my-words\"", "\"tone\", \"my-words\", \"proud\"");
    copy.fails(SHEET, Some("\"proud\""), "asks `proud`, which is no question of this worksheet");
}

#[test]
fn an_end_that_depends_on_what_is_not_asked() {
    let end = "[[short.end.variant]]\nid = \"blame\"\nshow_if = [\"blame\"]";
    let other =
        "[[short.end.variant]]\nid = \"blame\"\nshow_if = [ { field = \"contact\", any = [\"none\"] } ]";
    let copy = Copy::make().replace(F, end, other);
    copy.fails(
        F,
        Some(ALWAYS),
        "the end of the short way depends on `contact`, which it does not always ask",
    );
}

#[test]
fn times_of_a_short_way_that_are_not_so() {
    let copy = Copy::make().replace(F, "id = \"writing\"\n", "id = \"writing\"\nshort_minutes = 1\n");
    copy.fails(F, Some("id = \"writing\""), "`short_minutes` is for a step of the short way");
    let copy = Copy::make().replace(F, "minutes = 2\nshort_minutes = 1", "minutes = 2\nshort_minutes = 3");
    copy.fails(F, Some("id = \"about\""), "at most its `minutes`");
    let part = "[[short.part]]\nfields = [\"was-i-safe\", \"rung\", \"what-happened-after\", \"next\", \"step-from-here\"]\n\n[[step]]\nid = \"safe\"";
    let words = "\n[short]\ntext = \"t\"\n[short.end]\ntitle = \"t\"\ntext = \"t\"\n\n[step.safe]";
    let copy = Copy::make().replace("worksheets/practice.toml", "[[step]]\nid = \"safe\"", part).replace(
        "en/worksheets/practice.toml",
        "\n[step.safe]",
        words,
    );
    copy.fails("worksheets/practice.toml", Some("path ="), "the short way takes no less time than the whole");
}

#[test]
fn a_question_under_the_name_of_the_way() {
    let copy = Copy::make().replace(SHEET, "id = \"with-whom\"", "id = \"way\"");
    copy.fails(SHEET, Some("id = \"way\""), "`way` names the way through the worksheet");
}

#[test]
fn the_words_of_a_short_way() {
    let copy = Copy::make().replace(WORDS, "[short.end]\ntitle = \"You have your words\"", "[short.end]");
    copy.fails(WORDS, Some("title = \"Boundaries\""), "the text `short.end.title` is missing");
}

#[test]
fn a_quick_check_in_of_questions_that_are_not_asked() {
    let copy = Copy::make().replace("signs.toml", "fields = [\"often\"]", "fields = [\"oftne\"]");
    copy.fails("signs.toml", Some("\"oftne\""), "asks `oftne`, which is no question of the check-in");
}
