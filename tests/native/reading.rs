//! The smaller catalogue of the article has every text that a reader may see.

use crate::common::{catalog, project};
use std::rc::Rc;
use stillwater::content::Catalog;
use stillwater::content::compile::for_reading;
use stillwater::domain::route::Route;
use stillwater::prerender::render;
use stillwater::ui::words;

fn reading() -> Catalog {
    for_reading(&project("src/content"), &catalog()).expect("the list of texts is fine")
}

#[test]
fn the_article_is_drawn_the_same_with_it() {
    let whole = render(&Rc::new((*catalog()).clone()), "/", &Route::Read).unwrap();
    assert_eq!(render(&Rc::new(reading()), "/", &Route::Read).unwrap(), whole);
}

#[test]
fn what_appears_later_is_in_it_too() {
    let reading = reading();
    for key in [words::READ_CONTINUE, words::TITLE_PATTERN, words::TITLE_READ, words::FAILED] {
        assert!(!reading.text(key).is_empty(), "{key:?}");
    }
    assert!(reading.text(words::SETTINGS_KEPT).is_empty(), "what is never on the screen is left out");
}
