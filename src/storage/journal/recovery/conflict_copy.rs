//! Two pages stored a version at the same time, and the one that stands in the store is not the one that was noted first:
//! it goes on beside it.

use super::{Opening, quarantine};
use crate::domain::id;
use crate::domain::record::Record;
use crate::storage::format::{read_record, write_record};
use crate::storage::journal::{JournalEntry, JournalValue, JournalWrite};
use crate::storage::{StoreError, keys};

impl Opening<'_> {
    /// Keeps the record that stands in the store under a name of its own.
    pub fn keep_conflict_copy(&mut self, record: Record) -> Result<(), StoreError> {
        for nth in 0..id::TWINS {
            let Some(id) = id::conflict_copy(&record.id, &record.by, nth) else { break };
            let key = keys::record(&id);
            let noted = self.snapshot.entry(&key);
            if let Some(JournalEntry { stamp, held: JournalValue::Tombstone, .. }) = noted {
                // Deleted as it was made here; or else as what it had become, or as another one.
                if stamp.rev == record.rev.saturating_add(1) {
                    return Ok(());
                }
                continue;
            }
            match noted.and_then(JournalEntry::text).map(String::from).or(self.store.get(&key)?) {
                Some(text) if read_record(&text).is_ok_and(|twin| is_of(&twin, &record)) => return Ok(()),
                Some(_) => {}
                None => {
                    let twin = Record { conflict_of: record.id.clone(), id, ..record };
                    let text = write_record(&twin);
                    self.store.set(&key, &text)?;
                    let entry = Some(JournalEntry::of(twin.stamp(), text));
                    self.notes.push(JournalWrite { key, entry, over: None });
                    return Ok(());
                }
            }
        }
        quarantine(self.store, self.snapshot, &keys::record(&record.id))
    }
}

/// Whether the page that stored `record` got as far as parting from the other itself; it, or another, may have gone on from
/// there. What the same page parted with before comes from a row of versions of its own.
fn is_of(twin: &Record, record: &Record) -> bool {
    let of_it = twin.conflict_of == record.id;
    let same_row = twin.parent == record.parent && (of_it || twin.conflict_of.is_empty());
    twin.has_seen(&record.stamp()) && if twin.by == record.by { same_row } else { of_it }
}
