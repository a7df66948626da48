//! Opens everything for good.

use crate::storage::journal::set_aside_text;
use crate::storage::sealed::clear_name;
use crate::storage::{Store, StoreError, keys};
use crate::vault::{OpenError, Vault};

/// Puts every sealed text in the clear, one after the other, so that there is room. What is damaged goes to what is
/// damaged, as it is.
///
/// # Errors
/// [`StoreError::Locked`] if a newer version of the program sealed something: nothing is opened then.
/// [`StoreError::Changed`] if something else is there in the clear. Or whatever the store says; some of it is open then.
pub fn open_all(raw: &dyn Store, vault: &Vault) -> Result<(), StoreError> {
    let sealed = raw.keys(keys::SEALED)?;
    let opened = |name: &str, text: &str| {
        let key = clear_name(vault, name)?;
        let text = vault.open(&key, text);
        Some((key, text))
    };
    for name in &sealed {
        let text = raw.get(name)?.unwrap_or_default();
        // Without the key it could never be opened again.
        if opened(name, &text).is_some_and(|(_, text)| text == Err(OpenError::Newer)) {
            return Err(StoreError::Locked);
        }
    }
    for name in &sealed {
        let Some(text) = raw.get(name)? else { continue };
        match opened(name, &text) {
            // It goes last.
            Some((key, _)) if key == keys::INDEX => continue,
            Some((key, Ok(opened))) => match raw.get(&key)? {
                Some(other) if other != opened => return Err(StoreError::Changed),
                _ => raw.set(&key, &opened)?,
            },
            Some((key, Err(_))) => set_aside_text(raw, &key, &text)?,
            None => set_aside_text(raw, name, &text)?,
        }
        raw.remove(name)?;
    }
    raw.keys(keys::SEALED)?.iter().try_for_each(|name| raw.remove(name))
}

/// Takes the header away once everything is open, and the list of what was on its way after it: until then the list tells
/// whose the texts are.
///
/// # Errors
/// Whatever the store says.
pub fn take_header_away(raw: &dyn Store) -> Result<(), StoreError> {
    raw.remove(keys::VAULT)?;
    // What does not go now goes when a page opens.
    let _ = raw.remove(keys::TRANSFER);
    Ok(())
}
