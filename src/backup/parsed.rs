//! A copy that was read whole and found in order.

use super::{BackupEntry, BackupError, Entries, EntryKind, entries, header};
use crate::domain::settings::is_moment;
use crate::storage::keys;
use std::collections::BTreeMap;

/// What a copy holds.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct ParsedBackup {
    /// When it was made, as it says itself; ISO 8601. `None` for what is no moment.
    pub made: Option<String>,
    /// Its entries under the names they are to be kept under.
    pub entries: BTreeMap<String, BackupEntry>,
    /// How many texts were left out, because nothing of ours has such a name or settings could not be read.
    pub left_out: usize,
}

/// Reads a plain copy.
///
/// A text under a record's name that is no record, or another one, comes back as something damaged: under [`keys::DAMAGED`], and
/// exactly.
///
/// # Errors
/// [`Refusal::Large`], [`Refusal::Foreign`], [`Refusal::Damaged`], [`Refusal::Newer`], [`Refusal::Many`].
pub fn open(bytes: &[u8]) -> Result<ParsedBackup, BackupError> {
    let (text, marked, made) = header::recognise(bytes)?;
    let mut opened = ParsedBackup { made: made.filter(|made| is_moment(made)), ..ParsedBackup::default() };
    let mut aside = Entries::new();
    for (name, text) in entries::read(text, marked)? {
        match EntryKind::of(&name, &text) {
            Some(EntryKind::Damaged) if name.starts_with(keys::RECORD) => {
                aside.insert(name, text);
            }
            Some(what) => {
                opened.entries.insert(name, BackupEntry { text, what });
            }
            None => opened.left_out += 1,
        }
    }
    for (name, text) in aside {
        let name = free_name(&set_aside(&name), |name| match opened.entries.get(name) {
            Some(entry) => entry.text == text,
            None => true,
        });
        opened.entries.insert(name, BackupEntry { text, what: EntryKind::Damaged });
    }
    Ok(opened)
}

/// The name under which a damaged text of ours is set aside.
pub fn set_aside(name: &str) -> String {
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
