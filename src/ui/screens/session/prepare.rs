//! Before a session: what one wants from it, what one would like to ask, and what one brings.

use crate::domain::route::Route;
use crate::ui::html::{el, of, p, plain_link, title};
use crate::ui::screens::session::EVERYTHING;
use crate::ui::site::Scene;
use crate::ui::words as k;
use yew::prelude::*;

/// Draws the screen.
pub fn prepare(scene: &Scene) -> Html {
    let site = &scene.site;
    of("article", "screen")
        .child(title(&site.t(k::SESSION_HEADING)))
        .child_if((!scene.is_ready()).then(|| p("without", &site.t(k::SESSION_WITHOUT))))
        .child(
            el("p").child(plain_link(&site.href_at(&Route::Session, EVERYTHING), &site.t(k::SESSION_TITLE))),
        )
        .into()
}
