//! Parses the entries of a plain backup. Duplicate keys are errors, and values are preserved byte for byte.

use super::{BackupError, Entries, MOST_ENTRIES};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;
use std::cell::Cell;
use std::fmt;

/// Parses the entries of a recognised file. `marked` tells whether the file has [`super::file::MARK`]; older files
/// without it held any JSON value, not only objects and strings.
///
/// # Errors
/// [`BackupError::Damaged`], [`BackupError::Many`].
pub fn read(text: &str, marked: bool) -> Result<Entries, BackupError> {
    let many = Cell::new(false);
    let mut json = serde_json::Deserializer::from_str(text);
    let read = json.deserialize_map(FileVisitor { marked, many: &many });
    match read {
        _ if many.get() => Err(BackupError::Many),
        Ok(Some(texts)) if json.end().is_ok() => Ok(texts),
        _ => Err(BackupError::Damaged),
    }
}

/// Finds `kept` in the file's object.
struct FileVisitor<'a> {
    marked: bool,
    many: &'a Cell<bool>,
}

impl<'de> Visitor<'de> for FileVisitor<'_> {
    type Value = Option<Entries>;

    fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.write_str("a copy")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut kept = None;
        while let Some(name) = map.next_key::<String>()? {
            if name == "kept" {
                kept = Some(map.next_value_seed(EntriesVisitor { marked: self.marked, many: self.many })?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(kept)
    }
}

/// Parses the object under `kept`.
struct EntriesVisitor<'a> {
    marked: bool,
    many: &'a Cell<bool>,
}

impl<'de> DeserializeSeed<'de> for EntriesVisitor<'_> {
    type Value = Entries;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Entries, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for EntriesVisitor<'_> {
    type Value = Entries;

    fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.write_str("entries")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries, A::Error> {
        let mut texts = Entries::new();
        while let Some((name, value)) = map.next_entry::<String, Value>()? {
            let text = match value {
                Value::String(text) => text,
                Value::Object(_) => value.to_string(),
                _ if self.marked => return Err(A::Error::custom("neither an object nor a text")),
                other => other.to_string(),
            };
            if texts.insert(name, text).is_some() {
                return Err(A::Error::custom("twice"));
            }
            if texts.len() > MOST_ENTRIES {
                self.many.set(true);
                return Err(A::Error::custom("too many"));
            }
        }
        Ok(texts)
    }
}
