//! Decrypts everything when the lock is turned off.

use crate::domain::unreadable::Unreadable;
use crate::storage::journal::quarantine_text;
use crate::storage::sealed::clear_name;
use crate::storage::{Store, StoreError, keys};
use crate::vault::Vault;

/// Replaces all ciphertext by plaintext, one value after the other, to stay within the quota. Values that cannot be
/// decrypted are quarantined as they are.
///
/// # Errors
/// [`StoreError::Locked`] if a newer version of the program encrypted something: nothing is decrypted then.
/// [`StoreError::Changed`] if other plaintext is stored already, or any error of the store: some values are decrypted
/// then.
pub fn open_all(raw: &dyn Store, vault: &Vault) -> Result<(), StoreError> {
    let sealed = raw.keys(keys::SEALED)?;
    let opened = |name: &str, text: &str| {
        let key = clear_name(vault, name)?;
        let text = vault.open(&key, text);
        Some((key, text))
    };
    for name in &sealed {
        let text = raw.get(name)?.unwrap_or_default();
        // The key is about to be deleted, and then nothing could decrypt the value.
        if opened(name, &text).is_some_and(|(_, text)| text == Err(Unreadable::Newer)) {
            return Err(StoreError::Locked);
        }
    }
    for name in &sealed {
        let Some(text) = raw.get(name)? else { continue };
        match opened(name, &text) {
            // The index is removed last.
            Some((key, _)) if key == keys::INDEX => continue,
            Some((key, Ok(opened))) => match raw.get(&key)? {
                Some(other) if other != opened => return Err(StoreError::Changed),
                _ => raw.set(&key, &opened)?,
            },
            Some((key, Err(_))) => quarantine_text(raw, &key, &text)?,
            None => quarantine_text(raw, name, &text)?,
        }
        raw.remove(name)?;
    }
    raw.keys(keys::SEALED)?.iter().try_for_each(|name| raw.remove(name))
}

/// Removes the header once everything is decrypted, and then the transfer list: until the header is gone, the list
/// tells which plaintext is the owner's.
///
/// # Errors
/// Any error of the store.
pub fn remove_header(raw: &dyn Store) -> Result<(), StoreError> {
    raw.remove(keys::VAULT)?;
    // If that fails, the next page that opens removes it.
    let _ = raw.remove(keys::TRANSFER);
    Ok(())
}
