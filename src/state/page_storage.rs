//! Where entries are stored: opening the browser's storage, and carrying out the person's answer to that question.
//!
//! Until they have answered, and if they want nothing stored, everything is in memory and is gone with the page.

use super::AppState;
use super::Settings;
use super::app_state::StorageMode;
use super::lock::LockState;
use super::settings::Setting;
use crate::storage::journal::{JournalSnapshot, RecoveryReport};
use crate::storage::lock::{self, DeviceStorage};
use crate::storage::sealed::UnlockedGuard;
use crate::storage::{Store, StoreError, keys};
use std::rc::Rc;

/// The browser's storage, and the id of the page that uses it.
#[derive(Clone)]
pub struct PageStorage {
    /// The browser's store, journal and random number generator.
    pub device: DeviceStorage,
    /// The id of this page (see [`crate::domain::id::page`]).
    pub page: Rc<str>,
}

impl PageStorage {
    /// Opens the browser's storage. A locked device stays locked. If nothing is stored and the person was not asked
    /// yet, the state is in memory until they are.
    pub fn open(self, snapshot: &JournalSnapshot) -> AppState {
        if lock::header(&*self.device.store, snapshot).is_some() {
            return AppState::locked_by(self, snapshot);
        }
        let store = Rc::new(UnlockedGuard(self.device.store.clone()));
        let app_state = AppState::open_with(store, self.device.journal.clone(), snapshot, &self.page);
        let is_new =
            app_state.recovery_report == RecoveryReport::default() && app_state.set_aside().next().is_none();
        if is_new && !app_state.was_asked() {
            AppState::beside(Some(self), &app_state)
        } else {
            AppState { page_storage: Some(self), ..app_state }
        }
    }
}

/// How a header says that other people use the device. It is matched as text, so that the article's program needs no
/// parser for headers.
const SHARED: &str = "\"shared\":true";

impl AppState {
    /// Opens the store for the article. The reading position is stored only if the person wants entries stored.
    pub fn open_for_reading(store: Rc<dyn Store>) -> Self {
        let header = store.get(keys::VAULT).ok().flatten();
        let (is_locked, shared) = (header.is_some(), header.is_some_and(|header| header.contains(SHARED)));
        let app_state = if is_locked { Self::unkept() } else { Self::open(store) };
        if app_state.was_asked() && !is_locked {
            app_state
        } else {
            let lock = LockState { shared, ..LockState::default() };
            let storage_mode = if is_locked { StorageMode::Locked } else { StorageMode::Undecided };
            Self { settings: app_state.settings, lock, storage_mode, ..Self::unkept() }
        }
    }

    /// Whether entries may be stored: the person said so, or something was stored before there was a question.
    fn was_asked(&self) -> bool {
        self.storage_mode != StorageMode::Persistent
            || self.settings.stores_entries()
            || self.text(keys::PRESENCE).is_some()
    }

    /// A state in memory for a person who was not asked yet, with the settings of `app_state`.
    pub(in crate::state) fn beside(place: Option<PageStorage>, app_state: &Self) -> Self {
        let repository = Self::in_memory(place.as_ref().map_or("", |place| &place.page));
        Self { repository, settings: app_state.settings.clone(), page_storage: place, ..Self::unkept() }
    }

    /// Whether something is written and in memory only, and the person was not asked yet where to store it.
    pub fn waits_for_a_place(&self) -> bool {
        self.storage_mode == StorageMode::Undecided && !self.ids().is_empty()
    }

    /// Whether something is written and in memory only.
    pub fn is_only_in_memory(&self) -> bool {
        matches!(self.storage_mode, StorageMode::Undecided | StorageMode::MemoryOnly | StorageMode::Blocked)
            && !self.ids().is_empty()
    }

    /// The person wants nothing stored: everything is gone with the page.
    pub fn keep_nowhere(&mut self) {
        if self.storage_mode == StorageMode::Undecided {
            self.storage_mode = StorageMode::MemoryOnly;
        }
    }

    /// Whether another page has turned on a lock that is not open here.
    pub fn is_locked_elsewhere(&self) -> bool {
        self.lock.vault.is_none() && self.stored(keys::VAULT).is_some()
    }

    /// Follows an answer that the person gave in another tab, if this page has none yet. Returns whether it did.
    pub fn follow_answer(&mut self) -> bool {
        let settings = self.stored(keys::SETTINGS).and_then(|text| Settings::read(&text).ok());
        self.storage_mode == StorageMode::Undecided
            && settings.is_some_and(|settings| settings.stores_entries())
            && self.keep_here().is_ok()
    }

    fn stored(&self, key: &str) -> Option<String> {
        self.page_storage.as_ref()?.device.store.get(key).ok().flatten()
    }

    /// The person wants entries stored in this browser: moves there what was written so far.
    ///
    /// # Errors
    /// Any error of the store, or [`StoreError::Locked`] if there is a lock; everything is then still in memory.
    pub fn keep_here(&mut self) -> Result<(), StoreError> {
        let Some(place) = self.page_storage.clone() else { return Ok(()) };
        if self.is_locked_elsewhere() {
            return Err(StoreError::Locked);
        }
        let store = Rc::new(UnlockedGuard(place.device.store.clone()));
        let app_state = Self::opened(store, place.device.journal.clone(), &place.page);
        let mut app_state = Self { page_storage: Some(place), ..app_state };
        app_state.take_over(self)?;
        app_state.choose(Setting::StoresEntries);
        *self = app_state;
        Ok(())
    }
}
