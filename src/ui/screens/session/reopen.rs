//! Reopens a session that is done: something that was agreed may come to mind later.

use super::session_question::asked;
use crate::domain::known_ids::SESSION;
use crate::domain::route::Route;
use crate::ui::components::conflict_notice::conflict_notice;
use crate::ui::components::foot::state_foot;
use crate::ui::components::record_list::day_of;
use crate::ui::components::save_error::save_error;
use crate::ui::context::use_app_context;
use crate::ui::hooks::use_draft;
use crate::ui::html::{el, link, p, title};
use crate::ui::words;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct ReopenProps {
    /// The id of the session.
    pub id: String,
}

#[component]
pub fn Reopen(props: &ReopenProps) -> Html {
    let context = &use_app_context();
    let id = &props.id;
    let site = &context.site;
    let session = use_draft(context, Some(id.to_string()), SESSION, |record| record);
    let Some(draft) = &session.draft else { return Html::default() };
    let record = &draft.record;
    let fields = &site.tools().session;
    let day = day_of(site, record.done.as_ref().unwrap_or(&record.changed));
    let read = site.href_at(&Route::Session, id);
    el("article")
        .class("screen session")
        .child(title(&site.text(words::SESSION_KIND)))
        .child(p("where", &day.unwrap_or_default()))
        .child(conflict_notice(context, &session, draft))
        .children(fields.before.iter().chain(&fields.together).map(|one| asked(context, &session, one)))
        .child(save_error(context, record, session.saving(), &session.save))
        .child(state_foot(session.saving()))
        .child(el("p").class("actions").child(link("button", &read, &site.text(words::WORKSHEET_READ))))
        .into()
}
