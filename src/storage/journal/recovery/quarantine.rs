//! What is damaged is moved out of the way, never away.

use crate::storage::journal::JournalSnapshot;
use crate::storage::{Store, StoreError, keys};

/// Moves something damaged out of the way; what was set aside before under the same name stays. Not under a name that
/// anything is noted about: what is noted as gone would go.
///
/// # Errors
/// Whatever the store says; it is then where it was.
pub fn quarantine(store: &dyn Store, snapshot: &JournalSnapshot, key: &str) -> Result<(), StoreError> {
    let Some(text) = store.get(key)? else { return Ok(()) };
    move_to_quarantine(store, snapshot, keys::damaged(key), &text)?;
    store.remove(key)
}

/// Keeps a text among what is damaged that belongs under a name and is not kept there.
pub(in crate::storage) fn set_aside_text(store: &dyn Store, key: &str, text: &str) -> Result<(), StoreError> {
    // What was set aside before is not set aside from there.
    let aside = if key.starts_with(keys::DAMAGED) { key.into() } else { keys::damaged(key) };
    move_to_quarantine(store, &JournalSnapshot::default(), aside, text)
}

fn move_to_quarantine(
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
