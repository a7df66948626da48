//! Where things can be kept, before it is known whether they may be: the person is asked once, at the first thing written.
//!
//! Until they have answered, and when they want nothing kept, everything is in memory and goes with the page.

use super::Desk;
use super::Settings;
use super::desk::Keeping;
use super::settings::{OPEN, WHERE};
use crate::storage::journal::{Found, Memo};
use crate::storage::locking::{self, Device};
use crate::storage::sealed::OpenStore;
use crate::storage::{Store, StoreError, keys};
use std::rc::Rc;

/// A device, and the name of the page that is open on it.
#[derive(Clone)]
pub struct Place {
    /// What the browser gives.
    pub device: Device,
    /// The name of this page (see [`crate::domain::id::page`]).
    pub page: Rc<str>,
}

impl Place {
    /// Opens what is kept there. A device that is locked stays so. Where nothing is kept, and nobody was asked yet,
    /// everything is in memory until they are.
    pub fn open(self, memo: &Memo) -> Desk {
        if locking::header(&*self.device.store, memo).is_some() {
            return Desk::locked_by(self, memo);
        }
        let store = Rc::new(OpenStore(self.device.store.clone()));
        let desk = Desk::open_with(store, self.device.journal.clone(), memo, &self.page);
        let is_new = desk.found == Found::default() && desk.set_aside().next().is_none();
        if is_new && !desk.was_asked() {
            Desk::beside(Some(self), &desk)
        } else {
            Desk { place: Some(self), ..desk }
        }
    }
}

/// How a header says that others use the device; read as text, because a page to read has no use for the rest of it.
const SHARED: &str = "\"shared\":true";

impl Desk {
    /// Opens the store for somebody who only reads: nothing is kept of where they stopped unless they want things kept.
    pub fn open_for_reading(store: Rc<dyn Store>) -> Self {
        let header = store.get(keys::VAULT).ok().flatten();
        let (is_locked, shared) = (header.is_some(), header.is_some_and(|header| header.contains(SHARED)));
        let desk = if is_locked { Self::unkept() } else { Self::open(store) };
        if desk.was_asked() && !is_locked {
            desk
        } else {
            Self { settings: desk.settings, shared, ..Self::unkept() }
        }
    }

    /// Whether things may be kept here: the person said so, or kept something before anybody asked.
    fn was_asked(&self) -> bool {
        self.keeping != Keeping::Device || self.settings.get(WHERE) == OPEN || self.text(keys::HERE).is_some()
    }

    /// A desk in memory beside the device, for a person who was not asked yet. `desk`: one whose settings go on.
    pub(in crate::state) fn beside(place: Option<Place>, desk: &Self) -> Self {
        let shelf = Self::in_memory(place.as_ref().map_or("", |place| &place.page));
        Self { shelf, settings: desk.settings.clone(), place, ..Self::unkept() }
    }

    /// Whether there is something written that is in memory only, and the person was not asked yet where to keep it.
    pub fn waits_for_a_place(&self) -> bool {
        self.keeping == Keeping::Unasked && !self.ids().is_empty()
    }

    /// Whether something is written that is in memory only.
    pub fn is_only_in_memory(&self) -> bool {
        matches!(self.keeping, Keeping::Unasked | Keeping::Nowhere | Keeping::Visit) && !self.ids().is_empty()
    }

    /// The person wants nothing kept: all of it goes with the page.
    pub fn keep_nowhere(&mut self) {
        if self.keeping == Keeping::Unasked {
            self.keeping = Keeping::Nowhere;
        }
    }

    /// Whether the device below has a lock that is not open here: another page put it on.
    pub fn is_locked_elsewhere(&self) -> bool {
        self.vault.is_none() && self.stored(keys::VAULT).is_some()
    }

    /// Follows an answer that the person gave on another page, where this one has not been answered. Whether it did.
    pub fn follow_answer(&mut self) -> bool {
        let settings = self.stored(keys::SETTINGS).and_then(|text| Settings::read(&text).ok());
        self.keeping == Keeping::Unasked
            && settings.is_some_and(|settings| settings.get(WHERE) == OPEN)
            && self.keep_here().is_ok()
    }

    fn stored(&self, key: &str) -> Option<String> {
        self.place.as_ref()?.device.store.get(key).ok().flatten()
    }

    /// The person wants it kept on this device: what was written so far goes there.
    ///
    /// # Errors
    /// What the store says, or that there is a lock on the device; everything is then still in memory.
    pub fn keep_here(&mut self) -> Result<(), StoreError> {
        let Some(place) = self.place.clone() else { return Ok(()) };
        if self.is_locked_elsewhere() {
            return Err(StoreError::Locked);
        }
        let store = Rc::new(OpenStore(place.device.store.clone()));
        let desk = Self::opened(store, place.device.journal.clone(), &place.page);
        let mut desk = Self { place: Some(place), ..desk };
        desk.take_over(self)?;
        desk.choose(WHERE, OPEN);
        *self = desk;
        Ok(())
    }
}
