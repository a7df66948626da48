//! Of one text, what is stored against what is noted.

use super::{Opening, set_aside};
use crate::domain::record::Record;
use crate::storage::change::stamp;
use crate::storage::format::{SETTINGS, Unreadable, object, read_record};
use crate::storage::journal::{Entry, HELD_FOR, Held, Note};
use crate::storage::{StoreError, keys};

impl Opening<'_> {
    /// Of what is stored and what is noted under a name, the newer stays.
    pub fn settle(&mut self, key: &str, entry: &Entry, stored: Option<Version>) -> Result<(), StoreError> {
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

    /// What has no versions is brought back where there is nothing, and else left. Settings that were sealed have a number.
    pub fn settle_plain(&mut self, key: &str, entry: &Entry, stored: Option<&str>) -> Result<(), StoreError> {
        match &entry.held {
            Held::Text(text) if stored.is_some_and(|stored| are_earlier_settings(key, stored, text)) => {
                // No entry was brought back: a person is not told.
                let _ = self.store.set(key, text);
            }
            Held::Text(_) if stored.is_some() => self.let_go_if_old(key, entry),
            Held::Text(text) => self.put_back(Ok(()), key, text),
            Held::Gone => self.store.remove(key)?,
        }
        Ok(())
    }

    /// Brings a text back, once the way is free for it.
    pub fn put_back(&mut self, way: Result<(), StoreError>, key: &str, text: &str) {
        match way.and_then(|()| self.store.set(key, text)) {
            Ok(()) => self.found.restored += 1,
            Err(_) => self.found.stuck += 1,
        }
    }

    /// The disk has heard of it long since. A clock that was wrong makes no text stay for years.
    pub fn let_go_if_old(&mut self, key: &str, entry: &Entry) {
        if entry.at + HELD_FOR < self.memo.now || entry.at > self.memo.now + HELD_FOR {
            self.let_go(key);
        }
    }

    pub fn let_go(&mut self, key: &str) {
        self.notes.push(Note { key: key.into(), entry: None, over: None });
    }
}

/// What is stored under a record's name.
pub enum Version {
    /// It can be read.
    Whole(Box<Record>),
    /// A newer version of the program wrote it.
    Newer,
    /// It is no record of this name.
    Damaged,
}

/// Looks at what is stored under a record's name.
pub fn version(key: &str, text: &str) -> Version {
    match read_record(text) {
        Ok(record) if keys::record(&record.id) == key => Version::Whole(Box::new(record)),
        Err(Unreadable::Newer) => Version::Newer,
        _ => Version::Damaged,
    }
}

/// Whether what is stored are settings, and what was noted are later ones: both say how often they were written.
fn are_earlier_settings(key: &str, stored: &str, noted: &str) -> bool {
    let is_readable = key == keys::SETTINGS && object(stored, SETTINGS).is_ok();
    is_readable && stamp(key, stored).rev < stamp(key, noted).rev
}
