//! "Where shall we keep this?": the question where to store entries, asked once on the way to another page, and the two
//! pages that make a lock.
//!
//! What was written stays in memory until the answer has been carried out.

mod lock;
mod question;

use crate::domain::route::Route;
use crate::state::app_state::StorageMode;
use crate::ui::by_address::ByAddress;
use crate::ui::components::lock::unlock;
use crate::ui::context::{AppContext, Location, NavKind, use_app_context};
use crate::ui::html::{button, el, p, title};
use crate::ui::words;
use crate::vault::NewVault;
use lock::{CodePage, PassphrasePage};
use question::StorageQuestion;
use std::rc::Rc;
use yew::prelude::*;

/// The location of the page for choosing a passphrase.
pub const PASSPHRASE: &str = "passphrase";
/// The location of the page with the recovery code.
const CODE: &str = "write-down";

#[component]
pub fn KeepScreen() -> Html {
    let context = &use_app_context();
    // The lock is never written to the URL or the history: a person who returns to the page of the code has to choose a
    // passphrase again.
    let made = use_mut_ref(|| None::<Rc<NewVault>>);
    let app_state = &context.app_state;
    let can_lock = match app_state.storage_mode {
        StorageMode::Persistent => !app_state.is_unlocked(),
        StorageMode::Undecided | StorageMode::MemoryOnly => !app_state.is_locked_elsewhere(),
        _ => false,
    };
    let body = match (&*context.here.fragment, &*made.borrow()) {
        (CODE, Some(made)) if can_lock => html! { <CodePage made={ByAddress(made.clone())} /> },
        (CODE | PASSPHRASE, _) if can_lock => {
            let (on, made) = (context.clone(), made.clone());
            let chosen = Callback::from(move |new: NewVault| {
                made.replace(Some(Rc::new(new)));
                go(&on, CODE, NavKind::Push);
            });
            html! { <PassphrasePage {chosen} /> }
        }
        _ if matches!(app_state.storage_mode, StorageMode::Undecided | StorageMode::MemoryOnly)
            && app_state.is_locked_elsewhere() =>
        {
            locked_elsewhere(context)
        }
        _ if matches!(
            app_state.storage_mode,
            StorageMode::Loading | StorageMode::Undecided | StorageMode::MemoryOnly
        ) =>
        {
            html! { <StorageQuestion /> }
        }
        _ => settled(context),
    };
    el("article").class("screen keep").child(body).into()
}

/// Another tab turned on a lock meanwhile. After unlocking, what was written here is stored in it.
fn locked_elsewhere(context: &AppContext) -> Html {
    el("div")
        .class("stack")
        .child(title(&context.site.text(words::LOCKED_TITLE)))
        .child(el("p").text(&context.site.text(words::KEEP_ELSEWHERE)))
        .child(unlock(context))
        .into()
}

/// The question is answered: where entries are stored now, and a button to continue.
fn settled(context: &AppContext) -> Html {
    let site = &context.site;
    let words = match context.app_state.storage_mode {
        StorageMode::Blocked => words::TROUBLE_BLOCKED,
        _ if context.app_state.is_unlocked() => words::PLACE_LOCKED,
        _ => words::PLACE_OPEN,
    };
    el("div")
        .class("stack")
        .child(title(&site.text(words::PLACE_TITLE)))
        .child(p("card note", &site.text(words)))
        .child(el("p").class("actions").child({
            let context = context.clone();
            button("button", &site.text(words::LOCK_GO_ON), move || go_on(&context)).id("go-on")
        }))
        .into()
}

/// Navigates to a page of this screen.
fn go(context: &AppContext, fragment: &str, travel: NavKind) {
    context.go.emit((Location { route: Route::Keep, fragment: fragment.into() }, travel));
}

/// Navigates to the page that the question was shown in front of.
fn go_on(context: &AppContext) {
    let next = context.asking.borrow().next();
    leave(context, next);
}

/// Navigates to the page that was left for the question.
fn go_back(context: &AppContext) {
    let from = context.asking.borrow().from();
    leave(context, from);
}

fn leave(context: &AppContext, to: Option<(Route, String)>) {
    let (route, fragment) = to.unwrap_or((Route::Worksheets, String::new()));
    context.go.emit((Location { route, fragment }, NavKind::Instead));
}
