//! The header of the lock on this device: its key derivation parameters, and checks of a passphrase or recovery code.

use super::Shut;
use crate::state::{Desk, Place};
use crate::storage::journal::{Memo, VAULT};
use crate::storage::locking;
use crate::vault::{Code, Header, KEY, SALT, Stretch, Unreadable};

impl Desk {
    /// The state of a locked device. The header may be in `memo`, the content of the journal, too.
    pub(in crate::state) fn locked_by(place: Place, memo: &Memo) -> Self {
        let noted = memo.held(VAULT).and_then(|text| Header::read(text).ok());
        Self { noted, ..Self::locked(place) }
    }

    /// The salt and the key derivation parameters for the passphrase.
    ///
    /// # Errors
    /// [`Shut::Damaged`] or [`Shut::Newer`]: no passphrase can open it here.
    pub fn asks(&self) -> Result<([u8; SALT], Stretch), Shut> {
        Ok(self.header().unwrap_or(Err(Unreadable::Damaged))?.asks())
    }

    /// The parameters of the other header, if the store and the journal have headers with different ones: something may
    /// have changed the one that [`Desk::asks`] uses.
    pub fn asks_otherwise(&self) -> Option<([u8; SALT], Stretch)> {
        let (first, store) = (self.asks().ok()?, &*self.place.as_ref()?.device.store);
        let stored = locking::headers(store, &Memo::default());
        let mut found = stored.iter().chain(&self.noted).map(Header::asks);
        found.find(|asked| *asked != first)
    }

    /// Whether this key, derived from a passphrase, opens the lock now.
    pub fn is_opened_by(&self, key: &[u8; KEY]) -> bool {
        self.header().is_some_and(|header| header.is_ok_and(|header| header.open(key).is_ok()))
    }

    /// Whether this recovery code opens the lock now.
    pub fn is_opened_by_code(&self, typed: &str) -> bool {
        let header = self.header().and_then(Result::ok);
        header.zip(Code::read(typed)).is_some_and(|(header, code)| header.open_with_code(&code).is_ok())
    }

    /// The header in force now, read again because another page may have replaced it.
    pub(super) fn header(&self) -> Option<Result<Header, Unreadable>> {
        let place = self.place.as_ref()?;
        let stored = locking::header(&*place.device.store, &Memo::default());
        // The journal may have a later header than the store. The passphrase is checked against that one.
        match (&self.noted, stored) {
            (Some(noted), Some(Ok(stored))) => Some(Ok(locking::later(noted, &stored).clone())),
            (_, stored) => stored,
        }
    }

    /// The header of the open vault, if it is still in force and authentic. Only from it may a new header be made.
    pub(super) fn own_header(&self) -> Option<Header> {
        let (vault, place) = (self.vault.as_ref()?, self.place.as_ref()?);
        let stored = locking::header(&*place.device.store, &Memo::default());
        stored?.ok().filter(|header| header.is_right(vault))
    }
}
