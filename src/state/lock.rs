//! A device that is locked: closed until the passphrase or the spare code opens it, and closed again without a trace.

mod anew;
mod header;

pub use anew::Anew;

use super::desk::Keeping;
use super::settings::{NO, SHARED, SPARE, YES};
use super::{Desk, Place};
use crate::storage::journal::{Entry, Memo, NoJournal, Note, SealedJournal};
use crate::storage::locking::{self, Unlocked};
use crate::storage::{StoreError, keys};
use crate::vault::{Code, Header, HeapKey, KEY, Made, Mismatch, Unreadable, Vault};
use std::rc::Rc;
use zeroize::Zeroizing;

/// What is tried on a lock.
pub enum Unlocking {
    /// The passphrase, stretched as [`Desk::asks`] says.
    Key(HeapKey),
    /// Likewise, by a person who has been told that something else has changed the lock ([`Shut::Changed`]).
    KeyAllTheSame(HeapKey),
    /// The spare code, as it was typed.
    Code(Zeroizing<String>),
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
    /// It is the right passphrase or code, and something other than this program has changed the lock. The passphrase opens it
    /// all the same, if it is told to: then only a new spare code counts.
    Changed,
    /// It opens, and the browser could not keep what was written beside it.
    NotKept,
}

impl Shut {
    fn of(why: Mismatch, wrong: Self) -> Self {
        match why {
            Mismatch::Other => wrong,
            Mismatch::Changed => Self::Changed,
        }
    }
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
        let store = &*self.device.store;
        locking::header(store, memo).unwrap_or(Err(Unreadable::Damaged))?;
        let headers = locking::headers(store, memo);
        let opened = match with {
            Unlocking::Key(key) => locking::open_one(&headers, |header| header.open(key)),
            Unlocking::KeyAllTheSame(key) => {
                locking::open_one(&headers, |header| header.open(key)).or_else(|why| {
                    let mended = headers.first().and_then(|header| header.mended(key, &*self.device.chance));
                    mended.ok_or(why)
                })
            }
            Unlocking::Code(typed) => {
                let code = Code::read(typed).ok_or(Shut::Mistyped)?;
                locking::open_one(&headers, |header| header.open_with_code(&code))
            }
        };
        let wrong = if matches!(with, Unlocking::Code(_)) { Shut::WrongCode } else { Shut::Wrong };
        let (header, vault) = opened.map_err(|why| Shut::of(why, wrong))?;
        let (header, vault) = match with {
            Unlocking::KeyAllTheSame(key) => self.put_right(memo, key, header, vault).ok_or(Shut::Damaged)?,
            _ => (header, Rc::new(vault)),
        };
        let unlocked = locking::unlock(&self.device, memo, &header, vault.clone());
        let mut desk = unlocked.map(|unlocked| self.desk(unlocked, vault)).map_err(|why| match why {
            StoreError::Changed => Shut::Changed,
            _ => Shut::Damaged,
        })?;
        if matches!(with, Unlocking::KeyAllTheSame(_)) {
            // The code that waited to be confirmed may open nothing any more.
            desk.choose(SPARE, "");
        }
        Ok(desk)
    }

    /// A header from before that was put back, with a number of its own and without the code of then.
    fn put_right(
        &self,
        memo: &Memo,
        key: &[u8; KEY],
        header: Header,
        vault: Vault,
    ) -> Option<(Header, Rc<Vault>)> {
        let vault = Rc::new(vault);
        if !locking::is_put_back(&self.device, memo, &header, &vault) {
            return Some((header, vault));
        }
        let (header, _) = header.mended(key, &*self.device.chance)?;
        Some((locking::raised(&self.device, memo, header, &vault)?, vault))
    }

    /// Locks what is kept here with a vault that was just made. If that fails, all is as it was.
    pub fn put_lock_on(self, memo: Memo, made: &Made, shared: bool, told: Opened) {
        let (device, vault) = (self.device.clone(), made.vault.clone());
        let header = if shared { made.header.with_shared(&vault, true) } else { Some(made.header.clone()) };
        let Some(header) = header else { return told(Err(StoreError::Locked)) };
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
        let (store, journal) = (unlocked.store.clone(), unlocked.journal.clone());
        let desk = Desk::open_with(store, journal, &unlocked.memo, &self.page);
        let tampered = Rc::new(unlocked.look(desk.found.missing));
        Desk { vault: Some(vault), place: Some(self), tampered, ..desk }.look_who_shares()
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

    /// Notes that could be kept nowhere, sealed, as [`Place::unlock`] takes them in a [`Memo`].
    pub fn seal_notes(&self, notes: Vec<Note>) -> Vec<(String, Entry)> {
        let Some((vault, place)) = self.vault.clone().zip(self.place.as_ref()) else { return Vec::new() };
        let journal = SealedJournal::new(Rc::new(NoJournal), vault, place.device.chance.clone());
        let sealed = notes.into_iter().filter_map(|note| journal.seal(note));
        sealed.filter_map(|note| Some((note.key, note.entry?))).collect()
    }

    /// Forgets the keys at once. Nothing can be read or stored from then on.
    pub fn forget_keys(&self) {
        if let Some(vault) = &self.vault {
            vault.forget();
        }
    }

    /// Locks: the keys are forgotten, and nothing of what was read is left here.
    pub fn lock(&mut self) {
        self.bind();
        self.forget_keys();
        if self.vault.is_some() || self.is_locked_elsewhere() {
            self.show_lock();
        }
    }

    /// Locks, and shows no forms: the page is about to be loaded anew, so that nothing is left in its memory either.
    pub fn lock_and_close(&mut self) {
        self.lock();
        self.closing = self.keeping == Keeping::Locked;
    }

    /// The page cannot be loaded anew, and stays. It shows the forms that open it.
    pub fn stay(&mut self) {
        self.closing = false;
    }

    /// Whether the page is about to be loaded anew, because it was locked.
    pub fn is_closing(&self) -> bool {
        self.closing
    }

    fn show_lock(&mut self) {
        if let Some(place) = self.place.clone() {
            *self = Self { round: self.round + 1, ..Self::locked(place) };
        }
    }

    /// Whether another page has locked what is open here, or taken the lock off.
    pub fn is_overtaken(&self) -> bool {
        let Some(place) = &self.place else { return false };
        let stored = |key| place.device.store.get(key).ok().flatten().is_some();
        match (self.keeping, self.is_unlocked()) {
            (Keeping::Device, false) => stored(keys::VAULT),
            (Keeping::Device, true) => self.is_replaced() || (!stored(keys::VAULT) && stored(keys::HERE)),
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

    /// A new spare code. It counts when [`Desk::take_code`] is told so. `None` while it is locked.
    pub fn make_code(&self) -> Option<NewCode> {
        let (vault, place) = (self.vault.as_ref()?, self.place.as_ref()?);
        let (header, code) = self.own_header()?.with_code(vault, &*place.device.chance)?;
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
        self.replace_header(|header, vault, _| header.with_shared(vault, shared), told);
    }

    fn replace_header(
        &self,
        new: impl FnOnce(&Header, &Vault, &Place) -> Option<Header>,
        told: locking::Done<()>,
    ) {
        let replaced = self.own_header().and_then(|before| {
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
