//! Writing the plain file.
//!
//! `{"stillwater":"copy","v":1,"made":"…","kept":{"<name>":{…} | "text"}}`, indented, the marks first.

use super::{Entries, MOST_BYTES};
use serde::Serialize;
use serde_json::{Map, Value};

/// The version of the plain file this program writes. Versions 1 to this one can be read.
pub const VERSION: u64 = 1;
/// What the file says it is, under [`MARK`].
pub const COPY: &str = "copy";
/// The name under which the file says what it is.
pub const MARK: &str = "stillwater";

/// How deep an object may be that is written as one. Readers stop at 128 levels, the file's own two included.
const DEEPEST: usize = 100;

#[derive(Serialize)]
struct File<'a> {
    stillwater: &'static str,
    v: u64,
    made: &'a str,
    kept: Map<String, Value>,
}

/// Writes texts as a plain copy. `made`: when, ISO 8601 in UTC.
///
/// A text that is a JSON object, written as this program writes them, becomes an object that a person can read. Any other text
/// stands there as a text. Either way [`super::open`] finds it again to the last character.
pub fn write(entries: &Entries, made: &str) -> String {
    let kept = entries.iter().map(|(name, text)| (name.clone(), embedded(text))).collect();
    let file = File { stillwater: COPY, v: VERSION, made, kept };
    let readable = serde_json::to_string_pretty(&file).unwrap_or_default();
    // Indenting many short lines can make ten of one. What is sealed grows by a third once more, and has to be let in again.
    if readable.len() <= MOST_BYTES / 2 { readable } else { serde_json::to_string(&file).unwrap_or_default() }
}

fn embedded(text: &str) -> Value {
    match serde_json::from_str::<Value>(text) {
        Ok(value @ Value::Object(_)) if depth(&value) <= DEEPEST && is_written_as(&value, text) => value,
        _ => Value::String(text.into()),
    }
}

/// White space, an order of its own, a name that is there twice: written as an object they would be lost.
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
