//! Journals that keep nothing: none at all, for browsers without one, and one in memory, for tests.

use super::{ERASED, Entry, HERE, Journal, Memo, Note, Noted, Told};
use crate::storage::keys;
use std::cell::{Cell, RefCell};

/// No journal.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoJournal;

impl Journal for NoJournal {
    fn note(&self, _: Vec<Note>, told: Told) {
        told(Noted::Failed);
    }

    fn mark(&self) {}

    fn clear(&self, _: Option<String>, told: Told) {
        told(Noted::Failed);
    }

    fn is_there(&self) -> bool {
        false
    }
}

/// A journal in memory. What becomes of a note is told at once.
#[derive(Debug, Default)]
pub struct MemoryJournal {
    /// What is held.
    pub entries: RefCell<Vec<(String, Entry)>>,
    /// Whether something was said to be kept.
    pub marked: Cell<bool>,
    /// Its clock, in milliseconds since 1970.
    pub now: Cell<f64>,
    /// Whether it fails.
    pub fails: Cell<bool>,
    known: RefCell<Vec<String>>,
}

impl MemoryJournal {
    /// What a page would find.
    pub fn memo(&self) -> Memo {
        Memo {
            entries: self.entries.borrow().clone(),
            known: self.known.borrow().clone(),
            marked: self.marked.get(),
            now: self.now.get(),
        }
    }
}

impl Journal for MemoryJournal {
    fn note(&self, notes: Vec<Note>, told: Told) {
        if self.fails.get() {
            return told(Noted::Failed);
        }
        let mut entries = self.entries.borrow_mut();
        for note in &notes {
            let noted = entries.iter().find(|(key, _)| *key == note.key);
            if let Some((_, noted)) = noted
                && note.is_overtaken_by(noted)
            {
                let noted = noted.clone();
                drop(entries);
                return told(Noted::Overtaken(noted));
            }
        }
        let mut known = self.known.borrow_mut();
        for Note { key, entry, .. } in notes {
            entries.retain(|(name, _)| *name != key);
            if let Some(entry) = entry {
                known.retain(|name| *name != key);
                if entry.text().is_some() && keys::is_record(&key) {
                    known.push(key.clone());
                }
                entries.push((key, Entry { at: self.now.get(), ..entry }));
            }
        }
        drop((entries, known));
        told(Noted::Kept);
    }

    fn mark(&self) {
        self.marked.set(true);
    }

    fn ask(&self, told: Box<dyn FnOnce(bool)>) {
        let held = self.entries.borrow().iter().any(|(key, _)| key == HERE);
        told(self.fails.get() || held);
    }

    fn clear(&self, erased: Option<String>, told: Told) {
        if self.fails.get() {
            return told(Noted::Failed);
        }
        self.marked.set(false);
        self.known.borrow_mut().clear();
        let erased = erased.map(|gone| (ERASED.into(), Entry { at: self.now.get(), ..Entry::plain(&gone) }));
        self.entries.replace(erased.into_iter().collect());
        told(Noted::Kept);
    }
}
