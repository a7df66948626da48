//! One step of a worksheet that is open for editing, with its head and footer.

use super::care::care_page;
use super::head::{before, head};
use super::parent_entry::entry;
use super::prerendered::{about, place};
use super::step::{Shown, step_view};
use super::step_nav::StepNav;
use super::way::way_choice;
use crate::domain::parent_link::parent_of;
use crate::domain::record::Record;
use crate::domain::worksheet::{Worksheet, WorksheetStep};
use crate::state::Draft;
use crate::ui::components::conflict_notice::conflict_notice;
use crate::ui::components::foot::{foot, step_button};
use crate::ui::components::history_link::history_link;
use crate::ui::components::record_list::{RecordFilter, RecordList};
use crate::ui::components::save_error::save_error;
use crate::ui::components::session_mark::Bring;
use crate::ui::html::{el, paragraphs, plain_link, title};
use crate::ui::site::Site;
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

/// A step of an open record.
pub struct StepView<'a> {
    /// The navigation from it.
    pub to: &'a StepNav,
    /// The record.
    pub draft: &'a Draft,
    /// The record's steps, which depend on its answers.
    pub steps: &'a [Rc<WorksheetStep>],
    /// The index of this step, from 0.
    pub number: usize,
    /// This step.
    pub step: &'a WorksheetStep,
    /// Whether the record was begun on this screen.
    pub began_here: bool,
    /// The checkboxes for bringing answers to a session.
    pub bring: &'a Bring,
}

pub fn step_page(at: &StepView) -> Html {
    let StepView { to, draft, steps, number, step, bring, .. } = at;
    let record = &draft.record;
    let StepNav { context, sheet, writing, .. } = to;
    let site = &context.site;
    let first = *number == 0;
    // An entry that the shared view hides is not read.
    let recalls = step.fields().any(|field| !field.recall_entry.is_empty());
    let entry =
        parent_of(&record.answers).filter(|_| recalls).and_then(|id| entry(context, &sheet.part_of, id));
    let parent = site.tools().worksheet(&sheet.part_of);
    let shown = Shown {
        site,
        step,
        sheet,
        draft: Some(draft),
        entry: parent.map(|sheet| &**sheet).zip(entry.as_deref()),
        answer: &writing.answer,
        label: first.then_some(&writing.edit),
        bring,
        gates: None,
        finish: Some(to.finish()),
    };
    el("article")
        .class("screen worksheet")
        .child(head(context, &before(context, sheet, Some(record))))
        .child_opt(way_back(site, sheet, record).filter(|_| first))
        .child(title(&sheet.title))
        .child_opt(first.then(|| beginning(site, sheet)))
        .child(place(site, sheet, &record.answers, steps, *number))
        .child_opt(if first { way_choice(site, sheet, Some(draft), &writing.answer) } else { None })
        .child(conflict_notice(context, writing, draft))
        .child(if step.care { care_page(&shown) } else { step_view(&shown) })
        .child(save_error(context, record, writing.saving(), &writing.save))
        .child(ways(at))
        .child_opt(begun(at))
        .into()
}

/// The link from a note to the history it belongs to.
fn way_back(site: &Site, sheet: &Worksheet, record: &Record) -> Option<Html> {
    let (href, words) = history_link(site, record).filter(|_| sheet.is_part())?;
    Some(el("p").class("back").child(plain_link(&href, &words)).into())
}

/// The introduction above the first step.
fn beginning(site: &Site, sheet: &Worksheet) -> Html {
    [paragraphs(&sheet.intro), about(site, sheet)].into_iter().collect()
}

/// The records begun before. The list is below the step, so that it causes no layout shift.
fn begun(at: &StepView) -> Option<Html> {
    let context = &at.to.context;
    // Notes on an entry are listed in its history.
    let belongs = at.to.sheet.is_part() && parent_of(&at.draft.record.answers).is_some();
    (at.began_here && at.number == 0 && !belongs).then(|| {
        let but = at.draft.record.id.clone();
        let which = RecordFilter::Of { kind: at.to.sheet.id.to_string(), but, done: false };
        let heading = Some(context.site.text(words::WORKSHEET_BEGUN));
        html! { <RecordList {which} {heading} /> }
    })
}

/// Back and Next, with the save status between them.
fn ways(at: &StepView) -> Html {
    let StepView { to, steps, number, bring, .. } = at;
    let site = &to.context.site;
    let back = match number.checked_sub(1).and_then(|n| steps.get(n)) {
        Some(step) => {
            step_button("button quiet", &site.text(words::WORKSHEET_BACK), to.back_to(step.id.to_string()))
        }
        None => step_button("button quiet", &site.text(words::WORKSHEET_BACK), to.before(&at.draft.record)),
    };
    let on = match steps.get(number + 1) {
        Some(next) => step_button("button", &site.text(words::WORKSHEET_NEXT), to.to(next.id.to_string())),
        None => {
            let finish = to.finish();
            step_button("button", &site.text(words::WORKSHEET_FINISH), move || finish.emit(()))
        }
    };
    foot(bring.saving(&to.writing), back.id("back"), on.id("next"))
}
