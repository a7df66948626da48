//! The kinds of entries in a backup or a store.

use crate::domain::id::is_id;
use crate::domain::record::Record;
use crate::domain::unreadable::Unreadable;
use crate::storage::format;
use crate::storage::keys;
use serde_json::{Map, Value};

/// An entry of a backup.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct BackupEntry {
    /// The value, byte for byte.
    pub text: String,
    pub kind: EntryKind,
}

/// The kind of an entry, by its key and its value.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum EntryKind {
    /// A record in a format that this program can write.
    Record(Box<Record>),
    /// A record in a newer format. It is copied as it is and never rewritten.
    Newer(Map<String, Value>),
    /// A value that is not a record, or not the record its key names. It is never parsed and never lost.
    Damaged,
    Settings,
}

impl EntryKind {
    /// The kind of the value under a key. Returns `None` if the key is not one of this site's, or if the settings
    /// cannot be read.
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

    /// A field of a record, `kind` or `changed`, as text; empty if there is none. For a record in a newer format it may
    /// be any field.
    pub fn word(&self, name: &str) -> &str {
        match self {
            Self::Record(record) if name == "kind" => &record.kind,
            Self::Record(record) if name == "changed" => &record.changed,
            Self::Newer(map) => map.get(name).and_then(Value::as_str).unwrap_or_default(),
            _ => "",
        }
    }

    /// The revision of the record; 0 if there is none.
    pub fn rev(&self) -> u64 {
        match self {
            Self::Record(record) => record.rev,
            Self::Newer(map) => map.get("rev").and_then(Value::as_u64).unwrap_or_default(),
            _ => 0,
        }
    }
}
