//! How the index is kept up to date, and what it tells of when a device is unlocked.

use super::index::{Index, mark, number, short};
use super::{SealedStore, clear_name};
use crate::storage::journal::{self, Journal, JournalEntry, JournalWrite, WriteOutcome};
use crate::storage::lock::IndexCheck;
use crate::storage::{StoreError, keys};
use serde_json::{Map, Value};

/// What was found when the texts were compared with the index.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IndexLookup {
    /// The names of what was put back to an earlier version, or to another text.
    pub older: Vec<String>,
    /// How many texts are gone.
    pub gone: usize,
}

impl SealedStore {
    /// The index as it is stored; `None` if there is none of this vault.
    pub fn index(&self) -> Option<Index> {
        let text = self.inner.get(&self.name(keys::INDEX).ok()?).ok()??;
        self.open_index(&text)
    }

    /// Opens an index as it is stored or noted.
    pub fn open_index(&self, sealed: &str) -> Option<Index> {
        let index = Index::read(&self.vault.open(keys::INDEX, sealed).ok()?)?;
        (Some(index.count) == number(sealed) && index.vault == self.vault_name()).then_some(index)
    }

    /// What the journal below is to note before anything is sealed: that there is an index. Nothing is listed in it yet.
    pub fn first_note(&self) -> Option<JournalWrite> {
        let index = Index { vault: self.vault_name(), noted: true, ..Index::default() };
        let sealed = self.vault.seal(keys::INDEX, index.count, &index.write(), &*self.rng)?;
        Some(JournalWrite {
            key: journal::INDEX.into(),
            entry: Some(JournalEntry::unversioned(&sealed)),
            over: None,
        })
    }

    /// What an index calls this vault.
    fn vault_name(&self) -> String {
        self.vault.digest(&[b"index"]).unwrap_or_default()
    }

    /// Stores an index. It is noted too, unless something else could not be: then it could tell of what is nowhere after a kill.
    pub fn put_index(&self, index: &Index) {
        let index = &Index { noted: index.noted || self.noted.get(), ..index.clone() };
        let seal = |index: &Index| self.vault.seal(keys::INDEX, index.count, &index.write(), &*self.rng);
        let (Some(sealed), Ok(name)) = (seal(index), self.name(keys::INDEX)) else { return };
        if self.inner.set(&name, &sealed).is_err()
            && let Some(bare) = seal(&Index { texts: Map::new(), ..index.clone() })
            && self.inner.set(&name, &bare).is_err()
        {
            // One that lists nothing is better than one that runs ahead, and none is better still.
            let _ = self.inner.remove(&name);
        }
        self.note(JournalWrite {
            key: journal::INDEX.into(),
            entry: Some(JournalEntry::unversioned(&sealed)),
            over: None,
        });
    }

    /// Notes that what is stored under a sealed name has changed.
    pub(super) fn has_changed(&self, name: String) {
        self.changed.borrow_mut().insert(name, Value::Null);
    }

    /// Takes sealed names out of the index, before what is kept under them goes.
    pub(super) fn take_out(&self, names: &[String]) {
        let Some(mut index) = self.index() else { return };
        let before = index.texts.len();
        for name in names {
            index.texts.remove(short(name));
        }
        if index.texts.len() < before {
            index.count += 1;
            self.put_index(&index);
        }
    }

    /// Lists what has changed since the index was written.
    pub(super) fn list_changed(&self) {
        let names = std::mem::take(&mut *self.changed.borrow_mut());
        if names.is_empty() || self.is_in_force().is_err() {
            return;
        }
        let Some(mut index) = self.index() else { return };
        let before = index.texts.clone();
        for (name, _) in names {
            match self.inner.get(&name) {
                Ok(Some(text)) => index.texts.insert(short(&name).into(), mark(&text)),
                _ => index.texts.remove(short(&name)),
            };
        }
        if index.texts != before || (self.noted.get() && !index.noted) {
            index.count += 1;
            self.put_index(&index);
        }
    }

    /// Compares all texts with the index, and brings that up to date.
    ///
    /// # Errors
    /// [`StoreError::Blocked`].
    pub fn look(&self, looking: &IndexCheck) -> Result<IndexLookup, StoreError> {
        if looking.is_put_off {
            return Ok(IndexLookup::default());
        }
        let index = self.index();
        let listed = index.clone().unwrap_or_default();
        let (mut texts, mut looked) = (Map::new(), IndexLookup::default());
        let own = self.name(keys::INDEX)?;
        for name in self.inner.keys(keys::SEALED)? {
            let Some(text) = self.inner.get(&name)?.filter(|_| name != own) else { continue };
            let (short, mark) = (short(&name), mark(&text));
            if listed.is_before(short, &text) {
                looked.older.extend(clear_name(&self.vault, &name));
            } else if !listed.texts.contains_key(short) && clear_name(&self.vault, &name).is_none() {
                continue;
            }
            texts.insert(short.into(), mark);
        }
        // An emptied store misses nothing: that is said in other words.
        if !looking.was_empty {
            looked.gone = listed.texts.keys().filter(|name| !texts.contains_key(*name)).count();
        }
        let next = Index {
            texts,
            vault: self.vault_name(),
            header: looking.header.max(listed.header),
            noted: listed.noted || looking.was_noted,
            transfer: looking.transfer,
            ..listed
        };
        if index.as_ref() != Some(&next) || looking.was_missed {
            self.put_index(&Index { count: next.count + 1, ..next });
        }
        // Without an index the list still says what is on its way.
        if looking.is_over && self.index().is_some() {
            let _ = self.inner.remove(keys::TRANSFER);
            let note = JournalWrite { key: journal::TRANSFER.into(), entry: None, over: None };
            self.note(note);
        }
        self.changed.borrow_mut().clear();
        Ok(looked)
    }

    fn note(&self, note: JournalWrite) {
        let Some(journal) = self.journal.as_ref().filter(|journal| journal.is_sure()) else { return };
        let (is_index, noted) = (note.key == journal::INDEX, self.noted.clone());
        let told = move |told| noted.set(noted.get() || (is_index && told == WriteOutcome::Committed));
        journal.note(vec![note], Box::new(told));
    }
}
