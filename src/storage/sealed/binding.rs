//! Updates the index, and compares the stored values with it when a device is unlocked.

use super::index::{Index, mark, number, short};
use super::{SealedStore, clear_name};
use crate::storage::journal::{self, Journal, JournalEntry, JournalWrite, WriteOutcome};
use crate::storage::lock::IndexCheck;
use crate::storage::{StoreError, keys};
use serde_json::{Map, Value};

/// The result of comparing the stored values with the index.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IndexLookup {
    /// The plaintext keys of values that were rolled back to an earlier version or replaced by another value.
    pub older: Vec<String>,
    /// The number of listed values that no longer exist.
    pub gone: usize,
}

impl SealedStore {
    /// The stored index; `None` if there is none of this vault.
    pub fn index(&self) -> Option<Index> {
        let text = self.inner.get(&self.name(keys::INDEX).ok()?).ok()??;
        self.open_index(&text)
    }

    /// Decrypts and parses an index from the store or the journal; `None` if it is not of this vault.
    pub fn open_index(&self, sealed: &str) -> Option<Index> {
        let index = Index::read(&self.vault.open(keys::INDEX, sealed).ok()?)?;
        (Some(index.count) == number(sealed) && index.vault == self.vault_name()).then_some(index)
    }

    /// The journal write of an empty index, which has to be committed before anything is encrypted. `None` if the
    /// keys were zeroized.
    pub fn empty_index_write(&self) -> Option<JournalWrite> {
        let index = Index { vault: self.vault_name(), is_journaled: true, ..Index::default() };
        let sealed = self.vault.seal(keys::INDEX, index.count, &index.write(), &*self.rng)?;
        Some(JournalWrite {
            key: journal::INDEX.into(),
            entry: Some(JournalEntry::unversioned(&sealed)),
            parent: None,
        })
    }

    /// The id of this vault in an index.
    fn vault_name(&self) -> String {
        self.vault.digest(&[b"index"]).unwrap_or_default()
    }

    /// Stores an index. It is also written to the journal, unless an earlier write to the journal failed: after a
    /// crash, the index could then list versions that exist nowhere.
    pub fn put_index(&self, index: &Index) {
        let index = &Index { is_journaled: index.is_journaled || self.is_journaled.get(), ..index.clone() };
        let seal = |index: &Index| self.vault.seal(keys::INDEX, index.count, &index.write(), &*self.rng);
        let (Some(sealed), Ok(name)) = (seal(index), self.name(keys::INDEX)) else { return };
        if self.inner.set(&name, &sealed).is_err()
            && let Some(bare) = seal(&Index { texts: Map::new(), ..index.clone() })
            && self.inner.set(&name, &bare).is_err()
        {
            // The stored index may be ahead of the values now. One that lists nothing is safe, and so is none at all.
            let _ = self.inner.remove(&name);
        }
        self.write_to_journal(JournalWrite {
            key: journal::INDEX.into(),
            entry: Some(JournalEntry::unversioned(&sealed)),
            parent: None,
        });
    }

    /// Records that the value of an encrypted key has changed.
    pub(super) fn has_changed(&self, name: String) {
        self.changed.borrow_mut().insert(name, Value::Null);
    }

    /// Removes encrypted keys from the index, before their values are removed or replaced by earlier versions.
    pub(super) fn unlist_names(&self, names: &[String]) {
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

    /// Lists everything that has changed since the index was written.
    pub(super) fn list_changed(&self) {
        let names = std::mem::take(&mut *self.changed.borrow_mut());
        if names.is_empty() || self.check_header().is_err() {
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
        if index.texts != before || (self.is_journaled.get() && !index.is_journaled) {
            index.count += 1;
            self.put_index(&index);
        }
    }

    /// Compares all values with the index, and updates the index.
    ///
    /// # Errors
    /// [`StoreError::Blocked`].
    pub fn check_index(&self, looking: &IndexCheck) -> Result<IndexLookup, StoreError> {
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
        // If nothing encrypted is stored at all, the store was cleared, which the recovery report says.
        if !looking.was_empty {
            looked.gone = listed.texts.keys().filter(|name| !texts.contains_key(*name)).count();
        }
        let next = Index {
            texts,
            vault: self.vault_name(),
            header: looking.header.max(listed.header),
            is_journaled: listed.is_journaled || looking.was_noted,
            transfer: looking.transfer,
            ..listed
        };
        if index.as_ref() != Some(&next) || looking.was_missed {
            self.put_index(&Index { count: next.count + 1, ..next });
        }
        // Without an index, the transfer list is still needed to recognize plaintext that is to be encrypted.
        if looking.is_over && self.index().is_some() {
            let _ = self.inner.remove(keys::TRANSFER);
            let write = JournalWrite { key: journal::TRANSFER.into(), entry: None, parent: None };
            self.write_to_journal(write);
        }
        self.changed.borrow_mut().clear();
        Ok(looked)
    }

    fn write_to_journal(&self, write: JournalWrite) {
        let Some(journal) = self.journal.as_ref().filter(|journal| journal.all_committed()) else { return };
        let (is_index, is_journaled) = (write.key == journal::INDEX, self.is_journaled.clone());
        let callback = move |callback| {
            is_journaled.set(is_journaled.get() || (is_index && callback == WriteOutcome::Committed))
        };
        journal.commit(vec![write], Box::new(callback));
    }
}
