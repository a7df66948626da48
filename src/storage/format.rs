//! The file format of records and settings: JSON objects with a version number `v`.
//!
//! A record: `{"v":1,"id","kind","created","changed","done"?,"label"?,"step"?,"answers":{…}}`; anything else in the
//! object is kept as it is. A record of a newer version, or one that is no record, is reported and left untouched.

use crate::domain::answers::Answers;
use crate::domain::record::Record;
use serde_json::{Map, Value};

/// The version this program writes. Versions 1 to this one can be read.
pub const VERSION: u64 = 1;

/// Why a stored text is not a record this program can open.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Unreadable {
    /// It is damaged, or was never a record.
    Damaged,
    /// A newer version of the program wrote it.
    Newer,
}

/// Reads a record.
///
/// # Errors
/// [`Unreadable`]: the stored text must then be left as it is.
pub fn read_record(text: &str) -> Result<Record, Unreadable> {
    let mut map = object(text)?;
    let mut take = |name: &str| match map.remove(name) {
        Some(Value::String(text)) => Some(text),
        Some(other) => {
            map.insert(name.into(), other);
            None
        }
        None => None,
    };
    let (Some(id), Some(kind)) = (take("id"), take("kind")) else {
        return Err(Unreadable::Damaged);
    };
    let created = take("created").unwrap_or_default();
    let changed = take("changed").unwrap_or_else(|| created.clone());
    let done = take("done");
    let label = take("label").unwrap_or_default();
    let step = take("step").unwrap_or_default();
    let answers = match map.remove("answers") {
        Some(Value::Object(map)) => Answers(map),
        None => Answers::default(),
        Some(_) => return Err(Unreadable::Damaged),
    };
    map.remove("v");
    Ok(Record { id, kind, created, changed, done, label, step, answers, rest: map })
}

/// Writes a record.
pub fn write_record(record: &Record) -> String {
    let mut map = record.rest.clone();
    let mut put = |name: &str, text: &str| {
        if !text.is_empty() {
            map.insert(name.into(), text.into());
        }
    };
    put("id", &record.id);
    put("kind", &record.kind);
    put("created", &record.created);
    put("changed", &record.changed);
    put("done", record.done.as_deref().unwrap_or_default());
    put("label", &record.label);
    put("step", &record.step);
    map.insert("v".into(), VERSION.into());
    map.insert("answers".into(), Value::Object(record.answers.0.clone()));
    Value::Object(map).to_string()
}

/// Reads the object inside a versioned text.
///
/// # Errors
/// [`Unreadable`].
pub fn object(text: &str) -> Result<Map<String, Value>, Unreadable> {
    let Ok(Value::Object(map)) = serde_json::from_str(text) else {
        return Err(Unreadable::Damaged);
    };
    match map.get("v").and_then(Value::as_u64) {
        Some(1..=VERSION) => Ok(map),
        Some(newer) if newer > VERSION => Err(Unreadable::Newer),
        _ => Err(Unreadable::Damaged),
    }
}
