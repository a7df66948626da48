//! Conflict copies. If two pages store a version at the same time, and the one in the store is not the one that the
//! journal committed first, the stored version continues as a record of its own.

use super::{Recovery, quarantine};
use crate::domain::id;
use crate::domain::record::Record;
use crate::storage::format::{read_record, write_record};
use crate::storage::journal::{JournalEntry, JournalValue, JournalWrite};
use crate::storage::{StoreError, keys};

impl Recovery<'_> {
    /// Stores the record from the store under an id of its own. If no id can be made or none is free, it is
    /// quarantined.
    pub fn keep_conflict_copy(&mut self, record: Record) -> Result<(), StoreError> {
        for nth in 0..id::MAX_CONFLICT_COPIES {
            let Some(id) = id::conflict_copy(&record.id, &record.by, nth) else { break };
            let key = keys::record(&id);
            let journaled = self.snapshot.entry(&key);
            if let Some(JournalEntry { version: stamp, value: JournalValue::Tombstone, .. }) = journaled {
                // If the tombstone is exactly one revision later than the record, the conflict copy was deleted as it
                // would be made here. Otherwise the tombstone belongs to a later version of it or to another copy,
                // and the next id is tried.
                if stamp.rev == record.rev.saturating_add(1) {
                    return Ok(());
                }
                continue;
            }
            match journaled.and_then(JournalEntry::text).map(String::from).or(self.store.get(&key)?) {
                Some(text) if read_record(&text).is_ok_and(|twin| is_of(&twin, &record)) => return Ok(()),
                Some(_) => {}
                None => {
                    let twin = Record { conflict_of: record.id.clone(), id, ..record };
                    let text = write_record(&twin);
                    self.store.set(&key, &text)?;
                    let entry = Some(JournalEntry::new(twin.version(), text));
                    self.writes.push(JournalWrite { key, entry, parent: None });
                    return Ok(());
                }
            }
        }
        quarantine(self.store, self.snapshot, &keys::record(&record.id))
    }
}

/// Whether `twin` is the conflict copy of `record`: the page that stored `record` may already have made it, and it or
/// another page may have changed it since. An earlier conflict copy by the same page has another parent.
fn is_of(twin: &Record, record: &Record) -> bool {
    let of_it = twin.conflict_of == record.id;
    let same_row = twin.parent == record.parent && (of_it || twin.conflict_of.is_empty());
    twin.includes(&record.version()) && if twin.by == record.by { same_row } else { of_it }
}
