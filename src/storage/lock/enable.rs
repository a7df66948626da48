//! Turning the lock on and off, and another header.

use super::journal_updates::{entry_of, of_header, opening, sealing, stamp_of};
use super::open_all::{open_all, take_header_away};
use super::seal_plaintext::seal_plaintext;
use super::set_apart::set_apart;
use super::transfer::Transfer;
use super::{DeviceStorage, IndexCheck, OnDone, Unlocked, closed, header};
use crate::domain::record::Version;
use crate::storage::batch::stamp;
use crate::storage::journal::{self, Journal, JournalSnapshot, JournalWrite, SealedJournal, WriteOutcome};
use crate::storage::{SealedStore, Store, StoreError, keys};
use crate::vault::{Header, Vault};
use std::rc::Rc;

/// How many UTF-16 units everything may take once it is sealed. Browsers give 5.2 million.
const QUOTA: usize = 4_500_000;

/// Whether there is room for everything once it is sealed: it takes about half as much again, and more where it is short or
/// in other scripts than Latin.
///
/// # Errors
/// [`StoreError::Blocked`].
pub fn fits(store: &dyn Store) -> Result<bool, StoreError> {
    let (mut sum, mut count) = (0, 0);
    for key in store.keys(keys::ROOT)?.iter().filter(|key| keys::is_sealed_key(key)) {
        let text = store.get(key)?.unwrap_or_default();
        let name = keys::SEALED_RECORD.len() + Vault::name_units(key.len() - keys::ROOT.len());
        sum += name + Vault::sealed_units(stamp(key, &text).rev, text.len());
        count += 1;
    }
    // The index is shorter than the list, which goes later.
    Ok(sum + 2 * Transfer::units(count) <= QUOTA)
}

/// Locks a device with a vault that was just made. `snapshot`: what the journal notes now. Told with what the page works with
/// from now on; then every name and text is sealed, in the store and, a moment later, in the journal.
///
/// # Errors
/// Told, and everything is as it was: [`StoreError::Full`]; [`StoreError::Locked`] if there is a vault;
/// [`StoreError::NotKept`] if the journal is there and does not keep the header. If the store takes nothing back either, the
/// device is left locked: the passphrase opens it.
pub fn enable(
    device: DeviceStorage,
    snapshot: JournalSnapshot,
    made: Header,
    vault: Rc<Vault>,
    told: OnDone<Unlocked>,
) {
    if header(&*device.store, &snapshot).is_some() {
        return told(Err(StoreError::Locked));
    }
    match fits(&*device.store) {
        Ok(true) => {}
        Ok(false) => return told(Err(StoreError::Full)),
        Err(error) => return told(Err(error)),
    }
    if !device.journal.is_there() {
        return told(close(&device, snapshot, &made, vault));
    }
    let listed = Transfer::of_clear(&*device.store, &snapshot, &vault, 0);
    let on_its_way = match listed.map(|listed| listed.note(&vault, &*device.rng)) {
        Ok(note) => note,
        Err(error) => return told(Err(error)),
    };
    let index = closed(&device, &made, vault.clone()).0.first_note();
    let header = of_header(&made, Some(Version::default()));
    let notes = on_its_way.into_iter().chain(index).chain([header]).collect();
    let journal = device.journal.clone();
    let noted = move |noted| match noted {
        WriteOutcome::Committed => told(close(&device, snapshot, &made, vault)),
        WriteOutcome::Conflict(_) => told(Err(StoreError::Locked)),
        WriteOutcome::Failed => {
            // It may have come too late, and would then be taken for a vault.
            device.journal.note(forgotten(), Box::new(drop));
            told(Err(StoreError::NotKept));
        }
    };
    journal.note(notes, Box::new(noted));
}

fn close(
    device: &DeviceStorage,
    mut snapshot: JournalSnapshot,
    header: &Header,
    vault: Rc<Vault>,
) -> Result<Unlocked, StoreError> {
    let raw = &*device.store;
    if device.journal.is_there() {
        snapshot.entries.push((journal::VAULT.into(), entry_of(header)));
    }
    let (store, journal) = closed(device, header, vault.clone());
    // What other pages have stored since it was noted is listed too.
    let gathered = Transfer::of_clear(raw, &snapshot, &vault, 0).and_then(|transfer| {
        transfer.store(device, &vault)?;
        raw.set(keys::VAULT, &header.write())?;
        seal_plaintext(raw, &store, &vault, &snapshot, &transfer)
    });
    let error = match gathered {
        Ok(gathered) if gathered.left == 0 => {
            if let Some(notes) = sealing(&journal, &vault, &snapshot, &gathered) {
                device.journal.note(notes, Box::new(drop));
                let is_journaled = device.journal.is_there();
                let looking = IndexCheck {
                    transfer: Some((0, if is_journaled { snapshot.now.max(0.0) as u64 } else { u64::MAX })),
                    is_over: !is_journaled,
                    header: header.rev(),
                    was_noted: is_journaled,
                    ..IndexCheck::default()
                };
                return Ok(Unlocked { store: Rc::new(store), journal, snapshot: gathered.snapshot, looking });
            }
            StoreError::Locked
        }
        Ok(_) => StoreError::Full,
        Err(error) => error,
    };
    open_all(raw, &vault)?;
    take_header_away(raw)?;
    device.journal.note(forgotten(), Box::new(drop));
    Err(error)
}

fn forgotten() -> Vec<JournalWrite> {
    let note = |key: &str| JournalWrite { key: key.into(), entry: None, over: None };
    [journal::VAULT, journal::INDEX, journal::TRANSFER].map(note).into()
}

/// Seals what is still in the clear, or sets it aside, and lists what will be in the clear, in store and journal.
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
    let note = transfer.note(vault, &*device.rng).ok_or(StoreError::Locked)?;
    journal.note(vec![note], Box::new(drop));
    transfer.store(device, vault).map(|()| transfer)
}

/// Opens everything for good. `snapshot`: what the journal below notes now. Told once no header is left in store or journal.
///
/// # Errors
/// Told: whatever the store says, everything is sealed then as it was; [`StoreError::Locked`] if a newer version of the
/// program sealed something; [`StoreError::NotKept`] if the journal does not forget the header: the next page that opens
/// asks for the passphrase and seals everything.
pub fn disable(
    device: &DeviceStorage,
    snapshot: &JournalSnapshot,
    header: &Header,
    vault: Rc<Vault>,
    told: OnDone<()>,
) {
    let raw = &*device.store;
    let (store, journal) = closed(device, header, vault.clone());
    let transfer = match begin(device, (&store, &journal), snapshot, &vault) {
        Ok(transfer) => transfer,
        Err(error) => return told(Err(error)),
    };
    if let Err(error) = open_all(raw, &vault).and_then(|()| take_header_away(raw)) {
        // What was opened is sealed again; what is not, the next page that unlocks the device seals.
        let _ = seal_plaintext(raw, &store, &vault, &transfer.split(&vault, snapshot).0, &transfer);
        return told(Err(error));
    }
    if !device.journal.is_there() {
        return told(Ok(()));
    }
    let done = |noted| told(if noted == WriteOutcome::Committed { Ok(()) } else { Err(StoreError::NotKept) });
    device.journal.note(opening(&vault, snapshot), Box::new(done));
}

/// Puts a header in the place of `before`: another passphrase, another code, another choice.
///
/// # Errors
/// Told: [`StoreError::Changed`] if another page has replaced it: that one counts. [`StoreError::NotKept`] if the journal
/// does not keep it: the new one counts, but a kill within minutes may bring back the one before. Or whatever the store
/// says; the one before counts then.
pub fn replace_header(device: &DeviceStorage, before: &Header, header: &Header, told: OnDone<()>) {
    let store = device.store.clone();
    if let Err(error) = stands(&*store, before) {
        return told(Err(error));
    }
    if let Err(error) = store.set(keys::VAULT, &header.write()) {
        let _ = store.set(keys::VAULT, &before.write());
        return told(Err(error));
    }
    if !device.journal.is_there() {
        return told(Ok(()));
    }
    let note = of_header(header, Some(stamp_of(before)));
    let done = move |noted| match noted {
        WriteOutcome::Committed => told(Ok(())),
        WriteOutcome::Conflict(theirs) => {
            let _ = theirs.text().map(|theirs| store.set(keys::VAULT, theirs));
            told(Err(StoreError::Changed));
        }
        WriteOutcome::Failed => told(Err(StoreError::NotKept)),
    };
    device.journal.note(vec![note], Box::new(done));
}

/// Whether this header is the one in the store.
///
/// # Errors
/// [`StoreError::Changed`] if it is not, or whatever the store says.
pub fn stands(store: &dyn Store, header: &Header) -> Result<(), StoreError> {
    let stands = store.get(keys::VAULT)?.and_then(|text| Header::read(&text).ok());
    if stands.as_ref() == Some(header) { Ok(()) } else { Err(StoreError::Changed) }
}
