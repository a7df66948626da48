//! Notices about stored entries: data that is missing, was restored or was tampered with, low space, and an unconfirmed
//! recovery code.
//!
//! It also watches for changes made by other pages.

use crate::browser::Timeout;
use crate::content::Key;
use crate::domain::route::Route;
use crate::state::app_state::Stored;
use crate::state::repository::{STOP, WARN};
use crate::state::settings::{SPARE, SPARE_SEEN, YES};
use crate::storage::journal::RecoveryReport;
use crate::storage::keys;
use crate::storage::lock::Tampered;
use crate::ui::components::record_list::{kind_name, moment, name_of};
use crate::ui::context::{AppContext, use_app_context};
use crate::ui::hooks::{use_effect_keyed, use_window_event};
use crate::ui::html::{button, el, fragment, link, of, p};
use crate::ui::words as k;
use std::rc::Rc;
use yew::prelude::*;

/// How long after opening the used space is measured, in milliseconds, so that it does not delay the page.
const COUNT: u32 = 1500;
/// The debounce before lists are rendered again after a change by another page, in milliseconds.
const GATHER: u32 = 250;

/// The cards; empty while there is nothing to tell.
#[component]
pub fn StorageNotices() -> Html {
    let scene = &use_app_context();
    let used = use_state(|| None::<usize>);
    let ready = scene.is_ready();
    use_effect_keyed((ready, scene.app_state.list_version), {
        let (used, app_state) = (used.clone(), scene.app_state.clone());
        move || {
            let timer = ready.then(|| Timeout::new(COUNT, move || used.set(Some(app_state.size().1))));
            Some(Box::new(|| drop(timer)))
        }
    });
    use_other_pages(scene.clone());
    of("div", "notices")
        .child(found(scene))
        .child(tampered(scene))
        .child(room(scene, used.unwrap_or_default()))
        .child(spare(scene))
        .into()
}

/// Renders the lists again after another page changed the store, and when this page returns from the bfcache.
#[hook]
fn use_other_pages(scene: AppContext) {
    let timer = use_mut_ref(|| None::<Timeout>);
    let look = Callback::from(move |()| {
        let scene = scene.clone();
        let look = move || {
            if scene.now().is_ready() {
                scene.update(|app_state| app_state.look_again());
            }
        };
        timer.replace(Some(Timeout::new(GATHER, look)));
    });
    use_window_event("storage", look.clone());
    use_window_event("pageshow", look);
}

fn found(scene: &AppContext) -> Html {
    let site = &scene.site;
    let RecoveryReport { emptied, restored, missing, stuck } = scene.app_state.recovery_report;
    let (title, text) = match (emptied, missing + stuck, restored) {
        (true, ..) => (k::LOST_EMPTIED_TITLE, Some(k::LOST_EMPTIED)),
        (_, 1.., _) => (k::LOST_MISSING_TITLE, None),
        (.., 1..) => (k::LOST_BACK_TITLE, Some(k::LOST_BACK_TEXT)),
        _ => return Html::default(),
    };
    let gone = emptied || missing > 0;
    let count = |words: Key, n: usize| {
        (n > 0).then(|| el("p").text(&site.fill(words, &[("n", &n.to_string())])).into())
    };
    let seen = {
        let scene = scene.clone();
        move || scene.update(|app_state| app_state.dismiss_recovery_report())
    };
    of("div", if gone { "card urgent" } else { "card note" })
        .id("found")
        .attr("role", "status")
        .child(p("card-title", &site.t(title)))
        .child_opt(text.map(|text| el("p").text(&site.t(text)).into()))
        .child_opt(count(k::LOST_BACK, restored))
        .child_opt(count(k::LOST_MISSING, missing))
        .child_opt(count(k::LOST_STUCK, stuck))
        .child_opt(gone.then(|| el("p").text(&site.t(k::LOST_COPY)).into()))
        .child(
            of("p", "actions")
                .child_opt(gone.then(|| {
                    link("button quiet", &site.href_at(&Route::Settings, "restore"), &site.t(k::LOST_RESTORE))
                }))
                .child(button("button quiet", &site.t(k::LOST_SEEN), seen).id("seen")),
        )
        .into()
}

/// Changes to the encrypted data that this program did not make. Shown once.
fn tampered(scene: &AppContext) -> Html {
    let (site, app_state) = (&scene.site, &scene.app_state);
    let Tampered { aside, older, gone, is_unlisted } = &*app_state.tampered;
    if *app_state.tampered == Tampered::default() || app_state.shared_view().is_some() {
        return Html::default();
    }
    let name = |key: &String| match key.strip_prefix(keys::RECORD).map(|id| app_state.record(id)) {
        Some(Some(Stored::Record(record) | Stored::Newer(record))) => {
            let what = kind_name(site, &record);
            format!("{} ({})", name_of(scene, &record, &what), moment(site, &record.changed))
        }
        None if key == keys::SETTINGS => site.t(k::SETTINGS_TITLE).to_string(),
        _ => site.t(k::RECORD_CLOSED).to_string(),
    };
    let names: Vec<String> = older.iter().map(name).collect();
    let said = |words: Key, name: &str, value: String, is: bool| {
        is.then(|| el("p").text(&site.fill(words, &[(name, &value)])).into())
    };
    let seen = {
        let scene = scene.clone();
        move || scene.update(|app_state| app_state.tampered = Rc::default())
    };
    of("div", "card urgent")
        .id("tampered")
        .attr("role", "status")
        .child(p("card-title", &site.t(k::TAMPERED_TITLE)))
        .child_opt(said(k::TAMPERED_ASIDE, "n", aside.to_string(), *aside > 0))
        .child_opt(said(k::TAMPERED_OLDER, "names", names.join("; "), !names.is_empty()))
        .child_opt(said(k::TAMPERED_GONE, "n", gone.to_string(), *gone > 0))
        .child_opt(said(k::TAMPERED_UNLISTED, "n", String::new(), *is_unlisted))
        .child(el("p").text(&site.t(k::TAMPERED_MEANS)))
        .child(
            of("p", "actions").child(button("button quiet", &site.t(k::LOST_SEEN), seen).id("tampered-seen")),
        )
        .into()
}

/// A reminder of a recovery code that was not confirmed. Shown once, and not on screens with a form.
fn spare(scene: &AppContext) -> Html {
    let (site, settings) = (&scene.site, &scene.app_state.settings);
    let quiet =
        !matches!(scene.here.route, Route::Session | Route::Worksheets) || !scene.here.fragment.is_empty();
    if quiet || settings.get(SPARE).is_empty() || settings.get(SPARE_SEEN) == YES {
        return Html::default();
    }
    let seen = {
        let scene = scene.clone();
        move || scene.update(|app_state| app_state.choose(SPARE_SEEN, YES))
    };
    of("div", "card note")
        .id("spare")
        .child(el("p").text(&site.t(k::PLACE_SPARE)))
        .child(
            of("p", "actions")
                .child(link(
                    "button quiet",
                    &site.href_at(&Route::Settings, "place"),
                    &site.t(k::PLACE_SPARE_NOW),
                ))
                .child(button("button quiet", &site.t(k::NOT_NOW), seen).id("spare-seen")),
        )
        .into()
}

fn room(scene: &AppContext, used: usize) -> Html {
    let site = &scene.site;
    let (title, text) = match used {
        STOP.. => (k::SPACE_FULL_TITLE, k::SPACE_FULL),
        WARN.. => (k::SPACE_SHORT_TITLE, k::SPACE_SHORT),
        _ => return Html::default(),
    };
    let per_cent = (used.saturating_mul(100) / STOP).to_string();
    of("div", "card note")
        .id("room")
        .attr("role", "status")
        .child(p("card-title", &site.t(title)))
        .child(fragment(vec![el("p").text(&site.fill(text, &[("n", &per_cent)])).into()]))
        .child(of("p", "actions").child(link(
            "button quiet",
            &site.href(&Route::Settings),
            &site.t(k::NAV_SETTINGS),
        )))
        .into()
}
