//! Deleting everything.
//!
//! The journal notes first which data is erased. Should the browser be killed before the disk has heard of the rest, the
//! next page that opens finishes it; and nothing that was erased comes back.

use super::Desk;
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

    /// Forgets that anything was erased, once the disk has heard of it; `told` whether nothing of ours is left in the
    /// browser. Not if something new was written meanwhile.
    pub fn finish_erasing(&self, told: Box<dyn FnOnce(bool)>) {
        let (store, journal) = self.below();
        let empty = store.keys(keys::ROOT).is_ok_and(|keys| keys.is_empty());
        if !empty {
            return told(false);
        }
        journal.clear(None, Box::new(|noted| told(noted == Noted::Kept)));
    }

    /// The store and the journal of the device, whatever is in the clear or sealed there.
    fn below(&self) -> (Rc<dyn Store>, Rc<dyn Journal>) {
        match &self.place {
            Some(place) => (place.device.store.clone(), place.device.journal.clone()),
            None => (self.shelf.store.clone(), self.shelf.journal.clone()),
        }
    }
}
