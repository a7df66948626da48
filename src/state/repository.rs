//! The repository: the store and the journal together, shared by the whole page.
//!
//! A record is written to the store synchronously and then to the journal, which is on disk milliseconds later. The
//! first write also sets a presence flag, so that a cleared store is not mistaken for a new one.

use crate::domain::record::Version;
use crate::storage::batch::{Batch, apply, version_of};
use crate::storage::journal::{
    Journal, JournalEntry, JournalWrite, LAST_CHANGE, OnWritten, PENDING_CHANGE, PRESENCE, WriteOutcome,
};
use crate::storage::{Store, StoreError, keys, utf16_len};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// From this size on, in UTF-16 code units, the person is told that space is running out. Browsers give an origin 5.2
/// million units; Safari gives half of that to text that is not Latin-1 (docs/durability.md).
pub const WARN: usize = 1_200_000;
/// From this size on, in UTF-16 code units, no new record can be stored. Existing ones can be finished.
pub const STOP: usize = 2_000_000;

/// The store and the journal.
pub struct Repository {
    pub(super) store: Rc<dyn Store>,
    pub(super) journal: Rc<dyn Journal>,
    /// The id of this page, which is part of every version of a record that it stores.
    pub page: String,
    /// Whether the presence flag may be set: not before the person was told that stored data is missing.
    pub(super) may_mark: Cell<bool>,
    /// Writes to the journal that wait until the person has seen the recovery report.
    pub(super) seen: RefCell<Vec<JournalWrite>>,
    marked: Cell<bool>,
    /// The next value of this page's presence flag. Each is unique: otherwise data written after an erasure would be
    /// taken for the erased data.
    sign: RefCell<String>,
    /// Whether the journal says that another page deleted everything.
    pub(super) erased: Cell<bool>,
    used: Cell<Option<usize>>,
    ids: RefCell<Option<Rc<[String]>>>,
    /// The last batch, as long as nothing else was changed since.
    pub(super) changed: RefCell<Option<Batch>>,
}

impl Repository {
    pub fn new(store: Rc<dyn Store>, journal: Rc<dyn Journal>, page: String) -> Self {
        Self {
            store,
            journal,
            sign: RefCell::new(page.clone()),
            page,
            may_mark: Cell::new(true),
            seen: RefCell::default(),
            marked: Cell::new(false),
            erased: Cell::new(false),
            used: Cell::new(None),
            ids: RefCell::new(None),
            changed: RefCell::new(None),
        }
    }

    /// Compare-and-swap: stores a record's text if the stored text is still `base`, which the page read or wrote last.
    ///
    /// # Errors
    /// [`StoreError::Changed`] if another text is stored; [`StoreError::Full`] also if there is no room for another
    /// record; or any error of the store.
    pub fn compare_and_swap(&self, key: &str, base: Option<&str>, text: &str) -> Result<(), StoreError> {
        let stored = self.store.get(key)?;
        if stored.as_deref() != base {
            // If the presence flag is missing too, the store was cleared, and no other page deleted the record.
            let emptied = stored.is_none() && self.store.get(keys::PRESENCE)?.is_none();
            if !emptied {
                return Err(StoreError::Changed);
            }
        }
        // An unknown size is not measured here: that is slow for many records, and this runs while somebody types.
        if stored.is_none() && self.used.get().is_some_and(|used| used >= STOP) {
            return Err(StoreError::Full);
        }
        if let Err(error) = self.store.set(key, text) {
            self.invalidate();
            return Err(error);
        }
        self.count(key, stored.as_deref(), Some(text));
        if stored.is_none() {
            self.ids.replace(None);
            self.mark();
        }
        self.forget_changed();
        Ok(())
    }

    /// Removes a value, with a tombstone in the journal. Returns the value.
    ///
    /// # Errors
    /// Any error of the store; nothing is removed then.
    pub fn remove(&self, key: &str) -> Result<Option<String>, StoreError> {
        let Some(text) = self.store.get(key)? else { return Ok(None) };
        let gone = JournalEntry::tombstone(Version {
            rev: version_of(key, &text).rev.saturating_add(1),
            writer: self.page.clone(),
        });
        let write = JournalWrite { key: key.into(), entry: Some(gone), parent: None };
        self.store.remove(key)?;
        self.count(key, Some(&text), None);
        self.ids.replace(None);
        self.forget_changed();
        self.journal.commit(vec![write], Box::new(drop));
        Ok(Some(text))
    }

    /// Restores a value that was removed, byte for byte.
    ///
    /// # Errors
    /// [`StoreError::Changed`] if another text is stored by now, or any error of the store.
    pub fn restore(&self, key: &str, text: &str) -> Result<(), StoreError> {
        match self.store.get(key)? {
            Some(stored) if stored == text => return Ok(()),
            Some(_) => return Err(StoreError::Changed),
            None => self.store.set(key, text)?,
        }
        self.count(key, None, Some(text));
        self.ids.replace(None);
        self.forget_changed();
        let entry = JournalEntry::new(version_of(key, text), text.into());
        let write = JournalWrite { key: key.into(), entry: Some(entry), parent: None };
        let (journal, key) = (self.journal.clone(), key.into());
        let callback = move |outcome| {
            if outcome == WriteOutcome::Failed {
                // A full journal may still have room to delete the tombstone.
                journal.commit(vec![JournalWrite { key, entry: None, parent: None }], Box::new(drop));
            }
        };
        self.journal.commit(vec![write], Box::new(callback));
        self.mark();
        Ok(())
    }

    /// The ids of all records, newest first.
    pub fn ids(&self) -> Rc<[String]> {
        if let Some(ids) = &*self.ids.borrow() {
            return ids.clone();
        }
        let keys = self.store.keys(keys::RECORD).unwrap_or_default();
        let ids: Rc<[String]> =
            keys.iter().rev().filter_map(|key| key.strip_prefix(keys::RECORD)).map(String::from).collect();
        self.ids.replace(Some(ids.clone()));
        ids
    }

    /// Drops all cached values, because another page changed the store.
    pub fn invalidate(&self) {
        self.ids.replace(None);
        self.used.set(None);
        self.marked.set(false);
    }

    /// The size of all our keys and values in UTF-16 code units. Measured once, which is slow, and then kept up to
    /// date.
    pub fn used(&self) -> usize {
        let used = self.used.get().unwrap_or_else(|| self.store.utf16_size(keys::ROOT).unwrap_or_default());
        self.used.set(Some(used));
        used
    }

    /// Drops the cached size.
    pub(super) fn count_again(&self) {
        self.used.set(None);
    }

    fn count(&self, key: &str, before: Option<&str>, after: Option<&str>) {
        let size = |text: Option<&str>| text.map_or(0, |text| utf16_len(key) + utf16_len(text));
        if let Some(used) = self.used.get() {
            self.used.set(Some((used + size(after)).saturating_sub(size(before))));
        }
    }

    /// Sets the presence flag in the store, in the journal and in the Cache API.
    pub fn mark(&self) {
        if self.marked.get() || !self.may_mark.get() {
            return;
        }
        let mut sign = self.sign.borrow_mut();
        let here = match self.store.get(keys::PRESENCE) {
            Ok(Some(here)) => here,
            Ok(None) if self.store.set(keys::PRESENCE, &sign).is_ok() => {
                self.count(keys::PRESENCE, None, Some(&sign));
                let here = sign.clone();
                sign.push('+');
                self.erased.set(false);
                here
            }
            _ => return,
        };
        self.marked.set(true);
        let write = JournalWrite {
            key: PRESENCE.into(),
            entry: Some(JournalEntry::unversioned(&here)),
            parent: None,
        };
        self.journal.commit(vec![write], Box::new(drop));
        self.journal.set_presence_flag();
    }

    /// Stages a batch: writes it down before it is applied. `callback` receives whether that worked.
    pub fn stage_change(&self, change: &Batch, callback: Box<dyn FnOnce(bool)>) {
        if !self.journal.is_available() {
            return callback(self.store.set(keys::CHANGE, &change.write()).is_ok());
        }
        let write = JournalWrite {
            key: PENDING_CHANGE.into(),
            entry: Some(JournalEntry::unversioned(&change.write())),
            parent: None,
        };
        self.journal
            .commit(vec![write], Box::new(move |outcome| callback(outcome == WriteOutcome::Committed)));
    }

    /// Applies a staged batch.
    ///
    /// # Errors
    /// [`StoreError::Changed`] if another page has changed one of the values meanwhile, or any error of the store; all
    /// values are then as they were before.
    pub fn apply_change(&self, change: Batch) -> Result<(), StoreError> {
        let fits = change.is_undone(&*self.store);
        let done = if fits { apply(&*self.store, &change) } else { Err(StoreError::Changed) };
        self.invalidate();
        if fits && done.is_err() && !change.is_undone(&*self.store) {
            // The store also refused to restore the old values. The staged batch is left for the next page that opens
            // to complete.
            return done;
        }
        let mut writes = vec![JournalWrite { key: PENDING_CHANGE.into(), entry: None, parent: None }];
        if done.is_ok() {
            writes.extend(change.journal_writes());
            let entry = Some(JournalEntry::unversioned(&change.write()));
            writes.push(JournalWrite { key: LAST_CHANGE.into(), entry, parent: None });
            self.changed.replace(Some(change));
            self.mark();
        }
        let _ = self.store.remove(keys::CHANGE);
        self.journal.commit(writes, Box::new(drop));
        done
    }

    fn forget_changed(&self) {
        if self.changed.take().is_some() {
            let write = JournalWrite { key: LAST_CHANGE.into(), entry: None, parent: None };
            self.journal.commit(vec![write], Box::new(drop));
        }
    }

    /// Writes one version of a record to the journal.
    pub fn write_to_journal(&self, write: JournalWrite, callback: OnWritten) {
        self.journal.commit(vec![write], callback);
    }
}
