//! Notices about stored entries: data that is missing, was restored or was tampered with, low space, and an unconfirmed
//! recovery code.
//!
//! It also watches for changes made by other pages.

use crate::browser::Timeout;
use crate::content::Key;
use crate::domain::route::Route;
use crate::state::Setting;
use crate::state::app_state::Stored;
use crate::state::repository::{STOP, WARN};
use crate::storage::journal::RecoveryReport;
use crate::storage::keys;
use crate::storage::lock::Tampered;
use crate::ui::components::record_list::{kind_name, moment, name_of};
use crate::ui::context::{AppContext, use_app_context};
use crate::ui::hooks::{use_effect_keyed, use_window_event};
use crate::ui::html::{button, el, fragment, link, p};
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

/// How long after opening the used space is measured, in milliseconds, so that it does not delay the page.
const COUNT: u32 = 1500;
/// The debounce before lists are rendered again after a change by another page, in milliseconds.
const GATHER: u32 = 250;

/// The cards; empty while there is nothing to tell.
#[component]
pub fn StorageNotices() -> Html {
    let context = &use_app_context();
    let used = use_state(|| None::<usize>);
    let ready = context.is_ready();
    use_effect_keyed((ready, context.app_state.list_version), {
        let (used, app_state) = (used.clone(), context.app_state.clone());
        move || {
            let timer = ready.then(|| Timeout::new(COUNT, move || used.set(Some(app_state.size().1))));
            Some(Box::new(|| drop(timer)))
        }
    });
    use_other_pages(context.clone());
    el("div")
        .class("notices")
        .child(found(context))
        .child(tampered(context))
        .child(room(context, used.unwrap_or_default()))
        .child(spare(context))
        .into()
}

/// Renders the lists again after another page changed the store, and when this page returns from the bfcache.
#[hook]
fn use_other_pages(context: AppContext) {
    let timer = use_mut_ref(|| None::<Timeout>);
    let look = Callback::from(move |()| {
        let context = context.clone();
        let look = move || {
            if context.now().is_ready() {
                context.update(|app_state| app_state.look_again());
            }
        };
        timer.replace(Some(Timeout::new(GATHER, look)));
    });
    use_window_event("storage", look.clone());
    use_window_event("pageshow", look);
}

fn found(context: &AppContext) -> Html {
    let site = &context.site;
    let RecoveryReport { store_was_cleared: emptied, restored, missing, no_room: stuck } =
        context.app_state.recovery_report;
    let (title, text) = match (emptied, missing + stuck, restored) {
        (true, ..) => (words::LOST_EMPTIED_TITLE, Some(words::LOST_EMPTIED)),
        (_, 1.., _) => (words::LOST_MISSING_TITLE, None),
        (.., 1..) => (words::LOST_BACK_TITLE, Some(words::LOST_BACK_TEXT)),
        _ => return Html::default(),
    };
    let gone = emptied || missing > 0;
    let count = |words: Key, n: usize| {
        (n > 0).then(|| el("p").text(&site.fill(words, &[("n", &n.to_string())])).into())
    };
    let seen = {
        let context = context.clone();
        move || context.update(|app_state| app_state.dismiss_recovery_report())
    };
    el("div")
        .class(if gone { "card urgent" } else { "card note" })
        .id("found")
        .attr("role", "status")
        .child(p("card-title", &site.text(title)))
        .child_opt(text.map(|text| el("p").text(&site.text(text)).into()))
        .child_opt(count(words::LOST_BACK, restored))
        .child_opt(count(words::LOST_MISSING, missing))
        .child_opt(count(words::LOST_STUCK, stuck))
        .child_opt(gone.then(|| el("p").text(&site.text(words::LOST_COPY)).into()))
        .child(
            el("p")
                .class("actions")
                .child_opt(gone.then(|| {
                    link(
                        "button quiet",
                        &site.href_at(&Route::Settings, "restore"),
                        &site.text(words::LOST_RESTORE),
                    )
                }))
                .child(button("button quiet", &site.text(words::LOST_SEEN), seen).id("seen")),
        )
        .into()
}

/// Changes to the encrypted data that this program did not make. Shown once.
fn tampered(context: &AppContext) -> Html {
    let (site, app_state) = (&context.site, &context.app_state);
    let Tampered { quarantined: aside, older, gone, is_unlisted } = &*app_state.tampered;
    if *app_state.tampered == Tampered::default() || app_state.shared_view().is_some() {
        return Html::default();
    }
    let name = |key: &String| match key.strip_prefix(keys::RECORD).map(|id| app_state.record(id)) {
        Some(Some(Stored::Record(record) | Stored::Newer(record))) => {
            let what = kind_name(site, &record.kind);
            format!("{} ({})", name_of(context, &record, &what), moment(site, &record.changed))
        }
        None if key == keys::SETTINGS => site.text(words::SETTINGS_TITLE).to_string(),
        _ => site.text(words::RECORD_CLOSED).to_string(),
    };
    let names: Vec<String> = older.iter().map(name).collect();
    let said = |words: Key, name: &str, value: String, is: bool| {
        is.then(|| el("p").text(&site.fill(words, &[(name, &value)])).into())
    };
    let seen = {
        let context = context.clone();
        move || context.update(|app_state| app_state.tampered = Rc::default())
    };
    el("div")
        .class("card urgent")
        .id("tampered")
        .attr("role", "status")
        .child(p("card-title", &site.text(words::TAMPERED_TITLE)))
        .child_opt(said(words::TAMPERED_ASIDE, "n", aside.to_string(), *aside > 0))
        .child_opt(said(words::TAMPERED_OLDER, "names", names.join("; "), !names.is_empty()))
        .child_opt(said(words::TAMPERED_GONE, "n", gone.to_string(), *gone > 0))
        .child_opt(said(words::TAMPERED_UNLISTED, "n", String::new(), *is_unlisted))
        .child(el("p").text(&site.text(words::TAMPERED_MEANS)))
        .child(
            el("p")
                .class("actions")
                .child(button("button quiet", &site.text(words::LOST_SEEN), seen).id("tampered-seen")),
        )
        .into()
}

/// A reminder of a recovery code that was not confirmed. Shown once, and not on screens with a form.
fn spare(context: &AppContext) -> Html {
    let (site, settings) = (&context.site, &context.app_state.settings);
    let quiet = !matches!(context.here.route, Route::Notes | Route::Session | Route::Worksheets)
        || !context.here.fragment.is_empty();
    if quiet || settings.unconfirmed_code().is_empty() || settings.code_reminder_dismissed() {
        return Html::default();
    }
    let seen = {
        let context = context.clone();
        move || context.update(|app_state| app_state.choose(Setting::CodeReminderDismissed))
    };
    el("div")
        .class("card note")
        .id("spare")
        .child(el("p").text(&site.text(words::PLACE_SPARE)))
        .child(
            el("p")
                .class("actions")
                .child(link(
                    "button quiet",
                    &site.href_at(&Route::Settings, "place"),
                    &site.text(words::PLACE_SPARE_NOW),
                ))
                .child(button("button quiet", &site.text(words::NOT_NOW), seen).id("spare-seen")),
        )
        .into()
}

fn room(context: &AppContext, used: usize) -> Html {
    let site = &context.site;
    let (title, text) = match used {
        STOP.. => (words::SPACE_FULL_TITLE, words::SPACE_FULL),
        WARN.. => (words::SPACE_SHORT_TITLE, words::SPACE_SHORT),
        _ => return Html::default(),
    };
    let per_cent = (used.saturating_mul(100) / STOP).to_string();
    el("div")
        .class("card note")
        .id("room")
        .attr("role", "status")
        .child(p("card-title", &site.text(title)))
        .child(fragment(vec![el("p").text(&site.fill(text, &[("n", &per_cent)])).into()]))
        .child(el("p").class("actions").child(link(
            "button quiet",
            &site.href(&Route::Settings),
            &site.text(words::NAV_SETTINGS),
        )))
        .into()
}
