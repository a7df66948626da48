//! A person's text on the screen: it may be in any language, and page translators leave it alone.

use crate::html::Page;
use stillwater::domain::layout::{LayoutRow, LayoutSection};
use stillwater::ui::components::record_view::parts_view;
use stillwater::ui::html::{el, written_title};
use yew::prelude::*;
use yew::{LocalServerRenderer, function_component};

#[derive(PartialEq, Properties)]
struct Piece {
    html: Html,
}

#[function_component]
fn Drawn(piece: &Piece) -> Html {
    piece.html.clone()
}

fn drawn(html: Html) -> Page {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let renderer = LocalServerRenderer::<Drawn>::with_props(Piece { html }).hydratable(false);
    Page::read(&tokio::task::LocalSet::new().block_on(&runtime, renderer.render()))
}

/// Whether every element with exactly this text is inside one that is marked as the person's own words.
fn is_kept(page: &Page, words: &str) -> bool {
    let mut said = page.texts.iter().filter(|(_, text)| text == words).peekable();
    said.peek().is_some()
        && said.all(|(around, _)| {
            let has = |name, value| around.iter().any(|at| page.elements[*at].get(name) == Some(value));
            has("translate", "no") && has("dir", "auto")
        })
}

#[test]
fn the_answers_of_an_entry_are_the_persons_own() {
    let row =
        LayoutRow {
            key: "x".into(), label: "A question".into(), lines: vec!["שלום".into(), "two".into()]
        };
    let page = drawn(parts_view(&[LayoutSection { title: "A sign of mine".into(), rows: vec![row] }]));
    for words in ["שלום", "two", "A sign of mine"] {
        assert!(is_kept(&page, words), "{words}");
    }
    assert!(!is_kept(&page, "A question"), "what we ask may be translated");
}

#[test]
fn a_heading_and_a_field_can_be_the_persons_own() {
    assert!(is_kept(&drawn(written_title("mine")), "mine"));
    assert!(is_kept(&drawn(el("p").class("help").written().text("mine").into()), "mine"));
    let field = drawn(el("textarea").to_write_in().into());
    let field = &field.elements[0];
    let says = ["dir", "translate", "autocomplete", "spellcheck"].map(|name| field.get(name));
    assert_eq!(says, [Some("auto"), Some("no"), Some("off"), Some("false")]);
}
