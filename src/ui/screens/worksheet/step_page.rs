//! One step of a worksheet that is open for editing, with its head and footer.

use super::care::care_page;
use super::parent_entry::entry;
use super::progress::{so_far, step_list};
use super::step::{Shown, step_view};
use super::step_nav::StepNav;
use crate::domain::parent_link::parent_of;
use crate::domain::route::Route;
use crate::domain::worksheet::WorksheetStep;
use crate::state::Draft;
use crate::ui::components::conflict_notice::conflict_notice;
use crate::ui::components::foot::{foot, step_button};
use crate::ui::components::save_error::save_error;
use crate::ui::components::session_mark::Bring;
use crate::ui::components::step_head::StepHead;
use crate::ui::html::{button, el, link};
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
    /// The checkboxes for bringing answers to a session.
    pub bring: &'a Bring,
}

pub fn step_page(at: &StepView) -> Html {
    let StepView { to, draft, steps, number, step, bring, .. } = at;
    let record = &draft.record;
    let StepNav { context, sheet, writing, .. } = to;
    let site = &context.site;
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
        bring,
        gates: None,
        finish: Some(to.finish()),
    };
    // In the shared view only what was begun together is laid out.
    let may_show = context.app_state.shared_view().is_none_or(|together| together.began(&record.id));
    let stop = to.stop();
    let stop = button("stop", &site.text(words::WORKSHEET_STOP), move || stop.emit(())).id("stop");
    let settle = link("stop settle-link", &site.href(&Route::Settle), &site.text(words::HOME_SETTLE));
    let counted = |steps: &[Rc<WorksheetStep>]| steps.iter().filter(|step| !step.care).count();
    let head = StepHead {
        name: &sheet.title,
        is_title: true,
        out: &to.out(record),
        step: (counted(steps.get(..=*number).unwrap_or(steps)), counted(steps)),
    };
    el("article")
        .class("screen worksheet stepping")
        .child(head.view(context))
        .child(step_list(to, &record.answers, steps, *number))
        .child(
            el("div")
                .class("step-main")
                .child(conflict_notice(context, writing, draft))
                .child(if step.care { care_page(&shown) } else { step_view(&shown) })
                .child(save_error(context, record, writing.saving(), &writing.save))
                .child(el("p").class("step-stop").child(stop).child(settle)),
        )
        .child_opt(may_show.then(|| so_far(site, sheet, record)))
        .child(ways(at))
        .into()
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
