//! Names in the clear and sealed.

use crate::storage::keys;
use crate::vault::Vault;

/// The sealed name of what is kept under a name; one that stays in the clear is answered as it is. `None` when the
/// vault has forgotten its keys.
pub fn sealed_name(vault: &Vault, key: &str) -> Option<String> {
    if !keys::is_sealed_key(key) {
        return Some(key.into());
    }
    let folder = if key.starts_with(keys::RECORD) { keys::SEALED_RECORD } else { keys::SEALED_OTHER };
    let name = key.strip_prefix(keys::ROOT).unwrap_or(key);
    Some(format!("{folder}{}", vault.name(name)?))
}

/// The name that a sealed one was made of; `None` if it is none of this vault.
pub fn clear_name(vault: &Vault, sealed: &str) -> Option<String> {
    let of_record = sealed.strip_prefix(keys::SEALED_RECORD);
    let name = vault.open_name(of_record.or_else(|| sealed.strip_prefix(keys::SEALED_OTHER))?)?;
    let key = format!("{}{name}", keys::ROOT);
    // In the other folder it would be found by nobody.
    (key.starts_with(keys::RECORD) == of_record.is_some()).then_some(key)
}
