//! Asks before a session whose device it is. On somebody else's device nothing of the session is stored.

use super::shared_view::TOGETHER;
use crate::browser;
use crate::domain::route::Route;
use crate::ui::context::{AppContext, Location, NavKind, use_app_context};
use crate::ui::hooks::{DraftHandle, use_session};
use crate::ui::html::{button, el, p, plain_link, title};
use crate::ui::words;
use yew::prelude::*;

/// The location of the question.
pub const WHOSE: &str = "whose";

#[component]
pub fn DeviceOwner() -> Html {
    let context = &use_app_context();
    let site = &context.site;
    let session = use_session(context);
    let theirs = {
        let context = context.clone();
        move || {
            browser::dispatch_flush();
            if context.now().is_only_in_memory() {
                // The owner's text would be lost with their page.
                return context
                    .go
                    .emit((Location { route: Route::Keep, fragment: String::new() }, NavKind::Push));
            }
            context.state.set(context.now().start_guest_session(&browser::new_id(), browser::least_id()));
            // Other tabs may show the owner's entries: they lock, or apply the shared view.
            browser::post_to_tabs();
            sit(&context, NavKind::Instead);
        }
    };
    let choice = |id: &'static str, words, help, act: Box<dyn Fn()>| {
        el("li")
            .class("card")
            .child(
                button("button", &site.text(words), act)
                    .id(id)
                    .attr("aria-describedby", &format!("{id}-help")),
            )
            .child(el("p").class("help").id(&format!("{id}-help")).text(&site.text(help)))
            .into()
    };
    el("article")
        .class("screen session")
        .child(
            el("p")
                .class("back")
                .child(plain_link(&site.href(&Route::Session), &site.text(words::SESSION_TO_SESSION))),
        )
        .child(title(&site.text(words::TOGETHER_WHOSE)))
        .child(el("ul").attr("class", "offers").children([
            choice(
                "own-device",
                words::TOGETHER_MINE,
                words::TOGETHER_MINE_HELP,
                Box::new(begin(context, &session)),
            ),
            choice("their-device", words::TOGETHER_THEIRS, words::TOGETHER_THEIRS_HELP, Box::new(theirs)),
        ]))
        .child(p("help", &site.text(words::SESSION_TOGETHER_HELP)))
        .into()
}

/// Starts the shared view and navigates to it.
fn begin(context: &AppContext, session: &DraftHandle) -> impl Fn() + 'static {
    let (context, session) = (context.clone(), session.clone());
    move || {
        let Some(draft) = &session.draft else { return };
        session.save.emit(());
        context.update(|app_state| app_state.start_shared_view(&draft.record.id, browser::least_id()));
        sit(&context, NavKind::Push);
    }
}

fn sit(context: &AppContext, travel: NavKind) {
    context.go.emit((Location { route: Route::Session, fragment: TOGETHER.into() }, travel));
}
