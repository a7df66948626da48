//! Messages about changes that another tab made to the open entry, and the choice between two versions of it.

use crate::state::app_state::Stored;
use crate::state::{Draft, RemoteChange};
use crate::storage::keys;
use crate::ui::components::record_list::open_at;
use crate::ui::context::AppContext;
use crate::ui::hooks::DraftHandle;
use crate::ui::html::{button, el, link, of, p};
use crate::ui::words as k;
use yew::prelude::*;

/// Empty while no other tab has changed the entry.
pub fn elsewhere(scene: &AppContext, writing: &DraftHandle, draft: &Draft) -> Html {
    if !draft.record.conflict_of.is_empty() {
        return two_versions(scene, writing, draft);
    }
    let words = match draft.elsewhere {
        Some(RemoteChange::Updated) => k::ELSEWHERE_CHANGED,
        Some(RemoteChange::Deleted) => k::ELSEWHERE_DELETED,
        Some(RemoteChange::Forked) => k::ELSEWHERE_PARTED,
        None => return of("div", "elsewhere").attr("role", "status").into(),
    };
    of("div", "elsewhere").attr("role", "status").child(p("card note", &scene.site.t(words))).into()
}

fn two_versions(scene: &AppContext, writing: &DraftHandle, draft: &Draft) -> Html {
    let site = &scene.site;
    let other = draft.record.conflict_of.clone();
    let there = match scene.app_state.record(&other) {
        Some(Stored::Record(record)) => open_at(site, &record),
        _ => None,
    };
    let settle = {
        let writing = writing.clone();
        move || {
            writing.edit.emit(Box::new(|record| record.conflict_of = String::new()));
            writing.save.emit(());
        }
    };
    let only_this = {
        let (scene, settle) = (scene.clone(), settle.clone());
        move || {
            scene.update(|app_state| app_state.delete(&[keys::record(&other)]));
            settle();
        }
    };
    of("div", "elsewhere")
        .attr("role", "status")
        .child(
            of("div", "card note")
                .id("twin")
                .child(p("card-title", &site.t(k::ELSEWHERE_TWIN_TITLE)))
                .child(el("p").text(&site.t(k::ELSEWHERE_TWIN)))
                .child(
                    of("p", "actions")
                        .child_opt(there.map(|href| link("button quiet", &href, &site.t(k::ELSEWHERE_OTHER))))
                        .child(
                            button("button quiet", &site.t(k::ELSEWHERE_ONLY_THIS), only_this)
                                .id("only-this"),
                        )
                        .child(button("button quiet", &site.t(k::ELSEWHERE_BOTH), settle).id("both")),
                ),
        )
        .into()
}
