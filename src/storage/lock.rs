//! The lock on a device: encrypting and decrypting everything that is stored when the lock is turned on or off,
//! unlocking, and changing the passphrase.
//!
//! Every step can be interrupted and completed by the next page. The header is committed to the journal before
//! anything is encrypted and removed there after everything is decrypted, so there is a header as long as anything is
//! encrypted. The transfer list (`transfer`) names the values that are in plaintext meanwhile; whoever unlocks next
//! encrypts them ([`unlock`]). That completes an interrupted locking, and reverts an interrupted decryption. Any
//! other plaintext beside a header was never encrypted here, so it is quarantined (`set_apart`).

mod enable;
mod header_choice;
mod journal_updates;
mod open_all;
mod reseal;
mod seal_plaintext;
mod set_apart;
mod superseded;
mod transfer;

pub use enable::{disable, enable, fits, replace_header};
pub use header_choice::{headers, later, open_one};
pub use reseal::{Resealing, reseal};

use super::journal::{self, Journal, JournalEntry, JournalSnapshot, JournalValue, SealedJournal, WIPED};
use super::sealed::{Index, sealed_name};
use super::{SealedStore, Store, StoreError, keys};
use crate::domain::unreadable::Unreadable;
use crate::vault::{Header, Rng, Vault};
use std::rc::Rc;
use transfer::Transfer;

/// The browser's store and journal without encryption, and a random number generator.
#[derive(Clone)]
pub struct DeviceStorage {
    pub store: Rc<dyn Store>,
    pub journal: Rc<dyn Journal>,
    /// A cryptographically secure random number generator.
    pub rng: Rc<Rng>,
}

/// What a page works with while the vault is open ([`crate::state::AppState::open_with`]).
#[derive(Clone)]
pub struct Unlocked {
    /// The store, with plaintext keys and values.
    pub store: Rc<SealedStore>,
    /// The journal, with plaintext keys and values.
    pub journal: Rc<SealedJournal>,
    /// The content of the journal, decrypted.
    pub snapshot: JournalSnapshot,
    /// What [`Unlocked::look`] has to check once the store and the journal are reconciled.
    pub index_check: IndexCheck,
}

/// What was found when the device was unlocked, until the store and the journal are reconciled ([`Unlocked::look`]).
#[derive(Clone, Debug, Default)]
pub struct IndexCheck {
    /// How many plaintext values that were never encrypted here were quarantined.
    aside: usize,
    /// Whether there should have been an index and was none.
    is_unlisted: bool,
    /// Whether the store refused to write, so that a device locked by an earlier version stays as it is, without an
    /// index.
    pub(in crate::storage) is_put_off: bool,
    /// Whether no encrypted value was stored.
    pub(in crate::storage) was_empty: bool,
    /// The revision of the header, as far as it is certain to be on disk.
    pub(in crate::storage) header: u64,
    /// The last transfer that ended: its number, and when it ended, in milliseconds since 1970.
    pub(in crate::storage) transfer: Option<(u64, u64)>,
    /// Whether the transfer list can be deleted.
    pub(in crate::storage) is_over: bool,
    /// Whether the journal once had an index, and has none.
    pub(in crate::storage) was_missed: bool,
    /// Whether the journal has an index.
    pub(in crate::storage) was_noted: bool,
}

/// Changes to a locked device by something other than this program.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tampered {
    /// How many plaintext values were found that were never encrypted here. They were quarantined
    /// ([`keys::FOREIGN`]).
    pub quarantined: usize,
    /// The plaintext keys of values that were rolled back to an earlier version.
    pub older: Vec<String>,
    /// How many values are missing.
    pub gone: usize,
    /// Whether the index, which detects the rest, is missing itself.
    pub is_unlisted: bool,
}

impl Unlocked {
    /// Compares the stored values with the index once the store and the journal are reconciled, and updates the
    /// index. `missing` is the number of records that recovery already reports as missing.
    pub fn look(&self, missing: usize) -> Tampered {
        let IndexCheck { aside, is_unlisted, .. } = self.index_check;
        // If the store cannot be read, nothing can be reported.
        let looked = self.store.check_index(&self.index_check).unwrap_or_default();
        Tampered {
            quarantined: aside,
            older: looked.older,
            gone: looked.gone.saturating_sub(missing),
            is_unlisted,
        }
    }
}

/// A callback that receives a result.
pub type OnDone<T> = Box<dyn FnOnce(Result<T, StoreError>)>;

/// The header of the vault, if there is a vault. Of the headers in the store and in the journal, the newer one that
/// can be parsed is returned ([`headers`]); if the store has no valid header, it is written there. Which of the two
/// is in force is known only once one is open ([`open_one`]). An erasure that a crash has undone is completed first,
/// so that nobody is asked for a passphrase because of it.
pub fn header(store: &dyn Store, snapshot: &JournalSnapshot) -> Option<Result<Header, Unreadable>> {
    finish_erasing(store, snapshot);
    let stored = store.get(keys::VAULT).ok().flatten();
    let journaled = snapshot.value(journal::VAULT).map(Header::read);
    let header = match (stored.as_deref().map(Header::read), journaled) {
        (None, None) => {
            // The browser may have been killed after the transfer list was written and before there was a vault.
            if store.get(keys::TRANSFER).is_ok_and(|list| list.is_some()) {
                let _ = store.remove(keys::TRANSFER);
            }
            return None;
        }
        (Some(Err(Unreadable::Newer)), _) | (_, Some(Err(Unreadable::Newer))) => {
            return Some(Err(Unreadable::Newer));
        }
        (Some(Ok(stored)), Some(Ok(journaled))) => {
            return Some(Ok(later(&journaled, &stored).clone()));
        }
        (Some(Ok(header)), _) | (_, Some(Ok(header))) => header,
        (Some(Err(damaged)), _) | (_, Some(Err(damaged))) => return Some(Err(damaged)),
    };
    let text = header.write();
    if stored.as_ref() != Some(&text) {
        // If that fails, the journal still has the header, and the next page tries again.
        let _ = store.set(keys::VAULT, &text);
    }
    Some(Ok(header))
}

fn finish_erasing(store: &dyn Store, snapshot: &JournalSnapshot) {
    let here = store.get(keys::PRESENCE).ok().flatten().unwrap_or_default();
    let is_any = |prefix| store.keys(prefix).is_ok_and(|keys| !keys.is_empty());
    // Settings without a presence flag may have been stored since the erasure, but a record stored since would have
    // set the flag.
    let is_something = if here.is_empty() { is_any(keys::SEALED_RECORD) } else { is_any(keys::SEALED) };
    // Without a journal, or if it has lost its entry, the value in place of the header says so.
    let is_begun =
        store.get(keys::VAULT).ok().flatten().is_some_and(|header| keys::is_erasing_marker(&header));
    if is_begun || snapshot.value(WIPED) == Some(&here) && is_something {
        // If that fails, it is completed when a page opens.
        let _ = store.erase();
    }
}

/// Unlocks a device. `vault` is what its header opened to, `snapshot` the content of the journal. Plaintext on the
/// transfer list is encrypted first; if the quota is exhausted, it stays in plaintext until the next time. All other
/// plaintext is quarantined, because it was never encrypted here. A device locked by an earlier version of the
/// program has no transfer list; there, all plaintext counts as listed.
///
/// # Errors
/// [`StoreError::Changed`] if the header was rolled back. Any other [`StoreError`]: the store cannot be read or
/// written.
pub fn unlock(
    device: &DeviceStorage,
    snapshot: &JournalSnapshot,
    header: &Header,
    vault: Rc<Vault>,
) -> Result<Unlocked, StoreError> {
    let raw = &*device.store;
    let was_empty = raw.keys(keys::SEALED)?.is_empty();
    let (store, _) = closed(device, header, vault.clone());
    let (index, ..) = indices(&store, snapshot);
    if header.is_rolled_back(index.as_ref().map(|index| index.header)) {
        return Err(StoreError::Changed);
    }
    let is_first = index.is_none() && header.is_unkeyed();
    let first = if is_first { Some(Transfer::of_clear(raw, snapshot, &vault, 0)?) } else { None };
    let is_put_off = first.as_ref().is_some_and(|transfer| transfer.store(device, &vault).is_err());
    if let Some(transfer) = first.as_ref().filter(|_| !is_put_off) {
        let write = transfer.journal_write(&vault, &*device.rng).ok_or(StoreError::Locked)?;
        device.journal.commit(vec![write], Box::new(drop));
    }
    let header =
        &if is_put_off { header.clone() } else { header_choice::put_in_force(device, header, &vault) };
    let snapshot = &reseal::finish(device, header, &vault, snapshot)?;
    let (store, journal) = closed(device, header, vault.clone());
    let (index, is_stored, was_missed) = indices(&store, snapshot);
    let was_noted = snapshot.entry(journal::INDEX).is_some();
    let transfer = match first.filter(|_| is_put_off) {
        Some(transfer) => transfer,
        None => Transfer::read(&store, snapshot, &vault, index.as_ref()),
    };
    if let Some(index) = index.as_ref().filter(|_| !is_stored) {
        store.put_index(index);
    }
    let (own, foreign) = transfer.split(&vault, snapshot);
    let mut gathered = seal_plaintext::seal_plaintext(raw, &store, &vault, &own, &transfer)?;
    let apart = set_apart::set_apart(raw, &store, &vault, &transfer, (&gathered.snapshot, foreign))?;
    let mut writes = journal_updates::sealing(&journal, &vault, &own, &gathered).ok_or(StoreError::Locked)?;
    let known: Vec<String> =
        snapshot.record_keys.iter().filter(|key| !own.record_keys.contains(key)).cloned().collect();
    writes.extend(journal_updates::apart(&apart.done, &known));
    if !writes.is_empty() {
        device.journal.commit(writes, Box::new(drop));
    }
    if snapshot.value(journal::VAULT) != Some(&header.write()) {
        // In a transaction of its own: another page may have committed a newer header, and that conflict must not
        // abort the other writes.
        let journaled = snapshot.entry(journal::VAULT).map(|entry| entry.version.clone()).unwrap_or_default();
        device.journal.commit(vec![journal_updates::of_header(header, Some(journaled))], Box::new(drop));
    }
    if let Some(index) = &index {
        gathered.snapshot.entries.retain(|(key, entry)| !is_forged_tombstone(raw, &vault, index, key, entry));
    }
    let is_unlisted = index.is_none() && !is_first && !header.has_former() && !transfer.is_any();
    let is_done = gathered.left == 0;
    let is_journaled = device.journal.is_available();
    let (transfer, is_over) =
        transfer::ended(is_journaled, snapshot.now, (&transfer, index.as_ref()), is_done);
    let looking = IndexCheck {
        aside: apart.aside,
        is_unlisted: (is_unlisted || was_missed) && !was_empty,
        is_put_off,
        was_empty,
        header: sure_header(device, snapshot, header),
        transfer,
        is_over,
        was_missed,
        was_noted,
    };
    Ok(Unlocked { store: Rc::new(store), journal, snapshot: gathered.snapshot, index_check: looking })
}

/// The later index; whether it is the stored one; and whether the journal once had an index and has none.
fn indices(store: &SealedStore, snapshot: &JournalSnapshot) -> (Option<Index>, bool, bool) {
    let journaled = snapshot.value(journal::INDEX).and_then(|text| store.open_index(text));
    let stored = store.index();
    let had_one = stored.as_ref().is_some_and(|index| index.is_journaled);
    let was_missed = had_one && journaled.is_none() && snapshot.entry(journal::VAULT).is_some();
    let count = stored.as_ref().map(|index| index.count);
    let index = Index::later(stored, journaled);
    let is_stored = index.as_ref().map(|index| index.count) == count;
    (index, is_stored, was_missed)
}

/// Whether the header was rolled back to an earlier one: the index states a later revision.
pub fn is_rolled_back(
    device: &DeviceStorage,
    snapshot: &JournalSnapshot,
    header: &Header,
    vault: &Rc<Vault>,
) -> bool {
    let (store, _) = closed(device, header, vault.clone());
    header.is_rolled_back(indices(&store, snapshot).0.map(|index| index.header))
}

/// The header with a revision that the index accepts. `None` if the keys were zeroized.
pub fn raised(
    device: &DeviceStorage,
    snapshot: &JournalSnapshot,
    mut header: Header,
    vault: &Rc<Vault>,
) -> Option<Header> {
    while is_rolled_back(device, snapshot, &header, vault) {
        header = header.renewed(vault)?;
    }
    Some(header)
}

/// Whether a tombstone in the journal is forged: the index lists the value and it is stored, but this program removes
/// a value from the index before it deletes it.
fn is_forged_tombstone(
    raw: &dyn Store,
    vault: &Vault,
    index: &Index,
    key: &str,
    entry: &JournalEntry,
) -> bool {
    let name = sealed_name(vault, key).filter(|_| entry.value == JournalValue::Tombstone);
    name.is_some_and(|name| index.lists(&name) && raw.get(&name).is_ok_and(|text| text.is_some()))
}

/// The revision of the header, as far as a crash cannot bring back the one before.
fn sure_header(device: &DeviceStorage, snapshot: &JournalSnapshot, header: &Header) -> u64 {
    let journaled = snapshot.value(journal::VAULT).and_then(|text| Header::read(text).ok());
    match journaled {
        Some(journaled) => journaled.rev().min(header.rev()),
        None if device.journal.is_available() => 0,
        None => header.rev(),
    }
}

fn closed(device: &DeviceStorage, header: &Header, vault: Rc<Vault>) -> (SealedStore, Rc<SealedJournal>) {
    let rng = device.rng.clone();
    let store = SealedStore::new(device.store.clone(), vault.clone(), header.write(), rng.clone());
    let journal = Rc::new(SealedJournal::new(device.journal.clone(), vault, rng));
    (store.with_journal(journal.clone()), journal)
}
