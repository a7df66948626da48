//! Where entries are stored, the link to change that, and the lock.

mod lock_settings;
mod unconfirmed_code;

use super::section;
use crate::content::Key;
use crate::domain::route::Route;
use crate::state::AppState;
use crate::state::app_state::StorageMode;
use crate::ui::components::shared_device::shared_device;
use crate::ui::context::AppContext;
use crate::ui::html::{el, fragment, link, p};
use crate::ui::words;
use lock_settings::LockSettings;
use yew::prelude::*;

pub fn place(context: &AppContext) -> Html {
    let site = &context.site;
    let app_state = &context.app_state;
    let choice = match app_state.storage_mode {
        StorageMode::Undecided | StorageMode::MemoryOnly => Some(unkept(context)),
        StorageMode::Persistent => Some(html! { <LockSettings /> }),
        _ => None,
    };
    section(site, "place", words::PLACE_TITLE, words::PLACE_TEXT)
        .child(p("card note", &site.text(storage_words(app_state))))
        .child_opt(choice)
        .into()
}

/// The sentence that says where entries are stored.
pub fn storage_words(app_state: &AppState) -> Key {
    match app_state.storage_mode {
        StorageMode::Undecided | StorageMode::Loading => words::PLACE_UNASKED,
        StorageMode::MemoryOnly => words::PLACE_NOWHERE,
        StorageMode::Blocked => words::TROUBLE_BLOCKED,
        _ if app_state.is_unlocked() => words::PLACE_LOCKED,
        _ => words::PLACE_OPEN,
    }
}

/// If nothing is stored: whether other people use the device, and a link to the question.
fn unkept(context: &AppContext) -> Html {
    let share = {
        let context = context.clone();
        Callback::from(move |shared| context.update(|app_state| app_state.remember_shared(shared)))
    };
    let way = link("button quiet", &context.site.href(&Route::Keep), &context.site.text(words::KEEP_WAY));
    fragment(vec![shared_device(context, share), el("p").class("actions").child(way).into()])
}
