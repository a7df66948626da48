//! Why a step may help, and its worked example.

use super::*;
use crate::common::catalog;
use crate::html::Page;
use stillwater::domain::route::Route;
use stillwater::prerender::render;

#[test]
fn a_reason_names_its_source_and_links_to_it() {
    let sheet = worksheet("forgiveness");
    let step = sheet.steps.iter().find(|step| *step.id == *"making-right").unwrap();
    let why = step.why.as_ref().expect("a reason");
    assert_eq!(&*why.source, "Wade et al. 2023");
    assert!(why.url.starts_with("https://"), "{}", why.url);
    let page = Page::read(&render(&catalog(), "/", &Route::Worksheet("forgiveness".into())).unwrap());
    assert!(page.says().contains(&*why.text) && page.says().contains("Wade et al. 2023"));
    assert!(page.values("href").any(|href| href == &*why.url));
}

#[test]
fn an_example_is_folded_and_named_as_one_on_paper_too() {
    let page = Page::read(&render(&catalog(), "/", &Route::Worksheet("boundaries".into())).unwrap());
    let of_class =
        |class: &str| page.elements.iter().filter(|e| e.get("class") == Some(class)).collect::<Vec<_>>();
    let examples = of_class("example");
    assert!(!examples.is_empty());
    for example in examples {
        assert!(example.text.starts_with("An example"), "{}", example.text);
    }
    assert!(
        page.elements.iter().all(|e| e.tag != "details" || e.get("open").is_none()),
        "nothing is unfolded"
    );
}

#[test]
fn where_other_words_take_the_place_of_a_step_its_reason_and_example_go_with_them() {
    let mut step =
        worksheet("boundaries").steps.iter().find(|step| *step.id == *"words").unwrap().as_ref().clone();
    step.example = "Please knock.".into();
    assert!(step.is_explained(&answers(json!({ "kind": "limit" }))));
    for of in [json!({ "kind": "private" }), json!({ "afraid": "yes" }), json!({ "hurt-before": "not-sure" })]
    {
        assert!(!step.is_explained(&answers(of.clone())), "{of}");
    }
}
