//! Errors in the reasons of steps, and in their sources.

use super::*;

const F: &str = "worksheets/forgiveness.toml";
const WHY: &str = "why = \"wade2023\"";

#[test]
fn a_source_nobody_knows() {
    let copy = Copy::make().replace(F, WHY, "why = \"wade2032\"");
    copy.fails(F, Some("why = \"wade2032\""), "`wade2032` is no source in sources.toml");
}

#[test]
fn a_reason_without_words_and_words_without_a_reason() {
    let words = "en/worksheets/forgiveness.toml";
    let copy = Copy::make().replace(words, "why = \"A published", "wy = \"A published");
    copy.fails(words, Some("title = \"Forgiveness\""), "the text `step.making-right.why` is missing");
    let copy = Copy::make().replace(F, &format!("{WHY}\n"), "");
    copy.fails(words, Some("why = \"A published"), "nothing is called `step.making-right.why`");
}

#[test]
fn a_care_page_with_a_reason_or_an_example() {
    let care = "id = \"care-safety\"\ncare = true\n";
    let copy = Copy::make().replace(F, care, &format!("{care}{WHY}\n"));
    copy.fails(F, Some("id = \"care-safety\""), "a care page has no `why`");
    let copy = Copy::make().replace(WORDS, "[step.care-safety]\n", "[step.care-safety]\nexample = \"one\"\n");
    copy.fails(WORDS, Some("example = \"one\""), "nothing is called `step.care-safety.example`");
}

#[test]
fn a_source_that_only_a_worksheet_cites() {
    let entry = "[[source]]\nid = \"own2020\"\nauthors = \"Own, A.\"\nyear = 2020\ntitle = \"t\"\n\n[[source]]\nid = \"apa2019\"";
    let copy = Copy::make().replace("sources.toml", "[[source]]\nid = \"apa2019\"", entry);
    copy.fails_at(ARTICLE, 1, "`own2020` of sources.toml is cited nowhere");
    let copy = Copy::make().replace("sources.toml", "[[source]]\nid = \"apa2019\"", entry).replace(
        F,
        WHY,
        "why = \"own2020\"",
    );
    assert!(compile::compile(&copy.0, None).is_ok());
}
