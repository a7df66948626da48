//! A device that is locked: closed until the passphrase or the spare code opens it, and closed again without a trace.

use super::desk::Keeping;
use super::settings::{NO, SHARED, YES};
use super::{Desk, Place};
use crate::storage::journal::Memo;
use crate::storage::locking::{self, Unlocked};
use crate::storage::{StoreError, keys};
use crate::vault::{Code, Header, KEY, Made, SALT, Stretch, Unreadable, Vault};
use std::rc::Rc;

/// What is tried on a lock.
pub enum Unlocking {
    /// The passphrase, stretched as [`Desk::asks`] says.
    Key([u8; KEY]),
    /// The spare code, as it was typed.
    Code(String),
}

/// Why it stays locked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Shut {
    /// It is another passphrase.
    Wrong,
    /// It is another code.
    WrongCode,
    /// It cannot be a code.
    Mistyped,
    /// What says how to open it is damaged.
    Damaged,
    /// A newer version of the program locked it.
    Newer,
    /// It opens, and the browser could not keep what was written beside it.
    NotKept,
}

impl From<Unreadable> for Shut {
    fn from(why: Unreadable) -> Self {
        match why {
            Unreadable::Damaged => Self::Damaged,
            Unreadable::Newer => Self::Newer,
        }
    }
}

/// A spare code that does not count yet.
pub struct NewCode {
    header: Header,
    /// The code, to be shown once.
    pub code: Code,
}

/// Told what came of a lock: the desk to go on with.
pub type Opened = Box<dyn FnOnce(Result<Desk, StoreError>)>;

impl Place {
    /// Opens what is locked.
    ///
    /// # Errors
    /// [`Shut`].
    pub fn unlock(self, memo: &Memo, with: &Unlocking) -> Result<Desk, Shut> {
        let header = locking::header(&*self.device.store, memo).unwrap_or(Err(Unreadable::Damaged))?;
        let vault = match with {
            Unlocking::Key(key) => header.open(key).ok_or(Shut::Wrong)?,
            Unlocking::Code(typed) => {
                let code = Code::read(typed).ok_or(Shut::Mistyped)?;
                header.open_with_code(&code).ok_or(Shut::WrongCode)?
            }
        };
        let vault = Rc::new(vault);
        let unlocked = locking::unlock(&self.device, memo, &header, vault.clone());
        unlocked.map(|unlocked| self.desk(unlocked, vault)).map_err(|_| Shut::Damaged)
    }

    /// Locks what is kept here with a vault that was just made. If that fails, all is as it was.
    pub fn put_lock_on(self, memo: Memo, made: &Made, shared: bool, told: Opened) {
        let header = if shared { made.header.with_shared(true) } else { made.header.clone() };
        let (device, vault) = (self.device.clone(), made.vault.clone());
        let done = {
            let vault = vault.clone();
            move |unlocked: Result<Unlocked, _>| told(unlocked.map(|unlocked| self.desk(unlocked, vault)))
        };
        locking::turn_on(device, memo, header, vault, Box::new(done));
    }

    /// Takes the lock off; `told` when all of it is kept in the clear.
    pub fn take_lock_off(self, memo: &Memo, desk: &Desk, told: locking::Done<()>) {
        let Some(vault) = desk.vault.clone() else { return told(Err(StoreError::Locked)) };
        match locking::header(&*self.device.store, memo) {
            Some(Ok(header)) => locking::turn_off(&self.device, memo, &header, vault, told),
            _ => told(Err(StoreError::Locked)),
        }
    }

    fn desk(self, unlocked: Unlocked, vault: Rc<Vault>) -> Desk {
        let Unlocked { store, journal, memo } = unlocked;
        let desk = Desk::open_with(store, journal, &memo, &self.page);
        Desk { vault: Some(vault), place: Some(self), ..desk }.look_who_shares()
    }
}

impl Desk {
    /// The desk of a device that is locked.
    pub(super) fn locked(place: Place) -> Self {
        let desk = Self { keeping: Keeping::Locked, place: Some(place), ..Self::default() };
        desk.look_who_shares()
    }

    /// Reads from the header whether others use this device.
    #[must_use]
    pub fn look_who_shares(self) -> Self {
        let shared = self.header().is_some_and(|header| header.is_ok_and(|header| header.is_shared()));
        Self { shared, ..self }
    }

    /// Whether there is a lock, and it is open.
    pub fn is_unlocked(&self) -> bool {
        self.vault.is_some()
    }

    /// Whether others use this device, as the person answered. Then no names are shown in lists, and no address
    /// changes. The header of a lock decides where there is one, else the setting.
    pub fn is_shared(&self) -> bool {
        self.shared || self.is_guest() || (self.vault.is_none() && self.settings.get(SHARED) == YES)
    }

    /// Seals a short text that the browser is to keep elsewhere; `None` where there is no open lock.
    pub fn cover(&self, text: &str) -> Option<String> {
        self.shelf.store.cover(text)
    }

    /// The text that was sealed so; `None` if this vault has not sealed it.
    pub fn uncover(&self, covered: &str) -> Option<String> {
        self.shelf.store.uncover(covered)
    }

    /// Remembers whether others use this device. Where there is a lock, [`Desk::share`] changes its header as well.
    pub fn remember_shared(&mut self, shared: bool) {
        self.choose(SHARED, if shared { YES } else { NO });
    }

    /// How the passphrase is to be stretched: the salt, and how much.
    ///
    /// # Errors
    /// [`Shut::Damaged`] or [`Shut::Newer`]: no passphrase opens it here.
    pub fn asks(&self) -> Result<([u8; SALT], Stretch), Shut> {
        Ok(self.header().unwrap_or(Err(Unreadable::Damaged))?.asks())
    }

    /// Whether this is the key of the passphrase that opens it now.
    pub fn is_opened_by(&self, key: &[u8; KEY]) -> bool {
        self.header().is_some_and(|header| header.is_ok_and(|header| header.open(key).is_some()))
    }

    /// Whether this is the spare code that opens it now.
    pub fn is_opened_by_code(&self, typed: &str) -> bool {
        let header = self.header().and_then(Result::ok);
        header.zip(Code::read(typed)).is_some_and(|(header, code)| header.open_with_code(&code).is_some())
    }

    /// The header that is kept here now: another page may have replaced it.
    fn header(&self) -> Option<Result<Header, Unreadable>> {
        let place = self.place.as_ref()?;
        locking::header(&*place.device.store, &Memo::default())
    }

    /// Forgets the keys at once. Nothing can be read or stored from then on.
    pub fn forget_keys(&self) {
        if let Some(vault) = &self.vault {
            vault.forget();
        }
    }

    /// Locks: the keys are forgotten, and nothing of what was read is left here.
    pub fn lock(&mut self) {
        self.forget_keys();
        if self.vault.is_some()
            && let Some(place) = self.place.clone()
        {
            *self = Self { round: self.round + 1, ..Self::locked(place) };
        }
    }

    /// Whether another page has locked what is open here, or taken the lock off.
    pub fn is_overtaken(&self) -> bool {
        let Some(place) = &self.place else { return false };
        let stored = |key| place.device.store.get(key).ok().flatten().is_some();
        match (self.keeping, self.is_unlocked()) {
            (Keeping::Device, false) => stored(keys::VAULT),
            (Keeping::Device, true) => !stored(keys::VAULT) && stored(keys::HERE),
            (Keeping::Locked, _) => !stored(keys::VAULT),
            _ => false,
        }
    }

    /// Takes over what was written in memory on another desk.
    ///
    /// # Errors
    /// What the store says.
    pub fn take_over(&mut self, written: &Self) -> Result<(), StoreError> {
        if !matches!(written.keeping, Keeping::Unasked | Keeping::Nowhere) {
            return Ok(());
        }
        for key in written.shelf.store.keys(keys::RECORD)? {
            if let Some(text) = written.shelf.store.get(&key)? {
                self.shelf.give_back(&key, &text)?;
            }
        }
        for (name, value) in written.settings.all() {
            self.choose(name, value);
        }
        self.round = written.round + 1;
        Ok(())
    }

    /// Another passphrase opens it from now on: `key`, stretched `how` from it and `salt`.
    pub fn change_passphrase(
        &self,
        salt: [u8; SALT],
        how: Stretch,
        key: &[u8; KEY],
        told: locking::Done<()>,
    ) {
        let new = |header: &Header, vault: &Vault, place: &Place| {
            header.with_passphrase(vault, (salt, how), key, &*place.device.chance)
        };
        self.replace_header(new, told);
    }

    /// A new spare code. It counts when [`Desk::take_code`] is told so. `None` while it is locked.
    pub fn make_code(&self) -> Option<NewCode> {
        let (vault, place) = (self.vault.as_ref()?, self.place.as_ref()?);
        let (header, code) = self.header()?.ok()?.with_code(vault, &*place.device.chance)?;
        Some(NewCode { header, code })
    }

    /// A new spare code counts from now on; the one before opens nothing any more.
    pub fn take_code(&self, new: &NewCode, told: locking::Done<()>) {
        let new = |before: &Header, _: &Vault, _: &Place| {
            (before.rev() + 1 == new.header.rev()).then(|| new.header.clone())
        };
        self.replace_header(new, told);
    }

    /// Whether others use this device.
    pub fn share(&self, shared: bool, told: locking::Done<()>) {
        self.replace_header(|header, _, _| Some(header.with_shared(shared)), told);
    }

    fn replace_header(
        &self,
        new: impl FnOnce(&Header, &Vault, &Place) -> Option<Header>,
        told: locking::Done<()>,
    ) {
        let header = self.header().and_then(Result::ok);
        let replaced = header.and_then(|before| {
            let (vault, place) = (self.vault.as_ref()?, self.place.as_ref()?);
            Some((new(&before, vault, place)?, before, place))
        });
        match replaced {
            Some((header, before, place)) => {
                locking::replace_header(&place.device, &before, &header, told);
            }
            None => told(Err(StoreError::Locked)),
        }
    }
}
