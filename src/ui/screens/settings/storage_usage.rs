//! How much is stored, and how long this browser stores it.

use super::section;
use crate::browser;
use crate::state::app_state::StorageMode;
use crate::state::repository::STOP;
use crate::ui::context::{AppContext, use_app_context};
use crate::ui::hooks::use_effect_keyed;
use crate::ui::html::{button, el, p};
use crate::ui::words;
use yew::prelude::*;

#[component]
pub fn StorageUsage() -> Html {
    let context = &use_app_context();
    let promised = use_state(|| None::<bool>);
    let asked = use_state(|| false);
    let ready = context.is_ready();
    use_effect_keyed(ready, {
        let promised = promised.clone();
        move || {
            if ready {
                browser::persisted(move |is| promised.set(Some(is)));
            }
            None
        }
    });
    let site = &context.site;
    let app_state = &context.app_state;
    let only_now = app_state.storage_mode == StorageMode::Blocked;
    let no_journal = ready && !only_now && !app_state.is_journaled();
    let how_long =
        if ready && browser::is_safari() { words::SETTINGS_LONG_SAFARI } else { words::SETTINGS_LONG };
    let ask = {
        let (promised, asked) = (promised.clone(), asked.clone());
        move || {
            let (promised, asked) = (promised.clone(), asked.clone());
            browser::persist(move |is| {
                promised.set(Some(is));
                asked.set(true);
            });
        }
    };
    let answer = match (*promised, *asked) {
        (Some(true), _) => Some(words::SETTINGS_LONG_YES),
        (Some(false), true) => Some(words::SETTINGS_LONG_NO),
        (Some(false), false) => Some(words::SETTINGS_LONG_ASKED),
        (None, _) => None,
    };
    section(site, "kept", words::SETTINGS_KEPT_TITLE, words::SETTINGS_KEPT)
        .child_opt(only_now.then(|| p("card urgent", &site.text(words::TROUBLE_BLOCKED))))
        .child(stored(context))
        .child_opt(no_journal.then(|| p("card note", &site.text(words::SETTINGS_NO_JOURNAL))))
        .child(el("h3").text(&site.text(words::SETTINGS_LONG_TITLE)))
        .child(el("p").text(&site.text(how_long)))
        .child(
            el("p")
                .class("promise")
                .attr("role", "status")
                .text(&answer.map(|key| site.text(key)).unwrap_or_default()),
        )
        .child_opt(
            (*promised == Some(false) && !*asked).then(|| {
                button("button quiet", &site.text(words::SETTINGS_LONG_ASK), ask).id("persist").into()
            }),
        )
        .into()
}

/// The paragraph is rendered before hydration too, so that its text causes no layout shift.
fn stored(context: &AppContext) -> Html {
    if !context.is_ready() {
        return el("p").id("stored").into();
    }
    let in_memory = matches!(
        context.app_state.storage_mode,
        StorageMode::Undecided | StorageMode::MemoryOnly | StorageMode::Guest | StorageMode::Blocked
    );
    let (count, units) = if in_memory { (0, 0) } else { context.app_state.size() };
    // A UTF-16 code unit has two bytes.
    let kilobytes = (units * 2).div_ceil(1024);
    let words = match count {
        0 => words::SETTINGS_NONE,
        1 => words::SETTINGS_ONE,
        _ => words::SETTINGS_MANY,
    };
    let count = count.to_string();
    let per_cent = (units * 100).div_ceil(STOP).to_string();
    let words =
        context.site.fill(words, &[("n", &count), ("kb", &kilobytes.to_string()), ("percent", &per_cent)]);
    el("p").id("stored").attr("data-count", &count).text(&words).into()
}
