//! A store that encrypts storage keys and values before they reach the store below.

mod binding;
mod index;
mod names;
mod open;

pub use binding::IndexLookup;
pub use index::Index;
pub use names::{clear_name, sealed_name};
pub use open::UnlockedGuard;

use super::batch::version_of;
use super::journal::SealedJournal;
use super::{Store, StoreError, keys};
use crate::vault::{Header, Rng, Vault};
use serde_json::{Map, Value};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// The prefix of texts that are encrypted for use outside the store. No storage key begins with it.
const OUTSIDE: &str = "outside ";
/// The longest text that is encrypted for use outside the store, in bytes. Shorter ones are padded.
const OUTSIDE_LONGEST: usize = 159;

/// An encrypted store. The presence flag, the vault's header and keys that are not ours stay in plaintext.
pub struct SealedStore {
    inner: Rc<dyn Store>,
    vault: Rc<Vault>,
    /// The header that the vault was opened with, as text.
    header: RefCell<String>,
    rng: Rc<Rng>,
    /// The journal that the index is written to as well.
    journal: Option<Rc<SealedJournal>>,
    /// The encrypted keys whose values have changed since the index was written.
    changed: RefCell<Map<String, Value>>,
    /// Whether the journal has committed an index.
    is_journaled: Rc<Cell<bool>>,
}

impl SealedStore {
    /// Wraps a store. `header` is the text of the header that the vault was opened with.
    pub fn new(inner: Rc<dyn Store>, vault: Rc<Vault>, header: String, rng: Rc<Rng>) -> Self {
        let header = RefCell::new(header);
        let (changed, is_journaled) = (RefCell::default(), Rc::default());
        Self { inner, vault, header, rng, journal: None, changed, is_journaled }
    }

    /// The same store, which also writes its index to this journal.
    #[must_use]
    pub fn with_journal(self, journal: Rc<SealedJournal>) -> Self {
        Self { journal: Some(journal), ..self }
    }

    /// Fails once the keys were zeroized.
    fn is_open(&self) -> Result<(), StoreError> {
        if self.vault.is_open() { Ok(()) } else { Err(StoreError::Locked) }
    }

    /// The key in the store below.
    fn name(&self, key: &str) -> Result<String, StoreError> {
        sealed_name(&self.vault, key).ok_or(StoreError::Locked)
    }

    /// The key in the store below of a quarantined key that this store only lists as such, because its name cannot be
    /// decrypted.
    fn unopened(&self, key: &str) -> Option<String> {
        let rest = key.strip_prefix(keys::DAMAGED)?;
        let raw = format!("{}{rest}", keys::ROOT);
        (raw.starts_with(keys::SEALED) && clear_name(&self.vault, &raw).is_none()).then_some(raw)
    }

    /// Checks that a value encrypted now can be decrypted later: the header of this vault is stored, and only this
    /// program has changed it. If the whole store was cleared from outside, the header is written again; if another
    /// page removed or replaced the header, it is not.
    fn check_header(&self) -> Result<(), StoreError> {
        self.is_open()?;
        match self.inner.get(keys::VAULT)? {
            Some(text) if text == *self.header.borrow() => Ok(()),
            Some(text) if Header::read(&text).is_ok_and(|header| header.is_authentic(&self.vault)) => {
                self.header.replace(text);
                Ok(())
            }
            None if self.inner.get(keys::PRESENCE)?.is_none() => {
                self.inner.set(keys::VAULT, &self.header.borrow())
            }
            _ => Err(StoreError::Locked),
        }
    }
}

impl Store for SealedStore {
    /// A value that cannot be decrypted is returned as it is stored. Ciphertext is never a valid record, so it is
    /// displayed and quarantined like any damaged value.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        if !keys::is_sealed_key(key) {
            return self.inner.get(key);
        }
        self.is_open()?;
        match self.inner.get(&self.name(key)?)? {
            Some(text) => Ok(Some(self.vault.open(key, &text).unwrap_or(text))),
            None => self.unopened(key).map_or(Ok(None), |raw| self.inner.get(&raw)),
        }
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        if !keys::is_sealed_key(key) {
            return self.inner.set(key, value);
        }
        self.check_header()?;
        let (name, rev) = (self.name(key)?, version_of(key, value).rev);
        let sealed = self.vault.seal(key, rev, value, &*self.rng).ok_or(StoreError::Locked)?;
        // If an earlier version replaces a later one, the key has to be removed from the index first. Otherwise the
        // index would report a rollback.
        let stored = self.inner.get(&name)?.map(|stored| index::mark(&stored));
        if rev == 0 || stored.is_some_and(|stored| stored.as_u64().is_none_or(|stored| stored > rev)) {
            self.unlist_names(std::slice::from_ref(&name));
        }
        self.inner.set(&name, &sealed)?;
        self.has_changed(name);
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        if !keys::is_sealed_key(key) {
            return self.inner.remove(key);
        }
        self.is_open()?;
        let raw = self.unopened(key).unwrap_or_default();
        let names = [self.name(key)?, raw];
        self.unlist_names(&names);
        for name in names.iter().filter(|name| !name.is_empty()) {
            self.inner.remove(name)?;
        }
        Ok(())
    }

    /// A key whose name cannot be decrypted is listed as quarantined: `stillwater/damaged/sealed/…`. The header and
    /// the index are not listed, because nothing above this store reads them.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.is_open()?;
        let is_of_records = prefix.starts_with(keys::RECORD);
        let sealed = self.inner.keys(if is_of_records { keys::SEALED_RECORD } else { keys::SEALED })?;
        let opened = sealed
            .into_iter()
            .map(|name| clear_name(&self.vault, &name).unwrap_or_else(|| keys::damaged(&name)))
            .filter(|name| name != keys::INDEX);
        let open = if is_of_records { Vec::new() } else { self.inner.keys(prefix)? };
        let names = open.into_iter().filter(|name| name == keys::PRESENCE || !name.starts_with(keys::ROOT));
        Ok(keys::sorted(opened.chain(names).filter(|name| name.starts_with(prefix))))
    }

    /// An estimate of the plaintext size, so that the limits mean the same in every store. Ciphertext takes about 8/5
    /// of it, for which the quota has room.
    fn utf16_size(&self, prefix: &str) -> Result<usize, StoreError> {
        self.inner.utf16_size(prefix).map(|units| units / 8 * 5)
    }

    fn unlist(&self, keys: &[String]) {
        let names: Vec<String> = keys.iter().filter_map(|key| self.name(key).ok()).collect();
        self.unlist_names(&names);
    }

    fn update_index(&self) {
        self.list_changed();
    }

    fn has_index(&self) -> bool {
        true
    }

    /// Encrypted like a name, and padded to a fixed length: equal texts have equal ciphertexts.
    fn seal_outside(&self, text: &str) -> Option<String> {
        let name = format!("{OUTSIDE}{text:<OUTSIDE_LONGEST$}");
        (text.len() <= OUTSIDE_LONGEST).then(|| self.vault.name(&name))?
    }

    fn open_outside(&self, covered: &str) -> Option<String> {
        Some(self.vault.open_name(covered)?.strip_prefix(OUTSIDE)?.trim_end().into())
    }

    /// Erases the store below, so that plaintext beside the vault is deleted too.
    fn erase(&self) -> Result<(), StoreError> {
        self.inner.erase()
    }
}
