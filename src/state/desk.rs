//! The desk: the store, and what is known about it.

use super::Settings;
use crate::domain::id::is_id;
use crate::domain::record::Record;
use crate::storage::format::{self, Unreadable};
use crate::storage::{MemoryStore, Store, StoreError, keys};
use std::rc::Rc;

/// Where things are kept.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Keeping {
    /// Not known yet: the page was only just drawn.
    Unknown,
    /// On this device.
    Device,
    /// Nowhere: the browser does not allow it. What is written lasts as long as the page.
    Visit,
}

/// A stored text under a record's name.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Stored {
    /// A record.
    Record(Rc<Record>),
    /// Something that is left untouched and shown as unreadable: its name and why.
    Unreadable(String, Unreadable),
}

/// What was deleted last, as it was stored, until something else is deleted or the page goes.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Deleted {
    key: String,
    text: String,
    /// Whether bringing it back was tried and failed; it can be tried again.
    pub stuck: bool,
}

/// The store and what is known about it. Cloning is cheap; every clone is the same desk at another moment.
#[derive(Clone)]
pub struct Desk {
    store: Rc<dyn Store>,
    /// Where things are kept.
    pub keeping: Keeping,
    /// What the person chose.
    pub settings: Rc<Settings>,
    /// Whether stored settings were there and could not be read: they are then never written over.
    settings_unreadable: bool,
    /// What can be brought back.
    pub deleted: Option<Deleted>,
    /// Grows when the list of records changed.
    pub round: u32,
}

impl PartialEq for Desk {
    fn eq(&self, other: &Self) -> bool {
        self.keeping == other.keeping
            && self.round == other.round
            && self.settings == other.settings
            && self.deleted == other.deleted
    }
}

impl Default for Desk {
    /// The desk of a page that was only just drawn: nothing can be opened or stored yet.
    fn default() -> Self {
        Self {
            store: Rc::new(MemoryStore::default()),
            keeping: Keeping::Unknown,
            settings: Rc::default(),
            settings_unreadable: false,
            deleted: None,
            round: 0,
        }
    }
}

impl Desk {
    /// Opens the store; falls back to memory when it is closed to us.
    pub fn open(store: Rc<dyn Store>) -> Self {
        match store.get(keys::SETTINGS) {
            Ok(text) => {
                let read = text.as_deref().map(Settings::read);
                Self {
                    store,
                    keeping: Keeping::Device,
                    settings_unreadable: matches!(read, Some(Err(_))),
                    settings: Rc::new(read.and_then(Result::ok).unwrap_or_default()),
                    ..Self::default()
                }
            }
            Err(_) => Self { keeping: Keeping::Visit, ..Self::default() },
        }
    }

    /// Whether records can be opened and stored.
    pub fn is_ready(&self) -> bool {
        self.keeping != Keeping::Unknown
    }

    /// Stores a record.
    ///
    /// # Errors
    /// Whatever the store says.
    pub fn store_record(&self, record: &Record) -> Result<(), StoreError> {
        self.store.set(&keys::record(&record.id), &format::write_record(record))
    }

    /// Opens one record; `None` when there is none under this id.
    pub fn record(&self, id: &str) -> Option<Stored> {
        if !is_id(id) {
            return None;
        }
        let text = self.store.get(&keys::record(id)).ok()??;
        Some(stored(id, &text))
    }

    /// The ids of all records, the newest first.
    pub fn ids(&self) -> Vec<String> {
        let keys = self.store.keys(keys::RECORD).unwrap_or_default();
        let ids = keys.iter().rev().filter_map(|key| key.strip_prefix(keys::RECORD));
        ids.map(String::from).collect()
    }

    /// All records, the newest first, those that cannot be read included.
    pub fn records(&self) -> Vec<Stored> {
        self.ids()
            .iter()
            .filter_map(|id| {
                let text = self.store.get(&keys::record(id)).ok()??;
                Some(stored(id, &text))
            })
            .collect()
    }

    /// All records of one kind that can be read, the newest first.
    pub fn records_of(&self, kind: &str) -> Vec<Rc<Record>> {
        self.records()
            .into_iter()
            .filter_map(|stored| match stored {
                Stored::Record(record) if record.kind == kind => Some(record),
                _ => None,
            })
            .collect()
    }

    /// Deletes a record, or something unreadable under a record's name; it can be brought back until the next deletion.
    pub fn delete(&mut self, id: &str) {
        let key = keys::record(id);
        let Ok(Some(text)) = self.store.get(&key) else {
            return;
        };
        if self.store.remove(&key).is_ok() {
            self.deleted = Some(Deleted { key, text, stuck: false });
            self.round += 1;
        }
    }

    /// Brings back what was deleted last, exactly as it was. Where that fails it can be tried again.
    pub fn undo(&mut self) {
        if let Some(mut deleted) = self.deleted.take() {
            if self.store.set(&deleted.key, &deleted.text).is_err() {
                deleted.stuck = true;
                self.deleted = Some(deleted);
            }
            self.round += 1;
        }
    }

    /// Gives up bringing back what was deleted last.
    pub fn forget_deleted(&mut self) {
        self.deleted = None;
    }

    /// Chooses a setting. Settings that could not be read are left as they are stored; the choice then lasts as long as
    /// the page.
    pub fn choose(&mut self, name: &str, value: &str) {
        if self.settings.get(name) == value {
            return;
        }
        Rc::make_mut(&mut self.settings).set(name, value);
        if !self.settings_unreadable {
            // A setting that could not be kept is no loss worth a message: the choice itself is on the screen.
            let _ = self.store.set(keys::SETTINGS, &self.settings.write());
        }
    }

    /// How many records there are, and how many UTF-16 units everything of ours takes, names included.
    pub fn size(&self) -> (usize, usize) {
        let keys = self.store.keys(keys::ROOT).unwrap_or_default();
        let units = |text: &str| text.encode_utf16().count();
        let size = keys
            .iter()
            .map(|key| units(key) + self.store.get(key).ok().flatten().map_or(0, |text| units(&text)))
            .sum();
        (self.ids().len(), size)
    }

    /// Everything of ours as one JSON text: the names and the texts under them, exactly as they are stored.
    pub fn everything(&self, now: &str) -> String {
        let mut map = serde_json::Map::new();
        for key in self.store.keys(keys::ROOT).unwrap_or_default() {
            if let Ok(Some(text)) = self.store.get(&key) {
                // Readable JSON inside the file where it is JSON; a text that is damaged stays a text.
                let value = serde_json::from_str(&text).unwrap_or(serde_json::Value::String(text));
                map.insert(key, value);
            }
        }
        let file = serde_json::json!({ "v": format::VERSION, "made": now, "kept": map });
        serde_json::to_string_pretty(&file).unwrap_or_default()
    }

    /// Deletes everything of ours.
    ///
    /// # Errors
    /// [`StoreError::Blocked`]: some of it may be left.
    pub fn erase(&mut self) -> Result<(), StoreError> {
        for key in self.store.keys(keys::ROOT)? {
            self.store.remove(&key)?;
        }
        self.settings = Rc::default();
        self.settings_unreadable = false;
        self.deleted = None;
        self.round += 1;
        Ok(())
    }
}

fn stored(id: &str, text: &str) -> Stored {
    match format::read_record(text) {
        // A record under another record's name could be saved over it.
        Ok(record) if record.id == id => Stored::Record(Rc::new(record)),
        Ok(_) => Stored::Unreadable(id.into(), Unreadable::Damaged),
        Err(why) => Stored::Unreadable(id.into(), why),
    }
}
