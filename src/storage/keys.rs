//! The names under which things are kept. All begin with [`ROOT`], because a host may serve other sites of the same
//! origin.

use serde_json::{Map, Value};

/// What every name of ours begins with.
pub const ROOT: &str = "stillwater/";
/// What the name of a record begins with; its id follows.
pub const RECORD: &str = "stillwater/record/";
/// What the name of something damaged begins with that was set aside; its former name (without [`ROOT`]) follows.
pub const DAMAGED: &str = "stillwater/damaged/";
/// Says that something is kept here, and which data it is: five digits made by chance (see
/// [`crate::domain::id::page`]), and a `+` for each time the same page has begun anew. Where it is missing and the journal
/// knows of it, the store was emptied from outside.
pub const PRESENCE: &str = "stillwater/here";
/// A [`super::batch::Batch`] that was begun, where there is no journal to hold it.
pub const CHANGE: &str = "stillwater/change";
/// The settings.
pub const SETTINGS: &str = "stillwater/settings";

/// The vault's header: see [`crate::vault::Header`]. Where it is, the rest is sealed.
pub const VAULT: &str = "stillwater/vault";
/// What the name of something sealed begins with.
pub const SEALED: &str = "stillwater/sealed/";
/// What the name of a sealed record begins with; its name, sealed, follows.
pub const SEALED_RECORD: &str = "stillwater/sealed/record/";
/// What the name of anything else that is sealed begins with; its name, sealed, follows.
pub const SEALED_OTHER: &str = "stillwater/sealed/other/";

/// What a sealed text says of the others: see [`super::sealed::Index`]. It is kept where there is a vault, and only sealed.
pub const INDEX: &str = "stillwater/index";
/// Which texts are on their way between clear and sealed, as a sealed text: see [`super::locking`].
pub const TRANSFER: &str = "stillwater/transfer";
/// What the name of something begins with that was found in the clear beside a vault, and was never sealed by it.
pub const FOREIGN: &str = "stillwater/damaged/clear/";

/// Filler that is written after everything was deleted (see [`crate::state::desk::Erasing`]). Nothing of a person's.
pub const FILLER: &str = "stillwater/filler";

/// What stands in the place of the vault's header while everything is deleted; dots follow.
const ERASING: &str = "erasing";

/// A text that overwrites a header of so many bytes, and says that everything here is being deleted.
pub fn erasing(length: usize) -> String {
    format!("{ERASING:.<length$}")
}

/// Whether what is kept as a header says that everything here is being deleted.
pub fn says_erasing(header: &str) -> bool {
    header.starts_with(ERASING)
}

/// Whether a name is a record's, in the clear or sealed.
pub fn is_record(key: &str) -> bool {
    key.starts_with(RECORD) || key.starts_with(SEALED_RECORD)
}

/// Whether what is kept under a name is sealed where there is a vault: everything of ours but what says that it is there
/// and how to open it.
pub fn is_sealed_key(key: &str) -> bool {
    const CLEAR: [&str; 4] = [PRESENCE, VAULT, TRANSFER, FILLER];
    key.starts_with(ROOT) && !CLEAR.contains(&key) && !key.starts_with(SEALED)
}

/// Names sorted, each once. Done by a map of JSON, which is in the program anyway: Rust's own sorting would add 8 KB.
pub fn sorted(names: impl Iterator<Item = String>) -> Vec<String> {
    let map: Map<String, Value> = names.map(|name| (name, Value::Null)).collect();
    map.into_iter().map(|(name, _)| name).collect()
}

/// The name of a record.
pub fn record(id: &str) -> String {
    format!("{RECORD}{id}")
}

/// The name under which something damaged is set aside that was kept under `key`.
pub fn damaged(key: &str) -> String {
    format!("{DAMAGED}{}", key.strip_prefix(ROOT).unwrap_or(key))
}

/// The name under which a text is set aside that was found in the clear under `key` beside a vault.
pub fn foreign(key: &str) -> String {
    format!("{FOREIGN}{}", key.strip_prefix(ROOT).unwrap_or(key))
}
