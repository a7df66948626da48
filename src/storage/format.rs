//! The file format of what is kept: JSON objects with a version number `v`.
//!
//! Every version there ever was can be read, for ever. What a newer version wrote is shown as far as it can be understood,
//! and never written.

mod migrate;
mod record;

pub use record::{read_newer, read_record, write_record};

use serde_json::{Map, Value};

/// The version of records this program writes. Versions 1 to this one can be read.
pub const VERSION: u64 = 2;

/// The version of the settings this program writes.
pub const SETTINGS: u64 = 1;

/// The name in settings of how often they were written while they were sealed; no number where they never were.
pub const COUNT: &str = "rev";

/// Why a stored text cannot be opened.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Unreadable {
    /// It is damaged, or was never what its name says.
    Damaged,
    /// A newer version of the program wrote it.
    Newer,
}

/// Reads the object inside a versioned text, and its version: 1 to `newest`.
///
/// # Errors
/// [`Unreadable`].
pub fn object(text: &str, newest: u64) -> Result<(u64, Map<String, Value>), Unreadable> {
    let Ok(Value::Object(map)) = serde_json::from_str(text) else {
        return Err(Unreadable::Damaged);
    };
    match map.get("v").and_then(Value::as_u64) {
        Some(v) if v > newest => Err(Unreadable::Newer),
        Some(v) if v > 0 => Ok((v, map)),
        _ => Err(Unreadable::Damaged),
    }
}
