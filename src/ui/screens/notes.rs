//! My notes: what was begun, what one can do for a session, the ways to look back, and where entries are kept.

use crate::content::Key;
use crate::domain::route::Route;
use crate::state::app_state::StorageMode;
use crate::ui::components::drafts::{draft_link, drafts};
use crate::ui::components::lock::lock_now;
use crate::ui::components::record_list::location_of;
use crate::ui::components::safety_button::SafetyButton;
use crate::ui::components::small_step::SmallStepCard;
use crate::ui::context::{AppContext, NavKind, use_app_context};
use crate::ui::hooks::use_effect_keyed;
use crate::ui::html::{el, p, plain_link, title};
use crate::ui::screens::session::{BOUNDARIES, EVERYTHING, FORGIVENESS, PAPER, SIGNS, WHOSE};
use crate::ui::screens::settings::storage_words;
use crate::ui::words;
use yew::prelude::*;

/// The location that leads on to the newest entry that is not finished. The home page links to it, whose program does not
/// know the steps of the worksheets.
pub const GO_ON: &str = "go-on";

/// How many entries that are not finished are shown.
const DRAFTS: usize = 3;

#[component]
pub fn NotesScreen() -> Html {
    let context = &use_app_context();
    let site = &context.site;
    let leads_on = context.is_ready() && context.here.fragment == GO_ON;
    use_effect_keyed(leads_on, {
        let context = context.clone();
        move || {
            let newest = drafts(&context).next().filter(|_| leads_on);
            if let Some(next) = newest.and_then(|draft| location_of(&context.site, &draft)) {
                context.go.emit((next, NavKind::Instead));
            }
            None
        }
    });
    el("article")
        .class("screen notes")
        .child(title(&site.text(words::NOTES_TITLE)))
        .child(html! { <SafetyButton /> })
        .child_opt((!context.is_ready()).then(|| p("without", &site.text(words::SESSION_WITHOUT))))
        .child_opt(begun(context))
        .child(html! { <SmallStepCard /> })
        .child(for_a_session(context))
        .child(look_back(context))
        .child_opt(context.is_ready().then(|| where_kept(context)))
        .into()
}

/// The newest entries that are not finished.
fn begun(context: &AppContext) -> Option<Html> {
    let links: Vec<Html> =
        drafts(context).take(DRAFTS).filter_map(|draft| draft_link(context, &draft)).collect();
    let section = || {
        el("section")
            .class("begun")
            .attr("aria-labelledby", "begun-title")
            .child(el("h2").id("begun-title").text(&context.site.text(words::NOTES_BEGUN)))
            .child(el("div").class("start-options").children(links.iter().cloned()))
            .into()
    };
    (!links.is_empty()).then(section)
}

/// A link of a list, with a line below it.
fn way(href: &str, name: &str, line: &str) -> Html {
    el("li").child(plain_link(href, name)).child(p("help", line)).into()
}

fn for_a_session(context: &AppContext) -> Html {
    let site = &context.site;
    let ways = [
        (site.href(&Route::Session), words::NOTES_PREPARE),
        (site.href_at(&Route::Session, WHOSE), words::SESSION_TOGETHER),
        (site.href_at(&Route::Session, PAPER), words::SESSION_SHEET),
    ];
    let ways = ways.map(|(href, words)| el("li").child(plain_link(&href, &site.text(words))).into());
    el("section")
        .class("look-back")
        .attr("aria-labelledby", "session-title")
        .child(el("h2").id("session-title").text(&site.text(words::NOTES_SESSION)))
        .child(el("ul").class("ways").children(ways))
        .into()
}

fn look_back(context: &AppContext) -> Html {
    const PLACES: [(&str, Key, Key); 4] = [
        (SIGNS, words::SESSION_SIGNS, words::SESSION_SIGNS_HELP),
        (BOUNDARIES, words::SESSION_BOUNDARIES, words::SESSION_BOUNDARIES_HELP),
        (FORGIVENESS, words::SESSION_FORGIVENESS, words::SESSION_FORGIVENESS_HELP),
        (EVERYTHING, words::SESSION_TITLE, words::SESSION_EVERYTHING_HELP),
    ];
    let site = &context.site;
    let ways = PLACES.map(|(place, words, help)| {
        way(&site.href_at(&Route::Session, place), &site.text(words), &site.text(help))
    });
    el("section")
        .class("look-back")
        .attr("aria-labelledby", "look-back-title")
        .child(el("h2").id("look-back-title").text(&site.text(words::SESSION_PLACES)))
        .child(el("ul").class("ways").children(ways))
        .into()
}

fn where_kept(context: &AppContext) -> Html {
    let site = &context.site;
    let app_state = &context.app_state;
    let is_undecided = app_state.storage_mode == StorageMode::Undecided;
    let (route, words) = match is_undecided {
        true => (Route::Keep, words::KEEP_WAY),
        false => (Route::Settings, words::NOTES_KEPT_CHANGE),
    };
    let lock = app_state.is_unlocked().then(|| lock_now(context));
    el("section")
        .class("kept-where")
        .attr("aria-labelledby", "kept-title")
        .child(el("h2").id("kept-title").text(&site.text(words::PLACE_TITLE)))
        .child(el("p").text(&site.text(storage_words(app_state))))
        .child(
            el("p").class("actions").child_opt(lock).child(
                el("a").class("button quiet").attr("href", &site.href(&route)).text(&site.text(words)),
            ),
        )
        .into()
}
