//! Finding and opening what is stored.

use super::Desk;
use crate::domain::id::is_id;
use crate::domain::record::{Record, Stamp};
use crate::storage::format::{self, Unreadable};
use crate::storage::journal::{Entry, Note};
use crate::storage::keys;
use std::rc::Rc;

/// A stored text under a record's name, or something damaged that was set aside.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Stored {
    /// A record.
    Record(Rc<Record>),
    /// A record of a newer version, as far as it can be understood: it can be read, and is never written.
    Newer(Rc<Record>),
    /// Something that is left untouched and shown as unreadable: the name it is kept under, and why.
    Unreadable(String, Unreadable),
}

impl Stored {
    /// The name it is kept under.
    pub fn key(&self) -> String {
        match self {
            Self::Record(record) | Self::Newer(record) => keys::record(&record.id),
            Self::Unreadable(key, _) => key.clone(),
        }
    }
}

impl Desk {
    /// Opens one record; `None` when there is none under this id, or it is behind the curtain.
    pub fn record(&self, id: &str) -> Option<Stored> {
        if self.is_covered(id) {
            return None;
        }
        self.open_record(id).map(|(stored, _)| stored)
    }

    /// Opens one record, and says how its text was stored; behind the curtain, too: for what is already open for writing,
    /// and for single answers that were chosen.
    pub fn open_record(&self, id: &str) -> Option<(Stored, String)> {
        if !is_id(id) {
            return None;
        }
        let text = self.text(&keys::record(id))?;
        Some((stored(id, &text), text))
    }

    /// The text under a name.
    pub fn text(&self, key: &str) -> Option<String> {
        self.shelf.store.get(key).ok()?
    }

    /// The ids of all records before the curtain, the newest first.
    pub fn ids(&self) -> Rc<[String]> {
        self.uncovered(self.shelf.ids())
    }

    /// All records, the newest first, those that cannot be read included: each is read when it is asked for.
    pub fn records(&self) -> impl Iterator<Item = Stored> + use<> {
        let (ids, desk) = (self.ids(), self.clone());
        (0..ids.len()).filter_map(move |at| {
            let id = ids.get(at)?;
            Some(stored(id, &desk.text(&keys::record(id))?))
        })
    }

    /// Those of one kind among the newest 200 records, the newest first: each is read when it is asked for.
    pub fn recent_of(&self, kind: &str) -> impl Iterator<Item = Rc<Record>> {
        self.records().take(200).filter_map(move |stored| match stored {
            Stored::Record(record) if record.kind == kind => Some(record),
            _ => None,
        })
    }

    /// Makes an entry of a text that was set aside because it was never sealed here ([`keys::FOREIGN`]), under the id `id`, which
    /// is new. Whether it did; if not, the text is where it was.
    pub fn take_in(&mut self, key: &str, id: String) -> bool {
        let read = self.text(key).and_then(|text| format::read_record(&text).ok());
        let Some(record) = read.filter(|_| is_id(&id)) else { return false };
        let (page, over) = (self.page().to_string(), Stamp::default());
        let record = Record { id, rev: 1, by: page, over, twin: String::new(), ..record };
        let Ok(text) = self.store_record(&record, None) else { return false };
        let entry = Some(Entry::of(record.stamp(), text));
        self.note(Note { key: keys::record(&record.id), entry, over: None }, Box::new(drop));
        let _ = self.shelf.take(key);
        self.round += 1;
        true
    }

    /// What was damaged and set aside.
    pub fn set_aside(&self) -> impl Iterator<Item = Stored> {
        let keys = match self.together() {
            Some(_) => Vec::new(),
            None => self.shelf.store.keys(keys::DAMAGED).unwrap_or_default(),
        };
        keys.into_iter().map(|key| Stored::Unreadable(key, Unreadable::Damaged))
    }
}

/// What a stored text under the name of the record `id` is.
fn stored(id: &str, text: &str) -> Stored {
    let newer = || format::read_newer(text).filter(|record| record.id == id);
    match format::read_record(text) {
        // A record under another record's name could be saved over it.
        Ok(record) if record.id == id => Stored::Record(Rc::new(record)),
        Ok(_) => Stored::Unreadable(keys::record(id), Unreadable::Damaged),
        Err(Unreadable::Newer) => match newer() {
            Some(record) => Stored::Newer(Rc::new(record)),
            None => Stored::Unreadable(keys::record(id), Unreadable::Newer),
        },
        Err(why) => Stored::Unreadable(keys::record(id), why),
    }
}
