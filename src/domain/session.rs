//! A session: what a person brings to a talk with a therapist or another helper, what was agreed there, and what goes on
//! paper. Each is a record of its own; one that is not done yet is the next.
//!
//! What is brought is named, not copied: a record and, where it is not the whole of it, the key of one answer.

use super::answers::Answers;
use super::from_json::read_struct;
use super::worksheet::Field;
use serde::Serialize;
use serde_json::{Value, json};
use std::rc::Rc;

/// The kind under which sessions are stored.
pub const SESSION: &str = "session";

/// Under this key worksheets kept the mark for a session before sessions were records. It is no answer to any question,
/// and is not used for another.
pub const MARKED: &str = "bring";

/// What is asked around a session, in one language.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Session {
    /// Asked before it.
    pub before: Vec<Rc<Field>>,
    /// Written in it, and brought to the next.
    pub together: Vec<Rc<Field>>,
    /// Asked for the sheet to take along.
    pub paper: Vec<Rc<Field>>,
}

/// A record, or one answer of it.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct SessionItem {
    /// The record's id.
    pub record: String,
    /// The key of the answer; `None` for the whole record.
    pub key: Option<String>,
}

/// The lists of items that a session holds, each an answer of it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SessionList {
    /// What is brought, in the person's order.
    Bring,
    /// What is on the sheet to take along.
    Paper,
}

impl SessionList {
    /// The key of the answer.
    pub fn key(self) -> &'static str {
        match self {
            Self::Bring => "bring",
            Self::Paper => "paper-items",
        }
    }
}

impl SessionItem {
    /// A whole record.
    pub fn whole(record: &str) -> Self {
        Self { record: record.into(), key: None }
    }

    /// One answer.
    pub fn of(record: &str, key: &str) -> Self {
        Self { record: record.into(), key: Some(key.into()) }
    }

    fn read(value: &Value) -> Option<Self> {
        let part = |name: &str| value.get(name).and_then(Value::as_str);
        Some(Self { record: part("record")?.into(), key: part("key").map(String::from) })
    }

    fn write(&self) -> Value {
        match &self.key {
            Some(key) => json!({ "record": self.record, "key": key }),
            None => json!({ "record": self.record }),
        }
    }
}

/// The items of a list, in their order. What is no item is not among them.
pub fn items(answers: &Answers, list: SessionList) -> Vec<SessionItem> {
    let Some(Value::Array(items)) = answers.raw(list.key()) else {
        return Vec::new();
    };
    items.iter().filter_map(SessionItem::read).collect()
}

/// Whether an item is on a list.
pub fn has(answers: &Answers, list: SessionList, item: &SessionItem) -> bool {
    items(answers, list).contains(item)
}

/// Puts an item at the end of a list, or takes it off.
pub fn put(answers: &mut Answers, list: SessionList, item: &SessionItem, on: bool) {
    let mut items = items(answers, list);
    items.retain(|other| other != item);
    if on {
        items.push(item.clone());
    }
    set(answers, list, &items);
}

/// Moves an item one place towards the beginning of a list, or towards its end; at the end of the list nothing happens.
pub fn shift(answers: &mut Answers, list: SessionList, item: &SessionItem, forward: bool) {
    let mut items = items(answers, list);
    let Some(at) = items.iter().position(|other| other == item) else { return };
    let to = if forward { at.checked_sub(1) } else { Some(at + 1) };
    if let Some(to) = to.filter(|to| *to < items.len()) {
        items.swap(at, to);
        set(answers, list, &items);
    }
}

fn set(answers: &mut Answers, list: SessionList, items: &[SessionItem]) {
    answers.set_value(list.key(), items.iter().map(SessionItem::write).collect());
}

read_struct!(Session { before = "before", together = "together", paper = "paper" });
