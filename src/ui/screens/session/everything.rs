//! Everything that was written, the newest first.

use crate::domain::route::Route;
use crate::state::settings::{COPIED, LATER};
use crate::ui::components::record_list::{List, Which, begun_since, day_of, record_list};
use crate::ui::dom;
use crate::ui::html::{button, el, link, of, plain_link, title};
use crate::ui::site::Scene;
use crate::ui::words as k;
use yew::prelude::*;

/// Draws the list.
pub fn everything(scene: &Scene) -> Html {
    let site = &scene.site;
    let empty = Some(site.t(k::SESSION_EMPTY));
    of("article", "screen")
        .child(of("p", "back").child(plain_link(&site.href(&Route::Session), &site.t(k::SESSION_TO_SESSION))))
        .child(title(&site.t(k::SESSION_TITLE)))
        .child(el("p").text(&site.t(k::SESSION_INTRO)))
        .child(record_list(scene, List { which: Which::All, heading: None, empty, kinds: true }))
        .child_if(reminder(scene))
        .into()
}

/// How many entries there are before anything is said of copies.
const FEW: usize = 3;
/// How long a copy counts as new, and how long a reminder that was put off stays away, in milliseconds: thirty days.
const LONG: f64 = 30.0 * 24.0 * 3_600_000.0;

/// A line about the last copy, where there is much to lose and the copy is old. Calm, and away for a month when it is put
/// off.
fn reminder(scene: &Scene) -> Option<Html> {
    let (site, settings) = (&scene.site, &scene.desk.settings);
    if !scene.is_ready() || scene.desk.ids().len() < FEW || dom::is_recent(settings.get(LATER), LONG) {
        return None;
    }
    let copied = settings.get(COPIED);
    if dom::is_recent(copied, LONG) || (!copied.is_empty() && begun_since(scene, copied) == 0) {
        return None;
    }
    let words = match day_of(site, copied) {
        Some(day) => site.fill(k::SESSION_OLD_COPY, &[("day", &day)]),
        None => site.t(k::SESSION_NO_COPY).to_string(),
    };
    let later = {
        let scene = scene.clone();
        move || scene.change_desk(|desk| desk.choose(LATER, &dom::now()))
    };
    let card = of("div", "card note").id("no-copy").child(el("p").text(&words)).child(
        of("p", "actions")
            .child(link(
                "button quiet",
                &site.href_at(&Route::Settings, "copy"),
                &site.t(k::SESSION_SAVE_COPY),
            ))
            .child(button("button quiet", &site.t(k::NOT_NOW), later).id("no-copy-later")),
    );
    Some(card.into())
}
