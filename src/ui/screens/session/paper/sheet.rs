//! The preview of the handout, and its export actions. It is rendered once, so the print is the preview.

use super::export_actions::ExportActions;
use crate::domain::handout::{Handout, HandoutEntry};
use crate::domain::layout::{LayoutRow, LayoutSection};
use crate::ui::by_address::ByAddress;
use crate::ui::components::record_view::answer_class;
use crate::ui::html::{el, p};
use crate::ui::site::Site;
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

/// The handout with its actions, or a hint if nothing is picked.
pub fn with_ways(site: &Rc<Site>, paper: Handout) -> Html {
    let sheet = el("section").class("taking-sheet").attr("aria-label", &site.text(words::PAPER_SHEET));
    if paper.is_empty() {
        return sheet.child(p("empty", &site.text(words::PAPER_EMPTY))).into();
    }
    sheet
        .child(p("help", &site.text(words::PAPER_EXACT)))
        .child(drawn(&paper))
        .child(html! { <ExportActions handout={ByAddress::of(paper)} /> })
        .into()
}

fn drawn(paper: &Handout) -> Html {
    el("article")
        .class("paper")
        .child(el("h2").text(&paper.heading))
        .child(el("p").class("paper-about").written().text(&paper.about))
        .children(paper.entries.iter().map(entry))
        .into()
}

fn entry(entry: &HandoutEntry) -> Html {
    let heading = (!entry.heading.is_empty()).then(|| el("h3").text(&entry.heading).into());
    let parts = entry.parts.iter().map(|one| part(entry, one));
    el("section").class("paper-entry").child_opt(heading).children(parts).into()
}

fn part(entry: &HandoutEntry, part: &LayoutSection) -> Html {
    let title = (!part.title.is_empty()).then(|| el("h4").written().text(&part.title).into());
    el("div")
        .class("paper-part")
        .child_opt(title)
        .child(el("dl").children(part.rows.iter().map(|row| answer(row, entry.came_out(row)))))
        .into()
}

/// A question with its answer. What came out of a worksheet is large.
fn answer(row: &LayoutRow, is_large: bool) -> Html {
    el("div")
        .class(answer_class(row, is_large))
        .child(el("dt").text(&row.label))
        .child(el("dd").written().text(&row.lines.join("\n")))
        .into()
}
