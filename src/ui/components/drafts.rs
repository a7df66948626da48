//! Entries that were begun and are not finished, and the links that lead back to their steps.

use crate::domain::known_ids::SESSION;
use crate::domain::record::Record;
use crate::state::app_state::Stored;
use crate::ui::components::record_list::{day_of, kind_name, open_at, own_words};
use crate::ui::context::AppContext;
use crate::ui::html::el;
use crate::ui::site::Site;
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

/// How many of the newest records are searched.
const RECENT: usize = 200;

/// The entries that are not finished, the newest first. The next session is not one of them: it has a page of its own.
pub fn drafts(context: &AppContext) -> impl Iterator<Item = Rc<Record>> {
    let site = context.site.clone();
    context.app_state.records().take(RECENT).filter_map(move |stored| match stored {
        Stored::Record(record) if record.done.is_none() && record.kind != SESSION => {
            open_at(&site, &record).is_some().then_some(record)
        }
        _ => None,
    })
}

/// The link to the step at which an entry was left: its name and step, and below them its day and first words. If other
/// people use the device, it shows no words.
pub fn draft_link(context: &AppContext, record: &Record) -> Option<Html> {
    let site = &context.site;
    let name = kind_name(site, &record.kind);
    let name = match step_number(site, record) {
        Some(n) => site.fill(words::NOTES_GO_ON_AT, &[("name", &name), ("n", &n.to_string())]),
        None => site.fill(words::HOME_GO_ON, &[("name", &name)]),
    };
    let day = day_of(site, &record.changed).unwrap_or_default();
    let own = own_words(context, record);
    let link = el("a")
        .class("start-option card")
        .leads_to(&open_at(site, record)?)
        .key(&record.id)
        .child(el("strong").text(&name))
        .child(el("small").text(&day))
        .child_opt(own.map(|own| el("small").class("own-words").written().text(&own).into()));
    Some(link.into())
}

/// The number of the step at which an entry of a worksheet was left, from 1.
pub fn step_number(site: &Site, record: &Record) -> Option<usize> {
    let sheet = site.tools().worksheet(&record.kind)?;
    let mut steps = sheet.steps_for(&record.answers).filter(|step| !step.care);
    Some(steps.position(|step| *step.id == *record.step).map_or(1, |at| at + 1))
}
