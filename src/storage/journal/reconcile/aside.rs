//! What is damaged is moved out of the way, never away.

use crate::storage::journal::Memo;
use crate::storage::{Store, StoreError, keys};

/// Moves something damaged out of the way; what was set aside before under the same name stays. Not under a name that
/// anything is noted about: what is noted as gone would go.
///
/// # Errors
/// Whatever the store says; it is then where it was.
pub fn set_aside(store: &dyn Store, memo: &Memo, key: &str) -> Result<(), StoreError> {
    let Some(text) = store.get(key)? else { return Ok(()) };
    let mut aside = keys::damaged(key);
    while memo.entry(&aside).is_some() || store.get(&aside)?.is_some_and(|other| other != text) {
        aside.push('+');
    }
    store.set(&aside, &text)?;
    store.remove(key)
}
