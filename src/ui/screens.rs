//! The screens, one for each route, and the components that every screen has.

mod help;
mod keep;
mod not_found;
pub mod notes;
mod read;
mod session;
mod settings;
mod settle;
mod signs;
mod words_pending;
mod worksheet;
mod worksheets;

use crate::browser;
use crate::domain::return_link;
use crate::domain::route::{LocalizedRoute, Route, UrlMap};
use crate::state::app_state::StorageMode;
use crate::state::{AppState, Asking};
use crate::ui::components::large_text::use_large_text;
use crate::ui::components::lock::locked;
use crate::ui::components::storage_notices::StorageNotices;
use crate::ui::components::undo::undo;
use crate::ui::components::update_notice::UpdateNotice;
use crate::ui::context::{AppContext, Location, StateHandle, use_app_context};
use crate::ui::hooks::{
    use_auto_lock, use_focus_restorer, use_scroll_into_view, use_unstored_guard, use_whole_catalog,
};
use crate::ui::screens::session::shared_view::{hidden_screen, shared_context};
use crate::ui::screens::words_pending::WordsPending;
use crate::ui::site::Site;
use crate::ui::{address, open_storage};
use std::cell::RefCell;
use yew::prelude::*;

/// Whether to ask where entries are to be stored before a navigation: site, asking, state, from, to.
pub type AskFirst = fn(&Site, &RefCell<Asking>, &StateHandle, &Location, &Location) -> bool;

/// The URL that help or settling leads back to: URLs, target, current screen, location on it, and the URL remembered there.
pub type Remember = fn(&UrlMap, &Route, &LocalizedRoute, &str, Option<String>) -> Option<String>;

/// The screens of one program. Another screen is loaded as a page, which brings its own program.
#[derive(Clone, Copy)]
pub struct Screens {
    /// Whether it can render the screen of a route.
    pub has: fn(&Route) -> bool,
    /// Renders the screen of the current route.
    pub draw: fn(&AppContext) -> Html,
    /// Opens the storage and passes the state to the callback.
    pub open: fn(Callback<AppState>),
    /// Whether to ask where entries are to be stored before a navigation.
    pub ask_first: AskFirst,
    /// The URL that help or settling leads back to.
    pub remember: Remember,
    /// Obscures a location for the history state.
    pub cover: fn(&Site, &AppState, &str) -> String,
    /// Resolves a location from the history state.
    pub uncover: fn(&Site, &AppState, &str) -> Option<String>,
}

/// Every screen: the program `app`.
pub const ALL: Screens = Screens {
    has: |route| *route != Route::NotFound,
    draw: |_| html! { <CurrentScreen /> },
    open: open_storage::open,
    ask_first,
    remember,
    cover: address::cover,
    uncover: address::uncover,
};

/// The article only: the program `reader`.
pub const READING: Screens = Screens {
    has: |route| *route == Route::Read,
    draw: read::read,
    open: open_storage::open_for_reading,
    ask_first: |_, _, _, _, _| false,
    remember: |_, _, _, _, _| None,
    // Its locations are headings of the article, which reveal nothing.
    cover: |_, _, place| place.into(),
    uncover: |_, _, noted| Some(noted.into()),
};

impl Screens {
    /// The screens of the program that the page of `route` loads.
    pub fn of_page(route: &Route) -> Self {
        if (READING.has)(route) { READING } else { ALL }
    }
}

/// Whether to ask where entries are to be stored between `from` and `next`. Drafts are saved first, so that text typed
/// a moment ago counts.
fn ask_first(
    site: &Site,
    asking: &RefCell<Asking>,
    state: &StateHandle,
    from: &Location,
    next: &Location,
) -> bool {
    if is_care(site, next) {
        return false;
    }
    if state.get().storage_mode == StorageMode::Undecided {
        browser::dispatch_flush();
    }
    asking.borrow_mut().comes_before(&state.get(), &from.at(), &next.at())
}

/// The URL that help and settling lead back to, also after navigating within or between them.
fn remember(
    map: &UrlMap,
    next: &Route,
    now: &LocalizedRoute,
    at: &str,
    from: Option<String>,
) -> Option<String> {
    match (next, &now.route) {
        (Route::Help, Route::Help | Route::Settle) | (Route::Settle, Route::Settle) => from,
        (Route::Settle, Route::Help) => from.or_else(|| return_link::note(map, next, now, at)),
        (Route::Help | Route::Settle, _) => return_link::note(map, next, now, at),
        _ => None,
    }
}

/// The URL of the location that the screen `at` leads back to.
fn way_back(context: &AppContext, at: &Route) -> Option<String> {
    let site = &context.site;
    let from = address::uncover(site, &context.app_state, &browser::history_state().from?)?;
    let (route, place) = return_link::read(&site.map, at, &site.catalog.lang.code, &from)?;
    Some(if place.is_empty() { site.href(&route) } else { site.href_at(&route, &place) })
}

/// Whether `next` is a care page, which answers a safety question: no question is shown before it.
fn is_care(site: &Site, next: &Location) -> bool {
    let Route::Worksheet(path) = &next.route else { return false };
    let step = next.fragment.split_once('/').map(|(_, step)| step);
    let sheet = site.tools().worksheet_at(path);
    sheet.is_some_and(|sheet| sheet.steps.iter().any(|s| s.care && Some(&*s.id) == step))
}

/// The current screen with the notices around it, and the hooks that are active on every screen. A deletion can be
/// undone on every screen.
#[component]
fn CurrentScreen() -> Html {
    let context = use_app_context();
    use_auto_lock(&context);
    use_scroll_into_view();
    use_focus_restorer();
    use_large_text(&context);
    use_unstored_guard(&context);
    use_whole_catalog(&context);
    let shared = context.app_state.shared_view();
    let is_shared = shared.is_some();
    let context = if is_shared { shared_context(&context) } else { context };
    let is_locked = context.app_state.storage_mode == StorageMode::Locked;
    let screen = match (&shared, &context.here.route) {
        (Some(_), Route::Settings) => hidden_screen(&context),
        (Some(shared), route) if shared.is_over && !is_locked && is_private(route) => {
            session::shared_view::shared_view(&context, shared)
        }
        _ => screen(&context),
    };
    let strip = match &shared {
        Some(shared) if !shared.is_over && !matches!(context.here.route, Route::Session | Route::Notes) => {
            session::shared_view::shared_strip(&context)
        }
        _ => Html::default(),
    };
    let undo = undo(&context);
    // The nodes are the same with and without a shared view, so that Yew keeps the screen and its state.
    html! {
        <ContextProvider<AppContext> {context}>
            if !is_shared { <StorageNotices /> }
            { strip }
            { screen }
            if !is_shared { <UpdateNotice /> }
            { undo }
        </ContextProvider<AppContext>>
    }
}

/// Whether a screen shows what a person wrote.
fn is_private(route: &Route) -> bool {
    matches!(route, Route::Signs | Route::Worksheets | Route::Worksheet(_) | Route::Notes | Route::Session)
}

fn screen(context: &AppContext) -> Html {
    let site = &context.site;
    let opens = is_private(&context.here.route) && context.here.route != Route::Worksheets;
    if (opens || context.here.route == Route::Keep) && context.app_state.storage_mode == StorageMode::Locked {
        return locked(context);
    }
    if !site.has_words_of(&context.here.route) {
        return html! { <WordsPending /> };
    }
    match &context.here.route {
        Route::Read => read::read(context),
        Route::Signs => html! { <signs::CheckInScreen /> },
        Route::Worksheets => worksheets::worksheets(context),
        Route::Worksheet(path) => match site.tools().worksheet_at(path) {
            Some(sheet) => worksheet::worksheet(context, sheet),
            None => not_found::not_found(site),
        },
        // During a shared session there is one view of what was written, also here.
        Route::Notes if context.app_state.shared_view().is_none() => html! { <notes::NotesScreen /> },
        Route::Notes | Route::Session => session::session(context),
        Route::Help => help::help(context),
        Route::Settle => html! { <settle::SettleScreen /> },
        Route::Keep => html! { <keep::KeepScreen /> },
        Route::Settings => settings::settings(context),
        Route::NotFound => not_found::not_found(site),
    }
}
