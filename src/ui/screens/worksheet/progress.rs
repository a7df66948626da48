//! What stands beside a step where there is room: the steps on the left, and on the right what has been written.

use super::step_nav::StepNav;
use crate::domain::answers::Answers;
use crate::domain::layout::{self, LayoutSection};
use crate::domain::record::Record;
use crate::domain::worksheet::{Worksheet, WorksheetStep};
use crate::ui::components::record_view::{parts, parts_view};
use crate::ui::html::{button, el};
use crate::ui::site::Site;
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

/// The list of steps. Earlier ones can be opened; later ones cannot, so that no safety question is passed over.
pub fn step_list(to: &StepNav, answers: &Answers, steps: &[Rc<WorksheetStep>], number: usize) -> Html {
    let site = &to.context.site;
    let items = steps.iter().enumerate().filter(|(_, step)| !step.care).map(|(at, step)| {
        let (title, _) = step.words(answers);
        let name: Html = if at < number {
            button("step-link", title, to.back_to(step.id.to_string())).into()
        } else {
            el("span").text(title).into()
        };
        let current = (at == number).then_some("step");
        Html::from(el("li").attr_opt("aria-current", current).child(name))
    });
    el("nav")
        .class("step-list")
        .attr("aria-label", &site.text(words::WORKSHEET_STEPS))
        .child(el("ol").children(items))
        .into()
}

/// What has been written so far: what comes out of the worksheet, and then the other answers.
pub fn so_far(site: &Site, sheet: &Worksheet, record: &Record) -> Html {
    let first = outcome(site, sheet, &record.answers);
    let shown: Vec<String> = first.iter().flat_map(|part| &part.rows).map(|row| row.key.clone()).collect();
    let (_, mut parts) = parts(site, record);
    for part in &mut parts {
        part.rows.retain(|row| !shown.contains(&row.key));
    }
    parts.retain(|part| !part.rows.is_empty());
    let is_empty = first.is_none() && parts.is_empty();
    el("aside")
        .class("so-far")
        .attr("aria-label", &site.text(words::WORKSHEET_SO_FAR))
        .child_opt(
            (!is_empty).then(|| el("p").class("where").text(&site.text(words::WORKSHEET_SO_FAR)).into()),
        )
        .child_opt(first.map(|part| el("div").class("outcome").child(parts_view(&[part])).into()))
        .child_opt((!parts.is_empty()).then(|| parts_view(&parts)))
        .into()
}

/// The answers that are shown first when the worksheet is closed; `None` if none of them is there.
pub fn outcome(site: &Site, sheet: &Worksheet, answers: &Answers) -> Option<LayoutSection> {
    let mut parts = [layout::of_end(sheet, answers)];
    layout::write_days(sheet, &mut parts, |day| site.day(day));
    let [section] = parts;
    (!section.rows.is_empty()).then_some(section)
}
