//! A journal that seals what it holds.
//!
//! Versions stay in the clear, because the journal judges by them without the key: whoever reads the disk sees how often
//! something was stored and by how many pages, and nothing else of it.

use super::{CHANGE, CHANGED, Entry, Held, Journal, Memo, Note, Noted, Told};
use crate::storage::keys;
use crate::storage::sealed::{clear_name, sealed_name};
use crate::vault::{Chance, Vault};
use std::cell::Cell;
use std::rc::Rc;

/// A journal behind a vault. Which data it belongs to, what was erased and the vault's header stay in the clear.
pub struct SealedJournal {
    inner: Rc<dyn Journal>,
    vault: Rc<Vault>,
    chance: Rc<Chance>,
    /// Whether nothing has failed to be noted yet.
    sure: Rc<Cell<bool>>,
}

impl SealedJournal {
    /// Puts a vault before a journal.
    pub fn new(inner: Rc<dyn Journal>, vault: Rc<Vault>, chance: Rc<Chance>) -> Self {
        Self { inner, vault, chance, sure: Rc::new(Cell::new(true)) }
    }

    /// Whether everything that was to be noted was, as far as is known.
    pub fn is_sure(&self) -> bool {
        self.sure.get()
    }

    /// A note as it is noted below; `None` when the vault has forgotten its keys.
    pub fn seal(&self, note: Note) -> Option<Note> {
        let entry = match note.entry {
            Some(Entry { held: Held::Text(text), stamp, at }) if is_sealed(&note.key) => {
                let sealed = self.vault.seal(&note.key, stamp.rev, &text, &*self.chance)?;
                Some(Entry { held: Held::Text(sealed), stamp, at })
            }
            entry => entry,
        };
        Some(Note { key: sealed_name(&self.vault, &note.key)?, entry, over: note.over })
    }
}

impl Journal for SealedJournal {
    fn note(&self, notes: Vec<Note>, told: Told) {
        // Nothing says which note was overtaken, but the entry opens under its name only.
        let judged = notes.iter().filter(|note| note.over.is_some());
        let names: Vec<String> = judged.map(|note| note.key.clone()).collect();
        let (vault, sure) = (self.vault.clone(), self.sure.clone());
        let opened = move |noted| match noted {
            Noted::Overtaken(entry) => {
                let mut names = names.iter();
                let text = entry.text().and_then(|text| names.find_map(|name| vault.open(name, text).ok()));
                Noted::Overtaken(match text {
                    Some(text) => Entry { held: Held::Text(text), ..entry },
                    None => entry,
                })
            }
            Noted::Failed => {
                sure.set(false);
                Noted::Failed
            }
            Noted::Kept => Noted::Kept,
        };
        let sealed: Option<Vec<Note>> = notes.into_iter().map(|note| self.seal(note)).collect();
        let Some(notes) = sealed else { return told(Noted::Failed) };
        self.inner.note(notes, Box::new(move |noted| told(opened(noted))));
    }

    fn mark(&self) {
        self.inner.mark();
    }

    fn clear(&self, erased: Option<String>, told: Told) {
        self.inner.clear(erased, told);
    }

    fn ask(&self, told: Box<dyn FnOnce(bool)>) {
        self.inner.ask(told);
    }

    fn is_there(&self) -> bool {
        self.inner.is_there()
    }
}

/// Whether the text under a name is sealed in the journal.
fn is_sealed(key: &str) -> bool {
    keys::is_closed(key) || key == CHANGE || key == CHANGED
}

/// What was noted, opened. What is in the clear stays as it is, left from before there was a vault. What is sealed and does
/// not open is left out: it could be put in the place of something that does.
pub fn open_memo(vault: &Vault, memo: &Memo) -> Memo {
    let name = |key: &String| match key.starts_with(keys::SEALED) {
        true => clear_name(vault, key),
        false => Some(key.clone()),
    };
    let open = |(key, entry): &(String, Entry)| {
        let (clear, mut entry) = (name(key)?, entry.clone());
        if let Held::Text(text) = &mut entry.held
            && is_sealed(&clear)
        {
            match vault.open(&clear, text) {
                Ok(opened) => *text = opened,
                Err(_) if *key != clear => return None,
                Err(_) => {}
            }
        }
        Some((clear, entry))
    };
    Memo {
        entries: memo.entries.iter().filter_map(open).collect(),
        known: memo.known.iter().filter_map(name).collect(),
        marked: memo.marked,
        now: memo.now,
    }
}
