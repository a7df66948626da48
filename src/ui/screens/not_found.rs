//! The page for unknown URLs.

use crate::domain::route::Route;
use crate::ui::html::{el, of, plain_link, title};
use crate::ui::site::Site;
use crate::ui::words as k;
use yew::prelude::*;

/// Says that there is no such page, and links to the others.
pub fn not_found(site: &Site) -> Html {
    let places = [
        (Route::Read, k::NOT_FOUND_READ),
        (Route::Signs, k::NOT_FOUND_SIGNS),
        (Route::Worksheets, k::NOT_FOUND_WORKSHEETS),
        (Route::Session, k::NOT_FOUND_SESSION),
        (Route::Help, k::NOT_FOUND_HELP),
    ];
    let ways = places
        .into_iter()
        .map(|(route, words)| el("li").child(plain_link(&site.href(&route), &site.t(words))).into());
    of("article", "screen")
        .child(title(&site.t(k::NOT_FOUND_TITLE)))
        .child(el("p").text(&site.t(k::NOT_FOUND_TEXT)))
        .child(of("ul", "ways").children(ways))
        .into()
}
