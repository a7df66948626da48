//! Deleting everything.
//!
//! The journal notes first which data is erased. Should the browser be killed before the disk has heard of the rest, the
//! next page that opens finishes it; and nothing that was erased comes back.

use super::Desk;
use crate::storage::journal::{Found, Noted};
use crate::storage::{StoreError, keys};
use std::rc::Rc;

impl Desk {
    /// Notes that everything is to be erased; `told` when that is on the disk, or cannot be.
    pub fn begin_erasing(&self, told: Box<dyn FnOnce()>) {
        let here = self.text(keys::HERE).unwrap_or_default();
        self.shelf.journal.clear(Some(here), Box::new(|_| told()));
    }

    /// Deletes everything of ours from the store.
    ///
    /// # Errors
    /// [`StoreError::Blocked`]: some of it may be left.
    pub fn erase(&mut self) -> Result<(), StoreError> {
        let erased = self.shelf.store.erase();
        self.shelf.look_again();
        self.round += 1;
        erased?;
        self.shelf.changed.replace(None);
        self.shelf.may_mark.set(true);
        self.settings = Rc::default();
        self.settings_unreadable = false;
        self.deleted = None;
        self.found = Found::default();
        Ok(())
    }

    /// Forgets that anything was erased, once the disk has heard of it; `told` whether nothing of ours is left in the
    /// browser. Not if something new was written meanwhile.
    pub fn finish_erasing(&self, told: Box<dyn FnOnce(bool)>) {
        let empty = self.shelf.store.keys(keys::ROOT).is_ok_and(|keys| keys.is_empty());
        if !empty {
            return told(false);
        }
        self.shelf.journal.clear(None, Box::new(|noted| told(noted == Noted::Kept)));
    }
}
