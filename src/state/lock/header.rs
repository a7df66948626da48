//! The header of the lock on this device: what it asks for, and what opens it.

use super::Shut;
use crate::state::{Desk, Place};
use crate::storage::journal::{Memo, VAULT};
use crate::storage::locking;
use crate::vault::{Code, Header, KEY, SALT, Stretch, Unreadable};

impl Desk {
    /// The desk of a device that is locked. `memo`: what the journal notes, the header too.
    pub(in crate::state) fn locked_by(place: Place, memo: &Memo) -> Self {
        let noted = memo.held(VAULT).and_then(|text| Header::read(text).ok());
        Self { noted, ..Self::locked(place) }
    }

    /// How the passphrase is to be stretched: the salt, and how much.
    ///
    /// # Errors
    /// [`Shut::Damaged`] or [`Shut::Newer`]: no passphrase opens it here.
    pub fn asks(&self) -> Result<([u8; SALT], Stretch), Shut> {
        Ok(self.header().unwrap_or(Err(Unreadable::Damaged))?.asks())
    }

    /// How the other of two headers asks for it, in the store or in the journal, if it asks in another way: something else may
    /// have changed the one that is asked for first.
    pub fn asks_otherwise(&self) -> Option<([u8; SALT], Stretch)> {
        let (first, store) = (self.asks().ok()?, &*self.place.as_ref()?.device.store);
        let stored = locking::headers(store, &Memo::default());
        let mut found = stored.iter().chain(&self.noted).map(Header::asks);
        found.find(|asked| *asked != first)
    }

    /// Whether this is the key of the passphrase that opens it now.
    pub fn is_opened_by(&self, key: &[u8; KEY]) -> bool {
        self.header().is_some_and(|header| header.is_ok_and(|header| header.open(key).is_ok()))
    }

    /// Whether this is the spare code that opens it now.
    pub fn is_opened_by_code(&self, typed: &str) -> bool {
        let header = self.header().and_then(Result::ok);
        header.zip(Code::read(typed)).is_some_and(|(header, code)| header.open_with_code(&code).is_ok())
    }

    /// The header that is kept here now: another page may have replaced it.
    pub(super) fn header(&self) -> Option<Result<Header, Unreadable>> {
        let place = self.place.as_ref()?;
        let stored = locking::header(&*place.device.store, &Memo::default());
        // What was noted and is not in the store, as long as nothing is open: the passphrase is asked for by that one.
        match (&self.noted, stored) {
            (Some(noted), Some(Ok(stored))) => Some(Ok(locking::later(noted, &stored).clone())),
            (_, stored) => stored,
        }
    }

    /// The header of the vault that is open here, if it is kept here now and nothing else has changed it: from it another one
    /// may be made.
    pub(super) fn own_header(&self) -> Option<Header> {
        let (vault, place) = (self.vault.as_ref()?, self.place.as_ref()?);
        let stored = locking::header(&*place.device.store, &Memo::default());
        stored?.ok().filter(|header| header.is_right(vault))
    }
}
