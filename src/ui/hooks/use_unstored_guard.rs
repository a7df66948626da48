//! Watches over text that is not stored anywhere yet: asks where to store it when the person returns to the page,
//! follows an answer given in another tab, and makes the browser ask before the page is closed.

use crate::browser;
use crate::domain::route::Route;
use crate::state::app_state::StorageMode;
use crate::ui::context::{AppContext, Location, NavKind};
use crate::ui::hooks::{use_effect_keyed, use_on_resume};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

#[hook]
pub fn use_unstored_guard(context: &AppContext) {
    // The handlers outlive a render, so they read the current context from here.
    let latest = use_mut_ref(|| context.clone());
    latest.replace(context.clone());
    use_on_resume({
        let latest = latest.clone();
        Callback::from(move |()| follow(&latest))
    });
    let waits = matches!(context.app_state.storage_mode, StorageMode::Undecided | StorageMode::Guest);
    use_effect_keyed(context.app_state.storage_mode, move || {
        if !waits {
            return None;
        }
        let leaves = Rc::new(Cell::new(false));
        let quickly = browser::on_window(browser::LEAVING_QUICKLY, {
            let leaves = leaves.clone();
            move |_| leaves.set(true)
        });
        let returns = browser::on_document("visibilitychange", {
            let latest = latest.clone();
            move |_| ask_who_returns(&latest)
        });
        let closes = browser::on_window("beforeunload", move |event| {
            if !leaves.get() && has_words(&latest) {
                browser::ask_before_leaving(&event);
            }
        });
        Some(Box::new(|| drop((quickly, returns, closes))))
    });
}

/// Whether text would be lost with the page. Drafts are saved first, so that text typed a moment ago counts.
fn has_words(latest: &RefCell<AppContext>) -> bool {
    let context = latest.borrow().clone();
    browser::dispatch_flush();
    context.now().waits_for_a_place() || context.now().holds_of_a_guest()
}

/// If the question was answered in another tab, it is not asked again here.
fn follow(latest: &RefCell<AppContext>) {
    let context = latest.borrow().clone();
    if context.now().storage_mode != StorageMode::Undecided {
        return;
    }
    browser::dispatch_flush();
    let mut app_state = context.now();
    if app_state.follow_answer() {
        context.state.set(app_state);
    }
}

/// Asks a person who returns to the page. While the cursor is in a text field the person is still writing, and is asked
/// when they leave the screen.
fn ask_who_returns(latest: &RefCell<AppContext>) {
    let context = latest.borrow().clone();
    let at = context.here.at();
    let is_calm = matches!(at.0, Route::Keep | Route::Help | Route::Settle);
    let elsewhere = browser::is_hidden() || browser::is_writing() || is_calm;
    if !elsewhere && context.asking.borrow().is_due(&context.now(), &at) {
        // Both answers lead back to the current page.
        context.asking.borrow_mut().comes_before(&context.now(), &at, &at);
        context.go.emit((Location { route: Route::Keep, fragment: String::new() }, NavKind::Instead));
    }
}
