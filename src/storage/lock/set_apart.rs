//! Quarantines plaintext that was found beside a vault and that, as far as can be known, is not its owner's. It is
//! never merged with other versions.

use super::transfer::Transfer;
use crate::storage::journal::{
    JournalEntry, JournalSnapshot, JournalValue, PENDING_CHANGE, StoredVersion, quarantine_text,
    stored_version,
};
use crate::storage::{SealedStore, Store, StoreError, keys};
use crate::vault::Vault;

/// The result of [`set_apart`].
#[derive(Default)]
pub struct SetApart {
    /// How many values were quarantined.
    pub aside: usize,
    /// The journal keys whose entries can be removed.
    pub done: Vec<String>,
}

/// Encrypts all plaintext that is not on the transfer list, and quarantines it ([`keys::FOREIGN`]). `journaled` has the
/// plaintext journal entries that are not listed. What does not fit in the quota stays where it is, and has no
/// effect.
///
/// # Errors
/// [`StoreError`]: the store cannot be read or written.
pub fn set_apart(
    raw: &dyn Store,
    sealed: &SealedStore,
    vault: &Vault,
    transfer: &Transfer,
    (own, journaled): (&JournalSnapshot, Vec<(String, JournalEntry)>),
) -> Result<SetApart, StoreError> {
    let mut apart = SetApart::default();
    let is_needless = |key: &str, text: &str| -> Result<bool, StoreError> {
        // A crash may have set the store back to settings from before the transfer list was made.
        let is_earlier = key == keys::SETTINGS && transfer.is_any();
        Ok(is_earlier || is_before(sealed, own, key, text)?)
    };
    let names = raw.keys(keys::ROOT)?;
    for key in names.iter().filter(|key| keys::is_sealed_key(key)) {
        let Some(text) = raw.get(key)?.filter(|text| !transfer.has_stored(vault, key, text)) else {
            continue;
        };
        if is_needless(key, &text)? || apart.put(sealed, key, &text)? {
            raw.remove(key)?;
        }
    }
    for (key, entry) in journaled {
        let name = if key == PENDING_CHANGE { keys::CHANGE } else { &*key };
        let is_done = match &entry.value {
            // Only the data for undoing a batch has a key without the prefix, and it is useless now.
            JournalValue::Text(text) if name.starts_with(keys::ROOT) => {
                is_needless(name, text)? || apart.put(sealed, name, text)?
            }
            _ => true,
        };
        if is_done {
            apart.done.push(key);
        }
    }
    Ok(apart)
}

/// Whether a plaintext value is superseded by the encrypted one or was deleted later, as the versions state. Nothing
/// in it can be lost then.
fn is_before(sealed: &SealedStore, own: &JournalSnapshot, key: &str, text: &str) -> Result<bool, StoreError> {
    let stands = sealed.get(key)?;
    if stands.as_deref() == Some(text) {
        return Ok(true);
    }
    let StoredVersion::Valid(record) = stored_version(key, text) else { return Ok(false) };
    let gone = own.entry(key).filter(|entry| entry.value == JournalValue::Tombstone);
    Ok(match stands.as_deref().map(|stands| stored_version(key, stands)) {
        Some(StoredVersion::Valid(stands)) => stands.includes(&record.version()),
        None => gone.is_some_and(|gone| gone.version.rev > record.rev),
        _ => false,
    })
}

impl SetApart {
    /// Quarantines a value. Returns whether it fitted in the quota.
    fn put(&mut self, sealed: &SealedStore, key: &str, text: &str) -> Result<bool, StoreError> {
        let aside = keys::foreign(key);
        if sealed.get(&aside)?.as_deref() == Some(text) {
            return Ok(true);
        }
        match quarantine_text(sealed, &aside, text) {
            Ok(()) => self.aside += 1,
            Err(StoreError::Full) => return Ok(false),
            Err(error) => return Err(error),
        }
        Ok(true)
    }
}
