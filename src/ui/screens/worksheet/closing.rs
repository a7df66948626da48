//! The closing page of a worksheet: what came out of it, large and first, then what can be done with it, a way to settle,
//! and what could come another day. Stopping before the last step leads here too.

use super::progress::outcome;
use super::step_nav::StepNav;
use crate::domain::layout::LayoutSection;
use crate::domain::punctuation;
use crate::domain::route::Route;
use crate::domain::worksheet::WorksheetStep;
use crate::state::{Draft, SaveState};
use crate::ui::components::copy_button::CopyButton;
use crate::ui::components::foot::{foot, step_button};
use crate::ui::components::history_link::history_link;
use crate::ui::components::record_view::{parts, parts_view};
use crate::ui::components::save_error::save_error;
use crate::ui::components::session_mark::Bring;
use crate::ui::components::step_head::StepHead;
use crate::ui::html::{button, el, link, paragraphs, title};
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

/// The closing page of an open record.
pub struct Closing<'a> {
    /// The navigation from it.
    pub to: &'a StepNav,
    /// The record.
    pub draft: &'a Draft,
    /// The record's steps.
    pub steps: &'a [Rc<WorksheetStep>],
    /// The index of the step the person stopped at, from 0.
    pub number: usize,
    /// Whether the person stopped before the last step.
    pub is_stopped: bool,
    /// The checkboxes for bringing answers to a session.
    pub bring: &'a Bring,
    /// The step that Back leads to.
    pub back: String,
}

pub fn closing_page(at: &Closing) -> Html {
    let Closing { to, draft, steps, number, is_stopped, bring, back } = at;
    let StepNav { context, sheet, writing, .. } = to;
    let (site, record) = (&context.site, &draft.record);
    // Without an answer there is no record to read or to bring.
    let is_kept = draft.saving != SaveState::Clean;
    let ending = sheet.ending(&record.answers);
    let (stopped, stopped_text) = (site.text(words::STOPPED_TITLE), site.text(words::STOPPED_TEXT));
    let (heading, text) = match is_stopped {
        true => (&stopped, &stopped_text),
        false => ending.words(&record.answers),
    };
    let may_go_on = (*is_stopped && is_kept).then(|| el("p").text(&site.text(words::STOPPED_GO_ON)).into());
    let all = steps.iter().filter(|step| !step.care).count();
    let done =
        if *is_stopped { steps.iter().take(number + 1).filter(|step| !step.care).count() } else { all };
    let head = StepHead { name: &sheet.title, is_title: false, out: &to.out(record), step: (done, all) };
    let close = to.close(record);
    el("article")
        .class("screen worksheet stepping ending")
        .child(head.view(context))
        .child(
            el("div")
                .class("step-main")
                .child(title(heading))
                .child_opt(
                    came_out(at).map(|part| el("div").class("outcome").child(parts_view(&[part])).into()),
                )
                .child_opt(may_go_on)
                .child(paragraphs(text))
                .child_opt(is_kept.then(|| keeping(at)))
                .child(next(at))
                .child_opt(is_kept.then(|| name(at)))
                .child(save_error(context, record, writing.saving(), &writing.save)),
        )
        .child(foot(
            bring.saving(writing),
            step_button("button quiet", &site.text(words::WORKSHEET_BACK), to.back_to(back.clone()))
                .id("back"),
            step_button("button", &site.text(words::CLOSE), close).id("close"),
        ))
        .into()
}

/// What came out.
fn came_out(at: &Closing) -> Option<LayoutSection> {
    outcome(&at.to.context.site, &at.to.sheet, &at.draft.record.answers)
}

/// What can be done with the record: paper, a copy, a session.
fn keeping(at: &Closing) -> Html {
    let Closing { to, draft, bring, .. } = at;
    let (site, record) = (&to.context.site, &draft.record);
    let read = site.href_at(&Route::Session, &record.id);
    let text = came_out(at)
        .map(|part| part.rows.into_iter().flat_map(|row| row.lines).collect::<Vec<_>>().join("\n"));
    el("div")
        .class("keeping")
        .child(
            el("p")
                .class("actions")
                .child(link("button", &read, &site.text(words::WORKSHEET_READ)))
                .child_opt(text.map(|text| html! { <CopyButton {text} /> }))
                .child_opt(
                    history_link(site, record).map(|(href, words)| link("button quiet", &href, &words)),
                ),
        )
        .child(bring.whole())
        .child(bring.choice(&answered(at)))
        .into()
}

/// The keys and the questions of the answers.
fn answered(at: &Closing) -> Vec<(String, String)> {
    let (_, parts) = parts(&at.to.context.site, &at.draft.record);
    let rows = parts.into_iter().flat_map(|part| part.rows);
    rows.filter(|row| at.to.sheet.asks(&row.key)).map(|row| (row.key, row.label)).collect()
}

/// A way to settle, and what could come another day.
fn next(at: &Closing) -> Html {
    let Closing { to, draft, is_stopped, .. } = at;
    let (site, sheet) = (&to.context.site, &to.sheet);
    let answers = &draft.record.answers;
    let links = sheet.ending(answers).links.iter().filter(|link| link.shown.holds(answers));
    let links = links.map(|one| link("button quiet", &site.target(&one.to), &one.text));
    let rest = sheet.rest(answers).filter(|_| !is_stopped).map(|step| {
        button("button quiet", &site.text(words::WAY_REST), to.rest(step.id.to_string())).id("rest").into()
    });
    let settle = link("button quiet", &site.target("settle"), &site.text(words::HELP_GROUNDING));
    el("section")
        .class("another-day")
        .child(el("p").class("actions").child(settle).children(links).child_opt(rest))
        .into()
}

/// The field for the record's label.
fn name(at: &Closing) -> Html {
    let Closing { to, draft, .. } = at;
    let site = &to.context.site;
    let edit = to.writing.edit.clone();
    let input = el("input")
        .attr("type", "text")
        .id("label")
        .value(Some(&draft.record.label))
        .attr("aria-describedby", "label-help")
        .to_write_in()
        .on_input(move |text| {
            edit.emit(Box::new(move |record| record.label = punctuation::visible_or_empty(&text).into()));
        });
    el("div")
        .class("field label")
        .child(el("label").attr("for", "label").text(&site.text(words::WORKSHEET_LABEL)))
        .child(el("p").class("help").id("label-help").text(&site.text(words::WORKSHEET_LABEL_HELP)))
        .child(input)
        .into()
}
