//! The lock on a device: unlocking with the passphrase or the recovery code, and locking again, which zeroizes the keys
//! and drops the state. The cryptography is in [`crate::vault`].

mod header;
mod rekey;

pub use rekey::Rekeying;

use super::app_state::StorageMode;
use super::settings::Setting;
use super::{AppState, PageStorage};
use crate::domain::unreadable::Unreadable;
use crate::storage::journal::{JournalEntry, JournalSnapshot, JournalWrite, NoJournal, SealedJournal};
use crate::storage::lock::{self, Unlocked};
use crate::storage::{StoreError, keys};
use crate::vault::{Header, HeapKey, KEY, Mismatch, NewVault, RecoveryCode, Vault};
use std::rc::Rc;
use zeroize::Zeroizing;

/// What a page knows of the lock.
#[derive(Clone, Default)]
pub struct LockState {
    /// Whether other people use this device, as the header of the lock says.
    pub(super) shared: bool,
    /// A header of a vault that is not open here: found in the store or the journal, or being written by this page.
    pub(super) other_header: Option<Header>,
    /// The keys, while a lock is open.
    pub(super) vault: Option<Rc<Vault>>,
    /// Whether the device was just locked and the document is about to be reloaded.
    pub(super) closing: bool,
}

impl PartialEq for LockState {
    /// Compares what is visible on the screen.
    fn eq(&self, other: &Self) -> bool {
        self.shared == other.shared && self.closing == other.closing
    }
}

/// A secret to unlock with.
pub enum Unlocking {
    /// The key derived from the passphrase with the parameters of [`AppState::kdf_params`].
    Key(HeapKey),
    /// The same, from a person who was told that the lock was changed from outside ([`UnlockError::Changed`]).
    KeyAllTheSame(HeapKey),
    /// The recovery code as it was typed.
    Code(Zeroizing<String>),
}

/// Why unlocking failed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum UnlockError {
    /// The passphrase is wrong.
    Wrong,
    /// The recovery code is well-formed, but wrong.
    WrongCode,
    /// The text cannot be a recovery code.
    Mistyped,
    /// The header of the lock is damaged.
    Damaged,
    /// A newer version of the program wrote the header.
    Newer,
    /// The passphrase or code is right, but something other than this program changed the header. The passphrase still
    /// opens it after a confirmation; the recovery code is then invalid until a new one is made.
    Changed,
    /// It could be unlocked, but what had been written in memory before could not be stored.
    NotKept,
}

impl UnlockError {
    fn of(why: Mismatch, wrong: Self) -> Self {
        match why {
            Mismatch::Other => wrong,
            Mismatch::Changed => Self::Changed,
        }
    }
}

impl From<Unreadable> for UnlockError {
    fn from(why: Unreadable) -> Self {
        match why {
            Unreadable::Damaged => Self::Damaged,
            Unreadable::Newer => Self::Newer,
        }
    }
}

/// A new recovery code that is not valid yet.
pub struct NewRecoveryCode {
    header: Header,
    /// The code, to be shown once.
    pub code: RecoveryCode,
}

/// Receives the state to continue with, or the reason for failing.
pub type OnUnlocked = Box<dyn FnOnce(Result<AppState, StoreError>)>;

impl PageStorage {
    /// Unlocks the device.
    ///
    /// # Errors
    /// [`UnlockError`].
    pub fn unlock(self, snapshot: &JournalSnapshot, with: &Unlocking) -> Result<AppState, UnlockError> {
        let store = &*self.device.store;
        lock::header(store, snapshot).unwrap_or(Err(Unreadable::Damaged))?;
        let headers = lock::headers(store, snapshot);
        let opened = match with {
            Unlocking::Key(key) => lock::open_one(&headers, |header| header.open(key)),
            Unlocking::KeyAllTheSame(key) => {
                lock::open_one(&headers, |header| header.open(key)).or_else(|why| {
                    let mended = headers.first().and_then(|header| header.repaired(key, &*self.device.rng));
                    mended.ok_or(why)
                })
            }
            Unlocking::Code(typed) => {
                let code = RecoveryCode::read(typed).ok_or(UnlockError::Mistyped)?;
                lock::open_one(&headers, |header| header.open_with_code(&code))
            }
        };
        let wrong =
            if matches!(with, Unlocking::Code(_)) { UnlockError::WrongCode } else { UnlockError::Wrong };
        let (header, vault) = opened.map_err(|why| UnlockError::of(why, wrong))?;
        let (header, vault) = match with {
            Unlocking::KeyAllTheSame(key) => {
                self.put_right(snapshot, key, header, vault).ok_or(UnlockError::Damaged)?
            }
            _ => (header, Rc::new(vault)),
        };
        let unlocked = lock::unlock(&self.device, snapshot, &header, vault.clone());
        let mut app_state =
            unlocked.map(|unlocked| self.app_state(unlocked, vault)).map_err(|why| match why {
                StoreError::Changed => UnlockError::Changed,
                _ => UnlockError::Damaged,
            })?;
        if matches!(with, Unlocking::KeyAllTheSame(_)) {
            // The recovery code that is not confirmed yet may no longer open the lock.
            app_state.choose(Setting::UnconfirmedCode(String::new()));
        }
        Ok(app_state)
    }

    /// If an older header was put back, replaces it by one with a new revision and without that header's recovery code.
    fn put_right(
        &self,
        snapshot: &JournalSnapshot,
        key: &[u8; KEY],
        header: Header,
        vault: Vault,
    ) -> Option<(Header, Rc<Vault>)> {
        let vault = Rc::new(vault);
        if !lock::is_rolled_back(&self.device, snapshot, &header, &vault) {
            return Some((header, vault));
        }
        let (header, _) = header.repaired(key, &*self.device.rng)?;
        Some((lock::raised(&self.device, snapshot, header, &vault)?, vault))
    }

    /// Turns the lock on with a vault that was just made and encrypts what is stored. If that fails, everything stays
    /// as it was.
    pub fn enable_lock(self, snapshot: JournalSnapshot, made: &NewVault, shared: bool, callback: OnUnlocked) {
        let (device, vault) = (self.device.clone(), made.vault.clone());
        let header = if shared { made.header.with_shared(&vault, true) } else { Some(made.header.clone()) };
        let Some(header) = header else { return callback(Err(StoreError::Locked)) };
        let done = {
            let vault = vault.clone();
            move |unlocked: Result<Unlocked, _>| {
                callback(unlocked.map(|unlocked| self.app_state(unlocked, vault)))
            }
        };
        lock::enable(device, snapshot, header, vault, Box::new(done));
    }

    /// Turns the lock off. `callback` is called once everything is stored unencrypted.
    pub fn disable_lock(self, snapshot: &JournalSnapshot, app_state: &AppState, callback: lock::OnDone<()>) {
        let Some(vault) = app_state.lock.vault.clone() else { return callback(Err(StoreError::Locked)) };
        match lock::header(&*self.device.store, snapshot) {
            Some(Ok(header)) => lock::disable(&self.device, snapshot, &header, vault, callback),
            _ => callback(Err(StoreError::Locked)),
        }
    }

    fn app_state(self, unlocked: Unlocked, vault: Rc<Vault>) -> AppState {
        let (store, journal) = (unlocked.store.clone(), unlocked.journal.clone());
        let app_state = AppState::open_with(store, journal, &unlocked.snapshot, &self.page);
        let tampered = Rc::new(unlocked.look(app_state.recovery_report.missing));
        let lock = LockState { vault: Some(vault), ..LockState::default() };
        AppState { lock, page_storage: Some(self), tampered, ..app_state }.look_who_shares()
    }
}

impl AppState {
    /// The state of a locked device.
    pub(super) fn locked(place: PageStorage) -> Self {
        let app_state =
            Self { storage_mode: StorageMode::Locked, page_storage: Some(place), ..Self::default() };
        app_state.look_who_shares()
    }

    /// Reads from the header whether other people use this device.
    #[must_use]
    pub fn look_who_shares(mut self) -> Self {
        self.lock.shared = self.header().is_some_and(|header| header.is_ok_and(|header| header.is_shared()));
        self
    }

    /// Whether there is a lock and it is open.
    pub fn is_unlocked(&self) -> bool {
        self.lock.vault.is_some()
    }

    /// Whether other people use this device, as the person answered. Lists then show no names and URLs do not change.
    /// The header of a lock decides where there is one, otherwise the setting.
    pub fn is_shared(&self) -> bool {
        self.lock.shared
            || self.is_guest()
            || (self.lock.vault.is_none() && self.settings.shared() == Some(true))
    }

    /// Encrypts a short text that the browser stores elsewhere, such as in `history.state`; `None` if no lock is open.
    pub fn seal_outside(&self, text: &str) -> Option<String> {
        self.repository.store.seal_outside(text)
    }

    /// Decrypts such a text; `None` if this vault did not encrypt it.
    pub fn open_outside(&self, covered: &str) -> Option<String> {
        self.repository.store.open_outside(covered)
    }

    /// Stores the setting whether other people use this device. If there is a lock, [`AppState::share`] has to change its
    /// header as well.
    pub fn remember_shared(&mut self, shared: bool) {
        self.choose(Setting::Shared(shared));
    }

    /// Encrypts versions that could not be stored anywhere, for the [`JournalSnapshot`] of a later [`PageStorage::unlock`].
    pub fn seal_writes(&self, writes: Vec<JournalWrite>) -> Vec<(String, JournalEntry)> {
        let Some((vault, place)) = self.lock.vault.clone().zip(self.page_storage.as_ref()) else {
            return Vec::new();
        };
        let journal = SealedJournal::new(Rc::new(NoJournal), vault, place.device.rng.clone());
        let sealed = writes.into_iter().filter_map(|write| journal.seal(write));
        sealed.filter_map(|write| Some((write.key, write.entry?))).collect()
    }

    /// Zeroizes the keys. Nothing can be read or stored from then on.
    pub fn forget_keys(&self) {
        if let Some(vault) = &self.lock.vault {
            vault.zeroize_keys();
        }
    }

    /// Locks: zeroizes the keys and drops everything that was read.
    pub fn lock(&mut self) {
        self.bind();
        self.forget_keys();
        if self.lock.vault.is_some() || self.is_locked_elsewhere() {
            self.show_lock();
        }
    }

    /// Locks without showing the forms to unlock, because the document is about to be reloaded to clear its memory.
    pub fn lock_and_close(&mut self) {
        self.lock();
        self.lock.closing = self.storage_mode == StorageMode::Locked;
    }

    /// The document could not be reloaded, so the forms to unlock are shown.
    pub fn stay(&mut self) {
        self.lock.closing = false;
    }

    /// Whether the document is about to be reloaded because it was locked.
    pub fn is_closing(&self) -> bool {
        self.lock.closing
    }

    fn show_lock(&mut self) {
        if let Some(place) = self.page_storage.clone() {
            *self = Self { list_version: self.list_version + 1, ..Self::locked(place) };
        }
    }

    /// Whether another page has turned the lock on or off, or replaced it.
    pub fn is_overtaken(&self) -> bool {
        let Some(place) = &self.page_storage else { return false };
        let stored = |key| place.device.store.get(key).ok().flatten().is_some();
        match (self.storage_mode, self.is_unlocked()) {
            (StorageMode::Persistent, false) => stored(keys::VAULT),
            (StorageMode::Persistent, true) => {
                self.is_replaced() || (!stored(keys::VAULT) && stored(keys::PRESENCE))
            }
            (StorageMode::Locked, _) => !stored(keys::VAULT),
            _ => false,
        }
    }

    /// Copies the records and settings of a state in memory into this one.
    ///
    /// # Errors
    /// Any error of the store.
    pub fn take_over(&mut self, written: &Self) -> Result<(), StoreError> {
        if !matches!(written.storage_mode, StorageMode::Undecided | StorageMode::MemoryOnly) {
            return Ok(());
        }
        for key in written.repository.store.keys(keys::RECORD)? {
            if let Some(text) = written.repository.store.get(&key)? {
                self.repository.restore(&key, &text)?;
            }
        }
        for (name, value) in written.settings.all() {
            self.store_setting(name, value);
        }
        self.list_version = written.list_version + 1;
        Ok(())
    }

    /// Makes a new recovery code, which is valid once [`AppState::replace_recovery_code`] has succeeded. `None` while the device is
    /// locked.
    pub fn make_recovery_code(&self) -> Option<NewRecoveryCode> {
        let (vault, place) = (self.lock.vault.as_ref()?, self.page_storage.as_ref()?);
        let (header, code) = self.own_header()?.with_code(vault, &*place.device.rng)?;
        Some(NewRecoveryCode { header, code })
    }

    /// Makes a new recovery code valid and the one before invalid.
    pub fn replace_recovery_code(&self, new: &NewRecoveryCode, callback: lock::OnDone<()>) {
        let new = |before: &Header, _: &Vault, _: &PageStorage| {
            (before.rev() + 1 == new.header.rev()).then(|| new.header.clone())
        };
        self.replace_header(new, callback);
    }

    /// Stores in the header whether other people use this device.
    pub fn share(&self, shared: bool, callback: lock::OnDone<()>) {
        self.replace_header(|header, vault, _| header.with_shared(vault, shared), callback);
    }

    fn replace_header(
        &self,
        new: impl FnOnce(&Header, &Vault, &PageStorage) -> Option<Header>,
        callback: lock::OnDone<()>,
    ) {
        let replaced = self.own_header().and_then(|before| {
            let (vault, place) = (self.lock.vault.as_ref()?, self.page_storage.as_ref()?);
            Some((new(&before, vault, place)?, before, place))
        });
        match replaced {
            Some((header, before, place)) => {
                lock::replace_header(&place.device, &before, &header, callback);
            }
            None => callback(Err(StoreError::Locked)),
        }
    }
}
