//! The stored data, for comparison with a backup.

use super::compare::{content, same};
use super::{BackupEntry, Entries, EntryKind};
use crate::domain::record::Record;
use crate::storage::keys;
use std::collections::BTreeMap;

/// The stored values and their kinds.
pub struct CurrentData<'a> {
    /// The stored values by key.
    pub texts: &'a Entries,
    whats: BTreeMap<&'a str, EntryKind>,
}

/// How an entry of a backup relates to the stored data.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Relation {
    /// Nothing is stored under its key.
    New,
    /// A value with the same content is stored under its key.
    Same,
    /// A value with other content is stored under its key.
    Conflict,
}

impl<'a> CurrentData<'a> {
    /// Determines the kinds of the stored values.
    pub fn look(texts: &'a Entries) -> Self {
        let whats = texts.iter().filter_map(|(name, text)| Some((name.as_str(), EntryKind::of(name, text)?)));
        Self { texts, whats: whats.collect() }
    }

    /// The kind of the value under a key; `None` if there is none, or if it is not one of this site's.
    pub fn what(&self, name: &str) -> Option<&EntryKind> {
        self.whats.get(name)
    }

    /// How an entry of a backup relates to the value under its key.
    pub fn relation(&self, name: &str, entry: &BackupEntry) -> Relation {
        match self.has_same_content(name, entry) {
            None => Relation::New,
            Some(true) => Relation::Same,
            Some(false) => Relation::Conflict,
        }
    }

    /// Whether the value under a key has the same content as an entry of a backup; `None` if there is no value.
    pub fn has_same_content(&self, name: &str, entry: &BackupEntry) -> Option<bool> {
        let text = self.texts.get(name)?;
        Some(match self.what(name) {
            Some(what) => same((what, text), (&entry.kind, &entry.text)),
            None => *text == entry.text,
        })
    }

    /// Whether the backup's version of a record was already restored as a conflict copy.
    pub fn has_conflict_copy(&self, entry: &BackupEntry) -> bool {
        let EntryKind::Record(record) = &entry.kind else { return false };
        self.whats.values().any(|what| match what {
            EntryKind::Record(twin) if twin.conflict_of == record.id => {
                let (id, of) = (&record.id, &record.conflict_of);
                content(&Record { id: id.clone(), conflict_of: of.clone(), ..(**twin).clone() })
                    == content(record)
            }
            _ => false,
        })
    }

    /// The values that a restore may remove: records and quarantined values.
    pub fn replaceable(&self) -> impl Iterator<Item = (&'a String, &'a String)> {
        let ours = |name: &str| name.starts_with(keys::RECORD) || name.starts_with(keys::DAMAGED);
        self.texts.iter().filter(move |(name, _)| ours(name))
    }
}
