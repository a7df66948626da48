//! Errors in conditions with a name.

use super::*;

const GATED: &str = "[[condition]]\nid = \"gated\"\n";

/// A copy with another definition in front of the others.
fn defined(definition: &str) -> Copy {
    Copy::make().replace(SHEET, GATED, &format!("[[condition]]\n{definition}\n\n{GATED}"))
}

#[test]
fn a_name_nobody_knows() {
    let copy = Copy::make().replace(SHEET, "hide_if = [\"gated\"]", "hide_if = [\"gatde\"]");
    copy.fails(SHEET, Some("id = \"which-kind\""), "there is no condition `gatde`");
    let copy = Copy::make().replace(SHEET, "private_only_if = [\"gated\"]", "private_only_if = [\"gatde\"]");
    copy.fails(SHEET, Some("id = \"my-words\""), "there is no condition `gatde`");
    let copy = Copy::make().replace(SHEET, "\"gated\" ]", "\"gatde\" ]");
    copy.fails(SHEET, Some("id = \"private\""), "there is no condition `gatde`");
}

#[test]
fn a_name_nothing_uses() {
    let copy = defined("id = \"spare\"\nall = [\"private\"]");
    copy.fails(SHEET, Some("id = \"spare\""), "nothing uses the condition `spare`");
}

#[test]
fn names_that_go_round_in_a_circle() {
    let copy = defined("id = \"a\"\nall = [\"b\"]\n\n[[condition]]\nid = \"b\"\nnone = [{ or = [\"a\"] }]");
    copy.fails(SHEET, Some("id = \"a\""), "the condition `a` goes round in a circle: a → b → a");
    let copy = defined("id = \"a\"\nany = [\"a\"]");
    copy.fails(SHEET, Some("id = \"a\""), "a → a");
}

#[test]
fn a_name_that_hides_another() {
    let copy = defined("id = \"gated\"\nany = [\"private\"]");
    let second = copy.line(SHEET, "any = [ { field") - 1;
    copy.fails_at(SHEET, second, "the condition `gated` is there twice");
    let copy = defined("id = \"afraid\"\nany = [\"private\"]");
    copy.fails(SHEET, Some("id = \"afraid\""), "the condition `afraid` has the name of a field");
}

#[test]
fn a_definition_that_says_nothing() {
    let copy = defined("id = \"empty\"");
    copy.fails(SHEET, Some("id = \"empty\""), "the condition `empty` is empty");
    let copy = defined("id = \"Gate!\"\nany = [\"gated\"]");
    copy.fails(SHEET, Some("id = \"Gate!\""), "an id is small letters");
}

#[test]
fn a_condition_of_another_shape() {
    for odd in [
        "{ feild = \"afraid\", any = [\"yes\"] }",
        "7",
        "{ or = \"gated\" }",
        "{ or = [\"gated\"], any = [] }",
    ] {
        let copy = Copy::make().replace(SHEET, "hide_if = [\"gated\"]", &format!("hide_if = [ {odd} ]"));
        copy.fails(SHEET, Some(odd), "a condition is `{ field");
    }
}

#[test]
fn what_an_or_looks_at() {
    let or = "hide_if = [ { or = [ { field = \"afraid\", any = [\"often\"] }, \"gated\" ] } ]";
    let copy = Copy::make().replace(SHEET, "hide_if = [\"gated\"]", or);
    copy.fails(SHEET, Some("id = \"which-kind\""), "`afraid` has no option `often`");
}
