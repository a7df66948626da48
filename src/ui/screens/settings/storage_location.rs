//! Where entries are stored, the link to change that, and the lock.

mod locking;
mod spare;

use super::section;
use crate::content::Key;
use crate::domain::route::Route;
use crate::state::app_state::StorageMode;
use crate::ui::components::shared_device::shared_device;
use crate::ui::context::AppContext;
use crate::ui::html::{fragment, link, of, p};
use crate::ui::words as k;
use locking::LockSettings;
use yew::prelude::*;

pub fn place(scene: &AppContext) -> Html {
    let site = &scene.site;
    let app_state = &scene.app_state;
    let words: Key = match app_state.storage_mode {
        StorageMode::Undecided | StorageMode::Loading => k::PLACE_UNASKED,
        StorageMode::MemoryOnly => k::PLACE_NOWHERE,
        StorageMode::Blocked => k::TROUBLE_BLOCKED,
        _ if app_state.is_unlocked() => k::PLACE_LOCKED,
        _ => k::PLACE_OPEN,
    };
    let choice = match app_state.storage_mode {
        StorageMode::Undecided | StorageMode::MemoryOnly => Some(unkept(scene)),
        StorageMode::Persistent => Some(html! { <LockSettings /> }),
        _ => None,
    };
    section(site, "place", k::PLACE_TITLE, k::PLACE_TEXT)
        .child(p("card note", &site.t(words)))
        .child_opt(choice)
        .into()
}

/// If nothing is stored: whether other people use the device, and a link to the question.
fn unkept(scene: &AppContext) -> Html {
    let share = {
        let scene = scene.clone();
        Callback::from(move |shared| scene.update(|app_state| app_state.remember_shared(shared)))
    };
    let way = link("button quiet", &scene.site.href(&Route::Keep), &scene.site.t(k::KEEP_WAY));
    fragment(vec![shared_device(scene, share), of("p", "actions").child(way).into()])
}
