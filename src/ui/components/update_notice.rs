//! The notice that a new version of the site is installed and waiting. It is not activated without the person.

use crate::browser;
use crate::state::app_state::StorageMode;
use crate::ui::context::use_app_context;
use crate::ui::hooks::{use_effect_keyed, use_on_resume};
use crate::ui::html::{button, el};
use crate::ui::words;
use yew::prelude::*;

/// Rendered below the screen; empty while there is no update.
#[component]
pub fn UpdateNotice() -> Html {
    let context = &use_app_context();
    let waits = use_state_eq(|| false);
    let look = {
        let waits = waits.clone();
        Callback::from(move |()| {
            let waits = waits.clone();
            browser::update_waiting(move |is| waits.set(is));
        })
    };
    // It is checked on each new screen and on returning to the page, so that the layout does not shift while a person
    // writes.
    use_effect_keyed(context.here.clone(), {
        let look = look.clone();
        move || {
            look.emit(());
            None
        }
    });
    use_on_resume(look);
    let site = &context.site;
    // A reload would lose entries that are in memory only.
    let stays = matches!(context.app_state.storage_mode, StorageMode::Persistent | StorageMode::Locked);
    let take = || {
        browser::dispatch_flush();
        browser::apply_update();
    };
    let line =
        || {
            el("p")
                .class("newer-line")
                .child(el("span").text(&site.text(words::NEWER_TEXT)))
                .child_opt(stays.then(|| {
                    button("button small quiet", &site.text(words::NEWER_NOW), take).id("newer").into()
                }))
                .into()
        };
    el("div").class("newer").attr("role", "status").child_opt(waits.then(line)).into()
}
