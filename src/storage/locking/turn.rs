//! Turning the lock on and off, and another header.

use super::gather::gather;
use super::notes::{entry_of, of_header, opening, sealing, stamp_of};
use super::opened::open_all;
use super::{Device, Done, Unlocked, closed, header};
use crate::domain::record::Stamp;
use crate::storage::change::stamp;
use crate::storage::journal::{self, Memo, Note, Noted};
use crate::storage::{Store, StoreError, keys};
use crate::vault::{Header, Vault};
use std::rc::Rc;

/// How many UTF-16 units everything may take once it is sealed. Browsers give 5.2 million.
const MOST: usize = 4_500_000;

/// Whether there is room for everything once it is sealed: it takes about half as much again, and more where it is short or
/// in other scripts than Latin.
///
/// # Errors
/// [`StoreError::Blocked`].
pub fn fits(store: &dyn Store) -> Result<bool, StoreError> {
    let mut sum = 0;
    for key in store.keys(keys::ROOT)?.iter().filter(|key| keys::is_closed(key)) {
        let text = store.get(key)?.unwrap_or_default();
        let name = keys::SEALED_RECORD.len() + Vault::name_units(key.len() - keys::ROOT.len());
        sum += name + Vault::sealed_units(stamp(key, &text).rev, text.len());
    }
    Ok(sum <= MOST)
}

/// Locks a device with a vault that was just made. `memo`: what the journal notes now. Told with what the page works with
/// from now on; then every name and text is sealed, in the store and, a moment later, in the journal.
///
/// # Errors
/// Told, and everything is as it was: [`StoreError::Full`]; [`StoreError::Locked`] if there is a vault;
/// [`StoreError::NotKept`] if the journal is there and does not keep the header. If the store takes nothing back either, the
/// device is left locked: the passphrase opens it.
pub fn turn_on(device: Device, memo: Memo, made: Header, vault: Rc<Vault>, told: Done<Unlocked>) {
    if header(&*device.store, &memo).is_some() {
        return told(Err(StoreError::Locked));
    }
    match fits(&*device.store) {
        Ok(true) => {}
        Ok(false) => return told(Err(StoreError::Full)),
        Err(error) => return told(Err(error)),
    }
    if !device.journal.is_there() {
        return told(close(&device, memo, &made, vault));
    }
    let note = of_header(&made, Some(Stamp::default()));
    let journal = device.journal.clone();
    let noted = move |noted| match noted {
        Noted::Kept => told(close(&device, memo, &made, vault)),
        Noted::Overtaken(_) => told(Err(StoreError::Locked)),
        Noted::Failed => {
            // It may have come too late, and would then be taken for a vault.
            device.journal.note(vec![forgotten()], Box::new(drop));
            told(Err(StoreError::NotKept));
        }
    };
    journal.note(vec![note], Box::new(noted));
}

fn close(device: &Device, mut memo: Memo, header: &Header, vault: Rc<Vault>) -> Result<Unlocked, StoreError> {
    let raw = &*device.store;
    if device.journal.is_there() {
        memo.entries.push((journal::VAULT.into(), entry_of(header)));
    }
    let (store, journal) = closed(device, header, vault.clone());
    let gathered = raw.set(keys::VAULT, &header.write()).and_then(|()| gather(raw, &store, &vault, &memo));
    let error = match gathered {
        Ok(gathered) if gathered.left == 0 => {
            if let Some(notes) = sealing(&journal, &vault, &memo, &gathered) {
                device.journal.note(notes, Box::new(drop));
                return Ok(Unlocked {
                    store: Rc::new(store),
                    journal: Rc::new(journal),
                    memo: gathered.memo,
                });
            }
            StoreError::Locked
        }
        Ok(_) => StoreError::Full,
        Err(error) => error,
    };
    open_all(raw, &vault)?;
    raw.remove(keys::VAULT)?;
    device.journal.note(vec![forgotten()], Box::new(drop));
    Err(error)
}

fn forgotten() -> Note {
    Note { key: journal::VAULT.into(), entry: None, over: None }
}

/// Opens everything for good. `memo`: what the journal below notes now. Told once no header is left in store or journal.
///
/// # Errors
/// Told: whatever the store says, everything is sealed then as it was; [`StoreError::Locked`] if a newer version of the
/// program sealed something; [`StoreError::NotKept`] if the journal does not forget the header: the next page that opens
/// asks for the passphrase and seals everything.
pub fn turn_off(device: &Device, memo: &Memo, header: &Header, vault: Rc<Vault>, told: Done<()>) {
    let raw = &*device.store;
    let (store, _) = closed(device, header, vault.clone());
    let opened = gather(raw, &store, &vault, memo).and_then(|_| open_all(raw, &vault));
    if let Err(error) = opened.and_then(|()| raw.remove(keys::VAULT)) {
        // What was opened is sealed again; what is not, the next page that unlocks the device seals.
        let _ = gather(raw, &store, &vault, memo);
        return told(Err(error));
    }
    if !device.journal.is_there() {
        return told(Ok(()));
    }
    let done = |noted| told(if noted == Noted::Kept { Ok(()) } else { Err(StoreError::NotKept) });
    device.journal.note(opening(&vault, memo), Box::new(done));
}

/// Puts a header in the place of `before`: another passphrase, another code, another choice.
///
/// # Errors
/// Told: [`StoreError::Changed`] if another page has replaced it: that one counts. [`StoreError::NotKept`] if the journal
/// does not keep it: the new one counts, but a kill within minutes may bring back the one before. Or whatever the store
/// says; the one before counts then.
pub fn replace_header(device: &Device, before: &Header, header: &Header, told: Done<()>) {
    let store = device.store.clone();
    let stands = store.get(keys::VAULT).map(|text| text.map(|text| Header::read(&text)));
    match stands {
        Ok(Some(Ok(stands))) if stands == *before => {}
        Ok(_) => return told(Err(StoreError::Changed)),
        Err(error) => return told(Err(error)),
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
        Noted::Kept => told(Ok(())),
        Noted::Overtaken(theirs) => {
            let _ = theirs.text().map(|theirs| store.set(keys::VAULT, theirs));
            told(Err(StoreError::Changed));
        }
        Noted::Failed => told(Err(StoreError::NotKept)),
    };
    device.journal.note(vec![note], Box::new(done));
}
