//! Where things can be kept, before it is known whether they may be: the person is asked once, at the first thing written.
//!
//! Until they have answered, and when they want nothing kept, everything is in memory and goes with the page.

use super::Desk;
use super::desk::Keeping;
use super::settings::{OPEN, WHERE};
use crate::storage::journal::{Found, Journal, Memo};
use crate::storage::{Store, StoreError, keys};
use std::rc::Rc;

/// A store, the journal beside it, and the name of this page.
#[derive(Clone)]
pub struct Place {
    /// The store.
    pub store: Rc<dyn Store>,
    /// The journal.
    pub journal: Rc<dyn Journal>,
    /// The name of this page (see [`crate::domain::id::page`]).
    pub page: Rc<str>,
}

impl Place {
    /// Opens what is kept there. Where nothing is, and nobody was asked yet, everything is in memory until they are.
    pub fn open(self, memo: &Memo) -> Desk {
        let desk = Desk::open_with(self.store.clone(), self.journal.clone(), memo, &self.page);
        let is_new = desk.found == Found::default() && desk.set_aside().next().is_none();
        if is_new && !desk.was_asked() { Desk::beside(self, desk) } else { desk }
    }
}

impl Desk {
    /// Opens the store for somebody who only reads: nothing is kept of where they stopped unless they want things kept.
    pub fn open_for_reading(store: Rc<dyn Store>) -> Self {
        let desk = Self::open(store);
        if desk.was_asked() { desk } else { Self { settings: desk.settings, ..Self::unkept() } }
    }

    /// Whether things may be kept here: the person said so, or kept something before anybody asked.
    fn was_asked(&self) -> bool {
        self.keeping != Keeping::Device || self.settings.get(WHERE) == OPEN || self.text(keys::HERE).is_some()
    }

    /// A desk in memory, for a person who was not asked yet. `opened`: the desk of the place itself, for its settings.
    fn beside(place: Place, opened: Self) -> Self {
        let shelf = Self::in_memory(&place.page);
        Self { shelf, settings: opened.settings, place: Some(place), ..Self::unkept() }
    }

    /// Whether there is something written that is in memory only, and the person was not asked yet where to keep it.
    pub fn waits_for_a_place(&self) -> bool {
        self.keeping == Keeping::Unasked && !self.ids().is_empty()
    }

    /// The person wants nothing kept: all of it goes with the page.
    pub fn keep_nowhere(&mut self) {
        if self.keeping == Keeping::Unasked {
            self.keeping = Keeping::Nowhere;
        }
    }

    /// The person wants it kept on this device: what was written so far goes there.
    ///
    /// # Errors
    /// What the store says; everything is then still in memory.
    pub fn keep_here(&mut self) -> Result<(), StoreError> {
        let Some(place) = self.place.clone() else { return Ok(()) };
        let mut desk = Self::opened(place.store.clone(), place.journal.clone(), &place.page);
        for key in self.shelf.store.keys(keys::RECORD)? {
            if let Some(text) = self.shelf.store.get(&key)? {
                desk.shelf.give_back(&key, &text)?;
            }
        }
        desk.take_settings(&self.settings);
        desk.choose(WHERE, OPEN);
        desk.round = self.round + 1;
        *self = desk;
        Ok(())
    }
}
