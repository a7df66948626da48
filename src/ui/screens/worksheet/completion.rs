//! The end of a worksheet: a closing text and one next step. Ending early counts as complete too.

use super::step_nav::StepNav;
use crate::domain::answers::Answers;
use crate::domain::layout;
use crate::domain::route::Route;
use crate::domain::worksheet::Worksheet;
use crate::state::{Draft, SaveState};
use crate::ui::components::history_link::history_link;
use crate::ui::components::record_view::parts_view;
use crate::ui::components::session_mark::Bring;
use crate::ui::html::{button, el, link, p, paragraphs, title};
use crate::ui::site::Site;
use crate::ui::words;
use yew::prelude::*;

/// The end. `back` leads to the last step.
pub fn end_view(
    sheet: &Worksheet,
    draft: &Draft,
    bring: &Bring,
    to: &StepNav,
    back: impl Fn() + 'static,
) -> Html {
    let site = &to.context.site;
    let record = &draft.record;
    // Without an answer there is no record to read or to bring.
    let is_kept = draft.saving != SaveState::Clean;
    let read = site.href_at(&Route::Session, &record.id);
    let history = history_link(site, record).map(|(href, words)| link("button quiet", &href, &words));
    let ending = sheet.ending(&record.answers);
    let (heading, text) = ending.words(&record.answers);
    let links = ending.links.iter().filter(|link| link.shown.holds(&record.answers));
    let links: Vec<Html> = links.map(|one| link("button quiet", &site.target(&one.to), &one.text)).collect();
    let rest = sheet.rest(&record.answers).map(|step| {
        button("button quiet", &site.text(words::WAY_REST), to.rest(step.id.to_string())).id("rest").into()
    });
    let others = site.href(&Route::Worksheets);
    el("article")
        .class("screen worksheet ending")
        .child(p("where", &sheet.title))
        .child(title(heading))
        .child_opt(outcome(site, sheet, &record.answers))
        .child(paragraphs(text))
        .child_opt((!links.is_empty()).then(|| el("p").class("actions next").children(links).into()))
        .child_opt(is_kept.then(|| bring.whole()))
        .child(
            el("p")
                .class("actions")
                .child_opt(is_kept.then(|| link("button", &read, &site.text(words::WORKSHEET_READ))))
                .child_opt(history)
                .child_opt(rest)
                .child(link(
                    "button quiet",
                    &site.target("help#grounding"),
                    &site.text(words::HELP_GROUNDING),
                ))
                .child(button("button quiet", &site.text(words::WORKSHEET_BACK_IN), back).id("back"))
                .child(link("button quiet", &others, &site.text(words::WORKSHEETS_TITLE))),
        )
        .into()
}

/// The answers that are shown first; `None` if none of them is there.
fn outcome(site: &Site, sheet: &Worksheet, answers: &Answers) -> Option<Html> {
    let mut parts = [layout::of_end(sheet, answers)];
    layout::write_days(sheet, &mut parts, |day| site.day(day));
    let [section] = parts;
    (!section.rows.is_empty()).then(|| el("div").class("outcome").child(parts_view(&[section])).into())
}
