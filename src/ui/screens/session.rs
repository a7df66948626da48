//! What was written so far: one list, and each entry as a clean page for paper.

use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::state::desk::Stored;
use crate::state::settings::{COPIED, LATER};
use crate::ui::components::copy_button::copy_button;
use crate::ui::components::parts::parts_view;
use crate::ui::components::record_list::{List, Which, begun_since, day_of, moment, open_at, record_list};
use crate::ui::components::trouble::{as_text, parts};
use crate::ui::dom;
use crate::ui::html::{button, el, link, of, p, plain_link, title};
use crate::ui::site::{Scene, Site};
use crate::ui::words as k;
use std::rc::Rc;
use yew::prelude::*;

/// The list, or the entry the address names.
pub fn session(scene: &Scene) -> Html {
    let site = &scene.site;
    match scene.desk.record(&scene.here.fragment) {
        Some(Stored::Record(record)) => return sheet(site, &record, open_at(site, &record)),
        Some(Stored::Newer(record)) => return sheet(site, &record, None),
        _ => {}
    }
    let list = if scene.is_ready() {
        let empty = Some(site.t(k::SESSION_EMPTY));
        record_list(scene, List { which: Which::All, heading: None, empty, kinds: true })
    } else {
        p("without", &site.t(k::SESSION_WITHOUT))
    };
    of("article", "screen")
        .child(title(&site.t(k::SESSION_TITLE)))
        .child(el("p").text(&site.t(k::SESSION_INTRO)))
        .child(list)
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

/// One entry, as it goes on paper. `edit`: where it can be changed.
fn sheet(site: &Rc<Site>, record: &Record, edit: Option<String>) -> Html {
    let (what, parts) = parts(site, record);
    let when = moment(site, record.done.as_ref().unwrap_or(&record.changed));
    let (name, about) = match record.label.as_str() {
        "" => (what, when),
        label => (label.to_string(), format!("{what} · {when}")),
    };
    of("article", "screen sheet")
        .child(of("p", "back").child(plain_link(&site.href(&Route::Session), &site.t(k::SESSION_BACK))))
        .child(title(&name))
        .child(p("help", &about))
        .child(
            of("p", "actions")
                .child(button("button", &site.t(k::PRINT), dom::print))
                .child(copy_button(site, as_text(site, record), None))
                .child_if(edit.map(|href| link("button quiet", &href, &site.t(k::SESSION_EDIT)))),
        )
        .child_if(parts.is_empty().then(|| p("empty", &site.t(k::SESSION_NOTHING))))
        .child(parts_view(&parts))
        .into()
}
