//! Turns the lock on and off, and replaces the header.

use super::journal_updates::{entry_of, of_header, opening, sealing, stamp_of};
use super::open_all::{open_all, remove_header};
use super::seal_plaintext::seal_plaintext;
use super::set_apart::set_apart;
use super::transfer::Transfer;
use super::{DeviceStorage, IndexCheck, OnDone, Unlocked, closed, header};
use crate::domain::record::Version;
use crate::storage::batch::version_of;
use crate::storage::journal::{self, Journal, JournalSnapshot, JournalWrite, SealedJournal, WriteOutcome};
use crate::storage::{SealedStore, Store, StoreError, keys};
use crate::vault::{Header, Vault};
use std::rc::Rc;

/// The size limit of everything once it is encrypted, in UTF-16 code units. Browsers allow 5.2 million.
const QUOTA: usize = 4_500_000;

/// Whether everything fits once it is encrypted: it grows by about half, and by more if values are short or in other
/// scripts than Latin.
///
/// # Errors
/// [`StoreError::Blocked`].
pub fn fits(store: &dyn Store) -> Result<bool, StoreError> {
    let (mut sum, mut count) = (0, 0);
    for key in store.keys(keys::ROOT)?.iter().filter(|key| keys::is_sealed_key(key)) {
        let text = store.get(key)?.unwrap_or_default();
        let name = keys::SEALED_RECORD.len() + Vault::name_units(key.len() - keys::ROOT.len());
        sum += name + Vault::sealed_units(version_of(key, &text).rev, text.len());
        count += 1;
    }
    // Counted twice: the index is shorter than the list, which is deleted later.
    Ok(sum + 2 * Transfer::units(count) <= QUOTA)
}

/// Turns the lock on, with a vault that was just made. `snapshot` is the content of the journal. `callback` receives what
/// the page works with from now on; by then every key and value in the store is encrypted, and shortly afterwards
/// those in the journal.
///
/// # Errors
/// Passed to `callback`, and everything is as it was: [`StoreError::Full`]; [`StoreError::Locked`] if there is a vault
/// already; [`StoreError::NotPersisted`] if the journal does not commit the header. If the store refuses to write the
/// plaintext back, the device stays locked, and the passphrase opens it.
pub fn enable(
    device: DeviceStorage,
    snapshot: JournalSnapshot,
    made: Header,
    vault: Rc<Vault>,
    callback: OnDone<Unlocked>,
) {
    if header(&*device.store, &snapshot).is_some() {
        return callback(Err(StoreError::Locked));
    }
    match fits(&*device.store) {
        Ok(true) => {}
        Ok(false) => return callback(Err(StoreError::Full)),
        Err(error) => return callback(Err(error)),
    }
    if !device.journal.is_available() {
        return callback(close(&device, snapshot, &made, vault));
    }
    let listed = Transfer::of_clear(&*device.store, &snapshot, &vault, 0);
    let on_its_way = match listed.map(|listed| listed.journal_write(&vault, &*device.rng)) {
        Ok(write) => write,
        Err(error) => return callback(Err(error)),
    };
    let index = closed(&device, &made, vault.clone()).0.empty_index_write();
    let header = of_header(&made, Some(Version::default()));
    let writes = on_its_way.into_iter().chain(index).chain([header]).collect();
    let journal = device.journal.clone();
    let outcome = move |outcome| match outcome {
        WriteOutcome::Committed => callback(close(&device, snapshot, &made, vault)),
        WriteOutcome::Conflict(_) => callback(Err(StoreError::Locked)),
        WriteOutcome::Failed => {
            // The transaction may still commit after the timeout, and the header would then be taken for that of a
            // vault.
            device.journal.commit(forgotten(), Box::new(drop));
            callback(Err(StoreError::NotPersisted));
        }
    };
    journal.commit(writes, Box::new(outcome));
}

fn close(
    device: &DeviceStorage,
    mut snapshot: JournalSnapshot,
    header: &Header,
    vault: Rc<Vault>,
) -> Result<Unlocked, StoreError> {
    let raw = &*device.store;
    if device.journal.is_available() {
        snapshot.entries.push((journal::VAULT.into(), entry_of(header)));
    }
    let (store, journal) = closed(device, header, vault.clone());
    // The list is made again, to include what other pages have stored since the journal committed the first one.
    let gathered = Transfer::of_clear(raw, &snapshot, &vault, 0).and_then(|transfer| {
        transfer.store(device, &vault)?;
        raw.set(keys::VAULT, &header.write())?;
        seal_plaintext(raw, &store, &vault, &snapshot, &transfer)
    });
    let error = match gathered {
        Ok(gathered) if gathered.left == 0 => {
            if let Some(writes) = sealing(&journal, &vault, &snapshot, &gathered) {
                device.journal.commit(writes, Box::new(drop));
                let is_journaled = device.journal.is_available();
                let looking = IndexCheck {
                    transfer: Some((0, if is_journaled { snapshot.now.max(0.0) as u64 } else { u64::MAX })),
                    is_over: !is_journaled,
                    header: header.rev(),
                    was_noted: is_journaled,
                    ..IndexCheck::default()
                };
                return Ok(Unlocked {
                    store: Rc::new(store),
                    journal,
                    snapshot: gathered.snapshot,
                    index_check: looking,
                });
            }
            StoreError::Locked
        }
        Ok(_) => StoreError::Full,
        Err(error) => error,
    };
    open_all(raw, &vault)?;
    remove_header(raw)?;
    device.journal.commit(forgotten(), Box::new(drop));
    Err(error)
}

fn forgotten() -> Vec<JournalWrite> {
    let write = |key: &str| JournalWrite { key: key.into(), entry: None, parent: None };
    [journal::VAULT, journal::INDEX, journal::TRANSFER].map(write).into()
}

/// Encrypts or quarantines what is still in plaintext, and writes the list of what will be in plaintext to the store
/// and the journal.
fn begin(
    device: &DeviceStorage,
    (store, journal): (&SealedStore, &SealedJournal),
    snapshot: &JournalSnapshot,
    vault: &Vault,
) -> Result<Transfer, StoreError> {
    let raw = &*device.store;
    store.update_index();
    let index = store.index();
    let before = Transfer::read(store, snapshot, vault, index.as_ref());
    let (own, foreign) = before.split(vault, snapshot);
    let gathered = seal_plaintext(raw, store, vault, &own, &before)?;
    set_apart(raw, store, vault, &before, (&gathered.snapshot, foreign))?;
    let transfer = Transfer::of_sealed(
        raw,
        snapshot,
        vault,
        index.and_then(|index| index.transfer).map_or(1, |(ended, _)| ended + 1),
    )?;
    let write = transfer.journal_write(vault, &*device.rng).ok_or(StoreError::Locked)?;
    journal.commit(vec![write], Box::new(drop));
    transfer.store(device, vault).map(|()| transfer)
}

/// Turns the lock off: decrypts everything. `snapshot` is the encrypted content of the journal. `callback` is called once
/// the header is removed from the store and the journal.
///
/// # Errors
/// Passed to `callback`. Any error of the store: everything is encrypted as before. [`StoreError::Locked`] if a newer
/// version of the program encrypted something. [`StoreError::NotPersisted`] if the journal does not remove the header: the
/// next page that opens asks for the passphrase and encrypts everything.
pub fn disable(
    device: &DeviceStorage,
    snapshot: &JournalSnapshot,
    header: &Header,
    vault: Rc<Vault>,
    callback: OnDone<()>,
) {
    let raw = &*device.store;
    let (store, journal) = closed(device, header, vault.clone());
    let transfer = match begin(device, (&store, &journal), snapshot, &vault) {
        Ok(transfer) => transfer,
        Err(error) => return callback(Err(error)),
    };
    if let Err(error) = open_all(raw, &vault).and_then(|()| remove_header(raw)) {
        // What was decrypted is encrypted again; what fails, the next page that unlocks the device encrypts.
        let _ = seal_plaintext(raw, &store, &vault, &transfer.split(&vault, snapshot).0, &transfer);
        return callback(Err(error));
    }
    if !device.journal.is_available() {
        return callback(Ok(()));
    }
    let done = |outcome| {
        callback(if outcome == WriteOutcome::Committed { Ok(()) } else { Err(StoreError::NotPersisted) })
    };
    device.journal.commit(opening(&vault, snapshot), Box::new(done));
}

/// Replaces the header `before` by one with another passphrase, recovery code or setting.
///
/// # Errors
/// Passed to `callback`. [`StoreError::Changed`] if another page has replaced the header: that one is in force.
/// [`StoreError::NotPersisted`] if the journal does not commit it: the new header is in force, but if the browser is
/// killed within minutes, the one before may come back. Any error of the store: the header before is in force.
pub fn replace_header(device: &DeviceStorage, before: &Header, header: &Header, callback: OnDone<()>) {
    let store = device.store.clone();
    if let Err(error) = check_stored_header(&*store, before) {
        return callback(Err(error));
    }
    if let Err(error) = store.set(keys::VAULT, &header.write()) {
        let _ = store.set(keys::VAULT, &before.write());
        return callback(Err(error));
    }
    if !device.journal.is_available() {
        return callback(Ok(()));
    }
    let write = of_header(header, Some(stamp_of(before)));
    let done = move |outcome| match outcome {
        WriteOutcome::Committed => callback(Ok(())),
        WriteOutcome::Conflict(theirs) => {
            let _ = theirs.text().map(|theirs| store.set(keys::VAULT, theirs));
            callback(Err(StoreError::Changed));
        }
        WriteOutcome::Failed => callback(Err(StoreError::NotPersisted)),
    };
    device.journal.commit(vec![write], Box::new(done));
}

/// Checks that this header is the one in the store.
///
/// # Errors
/// [`StoreError::Changed`] if it is not, or any error of the store.
pub fn check_stored_header(store: &dyn Store, header: &Header) -> Result<(), StoreError> {
    let stands = store.get(keys::VAULT)?.and_then(|text| Header::read(&text).ok());
    if stands.as_ref() == Some(header) { Ok(()) } else { Err(StoreError::Changed) }
}
