//! An address nobody knows.

use crate::domain::route::Route;
use crate::ui::site::Site;
use crate::ui::words as k;
use yew::prelude::*;

/// Says that there is nothing here, and where one may have wanted to go.
pub fn not_found(site: &Site) -> Html {
    let places = [
        (Route::Read, k::NOT_FOUND_READ),
        (Route::Signs, k::NOT_FOUND_SIGNS),
        (Route::Worksheets, k::NOT_FOUND_WORKSHEETS),
        (Route::Session, k::NOT_FOUND_SESSION),
        (Route::Help, k::NOT_FOUND_HELP),
    ];
    html! {
        <article class="screen">
            <h1 tabindex="-1" id="title">{ site.t(k::NOT_FOUND_TITLE) }</h1>
            <p>{ site.t(k::NOT_FOUND_TEXT) }</p>
            <ul class="ways">
                { for places.into_iter().map(|(route, words)| html! {
                    <li><a href={site.href(&route)}>{ site.t(words) }</a></li>
                }) }
            </ul>
        </article>
    }
}
