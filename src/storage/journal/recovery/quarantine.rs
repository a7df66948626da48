//! Quarantine: damaged values are moved to another key and never deleted.

use crate::storage::journal::JournalSnapshot;
use crate::storage::{Store, StoreError, keys};

/// Moves a damaged value to its quarantine key. A value that is already there stays, and the new one gets a longer
/// key. A key with a journal entry is not used either, because a tombstone there would delete the value.
///
/// # Errors
/// Any error of the store; the value is then where it was.
pub fn quarantine(store: &dyn Store, snapshot: &JournalSnapshot, key: &str) -> Result<(), StoreError> {
    let Some(text) = store.get(key)? else { return Ok(()) };
    move_to_quarantine(store, snapshot, keys::damaged(key), &text)?;
    store.remove(key)
}

/// Quarantines a text that belongs at `key` but is not stored there.
pub(in crate::storage) fn quarantine_text(
    store: &dyn Store,
    key: &str,
    text: &str,
) -> Result<(), StoreError> {
    // A quarantined value keeps its quarantine key instead of getting a nested one.
    let aside = if key.starts_with(keys::DAMAGED) { key.into() } else { keys::damaged(key) };
    move_to_quarantine(store, &JournalSnapshot::default(), aside, text)
}

/// Stores a text at the quarantine key `aside`, or at a longer one if another text is there.
pub(super) fn move_to_quarantine(
    store: &dyn Store,
    snapshot: &JournalSnapshot,
    mut aside: String,
    text: &str,
) -> Result<(), StoreError> {
    while snapshot.entry(&aside).is_some() || store.get(&aside)?.is_some_and(|other| other != text) {
        aside.push('+');
    }
    store.set(&aside, text)
}
