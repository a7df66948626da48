//! Deleting everything.
//!
//! The journal first records which data is being erased. If the browser is killed before the deletion reaches the disk,
//! the next page that opens completes it, and a browser that restores old files cannot bring erased data back.

use super::AppState;
use crate::state::PageStorage;
use crate::state::app_state::StorageMode;
use crate::storage::journal::{Journal, RecoveryReport, WriteOutcome};
use crate::storage::{Store, StoreError, keys};
use std::rc::Rc;

impl AppState {
    /// Records that everything is to be erased. `callback` is called once that is on disk, or cannot be written.
    pub fn begin_erasing(&self, callback: Box<dyn FnOnce()>) {
        let (store, journal) = self.below();
        let here = store.get(keys::PRESENCE).ok().flatten().unwrap_or_default();
        journal.clear(Some(here), Box::new(|_| callback()));
    }

    /// Deletes all our keys from the store, the header of a lock included. After a lock, the person is asked again
    /// where to store new entries.
    ///
    /// # Errors
    /// [`StoreError::Blocked`]: some keys may be left.
    pub fn erase(&mut self) -> Result<(), StoreError> {
        let erased = self.below().0.erase();
        self.repository.invalidate();
        self.list_version += 1;
        erased?;
        self.repository.changed.replace(None);
        self.repository.may_mark.set(true);
        self.settings = Rc::default();
        self.settings_unreadable = false;
        self.deleted = None;
        self.recovery_report = RecoveryReport::default();
        if self.is_unlocked() || self.storage_mode == StorageMode::Locked {
            self.forget_keys();
            let place = self.page_storage.take();
            *self = Self { list_version: self.list_version, ..Self::beside(place, self) };
        }
        Ok(())
    }

    /// The clean-up that remains after everything was erased.
    pub fn erasing(&self) -> Erasing {
        let (store, journal) = self.below();
        Erasing { store, journal }
    }

    /// The browser's own store and journal, below encryption.
    fn below(&self) -> (Rc<dyn Store>, Rc<dyn Journal>) {
        match &self.page_storage {
            Some(place) => (place.device.store.clone(), place.device.journal.clone()),
            None => (self.repository.store.clone(), self.repository.journal.clone()),
        }
    }
}

impl PageStorage {
    /// The clean-up that remains when the page that erased everything was closed before it was done.
    pub fn erasing(&self) -> Erasing {
        Erasing { store: self.device.store.clone(), journal: self.device.journal.clone() }
    }
}

/// Filler per write, in bytes: slightly more than Chromium's LevelDB buffers before it writes another file
/// (`write_buffer_size` in `local_storage_impl.cc`).
const FILLING: usize = 70_000;

/// Clean-up after everything was erased, so that less of the deleted text stays in the browser's files.
///
/// Chromium's LevelDB keeps deleted values until it has written enough files to compact them. Writing filler brings
/// that about in a browser that has been used before; docs/durability.md has the measurements.
#[derive(Clone)]
pub struct Erasing {
    store: Rc<dyn Store>,
    journal: Rc<dyn Journal>,
}

impl Erasing {
    /// Writes filler, different in each `round`. Returns false if nothing was written, because new data was stored
    /// meanwhile or the store refused it.
    pub fn fill(&self, round: u32) -> bool {
        let filler = format!("{round}{}", ".".repeat(FILLING));
        self.is_empty() && self.store.set(keys::FILLER, &filler).is_ok()
    }

    /// Removes the filler.
    pub fn take_filler_out(&self) {
        // If that fails, the next page that opens removes it.
        let _ = self.store.remove(keys::FILLER);
    }

    /// Removes the journal's record of the erasure once it is on disk. `callback` receives whether nothing of ours is left
    /// in the browser: false if new data was stored meanwhile.
    pub fn finish(&self, callback: Box<dyn FnOnce(bool)>) {
        if !self.is_empty() {
            return callback(false);
        }
        self.journal.clear(None, Box::new(|outcome| callback(outcome == WriteOutcome::Committed)));
    }

    fn is_empty(&self) -> bool {
        self.store.keys(keys::ROOT).is_ok_and(|keys| keys.iter().all(|key| key == keys::FILLER))
    }
}
