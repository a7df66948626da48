//! Preparing a session: what the person wants from it, questions to ask, and what they bring, in an order they can
//! change.

mod bringing;

use super::PAPER;
use super::WHOSE;
use super::session_question::asked;
use crate::domain::known_ids::SESSION;
use crate::domain::route::Route;
use crate::state::Setting;
use crate::ui::components::foot::state_foot;
use crate::ui::components::record_list::{RecordFilter, RecordList};
use crate::ui::components::safety_button::SafetyButton;
use crate::ui::components::save_error::save_error;
use crate::ui::context::use_app_context;
use crate::ui::hooks::{use_effect_keyed, use_session};
use crate::ui::html::{el, link, p, plain_link, title};
use crate::ui::words;
use bringing::bringing;
use yew::prelude::*;

#[component]
pub fn PrepareScreen() -> Html {
    let context = &use_app_context();
    let site = &context.site;
    let session = use_session(context);
    let record = session.draft.as_ref().map(|draft| draft.record.clone());
    // From now on, single answers can be marked for a session.
    use_effect_keyed(context.is_ready(), {
        let context = context.clone();
        move || {
            if context.is_ready() && !context.app_state.settings.session_seen() {
                context.update(|app_state| app_state.choose(Setting::SessionSeen));
            }
            None
        }
    });
    let ways = el("p")
        .class("actions")
        .child(
            el("a")
                .class("button")
                .id("together")
                .leads_to(&site.href_at(&Route::Session, WHOSE))
                .text(&site.text(words::SESSION_TOGETHER)),
        )
        .child(link("button quiet", &site.href_at(&Route::Session, PAPER), &site.text(words::SESSION_SHEET)));
    let ways =
        el("section").class("go-on").child(p("help", &site.text(words::SESSION_TOGETHER_HELP))).child(ways);
    el("article")
        .class("screen session")
        .child(
            el("p")
                .class("back")
                .child(plain_link(&site.href(&Route::Notes), &site.text(words::NOTES_TITLE))),
        )
        .child(title(&site.text(words::SESSION_HEADING)))
        .child(html! { <SafetyButton /> })
        .child(el("p").text(&site.text(words::SESSION_BEFORE)))
        .child_opt((!context.is_ready()).then(|| p("without", &site.text(words::SESSION_WITHOUT))))
        .children(site.tools().session.before.iter().map(|one| asked(context, &session, one)))
        .child_opt(record.as_ref().map(|record| bringing(context, &session, record)))
        .child_opt(record.as_ref().map(|record| save_error(context, record, session.saving(), &session.save)))
        .child(state_foot(session.saving()))
        .child_opt(record.is_some().then(|| ways.into()))
        .child_opt(record.map(|record| {
            let which = RecordFilter::Of { kind: SESSION.into(), but: record.id.clone(), done: true };
            let heading = Some(site.text(words::SESSION_EARLIER));
            html! { <RecordList {which} {heading} /> }
        }))
        .into()
}
