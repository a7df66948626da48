//! Whether a text in the clear is done with.

use crate::domain::id;
use crate::storage::format::read_record;
use crate::storage::journal::{JournalEntry, JournalValue, StoredVersion, set_aside_text, stored_version};
use crate::storage::{SealedStore, Store, StoreError, batch, keys};

/// Whether what is sealed makes a text in the clear needless: it is the same or a later version, the text became an entry
/// of its own, or it was deleted (`noted` says so). A text that can be neither of these is sealed among what is damaged.
pub fn is_settled(
    sealed: &SealedStore,
    key: &str,
    text: &str,
    noted: Option<&JournalEntry>,
) -> Result<bool, StoreError> {
    let is_record = key.starts_with(keys::RECORD);
    let Some(stands) = sealed.get(key)? else {
        let gone = noted.filter(|entry| entry.held == JournalValue::Tombstone);
        return Ok(gone.is_some_and(|gone| !is_record || gone.stamp.rev > batch::stamp(key, text).rev));
    };
    // Of two choices of settings the sealed one stays.
    if stands == text || key == keys::SETTINGS {
        return Ok(true);
    }
    match (stored_version(key, text), stored_version(key, &stands)) {
        (StoredVersion::Whole(record), StoredVersion::Whole(stands)) if is_record => {
            let mut twins = (0..id::TWINS).map_while(|nth| {
                let twin = keys::record(&id::conflict_copy(&record.id, &record.by, nth)?);
                sealed.get(&twin).ok()?
            });
            let is_twin = |text: String| {
                read_record(&text)
                    .is_ok_and(|twin| twin.conflict_of == record.id && twin.has_seen(&record.stamp()))
            };
            Ok(stands.has_seen(&record.stamp()) || twins.any(is_twin))
        }
        // What should have taken its place did not.
        (StoredVersion::Whole(_), StoredVersion::Damaged) if is_record => Ok(false),
        _ => set_aside_text(sealed, key, text).map(|()| true),
    }
}
