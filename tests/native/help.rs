//! The help screen: the order of its content, and whether a number was confirmed.

use crate::common::catalog;
use crate::html::Page;
use std::rc::Rc;
use stillwater::content::Catalog;
use stillwater::domain::route::Route;
use stillwater::prerender::render;
use stillwater::ui::words::KEYS;

fn page(catalog: &Rc<Catalog>) -> Page {
    Page::read(&render(catalog, "/", &Route::Help).expect("a page"))
}

fn count(page: &Page, words: &str) -> usize {
    page.texts.iter().filter(|(_, text)| text.contains(words)).count()
}

#[test]
fn what_most_people_come_for_is_one_link_away() {
    let page = page(&catalog());
    for id in ["numbers", "talk", "grounding", "breathing", "finding"] {
        assert!(page.id(id).is_some(), "#{id}");
    }
    let is_a_door = |href: &&str| href.contains("/help/#") || href.contains("/settle/");
    let hrefs: Vec<_> = page.values("href").filter(is_a_door).collect();
    assert_eq!(hrefs[..3], ["/help/#numbers", "/help/#talk", "/settle/"]);
    for id in ["breathing", "grounding"] {
        assert!(hrefs.contains(&&*format!("/settle/#{id}")), "an old address of #{id} leads on");
    }
}

#[test]
fn a_line_is_called_checked_only_where_a_person_confirmed_it() {
    let catalog = catalog();
    let plain = page(&catalog);
    assert_eq!(count(&plain, "checked on"), 0, "nobody has confirmed a line yet");
    assert!(count(&plain, "not yet confirmed") > 30);
    let mut json = serde_json::to_value(&*catalog).unwrap();
    let tools = json.get("tools").map_or("/help", |_| "/tools/help");
    json.pointer_mut(&format!("{tools}/countries/0/lines/0")).unwrap()["confirmed"] = "2026-12-01".into();
    let confirmed = page(&Rc::new(Catalog::from_json(&json.to_string(), KEYS).unwrap()));
    assert_eq!(count(&confirmed, "checked on 1 December 2026"), 1);
    assert_eq!(count(&confirmed, "not yet confirmed") + 1, count(&plain, "not yet confirmed"));
}
