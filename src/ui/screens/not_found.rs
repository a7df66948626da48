//! The page for unknown URLs.

use crate::domain::route::Route;
use crate::ui::html::{el, plain_link, title};
use crate::ui::site::Site;
use crate::ui::words;
use yew::prelude::*;

/// Says that there is no such page, and links to the others.
pub fn not_found(site: &Site) -> Html {
    let places = [
        (Route::Read, words::NOT_FOUND_READ),
        (Route::Signs, words::NOT_FOUND_SIGNS),
        (Route::Worksheets, words::NOT_FOUND_WORKSHEETS),
        (Route::Notes, words::NOT_FOUND_SESSION),
        (Route::Help, words::NOT_FOUND_HELP),
    ];
    let ways = places
        .into_iter()
        .map(|(route, words)| el("li").child(plain_link(&site.href(&route), &site.text(words))).into());
    el("article")
        .class("screen")
        .child(title(&site.text(words::NOT_FOUND_TITLE)))
        .child(el("p").text(&site.text(words::NOT_FOUND_TEXT)))
        .child(el("ul").class("ways").children(ways))
        .into()
}
