//! Deleting everything.
//!
//! The journal notes first which data is erased. Should the browser be killed before the disk has heard of the rest, the
//! next page that opens finishes it; and nothing that was erased comes back.

use super::Desk;
use crate::state::Place;
use crate::state::desk::Keeping;
use crate::storage::journal::{Found, Journal, Noted};
use crate::storage::{Store, StoreError, keys};
use std::rc::Rc;

impl Desk {
    /// Notes that everything is to be erased; `told` when that is on the disk, or cannot be.
    pub fn begin_erasing(&self, told: Box<dyn FnOnce()>) {
        let (store, journal) = self.below();
        let here = store.get(keys::HERE).ok().flatten().unwrap_or_default();
        journal.clear(Some(here), Box::new(|_| told()));
    }

    /// Deletes everything of ours from the store, a lock included. Where there was one, the person is asked again where to
    /// keep what comes next.
    ///
    /// # Errors
    /// [`StoreError::Blocked`]: some of it may be left.
    pub fn erase(&mut self) -> Result<(), StoreError> {
        let erased = self.below().0.erase();
        self.shelf.look_again();
        self.round += 1;
        erased?;
        self.shelf.changed.replace(None);
        self.shelf.may_mark.set(true);
        self.settings = Rc::default();
        self.settings_unreadable = false;
        self.deleted = None;
        self.found = Found::default();
        if self.is_unlocked() || self.keeping == Keeping::Locked {
            self.forget_keys();
            let place = self.place.take();
            *self = Self { round: self.round, ..Self::beside(place, self) };
        }
        Ok(())
    }

    /// What is left to do once everything was erased.
    pub fn erasing(&self) -> Erasing {
        let (store, journal) = self.below();
        Erasing { store, journal }
    }

    /// The store and the journal of the device, whatever is in the clear or sealed there.
    fn below(&self) -> (Rc<dyn Store>, Rc<dyn Journal>) {
        match &self.place {
            Some(place) => (place.device.store.clone(), place.device.journal.clone()),
            None => (self.shelf.store.clone(), self.shelf.journal.clone()),
        }
    }
}

impl Place {
    /// What is left to do where everything was erased and the page that did it was closed too early.
    pub fn erasing(&self) -> Erasing {
        Erasing { store: self.device.store.clone(), journal: self.device.journal.clone() }
    }
}

/// What a browser's database takes before it writes another file, and a little more, in bytes (`write_buffer_size` in
/// Chromium's `local_storage_impl.cc`).
const FILLING: usize = 70_000;

/// What is left to do once everything was erased, so that less of it stays in the browser's files.
///
/// Chromium's LevelDB goes on holding what was deleted until it has written so many files that it joins them. Filler brings
/// that about where the browser has been used before: the table in docs/durability.md.
#[derive(Clone)]
pub struct Erasing {
    store: Rc<dyn Store>,
    journal: Rc<dyn Journal>,
}

impl Erasing {
    /// Writes filler into the store, another one in each round. Whether it did: not if something new was written meanwhile.
    pub fn fill(&self, round: u32) -> bool {
        let filler = format!("{round}{}", ".".repeat(FILLING));
        self.is_empty() && self.store.set(keys::FILLER, &filler).is_ok()
    }

    /// Takes the filler out again.
    pub fn take_filler_out(&self) {
        // What does not go now goes when a page opens.
        let _ = self.store.remove(keys::FILLER);
    }

    /// Forgets that anything was erased, once the disk has heard of it; `told` whether nothing of ours is left in the
    /// browser. Not if something new was written meanwhile.
    pub fn finish(&self, told: Box<dyn FnOnce(bool)>) {
        if !self.is_empty() {
            return told(false);
        }
        self.journal.clear(None, Box::new(|noted| told(noted == Noted::Kept)));
    }

    fn is_empty(&self) -> bool {
        self.store.keys(keys::ROOT).is_ok_and(|keys| keys.iter().all(|key| key == keys::FILLER))
    }
}
