//! Of one text, what is stored against what is noted.

use super::{Opening, quarantine};
use crate::domain::record::Record;
use crate::storage::batch::stamp;
use crate::storage::format::{SETTINGS, Unreadable, object, read_record};
use crate::storage::journal::{HELD_FOR, JournalEntry, JournalValue, JournalWrite};
use crate::storage::{StoreError, keys};

impl Opening<'_> {
    /// Of what is stored and what is noted under a name, the newer stays.
    pub fn resolve(
        &mut self,
        key: &str,
        entry: &JournalEntry,
        stored: Option<StoredVersion>,
    ) -> Result<(), StoreError> {
        match (&entry.held, stored) {
            (JournalValue::Text(text), Some(StoredVersion::Whole(stored))) => {
                if stored.has_seen(&entry.stamp) {
                    self.forget_if_old(key, entry);
                } else {
                    let noted = read_record(text);
                    let is_newer = noted.is_ok_and(|noted| noted.has_seen(&stored.stamp()));
                    let way = if is_newer { Ok(()) } else { self.keep_conflict_copy(*stored) };
                    self.restore(way, key, text);
                }
            }
            (JournalValue::Text(text), Some(StoredVersion::Damaged)) => {
                let way = quarantine(self.store, self.snapshot, key);
                self.restore(way, key, text);
            }
            (JournalValue::Text(text), None) => self.restore(Ok(()), key, text),
            (JournalValue::Tombstone, Some(StoredVersion::Whole(stored))) if stored.rev < entry.stamp.rev => {
                self.store.remove(key)?;
            }
            (JournalValue::Tombstone, Some(StoredVersion::Damaged)) if entry.stamp.rev > 0 => {
                self.store.remove(key)?
            }
            (JournalValue::Tombstone, Some(_)) => self.forget(key),
            // Written by a newer version: it is not ours to judge.
            (JournalValue::Text(_), Some(StoredVersion::Newer)) | (JournalValue::Tombstone, None) => {}
        }
        Ok(())
    }

    /// What has no versions is brought back where there is nothing, and else left. Settings that were sealed have a number.
    pub fn resolve_unversioned(
        &mut self,
        key: &str,
        entry: &JournalEntry,
        stored: Option<&str>,
    ) -> Result<(), StoreError> {
        match &entry.held {
            JournalValue::Text(text)
                if stored.is_some_and(|stored| are_earlier_settings(key, stored, text)) =>
            {
                // No entry was brought back: a person is not told.
                let _ = self.store.set(key, text);
            }
            JournalValue::Text(_) if stored.is_some() => self.forget_if_old(key, entry),
            JournalValue::Text(text) => self.restore(Ok(()), key, text),
            JournalValue::Tombstone => self.store.remove(key)?,
        }
        Ok(())
    }

    /// Brings a text back, once the way is free for it.
    pub fn restore(&mut self, way: Result<(), StoreError>, key: &str, text: &str) {
        match way.and_then(|()| self.store.set(key, text)) {
            Ok(()) => self.found.restored += 1,
            Err(_) => self.found.stuck += 1,
        }
    }

    /// The disk has heard of it long since. A clock that was wrong makes no text stay for years.
    pub fn forget_if_old(&mut self, key: &str, entry: &JournalEntry) {
        if entry.at + HELD_FOR < self.snapshot.now || entry.at > self.snapshot.now + HELD_FOR {
            self.forget(key);
        }
    }

    pub fn forget(&mut self, key: &str) {
        self.notes.push(JournalWrite { key: key.into(), entry: None, over: None });
    }
}

/// What is stored under a record's name.
pub enum StoredVersion {
    /// It can be read.
    Whole(Box<Record>),
    /// A newer version of the program wrote it.
    Newer,
    /// It is no record of this name.
    Damaged,
}

/// Looks at what is stored under a record's name.
pub fn stored_version(key: &str, text: &str) -> StoredVersion {
    match read_record(text) {
        Ok(record) if keys::record(&record.id) == key => StoredVersion::Whole(Box::new(record)),
        Err(Unreadable::Newer) => StoredVersion::Newer,
        _ => StoredVersion::Damaged,
    }
}

/// Whether what is stored are settings, and what was noted are later ones: both say how often they were written.
fn are_earlier_settings(key: &str, stored: &str, noted: &str) -> bool {
    let is_readable = key == keys::SETTINGS && object(stored, SETTINGS).is_ok();
    is_readable && stamp(key, stored).rev < stamp(key, noted).rev
}
