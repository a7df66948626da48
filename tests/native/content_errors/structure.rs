//! Errors in the structure of worksheets: ids, kinds, conditions and URLs.

use super::*;

#[test]
fn an_id_that_is_there_twice() {
    let twice = |old: &str, new: &str, said: &str| {
        let copy = Copy::make().replace(SHEET, old, &format!("{new} # again"));
        copy.fails(SHEET, Some("# again"), said);
    };
    twice("id = \"what\"", "id = \"where\"", "the step `where` is there twice");
    twice("id = \"with-whom\"", "id = \"area\"", "`area` is there twice");
    twice("id = \"not-offered\"", "id = \"gate\"", "the notice `gate` is there twice");
    // The duplicate may also be in another step.
    twice("id = \"supports\"", "id = \"area\"", "`area` is there twice");
}

#[test]
fn a_worksheet_that_is_there_twice() {
    let copy =
        Copy::make().replace("worksheets/forgiveness.toml", "id = \"forgiveness\"", "id = \"boundaries\"");
    copy.fails(
        "worksheets/forgiveness.toml",
        Some("id = \"boundaries\""),
        "the worksheet `boundaries` is there twice",
    );
}

#[test]
fn an_address_that_is_taken() {
    for taken in ["boundaries", "help", "session"] {
        let path = format!("path = \"{taken}\"");
        let copy = Copy::make().replace("worksheets/forgiveness.toml", "path = \"forgiveness\"", &path);
        let problems = compile::compile(&copy.0, None).expect_err("a problem").to_string();
        assert!(problems.contains(&format!("the address `{taken}` is taken")), "{problems}");
    }
}

#[test]
fn a_group_nobody_knows_or_none_at_all() {
    let group = "group = \"work-through\"\n";
    let copy = Copy::make().replace(SHEET, group, "group = \"work\"\n");
    copy.fails(SHEET, Some("group ="), "there is no group `work`");
    Copy::make().replace(SHEET, group, "").fails(
        SHEET,
        Some("id = \"boundaries\""),
        "a worksheet needs a `group`",
    );
    let part = "worksheets/practice.toml";
    let copy = Copy::make().replace(part, "order = 3\n", &format!("order = 3\n{group}"));
    copy.fails(part, Some("group ="), "a part of another worksheet has no `group`");
    let copy = Copy::make().replace("worksheets/forgiveness.toml", "order = 90", "order = 1");
    copy.fails(
        "worksheets/forgiveness.toml",
        Some("order = 1"),
        "another worksheet of the group has the same `order`",
    );
}

#[test]
fn the_groups_and_their_words() {
    let copy = Copy::make().replace("groups.toml", "id = \"with-someone\"", "id = \"few-minutes\" # again");
    copy.fails("groups.toml", Some("# again"), "the group `few-minutes` is there twice");
    let copy = Copy::make().replace("en/groups.toml", "with-someone =", "with-somebody =");
    copy.fails("en/groups.toml", Some("with-somebody ="), "nothing is called `with-somebody`");
    let copy = Copy::make().replace("en/groups.toml", "with-someone =", "with-somebody =");
    copy.fails_at("en/groups.toml", 1, "the text `with-someone` is missing");
}

#[test]
fn an_id_with_strange_letters() {
    let copy = Copy::make().replace(SHEET, "id = \"with-whom\"", "id = \"With Whom\"");
    copy.fails(SHEET, Some("With Whom"), "an id is small letters, digits and hyphens");
}

#[test]
fn a_kind_of_field_nobody_knows() {
    let copy = Copy::make().replace(SHEET, "kind = \"line\"", "kind = \"slider\"");
    copy.fails(SHEET, Some("slider"), "no kind of field called `slider`");
}

#[test]
fn a_question_and_an_option_that_the_program_knows_by_name() {
    let copy = Copy::make().replace("session.toml", "id = \"initials\"", "id = \"letters\"");
    copy.fails("session.toml", Some("id ="), "reads the answer to `initials`, which is not asked");
    let toggle = "id = \"want-support\"\nkind = \"toggle\"";
    let copy = Copy::make().replace("signs.toml", toggle, &toggle.replace("toggle", "text"));
    copy.fails("signs.toml", Some("id = \"want-support\""), "the option `yes` of `want-support`");
}

#[test]
fn a_choice_without_options() {
    let copy = Copy::make().replace(SHEET, "options = [\"porous\", \"flexible\", \"rigid\"]", "");
    copy.fails(SHEET, Some("id = \"style\""), "`style` needs `options`");
}

#[test]
fn a_condition_on_a_field_nobody_knows() {
    for (right, at) in [
        ("any = [ { field = \"afraid\"", "id = \"gated\""),
        ("show_if = [ { field = \"kind\"", "id = \"about-agreements\""),
    ] {
        let wrong = right.replace("afraid", "afriad").replace("\"kind\"", "\"afriad\"");
        let copy = Copy::make().replace(SHEET, right, &wrong);
        copy.fails(SHEET, Some(at), "no field `afriad`");
    }
}

#[test]
fn a_care_page_that_asks_or_that_leads_to_no_help() {
    let care = "id = \"care-safety\"\ncare = true\nanswers = [\"afraid\", \"hurt-before\"]\n";
    let condition = "show_if = [\"gated\"]\n\n  [[step.notice]]\n  id = \"gate\"";
    let links = "id = \"gate\"\n  tone = \"care\"\n  links = [\"help\", \"settle\"]";
    for (old, new, said) in [
        (care.to_string(), format!("{care}minutes = 1\n"), "a care page has no `minutes`"),
        (
            format!("{care}{condition}"),
            format!("{care}\n  [[step.notice]]\n  id = \"gate\""),
            "a care page needs `show_if`",
        ),
        (links.to_string(), links.replace("[\"help\", \"settle\"]", "[]"), "a care page leads to `help`"),
    ] {
        let copy = Copy::make().replace(SHEET, &old, &new);
        copy.fails(SHEET, Some("id = \"care-safety\""), said);
    }
    let copy = Copy::make().replace(SHEET, "care = true\n", "");
    copy.fails(SHEET, Some("id = \"care-safety\""), "`minutes` has to be 1 to 30");
}

#[test]
fn a_care_page_that_does_not_name_what_it_answers() {
    let answers = "answers = [\"afraid\", \"hurt-before\"]";
    let copy = Copy::make().replace(SHEET, answers, "answers = [\"afraid\"]");
    copy.fails(SHEET, Some("id = \"care-safety\""), "names `hurt-before` in `answers`");
    let copy = Copy::make().replace(SHEET, answers, "answers = [\"afraid\", \"hurt-before\", \"area\"]");
    copy.fails(SHEET, Some("\"area\"]"), "the page is not shown for an answer to `area`");
    let copy = Copy::make().replace(SHEET, "id = \"what\"\n", "id = \"what\"\nanswers = [\"afraid\"]\n");
    copy.fails(SHEET, Some("answers = [\"afraid\"]\n"), "only a care page has `answers`");
}

#[test]
fn a_care_page_that_stands_elsewhere() {
    let between = "[[step]]\nid = \"between\"\nminutes = 1\n\n[[step]]\nid = \"care-safety\"";
    let copy = Copy::make().replace(SHEET, "[[step]]\nid = \"care-safety\"", between);
    copy.fails(SHEET, Some("answers = ["), "a care page stands right after the step that asks `afraid`");
}

#[test]
fn a_condition_on_an_option_nobody_knows() {
    let copy = Copy::make().replace(SHEET, "any = [\"agreement\"]", "any = [\"agreements\"]");
    copy.fails(SHEET, Some("id = \"about-agreements\""), "`kind` has no option `agreements`");
}

#[test]
fn a_notice_after_a_field_that_is_not_in_its_step() {
    for after in ["with-whom", "nothing"] {
        let copy = Copy::make().replace(SHEET, "after = \"kind\"", &format!("after = \"{after}\""));
        copy.fails(SHEET, Some(&format!("after = \"{after}\"")), &format!("no field `{after}` in this step"));
    }
}

#[test]
fn a_gap_of_the_composer_from_no_field() {
    let copy =
        Copy::make().replace(SHEET, "observation = \"what-happens\"", "observation = \"what-happend\"");
    copy.fails(SHEET, Some("\"what-happend\""), "`observation` is to come from `what-happend`");
}

#[test]
fn a_word_of_the_structure_that_is_misspelt() {
    let copy = Copy::make().replace(SHEET, "collapsed = true", "colapsed = true");
    copy.fails(SHEET, Some("colapsed"), "unknown field");
}

#[test]
fn a_step_without_time() {
    let copy = Copy::make().replace(SHEET, "minutes = 2", "minutes = 0");
    copy.fails(SHEET, Some("id = \"where\""), "`minutes` has to be 1 to 30");
}

#[test]
fn a_link_of_a_notice_to_nowhere() {
    let copy = Copy::make()
        .replace(SHEET, "links = [\"help\", \"settle\"]", "links = [\"halp\", \"settle\"]")
        .replace(WORDS, "[notice.gate.link]\nhelp =", "[notice.gate.link]\nhalp =");
    copy.fails(SHEET, Some("\"halp\""), "the link `halp` leads nowhere");
}

#[test]
fn suggestions_without_a_line_or_without_words() {
    let copy = Copy::make().replace(SHEET, "id = \"my-words\"", "id = \"my-words\"\n  suggestions = [\"a\"]");
    copy.fails(
        SHEET,
        Some("id = \"my-words\""),
        "`my-words` cannot have `suggestions`: only a `line` and a `step` have",
    );
    let copy = Copy::make().replace(SHEET, "id = \"my-words\"", "id = \"my-words\"\n  ideas = [\"a\"]");
    copy.fails(SHEET, Some("id = \"my-words\""), "`my-words` cannot have `ideas`: only a `step` has");
    let copy = Copy::make().replace(SHEET, "\"on-a-card\"", "\"on-cards\"");
    copy.fails(WORDS, Some("on-a-card = "), "nothing is called `field.small-step.idea.on-a-card`");
    let copy = Copy::make().replace("en/ui.toml", "day_will = ", "day_wil = ");
    copy.fails_at("en/ui.toml", 1, "the text `step.sentence.day_will` is missing");
    let copy = Copy::make().replace(SHEET, "\"leave-room\"", "\"leave-rooms\"");
    copy.fails(WORDS, Some("leave-room = "), "nothing is called `field.what-i-do.suggestion.leave-room`");
}
