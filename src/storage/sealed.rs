//! A store that seals what it keeps: above it there are names and texts in the clear, below it there are none.

mod binding;
mod index;
mod names;
mod open;

pub use binding::IndexLookup;
pub use index::Index;
pub use names::{clear_name, sealed_name};
pub use open::UnlockedGuard;

use super::batch::stamp;
use super::journal::SealedJournal;
use super::{Store, StoreError, keys};
use crate::vault::{Header, Rng, Vault};
use serde_json::{Map, Value};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// What a text begins with that is sealed for a place outside the store: no name of what is kept does.
const OUTSIDE: &str = "outside ";
/// The longest text that is covered, in bytes; shorter ones are filled up.
const OUTSIDE_LONGEST: usize = 159;

/// A store behind a vault. The sign that something is kept and the vault's header stay in the clear; so do names that are
/// not ours.
pub struct SealedStore {
    inner: Rc<dyn Store>,
    vault: Rc<Vault>,
    /// The header the vault was opened with.
    header: RefCell<String>,
    rng: Rc<Rng>,
    /// Where the index is noted too.
    journal: Option<Rc<SealedJournal>>,
    /// The sealed names of what has changed since the index was written.
    changed: RefCell<Map<String, Value>>,
    /// Whether the journal has kept an index.
    noted: Rc<Cell<bool>>,
}

impl SealedStore {
    /// Puts a vault before a store. `header`: the text of the one it was opened with.
    pub fn new(inner: Rc<dyn Store>, vault: Rc<Vault>, header: String, rng: Rc<Rng>) -> Self {
        let header = RefCell::new(header);
        let (changed, noted) = (RefCell::default(), Rc::default());
        Self { inner, vault, header, rng, journal: None, changed, noted }
    }

    /// The same store, which notes its index in this journal.
    #[must_use]
    pub fn noting(self, journal: Rc<SealedJournal>) -> Self {
        Self { journal: Some(journal), ..self }
    }

    /// Whether the keys are not forgotten yet.
    fn is_open(&self) -> Result<(), StoreError> {
        if self.vault.is_open() { Ok(()) } else { Err(StoreError::Locked) }
    }

    /// The name below of what is kept under a name.
    fn name(&self, key: &str) -> Result<String, StoreError> {
        sealed_name(&self.vault, key).ok_or(StoreError::Locked)
    }

    /// The name below of what sealing left under a name of damaged things: a sealed name that does not open.
    fn unopened(&self, key: &str) -> Option<String> {
        let rest = key.strip_prefix(keys::DAMAGED)?;
        let raw = format!("{}{rest}", keys::ROOT);
        (raw.starts_with(keys::SEALED) && clear_name(&self.vault, &raw).is_none()).then_some(raw)
    }

    /// Whether what is sealed now will open again: the header of this vault is there, and nothing else has changed it. One that
    /// was emptied away is put back; one that another page took away or replaced is not.
    fn is_in_force(&self) -> Result<(), StoreError> {
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
    /// What does not open is answered as it is kept. It is nothing that could be read as anything else, so it is shown and
    /// set aside like everything damaged.
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
        self.is_in_force()?;
        let (name, rev) = (self.name(key)?, stamp(key, value).rev);
        let sealed = self.vault.seal(key, rev, value, &*self.rng).ok_or(StoreError::Locked)?;
        // An earlier version is put in the place of a later one: not against the index.
        let stored = self.inner.get(&name)?.map(|stored| index::mark(&stored));
        if rev == 0 || stored.is_some_and(|stored| stored.as_u64().is_none_or(|stored| stored > rev)) {
            self.take_out(std::slice::from_ref(&name));
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
        self.take_out(&names);
        for name in names.iter().filter(|name| !name.is_empty()) {
            self.inner.remove(name)?;
        }
        Ok(())
    }

    /// A sealed name that does not open is listed among what is damaged: `stillwater/damaged/sealed/…`. The header is not
    /// listed: it belongs to nobody above. Nor is the index.
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

    /// About what it would take in the clear, so that the limits mean the same: sealed text takes about 8/5 of that, and below
    /// there is room for it.
    fn units(&self, prefix: &str) -> Result<usize, StoreError> {
        self.inner.units(prefix).map(|units| units / 8 * 5)
    }

    fn release(&self, keys: &[String]) {
        let names: Vec<String> = keys.iter().filter_map(|key| self.name(key).ok()).collect();
        self.take_out(&names);
    }

    fn update_index(&self) {
        self.list_changed();
    }

    fn is_listed(&self) -> bool {
        true
    }

    /// Sealed like a name, each in the same length: the same text is covered in the same way each time.
    fn seal_outside(&self, text: &str) -> Option<String> {
        let name = format!("{OUTSIDE}{text:<OUTSIDE_LONGEST$}");
        (text.len() <= OUTSIDE_LONGEST).then(|| self.vault.name(&name))?
    }

    fn open_outside(&self, covered: &str) -> Option<String> {
        Some(self.vault.open_name(covered)?.strip_prefix(OUTSIDE)?.trim_end().into())
    }

    /// Below, so that what is in the clear beside the vault goes too.
    fn erase(&self) -> Result<(), StoreError> {
        self.inner.erase()
    }
}
