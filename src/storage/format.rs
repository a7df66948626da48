//! The file format of stored values: JSON objects with a version number `v`.
//!
//! Every published version stays readable. What a newer version wrote is displayed as far as it can be understood,
//! and is never overwritten.

mod migrate;
mod record;

pub use record::{Outline, read_newer, read_outline, read_record, write_record};

use crate::domain::unreadable::Unreadable;
use serde_json::{Map, Value};

/// The version of records that is written. Versions 1 up to this one can be read.
pub const VERSION: u64 = 2;

/// The version of the settings that is written.
pub const SETTINGS: u64 = 1;

/// The field of the settings that counts how often they were written while encrypted; absent if they never were.
pub const COUNT: &str = "rev";

/// Parses a versioned JSON object, and returns its version (1 to `newest`) and its fields.
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
