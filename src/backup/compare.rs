//! Compares the content of two versions of a record.

use super::EntryKind;
use crate::domain::record::{Record, Version};
use serde_json::{Map, Value};

/// The content of a record, regardless of who stored it and when: everything but `v`, `rev`, `by` and `over`.
pub fn content(record: &Record) -> Record {
    Record { rev: 0, by: String::new(), parent: Version::default(), ..record.clone() }
}

/// Whether two values under the same key have the same content: they are identical, or differ only in `v`, `rev`, `by`
/// and `over`.
pub fn same((a, a_text): (&EntryKind, &str), (b, b_text): (&EntryKind, &str)) -> bool {
    a_text == b_text
        || match (a, b) {
            (EntryKind::Record(a), EntryKind::Record(b)) => content(a) == content(b),
            (EntryKind::Newer(a), EntryKind::Newer(b)) => bare(a) == bare(b),
            _ => false,
        }
}

fn bare(map: &Map<String, Value>) -> Vec<(&String, &Value)> {
    map.iter().filter(|(name, _)| !["v", "rev", "by", "over"].contains(&name.as_str())).collect()
}
