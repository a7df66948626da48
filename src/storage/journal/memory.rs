//! Journals without persistence: [`NoJournal`] for browsers without IndexedDB, and [`MemoryJournal`] for tests.

use super::{Journal, JournalEntry, JournalSnapshot, JournalWrite, OnWritten, PRESENCE, WIPED, WriteOutcome};
use crate::storage::keys;
use std::cell::{Cell, RefCell};

/// The absence of a journal: every write fails.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoJournal;

impl Journal for NoJournal {
    fn commit(&self, _: Vec<JournalWrite>, callback: OnWritten) {
        callback(WriteOutcome::Failed);
    }

    fn set_presence_flag(&self) {}

    fn clear(&self, _: Option<String>, callback: OnWritten) {
        callback(WriteOutcome::Failed);
    }

    fn is_available(&self) -> bool {
        false
    }
}

/// A journal in memory. It calls back synchronously.
#[derive(Debug, Default)]
pub struct MemoryJournal {
    /// The entries by key.
    pub entries: RefCell<Vec<(String, JournalEntry)>>,
    /// Whether the presence flag outside the journal is set.
    pub presence_flag: Cell<bool>,
    /// The clock, in milliseconds since 1970.
    pub now: Cell<f64>,
    /// Whether every write fails.
    pub fails: Cell<bool>,
    known: RefCell<Vec<String>>,
}

impl MemoryJournal {
    /// The content, as a page that opens would read it.
    pub fn snapshot(&self) -> JournalSnapshot {
        JournalSnapshot {
            entries: self.entries.borrow().clone(),
            record_keys: self.known.borrow().clone(),
            presence_flag: self.presence_flag.get(),
            now: self.now.get(),
        }
    }
}

impl Journal for MemoryJournal {
    fn commit(&self, writes: Vec<JournalWrite>, callback: OnWritten) {
        if self.fails.get() {
            return callback(WriteOutcome::Failed);
        }
        let mut entries = self.entries.borrow_mut();
        for write in &writes {
            let journaled = entries.iter().find(|(key, _)| *key == write.key);
            if let Some((_, journaled)) = journaled
                && write.conflicts_with(journaled)
            {
                let journaled = journaled.clone();
                drop(entries);
                return callback(WriteOutcome::Conflict(journaled));
            }
        }
        let mut known = self.known.borrow_mut();
        for JournalWrite { key, entry, .. } in writes {
            entries.retain(|(name, _)| *name != key);
            if let Some(entry) = entry {
                known.retain(|name| *name != key);
                if entry.text().is_some() && keys::is_record(&key) {
                    known.push(key.clone());
                }
                entries.push((key, JournalEntry { written_at: self.now.get(), ..entry }));
            }
        }
        drop((entries, known));
        callback(WriteOutcome::Committed);
    }

    fn set_presence_flag(&self) {
        self.presence_flag.set(true);
    }

    fn ask_presence(&self, callback: Box<dyn FnOnce(bool)>) {
        let held = self.entries.borrow().iter().any(|(key, _)| key == PRESENCE);
        callback(self.fails.get() || held);
    }

    fn clear(&self, erased: Option<String>, callback: OnWritten) {
        if self.fails.get() {
            return callback(WriteOutcome::Failed);
        }
        self.presence_flag.set(false);
        self.known.borrow_mut().clear();
        let erased = erased.map(|gone| {
            (WIPED.into(), JournalEntry { written_at: self.now.get(), ..JournalEntry::unversioned(&gone) })
        });
        self.entries.replace(erased.into_iter().collect());
        callback(WriteOutcome::Committed);
    }
}
