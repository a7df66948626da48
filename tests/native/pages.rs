//! Every served page: its headings, links, ids and labels, and that it needs no weaker security policy.

mod controls;
mod headings;
mod links;
mod whole;

use crate::common::catalog;
use crate::html::{Element, Page};
use std::rc::Rc;
use stillwater::content::Catalog;
use stillwater::content::compile::for_worksheet;
use stillwater::domain::route::{Route, UrlMap};
use stillwater::prerender::render;
use stillwater::ui::site::Site;

const BASES: [&str; 2] = ["/", "/some/path/"];

/// Calls a function with every page, below each base path.
fn each(look: impl Fn(&UrlMap, &Route, &Page)) {
    let catalog = catalog();
    for base in BASES {
        let map = Site::new(catalog.clone(), base).map;
        for route in map.routes() {
            let html = render(&catalog, base, &route).expect("a page");
            look(&map, &route, &Page::read(&html));
        }
    }
}

fn page(catalog: &Rc<Catalog>, route: &Route) -> Page {
    Page::read(&render(catalog, "/", route).expect("a page"))
}
