//! A backup that was read and validated as a whole.

use super::{BackupEntry, BackupError, Entries, EntryKind, entries, header};
use crate::domain::settings::is_timestamp;
use crate::storage::keys;
use std::collections::BTreeMap;

/// The content of a backup.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ParsedBackup {
    /// When it was made, according to the file: ISO 8601. `None` if that is not a timestamp.
    pub made: Option<String>,
    /// The entries by the key under which they are to be stored.
    pub entries: BTreeMap<String, BackupEntry>,
    /// The number of values that were left out, because their keys are not this site's or because the settings could
    /// not be read.
    pub left_out: usize,
}

/// Reads a plain backup.
///
/// A value under a record's key that is not that record is returned as damaged: under [`keys::DAMAGED`], and byte for
/// byte.
///
/// # Errors
/// [`BackupError::Large`], [`BackupError::Foreign`], [`BackupError::Damaged`], [`BackupError::Newer`],
/// [`BackupError::Many`].
pub fn open(bytes: &[u8]) -> Result<ParsedBackup, BackupError> {
    let (text, marked, made) = header::recognise(bytes)?;
    let mut opened = ParsedBackup { made: made.filter(|made| is_timestamp(made)), ..ParsedBackup::default() };
    let mut aside = Entries::new();
    for (name, text) in entries::read(text, marked)? {
        match EntryKind::of(&name, &text) {
            Some(EntryKind::Damaged) if name.starts_with(keys::RECORD) => {
                aside.insert(name, text);
            }
            Some(what) => {
                opened.entries.insert(name, BackupEntry { text, kind: what });
            }
            None => opened.left_out += 1,
        }
    }
    for (name, text) in aside {
        let name = free_name(&quarantine_key(&name), |name| match opened.entries.get(name) {
            Some(entry) => entry.text == text,
            None => true,
        });
        opened.entries.insert(name, BackupEntry { text, kind: EntryKind::Damaged });
    }
    Ok(opened)
}

/// The key under which a damaged value is quarantined.
pub fn quarantine_key(name: &str) -> String {
    format!("{}{}", keys::DAMAGED, name.strip_prefix(keys::ROOT).unwrap_or(name))
}

/// The first of `name`, `name+`, `name++` … that is free.
pub fn free_name(name: &str, is_free: impl Fn(&str) -> bool) -> String {
    let mut name = name.to_string();
    while !is_free(&name) {
        name.push('+');
    }
    name
}
