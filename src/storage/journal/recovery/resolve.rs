//! Decides between the stored and the journaled version of a value.

use super::{Recovery, quarantine};
use crate::domain::record::Record;
use crate::domain::unreadable::Unreadable;
use crate::storage::batch::version_of;
use crate::storage::format::{SETTINGS, object, read_record};
use crate::storage::journal::{JournalEntry, JournalValue, JournalWrite, RETENTION};
use crate::storage::{StoreError, keys};

impl Recovery<'_> {
    /// Decides for a record: the newer version wins, and two concurrent versions both stay, one as a conflict copy.
    pub fn resolve(
        &mut self,
        key: &str,
        entry: &JournalEntry,
        stored: Option<StoredVersion>,
    ) -> Result<(), StoreError> {
        match (&entry.value, stored) {
            (JournalValue::Text(text), Some(StoredVersion::Valid(stored))) => {
                if stored.includes(&entry.version) {
                    self.forget_if_old(key, entry);
                } else {
                    let journaled = read_record(text);
                    let is_newer = journaled.is_ok_and(|journaled| journaled.includes(&stored.version()));
                    let way = if is_newer { Ok(()) } else { self.keep_conflict_copy(*stored) };
                    self.restore(way, key, text);
                }
            }
            (JournalValue::Text(text), Some(StoredVersion::Damaged)) => {
                let way = quarantine(self.store, self.snapshot, key);
                self.restore(way, key, text);
            }
            (JournalValue::Text(text), None) => self.restore(Ok(()), key, text),
            (JournalValue::Tombstone, Some(StoredVersion::Valid(stored)))
                if stored.rev < entry.version.rev =>
            {
                self.store.remove(key)?;
            }
            (JournalValue::Tombstone, Some(StoredVersion::Damaged)) if entry.version.rev > 0 => {
                self.store.remove(key)?
            }
            (JournalValue::Tombstone, Some(_)) => self.forget(key),
            // A newer version of the program wrote the stored record, so this one must not change it.
            (JournalValue::Text(_), Some(StoredVersion::Newer)) | (JournalValue::Tombstone, None) => {}
        }
        Ok(())
    }

    /// Decides for a value without versions: it is restored if it is missing in the store, otherwise the store wins.
    /// Only settings that were written while encrypted have a revision.
    pub fn resolve_unversioned(
        &mut self,
        key: &str,
        entry: &JournalEntry,
        stored: Option<&str>,
    ) -> Result<(), StoreError> {
        match &entry.value {
            JournalValue::Text(text)
                if stored.is_some_and(|stored| are_earlier_settings(key, stored, text)) =>
            {
                // Not counted as restored, because the report to the person is about entries.
                let _ = self.store.set(key, text);
            }
            JournalValue::Text(_) if stored.is_some() => self.forget_if_old(key, entry),
            JournalValue::Text(text) => self.restore(Ok(()), key, text),
            JournalValue::Tombstone => self.store.remove(key)?,
        }
        Ok(())
    }

    /// Restores a value, if `way` (making room at its key) succeeded.
    pub fn restore(&mut self, way: Result<(), StoreError>, key: &str, text: &str) {
        match way.and_then(|()| self.store.set(key, text)) {
            Ok(()) => self.found.restored += 1,
            Err(_) => self.found.no_room += 1,
        }
    }

    /// Removes an entry from the journal once the value must have reached the disk ([`RETENTION`]). An entry dated in
    /// the future is removed too: after a wrong clock it would otherwise stay for years.
    pub fn forget_if_old(&mut self, key: &str, entry: &JournalEntry) {
        if entry.written_at + RETENTION < self.snapshot.now
            || entry.written_at > self.snapshot.now + RETENTION
        {
            self.forget(key);
        }
    }

    pub fn forget(&mut self, key: &str) {
        self.writes.push(JournalWrite { key: key.into(), entry: None, parent: None });
    }
}

/// The state of a value at the key of a record.
pub enum StoredVersion {
    Valid(Box<Record>),
    /// A newer version of the program wrote it.
    Newer,
    /// It is not a record, or not the one of this key.
    Damaged,
}

/// Parses the value at the key of a record.
pub fn stored_version(key: &str, text: &str) -> StoredVersion {
    match read_record(text) {
        Ok(record) if keys::record(&record.id) == key => StoredVersion::Valid(Box::new(record)),
        Err(Unreadable::Newer) => StoredVersion::Newer,
        _ => StoredVersion::Damaged,
    }
}

/// Whether the stored value is valid settings with a lower revision than those in the journal.
fn are_earlier_settings(key: &str, stored: &str, journaled: &str) -> bool {
    let is_readable = key == keys::SETTINGS && object(stored, SETTINGS).is_ok();
    is_readable && version_of(key, stored).rev < version_of(key, journaled).rev
}
