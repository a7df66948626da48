//! Standing: the stage that the person picks in a forgiveness worksheet, over time. It is asked in the worksheet itself
//! and in the standing records that belong to it.
//!
//! The stages have no order, and the intention to act is kept apart from the feelings.

use super::SharedStr;
use super::known_ids::{BLAME, FEEL, FORGIVENESS, INTEND, STAGE, STANDING, WHOM};
use super::layout;
use super::parent_link::PARENT;
use super::record::Record;
use super::timeline::{Chart, Column, FULL, Mark, TimelineRow};
use super::worksheet::{Choice, Field, FieldKind, Worksheet};
use std::rc::Rc;

/// A forgiveness entry.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct StandingEntry {
    /// The record's id.
    pub id: String,
    /// A short name that the person gave it; may be empty.
    pub label: String,
    /// When it was begun: ISO 8601, UTC.
    pub begun: String,
}

/// The standing at one time.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Standing {
    /// The record's id.
    pub id: String,
    /// The id of the forgiveness entry.
    pub of: String,
    /// When it was completed or last changed: ISO 8601, UTC.
    pub moment: String,
    /// The id of the picked stage; empty for none.
    pub stage: String,
    /// The intention to act, as text.
    pub intend: Vec<String>,
    /// The feelings, as text.
    pub feel: Vec<String>,
}

/// The forgiveness entries and the standing over time.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct StandingHistory {
    /// The entries, in the order in which [`StandingHistory::add`] received them.
    pub entries: Vec<StandingEntry>,
    /// The standing at each time, the newest first.
    standings: Vec<Standing>,
}

impl StandingHistory {
    /// Adds a record, if it is a forgiveness entry or a standing record.
    pub fn add(&mut self, sheet: &Worksheet, record: &Record) {
        let of = match &*record.kind {
            FORGIVENESS if record.answers.text(WHOM) == BLAME => return,
            FORGIVENESS => {
                let (id, label, begun) =
                    (record.id.clone(), record.name().to_string(), record.created.clone());
                self.entries.push(StandingEntry { id, label, begun });
                &record.id
            }
            STANDING => record.answers.text(PARENT),
            _ => return,
        };
        let lines = |id: &str| {
            field(sheet, id).map(|field| layout::lines(id, field, &record.answers)).unwrap_or_default()
        };
        let one = Standing {
            id: record.id.clone(),
            of: of.into(),
            moment: record.done.as_ref().unwrap_or(&record.changed).clone(),
            stage: record.answers.text(STAGE).into(),
            intend: lines(INTEND),
            feel: lines(FEEL),
        };
        if !one.stage.is_empty() || !one.intend.is_empty() || !one.feel.is_empty() {
            let at = self.standings.partition_point(|other| other.moment >= one.moment);
            self.standings.insert(at, one);
        }
    }

    /// The standing for one entry, the newest first.
    pub fn of(&self, entry: &str) -> Vec<&Standing> {
        self.standings.iter().filter(|one| one.of == entry).collect()
    }
}

/// A chart with one row for each stage and a mark at the picked one. `stood` is sorted with the newest first.
pub fn chart(sheet: &Worksheet, stood: &[&Standing]) -> Chart {
    let rows = stages(sheet).iter().map(|place| {
        let mark = || Mark { rank: FULL, option: place.id.clone(), words: place.label.clone() };
        let marks = stood.iter().rev().map(|one| (one.stage == *place.id).then(mark)).collect();
        TimelineRow { id: place.id.to_string(), name: place.label.to_string(), marks }
    });
    let columns = stood.iter().rev().map(|one| Column {
        id: one.id.clone(),
        moment: one.moment.clone(),
        notes: Vec::new(),
    });
    Chart { columns: columns.collect(), rows: rows.collect(), legend: Vec::new() }
}

/// The step of the worksheet that asks for the stage.
pub fn step(sheet: &Worksheet) -> Option<&SharedStr> {
    let asks = |step: &&Rc<super::worksheet::WorksheetStep>| step.fields().any(|field| *field.id == *STAGE);
    sheet.steps.iter().find(asks).map(|step| &step.id)
}

fn stages(sheet: &Worksheet) -> &[Choice] {
    match field(sheet, STAGE).map(|field| &field.kind) {
        Some(FieldKind::Choice(places)) => places,
        _ => &[],
    }
}

fn field<'a>(sheet: &'a Worksheet, id: &str) -> Option<&'a Rc<Field>> {
    sheet.fields().find(|field| *field.id == *id)
}
