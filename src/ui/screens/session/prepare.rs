//! Preparing a session: what the person wants from it, questions to ask, and what they bring, in an order they can
//! change.

mod bringing;

use super::session_question::asked;
use super::whose::WHOSE;
use super::{BOUNDARIES, EVERYTHING, FORGIVENESS, PAPER, SIGNS};
use crate::content::Key;
use crate::domain::route::Route;
use crate::domain::session::SESSION;
use crate::ui::components::foot::state_foot;
use crate::ui::components::record_list::{RecordList, Which};
use crate::ui::components::safety_button::SafetyButton;
use crate::ui::components::save_error::trouble;
use crate::ui::context::{AppContext, use_app_context};
use crate::ui::hooks::use_session;
use crate::ui::html::{el, link, of, p, plain_link, title};
use crate::ui::words as k;
use bringing::bringing;
use yew::prelude::*;

#[component]
pub fn PrepareScreen() -> Html {
    let scene = &use_app_context();
    let site = &scene.site;
    let session = use_session(scene);
    let record = session.draft.as_ref().map(|draft| draft.record.clone());
    let ways = of("p", "actions")
        .child(
            of("a", "button")
                .id("together")
                .leads_to(&site.href_at(&Route::Session, WHOSE))
                .text(&site.t(k::SESSION_TOGETHER)),
        )
        .child(link("button quiet", &site.href_at(&Route::Session, PAPER), &site.t(k::SESSION_SHEET)));
    let ways = of("section", "go-on").child(p("help", &site.t(k::SESSION_TOGETHER_HELP))).child(ways);
    of("article", "screen session")
        .child(title(&site.t(k::SESSION_HEADING)))
        .child(html! { <SafetyButton /> })
        .child(el("p").text(&site.t(k::SESSION_BEFORE)))
        .child_opt((!scene.is_ready()).then(|| p("without", &site.t(k::SESSION_WITHOUT))))
        .children(site.tools().session.before.iter().map(|one| asked(scene, &session, one)))
        .child_opt(record.as_ref().map(|record| bringing(scene, &session, record)))
        .child_opt(record.as_ref().map(|record| trouble(scene, record, session.saving(), &session.save)))
        .child(state_foot(session.saving()))
        .child_opt(record.is_some().then(|| ways.into()))
        .child_opt(scene.is_ready().then(|| places(scene)))
        .child_opt(record.map(|record| {
            let which = Which::Of { kind: SESSION.into(), but: record.id.clone(), done: true };
            let heading = Some(site.t(k::SESSION_EARLIER));
            html! { <RecordList {which} {heading} /> }
        }))
        .into()
}

/// Links to the other views of what was written.
fn places(scene: &AppContext) -> Html {
    const PLACES: [(&str, Key, Key); 4] = [
        (EVERYTHING, k::SESSION_TITLE, k::SESSION_EVERYTHING_HELP),
        (SIGNS, k::SESSION_SIGNS, k::SESSION_SIGNS_HELP),
        (BOUNDARIES, k::SESSION_BOUNDARIES, k::SESSION_BOUNDARIES_HELP),
        (FORGIVENESS, k::SESSION_FORGIVENESS, k::SESSION_FORGIVENESS_HELP),
    ];
    let site = &scene.site;
    let ways = PLACES.map(|(place, words, help)| {
        el("li")
            .child(plain_link(&site.href_at(&Route::Session, place), &site.t(words)))
            .child(p("help", &site.t(help)))
            .into()
    });
    of("section", "look-back")
        .child(el("h2").text(&site.t(k::SESSION_PLACES)))
        .child(of("ul", "ways").children(ways))
        .into()
}
