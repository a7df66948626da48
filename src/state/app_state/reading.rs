//! Listing and opening stored records.

use super::AppState;
use crate::domain::id::is_id;
use crate::domain::record::{Record, Version};
use crate::domain::unreadable::Unreadable;
use crate::storage::format::{self, Outline};
use crate::storage::journal::{JournalEntry, JournalWrite};
use crate::storage::keys;
use std::rc::Rc;

/// What is stored under a record's key, or a quarantined value.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Stored {
    Record(Rc<Record>),
    /// A record of a newer format, as far as it can be understood. It can be read and is never written.
    Newer(Rc<Record>),
    /// A value that is left untouched and shown as unreadable: its key, and the reason.
    Unreadable(String, Unreadable),
}

impl Stored {
    /// The key it is stored under.
    pub fn key(&self) -> String {
        match self {
            Self::Record(record) | Self::Newer(record) => keys::record(&record.id),
            Self::Unreadable(key, _) => key.clone(),
        }
    }
}

impl AppState {
    /// Opens one record; `None` if there is none with this id, or the shared view hides it.
    pub fn record(&self, id: &str) -> Option<Stored> {
        if self.is_hidden(id) {
            return None;
        }
        self.open_record(id).map(|(stored, _)| stored)
    }

    /// Opens one record and returns its stored text too. It ignores the shared view: records that are already open for
    /// writing and single answers that were chosen are read past it.
    pub fn open_record(&self, id: &str) -> Option<(Stored, String)> {
        if !is_id(id) {
            return None;
        }
        let text = self.text(&keys::record(id))?;
        Some((stored(id, &text), text))
    }

    /// The stored value of a key.
    pub fn text(&self, key: &str) -> Option<String> {
        self.repository.store.get(key).ok()?
    }

    /// The ids of all records that the shared view does not hide, newest first.
    pub fn ids(&self) -> Rc<[String]> {
        self.visible(self.repository.ids())
    }

    /// All visible records, newest first, unreadable ones included. Each is read when the iterator reaches it.
    pub fn records(&self) -> impl Iterator<Item = Stored> + use<> {
        let (ids, app_state) = (self.ids(), self.clone());
        (0..ids.len()).filter_map(move |at| {
            let id = ids.get(at)?;
            Some(stored(id, &app_state.text(&keys::record(id))?))
        })
    }

    /// What the records are, newest first, without what is in them; none while a shared view hides records. Each is read
    /// when the iterator reaches it.
    pub fn outlines(&self) -> impl Iterator<Item = Outline> {
        let ids = if self.is_sitting_together() { Rc::default() } else { self.repository.ids() };
        (0..ids.len()).filter_map(move |at| format::read_outline(&self.text(&keys::record(ids.get(at)?))?))
    }

    /// The records of one kind among the newest 200, newest first. Each is read when the iterator reaches it.
    pub fn recent_of(&self, kind: &str) -> impl Iterator<Item = Rc<Record>> {
        self.records().take(200).filter_map(move |stored| match stored {
            Stored::Record(record) if record.kind == kind => Some(record),
            _ => None,
        })
    }

    /// Turns a quarantined value that was not encrypted by this lock ([`keys::FOREIGN`]) into a record with the new id
    /// `id`. Returns false, and leaves the value where it is, if that fails.
    pub fn take_in(&mut self, key: &str, id: String) -> bool {
        let read = self.text(key).and_then(|text| format::read_record(&text).ok());
        let Some(record) = read.filter(|_| is_id(&id)) else { return false };
        let (page, over) = (self.page().to_string(), Version::default());
        let record = Record { id, rev: 1, by: page, parent: over, conflict_of: String::new(), ..record };
        let Ok(text) = self.store_record(&record, None) else { return false };
        let entry = Some(JournalEntry::new(record.version(), text));
        self.write_to_journal(
            JournalWrite { key: keys::record(&record.id), entry, parent: None },
            Box::new(drop),
        );
        let _ = self.repository.remove(key);
        self.list_version += 1;
        true
    }

    /// All quarantined values; none while the shared view hides them.
    pub fn set_aside(&self) -> impl Iterator<Item = Stored> {
        let keys = match self.shared_view() {
            Some(_) => Vec::new(),
            None => self.repository.store.keys(keys::DAMAGED).unwrap_or_default(),
        };
        keys.into_iter().map(|key| Stored::Unreadable(key, Unreadable::Damaged))
    }
}

/// Reads the text stored under the key of the record `id`.
fn stored(id: &str, text: &str) -> Stored {
    let newer = || format::read_newer(text).filter(|record| record.id == id);
    match format::read_record(text) {
        // A record whose id does not match its key would overwrite the other record when it is saved.
        Ok(record) if record.id == id => Stored::Record(Rc::new(record)),
        Ok(_) => Stored::Unreadable(keys::record(id), Unreadable::Damaged),
        Err(Unreadable::Newer) => match newer() {
            Some(record) => Stored::Newer(Rc::new(record)),
            None => Stored::Unreadable(keys::record(id), Unreadable::Newer),
        },
        Err(why) => Stored::Unreadable(keys::record(id), why),
    }
}
