//! The JSON format of records.
//!
//! `{"v":2,"id","kind","created","changed","done"?,"label"?,"step"?,"rev"?,"by"?,"over"?,"twin"?,"answers":{…}}`;
//! unknown fields are preserved.

use super::migrate::migrate;
use super::{VERSION, object};
use crate::domain::answers::Answers;
use crate::domain::record::{Record, Version};
use crate::domain::small_step::{HOW, WILL};
use crate::domain::unreadable::Unreadable;
use serde_json::{Map, Value};

/// Parses a record of any format up to [`VERSION`].
///
/// # Errors
/// [`Unreadable`]: the stored value must then be left as it is.
pub fn read_record(text: &str) -> Result<Record, Unreadable> {
    let (version, mut map) = object(text, VERSION)?;
    migrate(version, &mut map);
    of_map(map).ok_or(Unreadable::Damaged)
}

/// What the home page needs to know of a record. Reading no more saves the article's program 4 KB.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Outline {
    /// See [`Record::kind`].
    pub kind: String,
    /// See [`Record::changed`].
    pub changed: String,
    /// Whether the person marked it as complete.
    pub is_done: bool,
    /// Whether an answer is a small step that was planned and not answered yet (`domain::small_step`). Its worksheet
    /// decides whether it is shown.
    pub plans_step: bool,
}

/// Parses the outline of a record of any format up to [`VERSION`], none of which changed these fields.
pub fn read_outline(text: &str) -> Option<Outline> {
    let (_, map) = object(text, VERSION).ok()?;
    let text = |name: &str| Some(map.get(name)?.as_str()?.to_string());
    let is_plan = |answer: &Value| answer.get(WILL).is_some() && answer.get(HOW).is_none();
    let answers = map.get("answers").and_then(Value::as_object);
    Some(Outline {
        kind: text("kind")?,
        changed: text("changed").unwrap_or_default(),
        is_done: text("done").is_some(),
        plans_step: answers.is_some_and(|answers| answers.values().any(is_plan)),
    })
}

/// Parses what can be understood of a record that a newer version wrote. It is for display only and must never be
/// stored.
pub fn read_newer(text: &str) -> Option<Record> {
    let (_, map) = object(text, u64::MAX).ok()?;
    of_map(map)
}

fn of_map(mut map: Map<String, Value>) -> Option<Record> {
    let mut take = |name: &str| match map.remove(name) {
        Some(Value::String(text)) => Some(text),
        Some(other) => {
            map.insert(name.into(), other);
            None
        }
        None => None,
    };
    let (Some(id), Some(kind)) = (take("id"), take("kind")) else {
        return None;
    };
    let created = take("created").unwrap_or_default();
    let changed = take("changed").unwrap_or_else(|| created.clone());
    let done = take("done");
    let label = take("label").unwrap_or_default();
    let step = take("step").unwrap_or_default();
    let by = take("by").unwrap_or_default();
    let over = take("over").map(|text| Version::read(&text)).unwrap_or_default();
    let twin = take("twin").unwrap_or_default();
    let rev = map.get("rev").and_then(Value::as_u64);
    if rev.is_some() {
        map.remove("rev");
    }
    let answers = match map.remove("answers") {
        Some(Value::Object(map)) => Answers(map),
        None => Answers::default(),
        Some(_) => return None,
    };
    map.remove("v");
    let rev = rev.unwrap_or_default();
    Some(Record {
        id,
        kind,
        created,
        changed,
        done,
        label,
        step,
        answers,
        rev,
        by,
        parent: over,
        conflict_of: twin,
        unknown_fields: map,
    })
}

/// Serializes a record in format [`VERSION`].
pub fn write_record(record: &Record) -> String {
    let mut map = record.unknown_fields.clone();
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
    put("by", &record.by);
    put("over", &record.parent.write());
    put("twin", &record.conflict_of);
    if record.rev > 0 {
        map.insert("rev".into(), record.rev.into());
    }
    map.insert("v".into(), VERSION.into());
    map.insert("answers".into(), Value::Object(record.answers.0.clone()));
    Value::Object(map).to_string()
}
