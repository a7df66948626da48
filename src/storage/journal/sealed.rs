//! A journal that encrypts its entries.
//!
//! Versions stay in plaintext, because the journal compares them without the keys. Whoever reads the disk sees how
//! often a value was stored and by how many pages, and nothing else of it.

use super::{
    Journal, JournalEntry, JournalSnapshot, JournalValue, JournalWrite, LAST_CHANGE, OnWritten,
    PENDING_CHANGE, WriteOutcome,
};
use crate::storage::keys;
use crate::storage::sealed::{clear_name, sealed_name};
use crate::vault::{Rng, Vault};
use std::cell::Cell;
use std::rc::Rc;

/// An encrypted journal. The presence flag, [`super::WIPED`] and the vault's header stay in plaintext.
pub struct SealedJournal {
    inner: Rc<dyn Journal>,
    vault: Rc<Vault>,
    rng: Rc<Rng>,
    /// Whether no write has failed yet.
    sure: Rc<Cell<bool>>,
}

impl SealedJournal {
    /// Wraps a journal.
    pub fn new(inner: Rc<dyn Journal>, vault: Rc<Vault>, rng: Rc<Rng>) -> Self {
        Self { inner, vault, rng, sure: Rc::new(Cell::new(true)) }
    }

    /// Whether all writes so far have succeeded, as far as they were answered.
    pub fn all_committed(&self) -> bool {
        self.sure.get()
    }

    /// Encrypts a write for the journal below; `None` if the keys were zeroized.
    pub fn seal(&self, write: JournalWrite) -> Option<JournalWrite> {
        let entry = match write.entry {
            Some(JournalEntry { value: JournalValue::Text(text), version: stamp, written_at: at })
                if is_sealed(&write.key) =>
            {
                let sealed = self.vault.seal(&write.key, stamp.rev, &text, &*self.rng)?;
                Some(JournalEntry { value: JournalValue::Text(sealed), version: stamp, written_at: at })
            }
            entry => entry,
        };
        Some(JournalWrite { key: sealed_name(&self.vault, &write.key)?, entry, parent: write.parent })
    }
}

impl Journal for SealedJournal {
    fn commit(&self, writes: Vec<JournalWrite>, callback: OnWritten) {
        // A conflict does not say which of the writes it concerns, but its entry decrypts only under the
        // right key.
        let judged = writes.iter().filter(|write| write.parent.is_some());
        let names: Vec<String> = judged.map(|write| write.key.clone()).collect();
        let (vault, sure) = (self.vault.clone(), self.sure.clone());
        let opened = move |outcome| match outcome {
            WriteOutcome::Conflict(entry) => {
                let mut names = names.iter();
                let text = entry.text().and_then(|text| names.find_map(|name| vault.open(name, text).ok()));
                WriteOutcome::Conflict(match text {
                    Some(text) => JournalEntry { value: JournalValue::Text(text), ..entry },
                    None => entry,
                })
            }
            WriteOutcome::Failed => {
                sure.set(false);
                WriteOutcome::Failed
            }
            WriteOutcome::Committed => WriteOutcome::Committed,
        };
        let sealed: Option<Vec<JournalWrite>> = writes.into_iter().map(|write| self.seal(write)).collect();
        let Some(writes) = sealed else { return callback(WriteOutcome::Failed) };
        self.inner.commit(writes, Box::new(move |outcome| callback(opened(outcome))));
    }

    fn set_presence_flag(&self) {
        self.inner.set_presence_flag();
    }

    fn clear(&self, erased: Option<String>, callback: OnWritten) {
        self.inner.clear(erased, callback);
    }

    fn ask_presence(&self, callback: Box<dyn FnOnce(bool)>) {
        self.inner.ask_presence(callback);
    }

    fn is_available(&self) -> bool {
        self.inner.is_available()
    }
}

/// Whether the journal encrypts the value of this key.
fn is_sealed(key: &str) -> bool {
    keys::is_sealed_key(key) || key == PENDING_CHANGE || key == LAST_CHANGE
}

/// Decrypts a snapshot. Entries in plaintext, left from before there was a vault, stay as they are. Encrypted entries
/// that cannot be decrypted are dropped: somebody may have put them in the place of valid ones.
pub fn open_snapshot(vault: &Vault, snapshot: &JournalSnapshot) -> JournalSnapshot {
    let name = |key: &String| match key.starts_with(keys::SEALED) {
        true => clear_name(vault, key),
        false => Some(key.clone()),
    };
    let open = |(key, entry): &(String, JournalEntry)| {
        let (clear, mut entry) = (name(key)?, entry.clone());
        if let JournalValue::Text(text) = &mut entry.value
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
    JournalSnapshot {
        entries: snapshot.entries.iter().filter_map(open).collect(),
        record_keys: snapshot.record_keys.iter().filter_map(name).collect(),
        presence_flag: snapshot.presence_flag,
        now: snapshot.now,
    }
}
