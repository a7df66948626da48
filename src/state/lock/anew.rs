//! Another passphrase, with another key to everything: what is kept is sealed anew, so that nobody who had the passphrase or the
//! code before can open it with them.

use crate::state::{Desk, Place};
use crate::storage::StoreError;
use crate::storage::journal::Memo;
use crate::storage::locking::{self, Resealing};
use crate::vault::{KEY, Made, SALT, Stretch};

/// Sealing anew, as far as it is done.
pub struct Anew(Resealing);

impl Anew {
    /// How many texts are sealed anew, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        self.0.progress()
    }

    /// Seals some more of it. Whether all of it is sealed.
    ///
    /// # Errors
    /// What the store says. From now on the new passphrase opens the device, and that goes on with it.
    pub fn step(&mut self) -> Result<bool, StoreError> {
        self.0.step()
    }
}

impl Desk {
    /// Makes a vault that is to take the place of this one: `key` is the new passphrase, stretched `how` from it and `salt`. It
    /// counts from [`Desk::begin_anew`] on. `None` while this one is locked, or something else has changed its header.
    pub fn make_anew(&self, salt: [u8; SALT], how: Stretch, key: &[u8; KEY]) -> Option<Made> {
        let (vault, place) = (self.vault.as_ref()?, self.place.as_ref()?);
        self.own_header()?.make_anew(vault, (salt, how), key, &*place.device.chance)
    }

    /// Begins to seal everything with `made`. Told when the new passphrase is in force: this desk can store nothing then.
    ///
    /// # Errors
    /// Told: what the store says, and everything is as it was.
    pub fn begin_anew(&self, made: &Made, told: locking::Done<Anew>) {
        let parts = self.own_header().zip(self.vault.clone()).zip(self.place.as_ref());
        let Some(((before, vault), place)) = parts else { return told(Err(StoreError::Locked)) };
        let done = move |begun: Result<Resealing, StoreError>| told(begun.map(Anew));
        locking::reseal(&place.device, &before, vault, &made.header, made.vault.clone(), Box::new(done));
    }

    /// Knows that this page is sealing everything with `made`, or no longer.
    pub fn expect(&mut self, made: Option<&Made>) {
        self.noted = made.map(|made| made.header.clone());
    }

    /// Whether another page is sealing everything anew, or has: what is open here is another vault's.
    pub fn is_replaced(&self) -> bool {
        let stands = self.is_unlocked().then(|| self.header()).flatten().and_then(Result::ok);
        stands
            .zip(self.vault.as_ref())
            .is_some_and(|(header, vault)| !header.is_of(vault) && self.noted.as_ref() != Some(&header))
    }
}

impl Place {
    /// Opens what was sealed anew, and seals what is left.
    ///
    /// # Errors
    /// What the store says: the new passphrase opens the device, and that goes on with it.
    pub fn open_anew(self, memo: &Memo, anew: &Anew) -> Result<Desk, StoreError> {
        let (header, vault) = anew.0.opened();
        let unlocked = locking::unlock(&self.device, memo, header, vault.clone())?;
        Ok(self.desk(unlocked, vault.clone()))
    }
}
