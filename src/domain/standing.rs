//! Where somebody stood with a forgiveness worksheet, over time: in the worksheet itself, and in what was noted later.
//!
//! The places have no order here, and how one acts is kept apart from what one feels.

use super::SharedStr;
use super::layout;
use super::parent_link::OF;
use super::record::Record;
use super::timeline::{Chart, Column, FULL, Mark, TimelineRow};
use super::worksheet::{Choice, Field, FieldKind, Worksheet};
use std::rc::Rc;

/// The worksheet where it begins.
pub const FORGIVENESS: &str = "forgiveness";
/// Who it is about. Blame that somebody carries for what was done to them is nothing to forgive, and no stage of it is shown.
const WHOM: &str = "whom";
const BLAME: &str = "blame-i-carry";
/// The kind of what is noted later.
pub const STANDING: &str = "standing";
const WHERE: &str = "where-i-am";
const INTEND: &str = "intend";
const FEEL: &str = "feel-today";

/// A forgiveness worksheet that was begun.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct StandingEntry {
    /// The record's id.
    pub id: String,
    /// A short name of the person's own; may be empty.
    pub label: String,
    /// When it was begun.
    pub begun: String,
}

/// What was noted at one time.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Standing {
    /// The record's id.
    pub id: String,
    /// The worksheet it belongs to.
    pub of: String,
    /// When it was noted.
    pub moment: String,
    /// The option that was picked; empty for none.
    pub place: String,
    /// How the person intended to act, in words.
    pub intend: Vec<String>,
    /// What the person felt, in words.
    pub feel: Vec<String>,
}

/// All of it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct StandingHistory {
    /// The worksheets, in the order they were taken in.
    pub entries: Vec<StandingEntry>,
    /// What was noted, the newest first.
    stood: Vec<Standing>,
}

impl StandingHistory {
    /// Takes in a record, if it is one of these.
    pub fn take(&mut self, sheet: &Worksheet, record: &Record) {
        let of = match &*record.kind {
            FORGIVENESS if record.answers.text(WHOM) == BLAME => return,
            FORGIVENESS => {
                let (id, label, begun) =
                    (record.id.clone(), record.name().to_string(), record.created.clone());
                self.entries.push(StandingEntry { id, label, begun });
                &record.id
            }
            STANDING => record.answers.text(OF),
            _ => return,
        };
        let lines = |id: &str| {
            field(sheet, id).map(|field| layout::lines(id, field, &record.answers)).unwrap_or_default()
        };
        let one = Standing {
            id: record.id.clone(),
            of: of.into(),
            moment: record.done.as_ref().unwrap_or(&record.changed).clone(),
            place: record.answers.text(WHERE).into(),
            intend: lines(INTEND),
            feel: lines(FEEL),
        };
        if !one.place.is_empty() || !one.intend.is_empty() || !one.feel.is_empty() {
            let at = self.stood.partition_point(|other| other.moment >= one.moment);
            self.stood.insert(at, one);
        }
    }

    /// What was noted about one worksheet, the newest first.
    pub fn of(&self, entry: &str) -> Vec<&Standing> {
        self.stood.iter().filter(|one| one.of == entry).collect()
    }
}

/// One row for each place, and a mark where the person stood; what was noted comes newest first.
pub fn chart(sheet: &Worksheet, stood: &[&Standing]) -> Chart {
    let rows = places(sheet).iter().map(|place| {
        let mark = || Mark { place: FULL, option: place.id.clone(), words: place.label.clone() };
        let marks = stood.iter().rev().map(|one| (one.place == *place.id).then(mark)).collect();
        TimelineRow { id: place.id.to_string(), name: place.label.to_string(), marks }
    });
    let columns = stood.iter().rev().map(|one| Column {
        id: one.id.clone(),
        moment: one.moment.clone(),
        notes: Vec::new(),
    });
    Chart { columns: columns.collect(), rows: rows.collect(), legend: Vec::new() }
}

/// The step of the worksheet that asks where one is.
pub fn step(sheet: &Worksheet) -> Option<&SharedStr> {
    let asks = |step: &&Rc<super::worksheet::WorksheetStep>| step.fields().any(|field| *field.id == *WHERE);
    sheet.steps.iter().find(asks).map(|step| &step.id)
}

fn places(sheet: &Worksheet) -> &[Choice] {
    match field(sheet, WHERE).map(|field| &field.kind) {
        Some(FieldKind::Choice(places)) => places,
        _ => &[],
    }
}

fn field<'a>(sheet: &'a Worksheet, id: &str) -> Option<&'a Rc<Field>> {
    sheet.fields().find(|field| *field.id == *id)
}
