//! The header of the lock on this device: its key derivation parameters, and checks of a passphrase or recovery code.

use super::UnlockError;
use crate::domain::unreadable::Unreadable;
use crate::state::{AppState, PageStorage};
use crate::storage::journal::{JournalSnapshot, VAULT};
use crate::storage::lock;
use crate::vault::{Header, KEY, KdfParams, RecoveryCode, SALT};

impl AppState {
    /// The state of a locked device. The header may be in `snapshot`, the content of the journal, too.
    pub(in crate::state) fn locked_by(place: PageStorage, snapshot: &JournalSnapshot) -> Self {
        let other_header = snapshot.value(VAULT).and_then(|text| Header::read(text).ok());
        let mut app_state = Self::locked(place);
        app_state.lock.other_header = other_header;
        app_state
    }

    /// The salt and the key derivation parameters for the passphrase.
    ///
    /// # Errors
    /// [`UnlockError::Damaged`] or [`UnlockError::Newer`]: no passphrase can open it here.
    pub fn kdf_params(&self) -> Result<([u8; SALT], KdfParams), UnlockError> {
        Ok(self.header().unwrap_or(Err(Unreadable::Damaged))?.kdf_params())
    }

    /// The parameters of the other header, if the store and the journal have headers with different ones: something may
    /// have changed the one that [`AppState::kdf_params`] uses.
    pub fn other_kdf_params(&self) -> Option<([u8; SALT], KdfParams)> {
        let (first, store) = (self.kdf_params().ok()?, &*self.page_storage.as_ref()?.device.store);
        let stored = lock::headers(store, &JournalSnapshot::default());
        let mut found = stored.iter().chain(&self.lock.other_header).map(Header::kdf_params);
        found.find(|asked| *asked != first)
    }

    /// Whether this key, derived from a passphrase, opens the lock now.
    pub fn is_opened_by(&self, key: &[u8; KEY]) -> bool {
        self.header().is_some_and(|header| header.is_ok_and(|header| header.open(key).is_ok()))
    }

    /// Whether this recovery code opens the lock now.
    pub fn is_opened_by_code(&self, typed: &str) -> bool {
        let header = self.header().and_then(Result::ok);
        header
            .zip(RecoveryCode::read(typed))
            .is_some_and(|(header, code)| header.open_with_code(&code).is_ok())
    }

    /// The header in force now, read again because another page may have replaced it.
    pub(super) fn header(&self) -> Option<Result<Header, Unreadable>> {
        let place = self.page_storage.as_ref()?;
        let stored = lock::header(&*place.device.store, &JournalSnapshot::default());
        // The journal may have a later header than the store. The passphrase is checked against that one.
        match (&self.lock.other_header, stored) {
            (Some(other_header), Some(Ok(stored))) => Some(Ok(lock::later(other_header, &stored).clone())),
            (_, stored) => stored,
        }
    }

    /// The header of the open vault, if it is still in force and authentic. Only from it may a new header be made.
    pub(super) fn own_header(&self) -> Option<Header> {
        let (vault, place) = (self.lock.vault.as_ref()?, self.page_storage.as_ref()?);
        let stored = lock::header(&*place.device.store, &JournalSnapshot::default());
        stored?.ok().filter(|header| header.is_authentic(vault))
    }
}
