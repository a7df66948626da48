//! Two pages stored a version at the same time, and the one that stands in the store is not the one that was noted first:
//! it goes on beside it.

use super::Opening;
use crate::domain::id;
use crate::domain::record::Record;
use crate::storage::format::{read_record, write_record};
use crate::storage::journal::{Entry, Note};
use crate::storage::{StoreError, keys};

impl Opening<'_> {
    /// Keeps the record that stands in the store under a name of its own.
    pub fn keep_twin(&mut self, record: Record) -> Result<(), StoreError> {
        for nth in 0..id::TWINS {
            let Some(id) = id::twin(&record.id, &record.by, nth) else { return Ok(()) };
            let key = keys::record(&id);
            let noted = self.memo.held(&key);
            match noted.map(String::from).or(self.store.get(&key)?) {
                // The page got as far as parting from the other, and may have gone on from there.
                Some(text) if read_record(&text).is_ok_and(|twin| twin.has_seen(&record.stamp())) => {
                    return Ok(());
                }
                Some(_) => {}
                None => {
                    let twin = Record { twin: record.id.clone(), id, ..record };
                    let text = write_record(&twin);
                    self.store.set(&key, &text)?;
                    let entry = Some(Entry::of(twin.stamp(), text));
                    self.notes.push(Note { key, entry, over: None });
                    return Ok(());
                }
            }
        }
        Ok(())
    }
}
