//! What is damaged is moved out of the way, never away.

use crate::storage::{Store, StoreError, keys};

/// Moves something damaged out of the way; what was set aside before under the same name stays.
pub fn set_aside(store: &dyn Store, key: &str) -> Result<(), StoreError> {
    let Some(text) = store.get(key)? else { return Ok(()) };
    let mut aside = keys::damaged(key);
    while store.get(&aside)?.is_some_and(|other| other != text) {
        aside.push('+');
    }
    store.set(&aside, &text)?;
    store.remove(key)
}
