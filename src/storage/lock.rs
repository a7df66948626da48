//! The way between clear and sealed: locking a device, unlocking it, another passphrase, and no lock any more.
//!
//! Each step leaves something that the next page can go on from. The header is noted in the journal before anything is
//! sealed and forgotten there after everything is open again, so as long as anything is sealed there is a header. What is
//! on its way in the clear then is listed ([`transfer`]), and sealed by whoever opens the vault next ([`unlock`]): that finishes a
//! locking that was killed, and takes back an opening that was killed. What else is found in the clear beside a header was
//! never sealed here: it is set aside ([`foreign`]).

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
use crate::vault::{Header, HeaderError, Rng, Vault};
use std::rc::Rc;
use transfer::Transfer;

/// What a browser gives: the store and the journal as they are, without a vault, and chance.
#[derive(Clone)]
pub struct DeviceStorage {
    /// The store.
    pub store: Rc<dyn Store>,
    /// The journal.
    pub journal: Rc<dyn Journal>,
    /// Chance.
    pub rng: Rc<Rng>,
}

/// What a page works with while the vault is open: for [`crate::state::Desk::open_with`].
#[derive(Clone)]
pub struct Unlocked {
    /// The store, with names and texts in the clear.
    pub store: Rc<SealedStore>,
    /// The journal, likewise.
    pub journal: Rc<SealedJournal>,
    /// What was noted, likewise.
    pub snapshot: JournalSnapshot,
    /// What there is to look at once store and journal have been brought together.
    pub looking: IndexCheck,
}

/// What is known of a device when it is unlocked, until store and journal have been brought together ([`Unlocked::look`]).
#[derive(Clone, Debug, Default)]
pub struct IndexCheck {
    /// How many clear texts that were never sealed here were set aside.
    aside: usize,
    /// Whether there should have been an index, and was none.
    is_unlisted: bool,
    /// Whether the store takes nothing, so that a device of an earlier version stays as it is: without an index.
    pub(in crate::storage) is_put_off: bool,
    /// Whether nothing sealed was stored.
    pub(in crate::storage) was_empty: bool,
    /// The number of the header, as far as it is surely kept.
    pub(in crate::storage) header: u64,
    /// The last way between clear and sealed that came to its end.
    pub(in crate::storage) transfer: Option<(u64, u64)>,
    /// Whether the list of what was on that way is to be forgotten.
    pub(in crate::storage) is_over: bool,
    /// Whether the journal had an index, and has none.
    pub(in crate::storage) was_missed: bool,
    /// Whether the journal is known to have one.
    pub(in crate::storage) was_noted: bool,
}

/// What something other than this program has done to a locked device.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tampered {
    /// How many clear texts were found that were never sealed here. They were set aside ([`keys::FOREIGN`]).
    pub aside: usize,
    /// The names of what was put back to an earlier version.
    pub older: Vec<String>,
    /// How many texts are gone.
    pub gone: usize,
    /// Whether the list by which the rest is noticed is gone itself.
    pub is_unlisted: bool,
}

impl Unlocked {
    /// Compares what is stored with the index, once store and journal have been brought together, and brings the index up to
    /// date. `missing`: how many records the journal misses, which is said already.
    pub fn look(&self, missing: usize) -> Tampered {
        let IndexCheck { aside, is_unlisted, .. } = self.looking;
        // Where the store cannot be read, nothing can be said of it.
        let looked = self.store.look(&self.looking).unwrap_or_default();
        Tampered { aside, older: looked.older, gone: looked.gone.saturating_sub(missing), is_unlisted }
    }
}

/// Told what came of something.
pub type OnDone<T> = Box<dyn FnOnce(Result<T, StoreError>)>;

/// The vault's header, if there is a vault: what a passphrase is asked for by. Of the one in the store and the one in the
/// journal, the newer that can be read counts ([`headers`]); it is put back into the store where that has none that can be
/// read. Which of the two is in force is known when one is open ([`open_one`]). What was erased is erased again first, if a
/// kill has brought it back: nobody is asked for a passphrase for that.
pub fn header(store: &dyn Store, snapshot: &JournalSnapshot) -> Option<Result<Header, HeaderError>> {
    finish_erasing(store, snapshot);
    let stored = store.get(keys::VAULT).ok().flatten();
    let noted = snapshot.value(journal::VAULT).map(Header::read);
    let header = match (stored.as_deref().map(Header::read), noted) {
        (None, None) => {
            // A kill may have left the list of what was to be sealed, before there was a vault.
            if store.get(keys::TRANSFER).is_ok_and(|list| list.is_some()) {
                let _ = store.remove(keys::TRANSFER);
            }
            return None;
        }
        (Some(Err(HeaderError::Newer)), _) | (_, Some(Err(HeaderError::Newer))) => {
            return Some(Err(HeaderError::Newer));
        }
        (Some(Ok(stored)), Some(Ok(noted))) => {
            return Some(Ok(later(&noted, &stored).clone()));
        }
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

fn finish_erasing(store: &dyn Store, snapshot: &JournalSnapshot) {
    let here = store.get(keys::PRESENCE).ok().flatten().unwrap_or_default();
    let is_any = |prefix| store.keys(prefix).is_ok_and(|keys| !keys.is_empty());
    // No record is without a sign, sealed or not.
    let is_something = if here.is_empty() { is_any(keys::SEALED_RECORD) } else { is_any(keys::SEALED) };
    // Where there is no journal, or it has forgotten, the header's own place says it.
    let is_begun = store.get(keys::VAULT).ok().flatten().is_some_and(|header| keys::says_erasing(&header));
    if is_begun || snapshot.value(WIPED) == Some(&here) && is_something {
        // What does not go now goes when a page opens.
        let _ = store.erase();
    }
}

/// Unlocks a device: `vault` is what its header opened to, `snapshot` what the journal noted. What is in the clear and on its way
/// is sealed first; what there is no room for stays in the clear until the next time. The rest of what is in the clear is set
/// aside: it was never sealed here. A device that an earlier version of the program has locked has no list of what is on its
/// way: there, all of it is.
///
/// # Errors
/// [`StoreError::Changed`] if the header is one from before, put back. [`StoreError`]: the store can be neither read nor
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
        let note = transfer.note(&vault, &*device.rng).ok_or(StoreError::Locked)?;
        device.journal.note(vec![note], Box::new(drop));
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
    let mut notes = journal_updates::sealing(&journal, &vault, &own, &gathered).ok_or(StoreError::Locked)?;
    let known: Vec<String> =
        snapshot.record_keys.iter().filter(|key| !own.record_keys.contains(key)).cloned().collect();
    notes.extend(journal_updates::apart(&apart.done, &known));
    if !notes.is_empty() {
        device.journal.note(notes, Box::new(drop));
    }
    if snapshot.value(journal::VAULT) != Some(&header.write()) {
        // By itself: another page may have noted a newer one meanwhile, and the rest has nothing to do with that.
        let noted = snapshot.entry(journal::VAULT).map(|entry| entry.stamp.clone()).unwrap_or_default();
        device.journal.note(vec![journal_updates::of_header(header, Some(noted))], Box::new(drop));
    }
    if let Some(index) = &index {
        gathered.snapshot.entries.retain(|(key, entry)| !is_forged_end(raw, &vault, index, key, entry));
    }
    let is_unlisted = index.is_none() && !is_first && !header.has_former() && !transfer.is_any();
    let is_done = gathered.left == 0;
    let is_journaled = device.journal.is_there();
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
    Ok(Unlocked { store: Rc::new(store), journal, snapshot: gathered.snapshot, looking })
}

/// The index that counts; whether it is the one in the store; and whether the journal had one and has none.
fn indices(store: &SealedStore, snapshot: &JournalSnapshot) -> (Option<Index>, bool, bool) {
    let noted = snapshot.value(journal::INDEX).and_then(|text| store.open_index(text));
    let stored = store.index();
    let had_one = stored.as_ref().is_some_and(|index| index.noted);
    let was_missed = had_one && noted.is_none() && snapshot.entry(journal::VAULT).is_some();
    let count = stored.as_ref().map(|index| index.count);
    let index = Index::later(stored, noted);
    let is_stored = index.as_ref().map(|index| index.count) == count;
    (index, is_stored, was_missed)
}

/// Whether a header is one from before, put back: the index tells of a later one.
pub fn is_put_back(
    device: &DeviceStorage,
    snapshot: &JournalSnapshot,
    header: &Header,
    vault: &Rc<Vault>,
) -> bool {
    let (store, _) = closed(device, header, vault.clone());
    header.is_rolled_back(indices(&store, snapshot).0.map(|index| index.header))
}

/// A header with a number that the index does not take for one from before. `None` when the keys are forgotten.
pub fn raised(
    device: &DeviceStorage,
    snapshot: &JournalSnapshot,
    mut header: Header,
    vault: &Rc<Vault>,
) -> Option<Header> {
    while is_put_back(device, snapshot, &header, vault) {
        header = header.renewed(vault)?;
    }
    Some(header)
}

/// Whether the journal says that something was deleted, the index lists it, and it is there: whoever deletes takes it out of
/// the index first.
fn is_forged_end(raw: &dyn Store, vault: &Vault, index: &Index, key: &str, entry: &JournalEntry) -> bool {
    let name = sealed_name(vault, key).filter(|_| entry.held == JournalValue::Tombstone);
    name.is_some_and(|name| index.lists(&name) && raw.get(&name).is_ok_and(|text| text.is_some()))
}

/// The number of the header, as far as a kill cannot bring back the one before.
fn sure_header(device: &DeviceStorage, snapshot: &JournalSnapshot, header: &Header) -> u64 {
    let noted = snapshot.value(journal::VAULT).and_then(|text| Header::read(text).ok());
    match noted {
        Some(noted) => noted.rev().min(header.rev()),
        None if device.journal.is_there() => 0,
        None => header.rev(),
    }
}

fn closed(device: &DeviceStorage, header: &Header, vault: Rc<Vault>) -> (SealedStore, Rc<SealedJournal>) {
    let rng = device.rng.clone();
    let store = SealedStore::new(device.store.clone(), vault.clone(), header.write(), rng.clone());
    let journal = Rc::new(SealedJournal::new(device.journal.clone(), vault, rng));
    (store.noting(journal.clone()), journal)
}
