//! The entry that a note is begun from. Until there is something to keep, the place names the entry, and the situation
//! the note is about: `<id of the entry>/on-<line of its list>`.

use crate::domain::id::is_id;
use crate::domain::ladder::{LADDER, RUNG};
use crate::domain::part;
use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::domain::worksheet::Worksheet;
use crate::state::desk::Stored;
use crate::ui::site::{Scene, Site};

/// What stands before the number of a line.
const ON: &str = "on-";

/// Where a note begins.
pub struct Origin {
    /// The place without the step.
    pub place: String,
    entry: String,
    rung: String,
}

impl Origin {
    /// The entry that a place names and the step in it, if the entry is of the kind that this worksheet looks back at.
    pub fn read<'a>(scene: &Scene, part: &Worksheet, fragment: &'a str) -> Option<(Self, Option<&'a str>)> {
        let (id, rest) = split(fragment);
        let rest = rest.unwrap_or_default();
        let (first, more) = split(rest);
        let row = first.strip_prefix(ON).and_then(|row| row.parse::<usize>().ok());
        let entry = part.is_part().then(|| entry(scene, &part.part_of, id))??;
        let rows = entry.answers.rows(LADDER);
        let rung = row.and_then(|row| rows.get(row.checked_sub(1)?)).map(|row| row.text.clone());
        let (place, step) = match row {
            Some(row) => (format!("{id}/{ON}{row}"), more),
            None => (id.into(), Some(rest)),
        };
        let origin = Self { place, entry: id.into(), rung: rung.unwrap_or_default() };
        Some((origin, step.filter(|step| !step.is_empty())))
    }

    /// What a note from here begins with.
    pub fn begin(&self, note: &mut Record, part: &Worksheet) {
        part::belong(&mut note.answers, &self.entry);
        if part.asks(RUNG) {
            note.answers.set_text(RUNG, &self.rung);
        }
    }
}

/// An entry of a kind.
pub fn entry(scene: &Scene, kind: &str, id: &str) -> Option<std::rc::Rc<Record>> {
    match scene.desk.record(id)? {
        Stored::Record(record) | Stored::Newer(record) if record.kind == *kind => Some(record),
        _ => None,
    }
}

/// Where a note on an entry is begun, on one of its situations or in general.
pub fn note_at(site: &Site, part: &Worksheet, entry: &str, row: Option<usize>) -> String {
    let fragment = match row {
        Some(row) => format!("{entry}/{ON}{row}"),
        None => entry.into(),
    };
    site.href_at(&Route::Worksheet(part.path.clone()), &fragment)
}

/// The record and the step of a place; what is no record's id is none.
pub fn parse(fragment: &str) -> (Option<String>, Option<&str>) {
    let (id, step) = split(fragment);
    if is_id(id) { (Some(id.into()), step) } else { (None, None) }
}

fn split(address: &str) -> (&str, Option<&str>) {
    match address.split_once('/') {
        Some((first, rest)) => (first, Some(rest)),
        None => (address, None),
    }
}
