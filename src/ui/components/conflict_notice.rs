//! Messages about changes that another tab made to the open entry, and the choice between two versions of it.

use crate::state::app_state::Stored;
use crate::state::{Draft, RemoteChange};
use crate::storage::keys;
use crate::ui::components::record_list::open_at;
use crate::ui::context::AppContext;
use crate::ui::hooks::DraftHandle;
use crate::ui::html::{button, el, link, p};
use crate::ui::words;
use yew::prelude::*;

/// Empty while no other tab has changed the entry.
pub fn conflict_notice(context: &AppContext, writing: &DraftHandle, draft: &Draft) -> Html {
    if !draft.record.conflict_of.is_empty() {
        return two_versions(context, writing, draft);
    }
    let words = match draft.elsewhere {
        Some(RemoteChange::Updated) => words::ELSEWHERE_CHANGED,
        Some(RemoteChange::Deleted) => words::ELSEWHERE_DELETED,
        Some(RemoteChange::Forked) => words::ELSEWHERE_PARTED,
        None => return el("div").class("elsewhere").attr("role", "status").into(),
    };
    el("div")
        .class("elsewhere")
        .attr("role", "status")
        .child(p("card note", &context.site.text(words)))
        .into()
}

fn two_versions(context: &AppContext, writing: &DraftHandle, draft: &Draft) -> Html {
    let site = &context.site;
    let other = draft.record.conflict_of.clone();
    let there = match context.app_state.record(&other) {
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
        let (context, settle) = (context.clone(), settle.clone());
        move || {
            context.update(|app_state| app_state.delete(&[keys::record(&other)]));
            settle();
        }
    };
    el("div")
        .class("elsewhere")
        .attr("role", "status")
        .child(
            el("div")
                .class("card note")
                .id("twin")
                .child(p("card-title", &site.text(words::ELSEWHERE_TWIN_TITLE)))
                .child(el("p").text(&site.text(words::ELSEWHERE_TWIN)))
                .child(
                    el("p")
                        .class("actions")
                        .child_opt(
                            there.map(|href| link("button quiet", &href, &site.text(words::ELSEWHERE_OTHER))),
                        )
                        .child(
                            button("button quiet", &site.text(words::ELSEWHERE_ONLY_THIS), only_this)
                                .id("only-this"),
                        )
                        .child(button("button quiet", &site.text(words::ELSEWHERE_BOTH), settle).id("both")),
                ),
        )
        .into()
}
