//! What a text under a name is.

use crate::domain::id::is_id;
use crate::domain::record::Record;
use crate::storage::format::{self, Unreadable};
use crate::storage::keys;
use serde_json::{Map, Value};

/// A text of a copy, and what it is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct BackupEntry {
    /// The text, exactly.
    pub text: String,
    /// What it is.
    pub what: EntryKind,
}

/// What a text is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum EntryKind {
    /// A record of a format this program can write.
    Record(Box<Record>),
    /// A record of a newer format: never rewritten, only carried as it is.
    Newer(Map<String, Value>),
    /// A text that is no record, or not the one its name says. It is never opened and never lost.
    Damaged,
    /// The settings.
    Settings,
}

impl EntryKind {
    /// What a text under a name is; `None` where nothing of ours has such a name, or the settings cannot be read.
    pub fn of(name: &str, text: &str) -> Option<Self> {
        if name == keys::SETTINGS {
            let readable = format::object(text, format::SETTINGS);
            return (readable != Err(Unreadable::Damaged)).then_some(Self::Settings);
        }
        if let Some(former) = name.strip_prefix(keys::DAMAGED) {
            return (!former.is_empty()).then_some(Self::Damaged);
        }
        let id = name.strip_prefix(keys::RECORD).filter(|id| is_id(id))?;
        Some(match format::read_record(text) {
            Ok(record) if record.id == id => Self::Record(Box::new(record)),
            Err(Unreadable::Newer) => match format::object(text, u64::MAX) {
                Ok((_, map)) if map.get("id").and_then(Value::as_str) == Some(id) => Self::Newer(map),
                _ => Self::Damaged,
            },
            _ => Self::Damaged,
        })
    }

    /// A word of a record: `kind`, `changed` …
    pub fn word(&self, name: &str) -> &str {
        match self {
            Self::Record(record) if name == "kind" => &record.kind,
            Self::Record(record) if name == "changed" => &record.changed,
            Self::Newer(map) => map.get(name).and_then(Value::as_str).unwrap_or_default(),
            _ => "",
        }
    }

    /// Which version of the record this is, as it says itself; 0 where it says nothing.
    pub fn rev(&self) -> u64 {
        match self {
            Self::Record(record) => record.rev,
            Self::Newer(map) => map.get("rev").and_then(Value::as_u64).unwrap_or_default(),
            _ => 0,
        }
    }
}
