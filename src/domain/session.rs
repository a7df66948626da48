//! A session with a therapist or another helper: what the person brings to it, what was agreed, and what goes on the
//! handout. Each session is a record; the one that is not done yet is the next session.
//!
//! Items are brought by reference, not copied: the id of a record and, unless it is the whole record, the key of one
//! answer.

use super::answers::Answers;
use super::from_json::read_struct;
use super::worksheet::Field;
use serde::Serialize;
use serde_json::{Value, json};
use std::rc::Rc;

/// The key under which worksheets stored the mark "bring to the session", before sessions were records. It belongs to
/// no field, and no worksheet may use it for another answer.
pub const MARKED: &str = "bring";

/// The questions of a session in one language.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Session {
    /// The questions before the session.
    pub before: Vec<Rc<Field>>,
    /// The questions answered during the session, whose answers are brought to the next one.
    pub together: Vec<Rc<Field>>,
    /// The questions about the handout.
    pub paper: Vec<Rc<Field>>,
    /// Questions that are no longer asked, whose earlier answers can be read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub retired: Vec<Rc<Field>>,
}

/// A reference to a record, or to one answer of it.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct SessionItem {
    /// The record's id.
    pub record: String,
    /// The key of the answer; `None` for the whole record.
    pub key: Option<String>,
}

/// The lists of items in a session. Each is stored as an answer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SessionList {
    /// The items that are brought, in the person's order.
    Bring,
    /// The items on the handout.
    Paper,
}

impl SessionList {
    /// The key of the answer that stores the list.
    pub fn key(self) -> &'static str {
        match self {
            Self::Bring => "bring",
            Self::Paper => "paper-items",
        }
    }
}

impl SessionItem {
    /// An item for a whole record.
    pub fn whole(record: &str) -> Self {
        Self { record: record.into(), key: None }
    }

    /// An item for one answer.
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

/// The items of a list in their order. Values of any other shape are skipped.
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

/// Appends an item to a list (moving it there if it is on the list already), or removes it.
pub fn put(answers: &mut Answers, list: SessionList, item: &SessionItem, on: bool) {
    let mut items = items(answers, list);
    items.retain(|other| other != item);
    if on {
        items.push(item.clone());
    }
    set(answers, list, &items);
}

/// Moves an item by one place, towards the beginning if `forward`, otherwise towards the end. Does nothing if it is
/// there already.
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

read_struct!(Session { before = "before", together = "together", paper = "paper", retired = "retired" });
