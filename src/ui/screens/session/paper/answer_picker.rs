//! An entry with a checkbox for each answer.

use super::handout_sources::Offer;
use crate::content::Key;
use crate::domain::handout::HandoutEntry;
use crate::domain::layout;
use crate::domain::session::{SessionItem, SessionList, items, put};
use crate::state::draft::AnswerEdit;
use crate::ui::components::field::choice::PICKS;
use crate::ui::html::{button, el, p};
use crate::ui::site::Site;
use crate::ui::words;
use yew::prelude::*;

/// The picked answers, and how to change them.
pub struct Picking<'a> {
    /// The texts around it.
    pub site: &'a Site,
    /// The items on the handout.
    pub picks: &'a [SessionItem],
    /// Changes the session's answers.
    pub answer: &'a Callback<AnswerEdit>,
}

/// The id of an entry's name, for moving focus there.
pub fn heading_id(record: &str) -> String {
    format!("take-{record}")
}

pub fn pick(picking: &Picking, offer: &Offer) -> Html {
    let Offer { name, about, empty, entry } = offer;
    let nothing = entry.parts.is_empty();
    let inside = if nothing { p("empty", empty) } else { parts(picking, entry) };
    el("fieldset")
        .class("field take")
        .key(&entry.record)
        .attr("data-record", &entry.record)
        .child(el("legend").id(&heading_id(&entry.record)).attr("tabindex", "-1").written().text(name))
        .child_opt((!about.is_empty()).then(|| p("help", about)))
        .child(inside)
        .child_opt((!nothing).then(|| whole(picking, &[&**name, about].join(" "), entry)))
        .into()
}

fn parts(picking: &Picking, entry: &HandoutEntry) -> Html {
    let part = |part: &layout::LayoutSection| -> Html {
        let title = el("p").class("take-part").written().text(&part.title);
        el("div")
            .class("take-rows")
            .child_opt((!part.title.is_empty()).then(|| title.into()))
            .child(
                el("div")
                    .class("chips")
                    .children(part.rows.iter().map(|row| answer(picking, entry.item(row), row))),
            )
            .into()
    };
    el("div").class("take-parts").children(entry.parts.iter().map(part)).into()
}

fn answer(picking: &Picking, item: SessionItem, row: &layout::LayoutRow) -> Html {
    let picked = picking.picks.contains(&item);
    let answer = picking.answer.clone();
    let toggle = move || {
        let item = item.clone();
        answer.emit(Box::new(move |answers| put(answers, SessionList::Paper, &item, !picked)));
    };
    let first = row.lines.iter().find(|line| !line.trim().is_empty()).map_or("", String::as_str);
    let question = (!row.label.is_empty()).then(|| el("span").text(&row.label).into());
    el("label")
        .class("chip")
        .key(&row.key)
        .child(
            el("input")
                .attr("type", "checkbox")
                .attr("data-key", &row.key)
                .attr("form", PICKS)
                .checked(Some(picked))
                .on_click(toggle),
        )
        .child(el("span").class("chip-words").child_opt(question).child(el("small").written().text(first)))
        .into()
}

/// The buttons that pick all answers or none.
fn whole(picking: &Picking, name: &str, entry: &HandoutEntry) -> Html {
    let keys: Vec<SessionItem> = entry.rows().map(|row| entry.item(row)).collect();
    let all = {
        let answer = picking.answer.clone();
        move || {
            let keys = keys.clone();
            answer.emit(Box::new(move |answers| {
                for item in &keys {
                    put(answers, SessionList::Paper, item, true);
                }
            }));
        }
    };
    let none = {
        let (answer, record) = (picking.answer.clone(), entry.record.clone());
        move || {
            let record = record.clone();
            answer.emit(Box::new(move |answers| {
                // This includes picked answers that no longer exist.
                for item in
                    items(answers, SessionList::Paper).into_iter().filter(|item| item.record == record)
                {
                    put(answers, SessionList::Paper, &item, false);
                }
            }));
        }
    };
    let named = |key: Key| picking.site.fill(key, &[("name", name.trim())]);
    el("p")
        .class("actions")
        .child(
            button("button small quiet all", &picking.site.text(words::PAPER_ALL), all)
                .attr("aria-label", &named(words::PAPER_ALL_ONE)),
        )
        .child(
            button("button small quiet none", &picking.site.text(words::PAPER_NONE), none)
                .attr("aria-label", &named(words::PAPER_NONE_ONE)),
        )
        .into()
}
