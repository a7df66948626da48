//! Translates between plaintext and encrypted storage keys.

use crate::storage::keys;
use crate::vault::Vault;

/// The encrypted key for a plaintext key; a key that is never encrypted is returned as it is. `None` if the keys of
/// the vault were zeroized.
pub fn sealed_name(vault: &Vault, key: &str) -> Option<String> {
    if !keys::is_sealed_key(key) {
        return Some(key.into());
    }
    let folder = if key.starts_with(keys::RECORD) { keys::SEALED_RECORD } else { keys::SEALED_OTHER };
    let name = key.strip_prefix(keys::ROOT).unwrap_or(key);
    Some(format!("{folder}{}", vault.name(name)?))
}

/// Decrypts an encrypted key; `None` if it is not of this vault.
pub fn clear_name(vault: &Vault, sealed: &str) -> Option<String> {
    let of_record = sealed.strip_prefix(keys::SEALED_RECORD);
    let name = vault.open_name(of_record.or_else(|| sealed.strip_prefix(keys::SEALED_OTHER))?)?;
    let key = format!("{}{name}", keys::ROOT);
    // A key with the wrong prefix is never looked up, so it is not accepted.
    (key.starts_with(keys::RECORD) == of_record.is_some()).then_some(key)
}
