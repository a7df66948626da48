//! Changing the passphrase. It makes a new key and re-encrypts everything, so that an earlier passphrase or recovery
//! code opens nothing any more.

use crate::state::{AppState, PageStorage};
use crate::storage::StoreError;
use crate::storage::journal::JournalSnapshot;
use crate::storage::lock::{self, Resealing};
use crate::vault::{KEY, KdfParams, NewVault, SALT};

/// The progress of re-encrypting everything.
pub struct Rekeying(Resealing);

impl Rekeying {
    /// How many values are re-encrypted, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        self.0.progress()
    }

    /// Re-encrypts the next values. Returns whether all are done.
    ///
    /// # Errors
    /// Any error of the store. The new passphrase is already in force; unlocking with it continues the work.
    pub fn step(&mut self) -> Result<bool, StoreError> {
        self.0.step()
    }
}

impl AppState {
    /// Makes the vault that will replace this one, from a `key` that `how` and `salt` derived from the new passphrase.
    /// It is in force from [`AppState::begin_anew`] on. `None` while this vault is locked, or if its header was changed
    /// from outside.
    pub fn make_anew(&self, salt: [u8; SALT], how: KdfParams, key: &[u8; KEY]) -> Option<NewVault> {
        let (vault, place) = (self.lock.vault.as_ref()?, self.page_storage.as_ref()?);
        self.own_header()?.make_anew(vault, (salt, how), key, &*place.device.rng)
    }

    /// Starts re-encrypting everything with `made`. `callback` is called once the new passphrase is in force; this state
    /// can store nothing from then on.
    ///
    /// # Errors
    /// Passed to `callback`: any error of the store. Everything is then as it was.
    pub fn begin_anew(&self, made: &NewVault, callback: lock::OnDone<Rekeying>) {
        let parts = self.own_header().zip(self.lock.vault.clone()).zip(self.page_storage.as_ref());
        let Some(((before, vault), place)) = parts else { return callback(Err(StoreError::Locked)) };
        let done = move |begun: Result<Resealing, StoreError>| callback(begun.map(Rekeying));
        lock::reseal(&place.device, &before, vault, &made.header, made.vault.clone(), Box::new(done));
    }

    /// Sets or clears the vault that this page is changing to, which [`AppState::is_replaced`] then accepts.
    pub fn expect(&mut self, made: Option<&NewVault>) {
        self.lock.other_header = made.map(|made| made.header.clone());
    }

    /// Whether another page changes or has changed the passphrase, so that the vault that is open here is outdated.
    pub fn is_replaced(&self) -> bool {
        let stands = self.is_unlocked().then(|| self.header()).flatten().and_then(Result::ok);
        stands.zip(self.lock.vault.as_ref()).is_some_and(|(header, vault)| {
            !header.is_of(vault) && self.lock.other_header.as_ref() != Some(&header)
        })
    }
}

impl PageStorage {
    /// Opens the new vault, and re-encrypts what is left.
    ///
    /// # Errors
    /// Any error of the store. The new passphrase is already in force; unlocking with it continues the work.
    pub fn open_anew(self, snapshot: &JournalSnapshot, anew: &Rekeying) -> Result<AppState, StoreError> {
        let (header, vault) = anew.0.opened();
        let unlocked = lock::unlock(&self.device, snapshot, header, vault.clone())?;
        Ok(self.app_state(unlocked, vault.clone()))
    }
}
