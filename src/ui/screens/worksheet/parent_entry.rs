//! The entry that a note is begun from. Until the note is stored, its location is that of the entry, with the situation
//! the note is about: `<id of the entry>/on-<line of its ladder>`.

use crate::domain::SharedStr;
use crate::domain::parent_link;
use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::domain::worksheet::Worksheet;
use crate::state::app_state::Stored;
use crate::ui::context::AppContext;
use crate::ui::fragment::split;
use crate::ui::site::Site;

/// The prefix of the line number.
const ON: &str = "on-";

/// The entry and the situation that a note is begun from.
pub struct ParentEntry {
    /// The location without the step.
    pub place: String,
    entry: String,
    /// The question that names the situation, and the situation.
    rung: Option<(SharedStr, String)>,
}

impl ParentEntry {
    /// The entry and the step in a location; `None` unless the entry is of the kind that this worksheet is a part of.
    pub fn read<'a>(
        context: &AppContext,
        part: &Worksheet,
        fragment: &'a str,
    ) -> Option<(Self, Option<&'a str>)> {
        let (id, rest) = split(fragment);
        let rest = rest.unwrap_or_default();
        let (first, more) = split(rest);
        let row = first.strip_prefix(ON).and_then(|row| row.parse::<usize>().ok());
        let entry = part.is_part().then(|| entry(context, &part.part_of, id))??;
        let ladder = context.site.tools().worksheet(&part.part_of).and_then(|sheet| sheet.ladder.clone());
        let rows = ladder.as_ref().map(|ladder| entry.answers.rows(&ladder.field)).unwrap_or_default();
        let rung = row.and_then(|row| rows.get(row.checked_sub(1)?)).map(|row| row.text.clone());
        let (place, step) = match row {
            Some(row) => (format!("{id}/{ON}{row}"), more),
            None => (id.into(), Some(rest)),
        };
        let rung = ladder.map(|ladder| (ladder.rung.clone(), rung.unwrap_or_default()));
        let origin = Self { place, entry: id.into(), rung };
        Some((origin, step.filter(|step| !step.is_empty())))
    }

    /// Fills in a new note.
    pub fn begin(&self, note: &mut Record, part: &Worksheet) {
        parent_link::set_parent(&mut note.answers, &self.entry);
        if let Some((question, rung)) = self.rung.as_ref().filter(|(question, _)| part.asks(question)) {
            note.answers.set_text(question, rung);
        }
    }
}

/// The entry `id`, if it is of this kind.
pub fn entry(context: &AppContext, kind: &str, id: &str) -> Option<std::rc::Rc<Record>> {
    match context.app_state.record(id)? {
        Stored::Record(record) | Stored::Newer(record) if record.kind == *kind => Some(record),
        _ => None,
    }
}

/// The URL that begins a note on an entry, about one line of its ladder or in general.
pub fn note_at(site: &Site, part: &Worksheet, entry: &str, row: Option<usize>) -> String {
    let fragment = match row {
        Some(row) => format!("{entry}/{ON}{row}"),
        None => entry.into(),
    };
    site.href_at(&Route::Worksheet(part.path.clone()), &fragment)
}
