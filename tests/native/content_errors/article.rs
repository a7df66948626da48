//! Errors in the article.

use super::*;

#[test]
fn html_in_the_article() {
    Copy::make().replace(ARTICLE, "Betrayal has many forms.", "<div>\n\nBetrayal has many forms.").fails(
        ARTICLE,
        Some("<div>"),
        "no raw HTML",
    );
    Copy::make().replace(ARTICLE, "Betrayal has many forms.", "Betrayal has <b>many</b> forms.").fails(
        ARTICLE,
        Some("<b>many"),
        "no raw HTML",
    );
}

#[test]
fn a_link_to_nowhere() {
    for target in
        ["(nowhere)", "(read#nowhere)", "(help#nowhere)", "(http://example.org)", "(javascript:alert)"]
    {
        let copy = Copy::make().replace(ARTICLE, "(read#healing)", target);
        let words = target;
        let target = target.trim_matches(['(', ')']);
        copy.fails(ARTICLE, Some(words), &format!("the link `{target}` leads nowhere"));
    }
}

#[test]
fn a_picture_nobody_drew() {
    let copy = Copy::make().replace(ARTICLE, "(picture:table)", "(picture:chair)");
    copy.fails(ARTICLE, Some("(picture:chair)"), "there is no picture `chair`");
}

#[test]
fn a_picture_that_says_nothing() {
    let text = fs::read_to_string(project("src/content/en/article.md")).unwrap();
    let alt = text.split("![").nth(1).and_then(|rest| rest.split(']').next()).unwrap();
    let copy = Copy::make().replace(ARTICLE, &format!("![{alt}]"), "![]");
    let line = copy.line(ARTICLE, "![]");
    let problems = compile::compile(&copy.0, None).expect_err("a problem");
    let found = problems.0.iter().any(|p| p.line == line && p.message.contains("says what it shows"));
    assert!(found, "{line}: {problems}");
}

#[test]
fn a_citation_of_nothing() {
    let copy = Copy::make().replace(ARTICLE, "[^johnson2001]", "[^johnson2002]");
    copy.fails(ARTICLE, Some("[^johnson2002]"), "`johnson2002` is not in sources.toml");
}

#[test]
fn a_source_nobody_cites() {
    let entry = "[[source]]\nid = \"nobody\"\nauthors = \"N\"\nyear = 2000\ntitle = \"T\"\n\n[[source]]\nid = \"apa2019\"";
    let copy = Copy::make().replace("sources.toml", "[[source]]\nid = \"apa2019\"", entry);
    let problems = compile::compile(&copy.0, None).expect_err("a problem").to_string();
    assert!(problems.contains("`nobody` of sources.toml is cited nowhere"), "{problems}");
}

#[test]
fn a_heading_without_an_address() {
    let copy = Copy::make().replace(ARTICLE, " {#what}", "");
    copy.fails(ARTICLE, Some("## What relationship trauma is"), "a heading needs an address");
}
