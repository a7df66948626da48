//! The way between clear and sealed: locking a device, unlocking it, another passphrase, and no lock any more.
//!
//! Each step leaves something that the next page can go on from. The header is noted in the journal before anything is
//! sealed and forgotten there after everything is open again, so as long as anything is sealed there is a header. What is
//! found in the clear beside a header is sealed by whoever opens the vault next ([`unlock`]): that finishes a locking that
//! was killed, takes back an opening that was killed, and catches what a page wrote that had not heard of the lock.

mod gather;
mod notes;
mod opened;
mod settled;
mod turn;

pub use turn::{fits, replace_header, turn_off, turn_on};

use super::journal::{self, ERASED, Journal, Memo, SealedJournal};
use super::{SealedStore, Store, StoreError, keys};
use crate::vault::{Chance, Header, Unreadable, Vault};
use std::rc::Rc;

/// What a browser gives: the store and the journal as they are, without a vault, and chance.
#[derive(Clone)]
pub struct Device {
    /// The store.
    pub store: Rc<dyn Store>,
    /// The journal.
    pub journal: Rc<dyn Journal>,
    /// Chance.
    pub chance: Rc<Chance>,
}

/// What a page works with while the vault is open: for [`crate::state::Desk::open_with`].
#[derive(Clone)]
pub struct Unlocked {
    /// The store, with names and texts in the clear.
    pub store: Rc<SealedStore>,
    /// The journal, likewise.
    pub journal: Rc<SealedJournal>,
    /// What was noted, likewise.
    pub memo: Memo,
}

/// Told what came of something.
pub type Done<T> = Box<dyn FnOnce(Result<T, StoreError>)>;

/// The vault's header, if there is a vault. Of the one in the store and the one in the journal, the newer that can be read
/// counts; it is put back into the store where that has another one or none. What was erased is erased again first, if a
/// kill has brought it back: nobody is asked for a passphrase for that.
pub fn header(store: &dyn Store, memo: &Memo) -> Option<Result<Header, Unreadable>> {
    finish_erasing(store, memo);
    let stored = store.get(keys::VAULT).ok().flatten();
    let noted = memo.held(journal::VAULT).map(Header::read);
    let header = match (stored.as_deref().map(Header::read), noted) {
        (None, None) => return None,
        (Some(Err(Unreadable::Newer)), _) | (_, Some(Err(Unreadable::Newer))) => {
            return Some(Err(Unreadable::Newer));
        }
        (Some(Ok(stored)), Some(Ok(noted))) if noted.rev() > stored.rev() => noted,
        (Some(Ok(header)), _) | (_, Some(Ok(header))) => header,
        (Some(Err(damaged)), _) | (_, Some(Err(damaged))) => return Some(Err(damaged)),
    };
    let text = header.write();
    if stored.as_ref() != Some(&text) {
        // The journal has it; the next page tries again.
        let _ = store.set(keys::VAULT, &text);
    }
    Some(Ok(header))
}

fn finish_erasing(store: &dyn Store, memo: &Memo) {
    let here = store.get(keys::HERE).ok().flatten().unwrap_or_default();
    let is_any = |prefix| store.keys(prefix).is_ok_and(|keys| !keys.is_empty());
    // No record is without a sign, sealed or not.
    let is_something = if here.is_empty() { is_any(keys::SEALED_RECORD) } else { is_any(keys::SEALED) };
    if memo.held(ERASED) == Some(&here) && is_something {
        // What does not go now goes when a page opens.
        let _ = store.erase();
    }
}

/// Unlocks a device: `vault` is what its header opened to, `memo` what the journal noted. Whatever is in the clear is sealed
/// first; what there is no room for stays in the clear until the next time.
///
/// # Errors
/// [`StoreError`]: the store can be neither read nor written.
pub fn unlock(
    device: &Device,
    memo: &Memo,
    header: &Header,
    vault: Rc<Vault>,
) -> Result<Unlocked, StoreError> {
    let (store, journal) = closed(device, header, vault.clone());
    let gathered = gather::gather(&*device.store, &store, &vault, memo)?;
    let notes = notes::sealing(&journal, &vault, memo, &gathered).ok_or(StoreError::Locked)?;
    if !notes.is_empty() {
        device.journal.note(notes, Box::new(drop));
    }
    if memo.held(journal::VAULT) != Some(&header.write()) {
        // By itself: another page may have noted a newer one meanwhile, and the rest has nothing to do with that.
        let noted = memo.entry(journal::VAULT).map(|entry| entry.stamp.clone()).unwrap_or_default();
        device.journal.note(vec![notes::of_header(header, Some(noted))], Box::new(drop));
    }
    Ok(Unlocked { store: Rc::new(store), journal: Rc::new(journal), memo: gathered.memo })
}

fn closed(device: &Device, header: &Header, vault: Rc<Vault>) -> (SealedStore, SealedJournal) {
    let chance = device.chance.clone();
    let store = SealedStore::new(device.store.clone(), vault.clone(), header.write(), chance.clone());
    (store, SealedJournal::new(device.journal.clone(), vault, chance))
}
