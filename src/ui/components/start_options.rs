//! The links of a start page that lead into a worksheet or a check-in.

use crate::domain::route::Route;
use crate::domain::short_way::SHORT;
use crate::ui::context::AppContext;
use crate::ui::html::{Element, el};
use crate::ui::site::Site;
use crate::ui::words;
use yew::prelude::*;

/// The location that begins a record on the whole way. It is also the id of the questions in the prerendered page, so
/// that its link works before the program has started, and without it.
pub const BEGIN: &str = "begin";
/// The location that begins a record on the short way.
pub const BEGIN_SHORT: &str = "begin-short";

/// The location that begins a record and the step in it; `None` for another location. It stays in the history until the
/// record is stored, so that a reload keeps the way.
pub fn begins(fragment: &str) -> Option<(&str, Option<&str>)> {
    let (first, step) = match fragment.split_once('/') {
        Some((first, step)) => (first, Some(step)),
        None => (fragment, None),
    };
    [BEGIN, BEGIN_SHORT].contains(&first).then_some((first, step))
}

/// The way that a location begins; `None` for the whole way.
pub fn way_of(place: &str) -> Option<&'static str> {
    (place == BEGIN_SHORT).then_some(SHORT)
}

/// The URL that begins a record. Before the program has started it has the location in its fragment, so that the link
/// shows the questions; later the URL does not name it.
pub fn begin_at(context: &AppContext, route: &Route, place: &str) -> String {
    match context.is_ready() {
        true => context.site.href_at(route, place),
        false => format!("{}#{place}", context.site.href(route)),
    }
}

/// A link, with what it leads to.
pub fn start_option(href: &str, name: &str, help: &str) -> Element {
    el("a")
        .class("start-option card")
        .leads_to(href)
        .child(el("strong").text(name))
        .child(el("small").text(help))
}

/// The links of a start page.
pub fn start_options(site: &Site, all: Vec<Element>) -> Html {
    el("nav")
        .class("start-options")
        .attr("aria-label", &site.text(words::WAY_TITLE))
        .children(all.into_iter().map(Html::from))
        .into()
}
