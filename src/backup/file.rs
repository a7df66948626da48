//! Writes plain backup files.
//!
//! The format is `{"stillwater":"copy","v":1,"made":"…","kept":{"<key>":{…} | "text"}}`, indented, with `kept` last.

use super::{Entries, MAX_BYTES};
use serde::Serialize;
use serde_json::{Map, Value};

/// The format version that this program writes. It reads versions 1 to this one.
pub const VERSION: u64 = 1;
/// The value of [`MARK`], which identifies a backup file.
pub const COPY: &str = "copy";
/// The name of the field that identifies the file.
pub const MARK: &str = "stillwater";

/// The maximum depth of a value that is embedded as an object. JSON parsers such as `serde_json` stop at 128 levels,
/// including the file's own two.
const DEEPEST: usize = 100;

#[derive(Serialize)]
struct File<'a> {
    stillwater: &'static str,
    v: u64,
    made: &'a str,
    kept: Map<String, Value>,
}

/// Writes values as a plain backup. `made` is the present time: ISO 8601, UTC.
///
/// A value that is a JSON object, serialized as this program does, is embedded as an object that a person can read. Any
/// other value is embedded as a string. In both cases [`super::open`] restores it byte for byte.
pub fn write(entries: &Entries, made: &str) -> String {
    let kept = entries.iter().map(|(name, text)| (name.clone(), embedded(text))).collect();
    let file = File { stillwater: COPY, v: VERSION, made, kept };
    let readable = serde_json::to_string_pretty(&file).unwrap_or_default();
    // Indentation can make a file with many short lines ten times as large. Encryption adds another third, and the
    // result must still be accepted by [`super::open`].
    if readable.len() <= MAX_BYTES / 2 { readable } else { serde_json::to_string(&file).unwrap_or_default() }
}

fn embedded(text: &str) -> Value {
    match serde_json::from_str::<Value>(text) {
        Ok(value @ Value::Object(_)) if depth(&value) <= DEEPEST && is_written_as(&value, text) => value,
        _ => Value::String(text.into()),
    }
}

/// Whether serializing the object again gives the same text. White space, another order of fields and duplicate names
/// would be lost.
fn is_written_as(value: &Value, text: &str) -> bool {
    let written = value.to_string();
    written == text
}

fn depth(value: &Value) -> usize {
    match value {
        Value::Array(list) => 1 + list.iter().map(depth).max().unwrap_or_default(),
        Value::Object(map) => 1 + map.values().map(depth).max().unwrap_or_default(),
        _ => 0,
    }
}
