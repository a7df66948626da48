//! Errors in the texts: missing, unused, empty, or with HTML.

use super::*;

#[test]
fn a_missing_text() {
    Copy::make().replace(WORDS, "[step.where]\ntitle =", "[step.where]\nhelp_of_old =").fails_at(
        WORDS,
        1,
        "the text `step.where.title` is missing",
    );
    Copy::make().replace("en/help.toml", "title =", "titel =").fails(
        "en/help.toml",
        Some("titel"),
        "unknown field",
    );
}

#[test]
fn a_text_too_many() {
    let copy = Copy::make().replace(WORDS, "[step.what]", "[step.what]\nextra = \"too much\"");
    copy.fails(WORDS, Some("extra ="), "nothing is called `step.what.extra`");
}

#[test]
fn an_empty_text() {
    for empty in ["\"\"", "\"  \\n \""] {
        let copy =
            Copy::make().replace(WORDS, "[step.what]\ntitle = ", &format!("[step.what]\ntitle = {empty} #"));
        let line = copy.line(WORDS, "[step.what]") + 1;
        copy.fails_at(WORDS, line, "the text `step.what.title` is empty");
    }
}

#[test]
fn a_text_that_is_no_text() {
    let copy = Copy::make().replace(WORDS, "[step.what]\ntitle = ", "[step.what]\ntitle = 7 #");
    let line = copy.line(WORDS, "[step.what]") + 1;
    copy.fails_at(WORDS, line, "has to be a text");
}

#[test]
fn html_in_a_text() {
    for html in ["<b>bold</b>", "</p>", "<!-- hidden -->", "a <script>"] {
        let text = format!("[step.what]\ntitle = \"{html}\" #");
        let copy = Copy::make().replace(WORDS, "[step.what]\ntitle = ", &text);
        let line = copy.line(WORDS, "[step.what]") + 1;
        copy.fails_at(WORDS, line, "holds HTML");
    }
}

#[test]
fn a_smaller_sign_is_no_html() {
    let copy = Copy::make().replace(WORDS, "[step.what]\ntitle = ", "[step.what]\ntitle = \"a < b <3\" #");
    assert!(compile::compile(&copy.0, None).is_ok());
}

#[test]
fn html_in_the_texts_of_the_composer_and_the_help_screen() {
    let html = "title = \"<i>x</i>\" #";
    Copy::make().replace("en/help.toml", "title =", html).fails("en/help.toml", Some("<i>x"), "holds HTML");
    Copy::make().replace("en/composer.toml", "and = ", "and = \"<b>and</b>\" #").fails(
        "en/composer.toml",
        Some("<b>and"),
        "holds HTML",
    );
}
