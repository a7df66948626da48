//! The check-in on six signs: its start page, one sign at a time or all on one page, and its end. It is a draft until it
//! is finished; then it has a date.
//!
//! Each sign stands alone: there is no total, no band and no ranking.
//!
//! The location is the check-in's id alone for all on one page, with a step for one sign at a time, or where a check-in
//! begins ([`begins`], [`ALL`]) until it is stored.

mod card;
mod ending;
mod own;
mod start;
mod steps;

use crate::browser;
use crate::domain::known_ids::CHECK_IN;
use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::domain::short_way::WAY;
use crate::domain::signs::{self, Sign};
use crate::domain::worksheet::Field;
use crate::ui::components::conflict_notice::conflict_notice;
use crate::ui::components::field::{FieldProps, field};
use crate::ui::components::foot::state_foot;
use crate::ui::components::record_list::moment;
use crate::ui::components::safety_button::SafetyButton;
use crate::ui::components::save_error::save_error;
use crate::ui::components::session_mark::Bring;
use crate::ui::components::start_page::{begins, way_of};
use crate::ui::context::{AppContext, Location, NavKind, use_app_context};
use crate::ui::fragment::record_and_step;
use crate::ui::hooks::{
    DraftHandle, use_draft, use_focus_on_begin, use_new_record_id_at, use_record_url, use_session,
};
use crate::ui::html::{button, el, p, title};
use crate::ui::words;
use card::{SignCard, heading_id};
use ending::end_view;
use own::OwnSignForm;
use start::start_page;
use std::rc::Rc;
use steps::{step_page, steps};
use yew::prelude::*;

/// The last segment of a check-in's location.
const END: &str = "end";
/// The location that begins a check-in with all questions on one page.
pub const ALL: &str = "all";

/// The check-in.
#[component]
pub fn CheckInScreen() -> Html {
    let context = &use_app_context();
    let fragment = context.here.fragment.as_str();
    let support = use_state(|| true);
    let (named, step) = record_and_step(fragment);
    let begun = begins(fragment).or((fragment == ALL).then_some((ALL, None)));
    let place = begun.map(|(place, _)| place);
    let step = step.or(begun.and_then(|(_, step)| step));

    let fresh = use_new_record_id_at(context, place, browser::new_id);
    let id = named.clone().or(fresh).filter(|_| context.is_ready());
    // The person's own signs are copied from the last check-in.
    let writing = use_draft(context, id, CHECK_IN, {
        let (app_state, way) = (context.app_state.clone(), place.and_then(way_of));
        move |mut record: Record| {
            if let Some(last) = app_state.recent_of(CHECK_IN).next() {
                signs::set_own_signs(&mut record.answers, &signs::own_signs(&last.answers));
            }
            if let Some(way) = way {
                record.answers.set_text(WAY, way);
            }
            record
        }
    });
    use_focus_on_begin(&writing, place.filter(|_| step.is_none()));
    let session = use_session(context);
    let record = writing.draft.as_ref().map(|draft| draft.record.clone());
    let bring = Bring {
        site: context.site.clone(),
        session: record.is_some().then_some(session),
        record: record.as_ref().map(|record| record.id.clone()).unwrap_or_default(),
        offers_answers: context.app_state.settings.session_seen(),
        is_hidden: context.app_state.shared_view().is_some(),
    };
    let check_in = OpenCheckIn { context: context.clone(), writing, record, bring };

    // One sign at a time, unless the location is that of the end or of all on one page.
    let is_paged = step.is_some_and(|step| step != END) || begins(fragment).is_some();
    let all = if is_paged { steps(&check_in) } else { Vec::new() };
    let number = step.and_then(|step| all.iter().position(|one| one.id() == step)).unwrap_or_default();
    let stays = all.get(number).map(|step| step.id().to_string()).or(step.map(String::from));
    use_record_url(context, named.is_some(), stays.as_deref(), &check_in.writing, Route::Signs);

    match &check_in.record {
        Some(record) if step == Some(END) => {
            let offered = *support;
            end_view(context, record, &check_in.bring, offered, move || support.set(false))
        }
        Some(_) if is_paged => step_page(&check_in, &all, number, place),
        Some(_) => checklist(&check_in),
        None if check_in.writing.unreadable.is_some() => checklist(&check_in),
        None => start_page(&check_in),
    }
}

/// An open check-in, or the questions before one is open.
struct OpenCheckIn {
    context: AppContext,
    writing: DraftHandle,
    record: Option<Rc<Record>>,
    bring: Bring,
}

impl OpenCheckIn {
    fn ask(&self, field: &Rc<Field>, answer_key: String, about: Option<String>) -> FieldProps {
        FieldProps {
            site: self.context.site.clone(),
            field: field.clone(),
            answer_key,
            about,
            record: self.record.clone(),
            began: self.writing.draft.as_ref().map(|draft| draft.began.clone()),
            answer: self.writing.answer.clone(),
            worksheet: None,
            bring: Some(self.bring.clone()),
        }
    }

    fn is_asked(&self, field: &Field) -> bool {
        let words = &self.context.site.tools().signs;
        self.record.as_ref().is_none_or(|record| words.is_asked(field, &record.answers))
    }

    /// The questions about a sign.
    fn asks_about(&self, sign: &Sign) -> Vec<FieldProps> {
        let asks = self.context.site.tools().signs.ask.iter().filter(|field| self.is_asked(field));
        asks.map(|field| self.ask(field, signs::key(&sign.id, &field.id), Some(heading_id(&sign.id))))
            .collect()
    }

    /// The questions that are asked once, after the signs.
    fn asked_after(&self) -> Vec<FieldProps> {
        let asks = self.context.site.tools().signs.after.iter().filter(|field| self.is_asked(field));
        asks.map(|field| self.ask(field, field.id.to_string(), None)).collect()
    }

    /// The signs that the person added.
    fn own_signs(&self) -> Vec<Rc<Sign>> {
        let own = self.record.as_ref().map(|record| signs::own_signs(&record.answers)).unwrap_or_default();
        own.into_iter()
            .map(|own| {
                Rc::new(Sign {
                    id: own.id.into(),
                    title: own.text.into(),
                    help: "".into(),
                    tools: Vec::new(),
                })
            })
            .collect()
    }

    fn card(&self, sign: Rc<Sign>, own: bool) -> Html {
        let asks = self.asks_about(&sign);
        let key = sign.id.to_string();
        html! { <SignCard {key} {sign} {own} {asks} answer={self.writing.answer.clone()} /> }
    }

    /// The six signs, and the questions after them; those of an open record with the person's own signs.
    fn questions(&self) -> Html {
        let site = &self.context.site;
        let signs = site.tools().signs.signs.iter().map(|sign| self.card(sign.clone(), false));
        let own = self.record.as_ref().map(|_| {
            let own = self.own_signs().into_iter().map(|sign| self.card(sign, true));
            let add = html! { <OwnSignForm key="own-sign" answer={self.writing.answer.clone()} /> };
            own.chain([add]).collect::<Html>()
        });
        let after = self.asked_after();
        let after = (!after.is_empty()).then(|| {
            el("section")
                .class("after")
                .attr("aria-labelledby", "after-title")
                .child(el("h2").id("after-title").text(&site.text(words::SIGNS_AFTER)))
                .children(after.iter().map(field))
                .into()
        });
        el("div").class("sign-cards").children(signs).child_opt(own).child_opt(after).into()
    }

    /// Dates the check-in and opens its end.
    fn finish(&self) -> Callback<()> {
        let (go, writing) = (self.context.go.clone(), self.writing.clone());
        Callback::from(move |()| {
            let Some(draft) = &writing.draft else { return };
            writing.edit.emit(Box::new(|record| {
                record.done.get_or_insert_with(browser::now);
            }));
            writing.save.emit(());
            let fragment = format!("{}/{END}", draft.record.id);
            go.emit((Location { route: Route::Signs, fragment }, NavKind::Push));
        })
    }
}

/// All questions on one page.
fn checklist(check_in: &OpenCheckIn) -> Html {
    let OpenCheckIn { context, writing, record, bring } = check_in;
    let site = &context.site;
    let saved = record.as_ref().and_then(|record| record.done.as_ref());
    let finish = check_in.finish();
    let done = site.text(if saved.is_some() { words::SIGNS_DONE } else { words::SIGNS_SAVE });
    let save = button("button", &done, move || finish.emit(())).id("save");
    el("article")
        .class("screen signs")
        .child(title(&site.tools().signs.title))
        .child(html! { <SafetyButton /> })
        .child_opt(writing.unreadable.map(|_| p("card urgent", &site.text(words::WORKSHEET_UNREADABLE))))
        .child_opt(
            saved.map(|at| p("where", &site.fill(words::SIGNS_SAVED_ON, &[("moment", &moment(site, at))]))),
        )
        .child_opt(writing.draft.as_ref().map(|draft| conflict_notice(context, writing, draft)))
        .child_opt(record.as_ref().map(|_| check_in.questions()))
        .child_opt(record.as_ref().map(|record| save_error(context, record, writing.saving(), &writing.save)))
        .child(bring.whole())
        .child(state_foot(bring.saving(writing)))
        .child_opt(record.as_ref().map(|_| el("p").class("step-ways").child(save).into()))
        .into()
}
