//! Decides whether a plaintext value can be removed.

use crate::domain::id;
use crate::storage::format::read_record;
use crate::storage::journal::{JournalEntry, JournalValue, StoredVersion, quarantine_text, stored_version};
use crate::storage::{SealedStore, Store, StoreError, batch, keys};

/// Whether a plaintext value is superseded: the encrypted one is the same or a later version, a conflict copy
/// contains it, or the journal entry `journaled` says that it was deleted. A value for which that cannot be decided is
/// encrypted and quarantined.
pub fn is_superseded(
    sealed: &SealedStore,
    key: &str,
    text: &str,
    journaled: Option<&JournalEntry>,
) -> Result<bool, StoreError> {
    let is_record = key.starts_with(keys::RECORD);
    let Some(stands) = sealed.get(key)? else {
        let gone = journaled.filter(|entry| entry.value == JournalValue::Tombstone);
        return Ok(gone.is_some_and(|gone| !is_record || gone.version.rev > batch::version_of(key, text).rev));
    };
    // Of two versions of the settings, the encrypted one wins.
    if stands == text || key == keys::SETTINGS {
        return Ok(true);
    }
    match (stored_version(key, text), stored_version(key, &stands)) {
        (StoredVersion::Valid(record), StoredVersion::Valid(stands)) if is_record => {
            let mut twins = (0..id::MAX_CONFLICT_COPIES).map_while(|nth| {
                let twin = keys::record(&id::conflict_copy(&record.id, &record.by, nth)?);
                sealed.get(&twin).ok()?
            });
            let is_twin = |text: String| {
                read_record(&text)
                    .is_ok_and(|twin| twin.conflict_of == record.id && twin.includes(&record.version()))
            };
            Ok(stands.includes(&record.version()) || twins.any(is_twin))
        }
        // The damaged encrypted value was not replaced, so the plaintext is still needed.
        (StoredVersion::Valid(_), StoredVersion::Damaged) if is_record => Ok(false),
        _ => quarantine_text(sealed, key, text).map(|()| true),
    }
}
