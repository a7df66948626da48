//! The storage keys. All begin with [`ROOT`], because a host may serve other sites from the same origin.

use serde_json::{Map, Value};

/// The prefix of all our keys.
pub const ROOT: &str = "stillwater/";
/// The prefix of records; the id follows.
pub const RECORD: &str = "stillwater/record/";
/// The prefix of quarantined values; the former key (without [`ROOT`]) follows.
pub const DAMAGED: &str = "stillwater/damaged/";
/// The presence flag. It says that something is stored, and which data it is: five random digits (see
/// [`crate::domain::id::page`]), and a `+` for each further time the same page began with an empty store. If it is
/// missing and the journal has it, the store was cleared from outside the program.
pub const PRESENCE: &str = "stillwater/here";
/// A staged [`super::batch::Batch`], if there is no journal for it.
pub const CHANGE: &str = "stillwater/change";
/// The settings.
pub const SETTINGS: &str = "stillwater/settings";

/// The header of the vault ([`crate::vault::Header`]). If it exists, all other values are encrypted.
pub const VAULT: &str = "stillwater/vault";
/// The prefix of everything encrypted.
pub const SEALED: &str = "stillwater/sealed/";
/// The prefix of encrypted records; the encrypted name follows.
pub const SEALED_RECORD: &str = "stillwater/sealed/record/";
/// The prefix of all other encrypted values; the encrypted name follows.
pub const SEALED_OTHER: &str = "stillwater/sealed/other/";

/// The index of the encrypted values ([`super::sealed::Index`]). It exists only with a vault, and only encrypted.
pub const INDEX: &str = "stillwater/index";
/// The encrypted list of the values that are being encrypted or decrypted at the moment ([`super::lock`]).
pub const TRANSFER: &str = "stillwater/transfer";
/// The prefix of quarantined plaintext that was found beside a vault and was never encrypted by it.
pub const FOREIGN: &str = "stillwater/damaged/clear/";

/// Filler that is written after everything was deleted (see [`crate::state::app_state::Erasing`]). It contains no
/// personal data.
pub const FILLER: &str = "stillwater/filler";

/// The first word of what replaces the header while everything is being deleted; dots follow.
const ERASING: &str = "erasing";

/// A value that overwrites a header of `length` bytes and says that everything is being deleted.
pub fn erasing_marker(length: usize) -> String {
    format!("{ERASING:.<length$}")
}

/// Whether the value of [`VAULT`] says that everything is being deleted.
pub fn is_erasing_marker(header: &str) -> bool {
    header.starts_with(ERASING)
}

/// Whether the key is that of a record, in plaintext or encrypted.
pub fn is_record(key: &str) -> bool {
    key.starts_with(RECORD) || key.starts_with(SEALED_RECORD)
}

/// Whether the value of this key is encrypted if there is a vault. All of ours are, except those needed before
/// unlocking.
pub fn is_sealed_key(key: &str) -> bool {
    const CLEAR: [&str; 4] = [PRESENCE, VAULT, TRANSFER, FILLER];
    key.starts_with(ROOT) && !CLEAR.contains(&key) && !key.starts_with(SEALED)
}

/// Sorts strings and removes duplicates. A JSON map does it, because it is in the program anyway: the sort of `std`
/// would add 8 KB.
pub fn sorted(names: impl Iterator<Item = String>) -> Vec<String> {
    // Not collected: a map that is made from an iterator sorts it with `std` first.
    let mut map = Map::new();
    names.for_each(|name| drop(map.insert(name, Value::Null)));
    map.into_iter().map(|(name, _)| name).collect()
}

/// The key of a record.
pub fn record(id: &str) -> String {
    format!("{RECORD}{id}")
}

/// The key under which the damaged value of `key` is quarantined.
pub fn damaged(key: &str) -> String {
    format!("{DAMAGED}{}", key.strip_prefix(ROOT).unwrap_or(key))
}

/// The key under which plaintext is quarantined that was found at `key` beside a vault.
pub fn foreign(key: &str) -> String {
    format!("{FOREIGN}{}", key.strip_prefix(ROOT).unwrap_or(key))
}
