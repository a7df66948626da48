//! A line about the last copy, where there is much to lose.

use crate::domain::route::Route;
use crate::state::settings::{COPIED, LATER};
use crate::ui::components::record_list::{begun_since, day_of};
use crate::ui::dom;
use crate::ui::html::{button, el, link, of};
use crate::ui::site::Scene;
use crate::ui::words as k;
use yew::prelude::*;

/// How many entries there are before anything is said of copies.
const FEW: usize = 3;
/// How long a copy counts as new, and how long a reminder that was put off stays away, in milliseconds: thirty days.
const LONG: f64 = 30.0 * 24.0 * 3_600_000.0;

/// A line about the last copy, where there is much to lose and the copy is old. Calm, and away for a month when it is put
/// off.
pub fn reminder(scene: &Scene) -> Option<Html> {
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
