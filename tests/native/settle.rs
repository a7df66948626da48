//! The screen for settling as it is without the program, and where its words are.

use crate::common::catalog;
use crate::html::Page;
use std::rc::Rc;
use stillwater::content::compile::for_worksheet;
use stillwater::domain::help::SETTLE_PARTS;
use stillwater::domain::route::Route;
use stillwater::prerender::render;
use stillwater::ui::site::Site;

fn page() -> Page {
    Page::read(&render(&catalog(), "/", &Route::Settle).expect("a page"))
}

#[test]
fn all_parts_can_be_read_in_their_order() {
    let page = page();
    let says = page.says();
    let help = &catalog().tools().help.words;
    let mut at = 0;
    for id in SETTLE_PARTS {
        assert!(page.id(id).is_some(), "#{id}");
    }
    let titles = [&help.breathing.title, &help.grounding.title, &help.ways.title, &help.after.title];
    for title in titles {
        at += says[at..].find(&**title).unwrap_or_else(|| panic!("{title} comes later than the one before"));
    }
    for step in help.grounding.steps.iter().chain(&help.ways.steps) {
        assert!(says.contains(&*step.title) && says.contains(&*step.text), "{}", step.title);
    }
}

#[test]
fn the_cautions_stand_before_the_first_pace() {
    let says = page().says();
    let at = |words: &str| says.find(words).unwrap_or_else(|| panic!("{words}"));
    assert!(at("there is no holding") < at("heart or lung condition"));
    assert!(at("feel dizzy") < at("heart or lung condition"));
    assert!(at("heart or lung condition") < at("4 in, 6 out"));
}

#[test]
fn its_words_are_in_every_catalogue_that_has_those_of_help() {
    let whole = catalog();
    for sheet in &whole.tools().worksheets {
        let own = Rc::new(for_worksheet(&whole, &sheet.path).expect("a worksheet"));
        let site = Site::new(own.clone(), "/");
        assert!(site.has_words_of(&Route::Settle), "{}", sheet.path);
        assert!(render(&own, "/", &Route::Settle) == render(&whole, "/", &Route::Settle), "{}", sheet.path);
    }
}

#[test]
fn the_tab_tells_nothing_of_it() {
    assert_eq!(Site::new(catalog(), "/").title(&Route::Settle), "A moment · Stillwater");
}
