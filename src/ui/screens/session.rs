//! What was written so far: one list, and each entry as a clean page for paper.

use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::state::desk::Stored;
use crate::ui::components::copy_button::copy_button;
use crate::ui::components::parts::parts_view;
use crate::ui::components::record_list::{List, Which, moment, open_at, record_list};
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
        .into()
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
