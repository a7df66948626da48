//! The footer of a screen with a form: Back on the left, the save status, Next on the right.

use crate::browser;
use crate::content::Key;
use crate::domain::route::Route;
use crate::state::SaveState;
use crate::state::app_state::StorageMode;
use crate::ui::components::save_error::TROUBLE;
use crate::ui::context::{AppContext, use_app_context};
use crate::ui::html::{Element, button, el, plain_link};
use crate::ui::site::Site;
use crate::ui::words;
use yew::prelude::*;

/// The footer of a step. `saving` is the state of the last change on the screen.
pub fn foot(saving: SaveState, back: Element, on: Element) -> Html {
    el("div").class("foot").child(back).child(html! { <SaveStatus {saving} /> }).child(on).into()
}

/// The footer of a screen without steps, with the save status only.
pub fn state_foot(saving: SaveState) -> Html {
    el("div").class("foot slim").child(html! { <SaveStatus {saving} /> }).into()
}

/// A Back or Next button, which ignores the second click of a double click.
pub fn step_button(class: &'static str, words: &str, act: impl Fn() + 'static) -> Element {
    button(class, words, move || browser::press(&act))
}

/// The text of the save status, and whether a card on the screen explains it.
pub fn words(keeping: StorageMode, saving: SaveState) -> (Key, bool) {
    match (keeping, saving) {
        (_, SaveState::Failed(_)) => (words::KEPT_FAILED, true),
        (StorageMode::Blocked, _) => (words::KEPT_VISIT, true),
        (StorageMode::Undecided, SaveState::Clean) => (words::KEPT_UNWRITTEN, false),
        (StorageMode::Undecided, _) => (words::KEPT_UNASKED, false),
        (StorageMode::MemoryOnly, _) => (words::KEPT_NOWHERE, false),
        (StorageMode::Guest, _) => (words::KEPT_GUEST, false),
        (_, SaveState::Pending | SaveState::Written) => (words::KEPT_WAITING, false),
        (_, SaveState::WrittenOnly) => (words::KEPT_LOCAL, false),
        (StorageMode::Persistent, SaveState::Durable) => (words::KEPT_SAVED, false),
        _ => (words::KEPT_HERE, false),
    }
}

#[derive(PartialEq, Properties)]
struct SaveStatusProps {
    saving: SaveState,
}

#[component]
fn SaveStatus(props: &SaveStatusProps) -> Html {
    let context = &use_app_context();
    let saving = props.saving;
    // "Saved" is announced once and not after each word: the live region is off until the state has been something
    // else.
    let was_saved = use_mut_ref(|| false);
    let quiet = *was_saved.borrow() && !matches!(saving, SaveState::Failed(_));
    match saving {
        SaveState::Durable | SaveState::WrittenOnly => drop(was_saved.replace(true)),
        SaveState::Pending | SaveState::Written => {}
        SaveState::Clean | SaveState::Failed(_) => drop(was_saved.replace(false)),
    }
    let (words, has_more) = words(context.app_state.storage_mode, saving);
    // Entries in memory do not count as saved.
    let in_memory = matches!(
        context.app_state.storage_mode,
        StorageMode::Undecided | StorageMode::MemoryOnly | StorageMode::Guest | StorageMode::Blocked
    );
    let state = match saving {
        SaveState::Clean => "nothing",
        SaveState::Pending => "waiting",
        SaveState::Written => "stored",
        SaveState::Durable | SaveState::WrittenOnly => "saved",
        SaveState::Failed(_) => "failed",
    };
    let line = el("p")
        .class("kept")
        .attr("role", "status")
        .attr_opt("aria-live", quiet.then_some("off"))
        .bool_attr("data-in-memory", in_memory)
        .attr("data-saving", state);
    match has_more {
        true => line.child(see_why(&context.site, words)).into(),
        false if words == words::KEPT_UNASKED => {
            line.text(&context.site.text(words)).text(" · ").child(choose(context)).into()
        }
        false => line.text(&context.site.text(words)).into(),
    }
}

/// A link to the question where to store entries.
fn choose(context: &AppContext) -> Html {
    plain_link(&context.site.href(&Route::Keep), &context.site.text(words::KEPT_CHOOSE))
}

/// A button that moves focus to the card with the error. A link to it would replace the record's location in the
/// history.
fn see_why(site: &Site, words: Key) -> Element {
    let see = || {
        browser::show(TROUBLE);
        browser::focus(TROUBLE);
    };
    button("see-why", &site.text(words), see)
}
