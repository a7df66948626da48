//! What a page does when it opens: compares the store with the journal, and leaves in the store what is newest.
//!
//! It can be stopped at any step and begun again, also by two pages at once: each step leads to the same end.

mod aside;
mod finish;
mod twin;

pub use aside::set_aside;

use super::{CHANGED, Entry, HELD_FOR, HERE, Held, Memo, Note};
use crate::domain::record::{Record, Stamp};
use crate::storage::change::Change;
use crate::storage::format::{Unreadable, read_record};
use crate::storage::{Store, StoreError, keys};

/// What was found.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Found {
    /// Whether something was kept here and the store has forgotten of it: emptied, or replaced because it was damaged.
    pub emptied: bool,
    /// How many records were brought back from the journal.
    pub restored: usize,
    /// How many records are gone, and in no place to bring them back from.
    pub missing: usize,
    /// How many could not be brought back now, for want of room: they stay in the journal.
    pub stuck: usize,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Opened {
    /// What was found.
    pub found: Found,
    /// What is to be noted.
    pub notes: Vec<Note>,
    /// What is to be noted once the person has seen it: that what is missing is missed no more.
    pub seen: Vec<Note>,
}

/// Brings the store up to date.
///
/// # Errors
/// [`StoreError`]: the store can be neither read nor trusted.
pub fn reconcile(store: &dyn Store, memo: &Memo) -> Result<Opened, StoreError> {
    let changed = memo.held(CHANGED).and_then(Change::read);
    let mut opening = Opening { store, memo, changed, found: Found::default(), notes: Vec::new() };
    let erased = opening.finish_erasing()?;
    let forgotten = store.get(keys::HERE)?.is_none() && (memo.marked || memo.held(HERE).is_some());
    let begun = opening.begun()?;
    if let Some(entry) = memo.entry(CHANGED) {
        opening.let_go_if_old(CHANGED, entry);
    }
    for (key, entry) in memo.entries.iter().filter(|(key, _)| key.starts_with(keys::ROOT)) {
        let stored = store.get(key)?;
        if stored.as_deref() == entry.text() {
            opening.let_go_if_old(key, entry);
        } else if begun.as_ref().is_some_and(|begun| begun.has_put(key, stored.as_deref())) {
            // It got as far as this one.
        } else if opening.was_changed(key, stored.as_deref(), entry) {
            match entry.text() {
                Some(text) => opening.put_back(Ok(()), key, text),
                None => store.remove(key)?,
            }
        } else if key.starts_with(keys::RECORD) {
            opening.settle(key, entry, stored.as_deref().map(|text| version(key, text)))?;
        } else {
            opening.settle_plain(key, entry, stored.is_some())?;
        }
    }
    if let Some(begun) = begun {
        opening.finish_change(begun)?;
    }
    let Opening { mut found, notes, .. } = opening;
    let seen = missing(store, memo);
    found.missing = seen.len();
    // The mark alone may be gone, with all records in their place or brought back: a kill takes the first words ever with
    // their mark.
    let lost = found.missing + found.stuck > 0 || store.keys(keys::RECORD)?.is_empty();
    found.emptied = forgotten && !erased && lost;
    Ok(Opened { found, notes, seen })
}

struct Opening<'a> {
    store: &'a dyn Store,
    memo: &'a Memo,
    /// The last change of many texts.
    changed: Option<Change>,
    found: Found,
    notes: Vec<Note>,
}

impl Opening<'_> {
    /// Of what is stored and what is noted under a name, the newer stays.
    fn settle(&mut self, key: &str, entry: &Entry, stored: Option<Version>) -> Result<(), StoreError> {
        match (&entry.held, stored) {
            (Held::Text(text), Some(Version::Whole(stored))) => {
                if stored.has_seen(&entry.stamp) {
                    self.let_go_if_old(key, entry);
                } else {
                    let noted = read_record(text);
                    let is_newer = noted.is_ok_and(|noted| noted.has_seen(&stored.stamp()));
                    let way = if is_newer { Ok(()) } else { self.keep_twin(*stored) };
                    self.put_back(way, key, text);
                }
            }
            (Held::Text(text), Some(Version::Damaged)) => {
                let way = set_aside(self.store, self.memo, key);
                self.put_back(way, key, text);
            }
            (Held::Text(text), None) => self.put_back(Ok(()), key, text),
            (Held::Gone, Some(Version::Whole(stored))) if stored.rev < entry.stamp.rev => {
                self.store.remove(key)?;
            }
            (Held::Gone, Some(Version::Damaged)) if entry.stamp.rev > 0 => self.store.remove(key)?,
            (Held::Gone, Some(_)) => self.let_go(key),
            // Written by a newer version: it is not ours to judge.
            (Held::Text(_), Some(Version::Newer)) | (Held::Gone, None) => {}
        }
        Ok(())
    }

    /// What has no versions is brought back where there is nothing, and else left.
    fn settle_plain(&mut self, key: &str, entry: &Entry, is_stored: bool) -> Result<(), StoreError> {
        match &entry.held {
            Held::Text(_) if is_stored => self.let_go_if_old(key, entry),
            Held::Text(text) => self.put_back(Ok(()), key, text),
            Held::Gone => self.store.remove(key)?,
        }
        Ok(())
    }

    /// Brings a text back, once the way is free for it.
    fn put_back(&mut self, way: Result<(), StoreError>, key: &str, text: &str) {
        match way.and_then(|()| self.store.set(key, text)) {
            Ok(()) => self.found.restored += 1,
            Err(_) => self.found.stuck += 1,
        }
    }

    /// The disk has heard of it long since. A clock that was wrong makes no text stay for years.
    fn let_go_if_old(&mut self, key: &str, entry: &Entry) {
        if entry.at + HELD_FOR < self.memo.now || entry.at > self.memo.now + HELD_FOR {
            self.let_go(key);
        }
    }

    fn let_go(&mut self, key: &str) {
        self.notes.push(Note { key: key.into(), entry: None, over: None });
    }
}

enum Version {
    Whole(Box<Record>),
    Newer,
    Damaged,
}

fn version(key: &str, text: &str) -> Version {
    match read_record(text) {
        Ok(record) if keys::record(&record.id) == key => Version::Whole(Box::new(record)),
        Err(Unreadable::Newer) => Version::Newer,
        _ => Version::Damaged,
    }
}

/// Which of the records that were kept are in no place any more, noted as gone before their first version: should one turn
/// up, it stays.
fn missing(store: &dyn Store, memo: &Memo) -> Vec<Note> {
    let known = memo.known.iter();
    let gone = known.filter(|key| memo.entry(key).is_none() && store.get(key) == Ok(None));
    gone.map(|key| Note { key: key.clone(), entry: Some(Entry::gone(Stamp::default())), over: None })
        .collect()
}
