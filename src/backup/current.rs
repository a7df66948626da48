//! What is kept here, as a copy is compared with it.

use super::compare::{content, same};
use super::{BackupEntry, Entries, EntryKind};
use crate::domain::record::Record;
use crate::storage::keys;
use std::collections::BTreeMap;

/// The texts here, and what they are.
pub struct CurrentData<'a> {
    /// The texts.
    pub texts: &'a Entries,
    whats: BTreeMap<&'a str, EntryKind>,
}

/// How a text of a copy stands to what is here.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Relation {
    /// There is nothing of its name here.
    New,
    /// It says the same as what is here.
    Same,
    /// Something else is here under its name.
    Conflict,
}

impl<'a> CurrentData<'a> {
    /// Looks at what is here.
    pub fn look(texts: &'a Entries) -> Self {
        let whats = texts.iter().filter_map(|(name, text)| Some((name.as_str(), EntryKind::of(name, text)?)));
        Self { texts, whats: whats.collect() }
    }

    /// What is under a name, where it is something of ours.
    pub fn what(&self, name: &str) -> Option<&EntryKind> {
        self.whats.get(name)
    }

    /// How an entry of a copy stands to what is under its name.
    pub fn relation(&self, name: &str, entry: &BackupEntry) -> Relation {
        match self.says(name, entry) {
            None => Relation::New,
            Some(true) => Relation::Same,
            Some(false) => Relation::Conflict,
        }
    }

    /// Whether what is under a name says the same as an entry of a copy; `None` where nothing is.
    pub fn says(&self, name: &str, entry: &BackupEntry) -> Option<bool> {
        let text = self.texts.get(name)?;
        Some(match self.what(name) {
            Some(what) => same((what, text), (&entry.what, &entry.text)),
            None => *text == entry.text,
        })
    }

    /// Whether the copy's version of a record was already taken in beside the one here.
    pub fn has_twin(&self, entry: &BackupEntry) -> bool {
        let EntryKind::Record(record) = &entry.what else { return false };
        self.whats.values().any(|what| match what {
            EntryKind::Record(twin) if twin.conflict_of == record.id => {
                let (id, of) = (&record.id, &record.conflict_of);
                content(&Record { id: id.clone(), conflict_of: of.clone(), ..(**twin).clone() })
                    == content(record)
            }
            _ => false,
        })
    }

    /// The names a restored copy may take away: records, and what was set aside.
    pub fn replaceable(&self) -> impl Iterator<Item = (&'a String, &'a String)> {
        let ours = |name: &str| name.starts_with(keys::RECORD) || name.starts_with(keys::DAMAGED);
        self.texts.iter().filter(move |(name, _)| ours(name))
    }
}
