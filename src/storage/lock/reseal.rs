//! Re-encrypts everything with another vault, one value after the other and never via plaintext in the store. The old
//! header is replaced before the first step. Until the last one, the new header contains the old key, so whoever
//! opens it can continue.

mod journal_entries;

use super::enable::check_stored_header;
use super::journal_updates::{of_header, stamp_of};
use super::superseded::is_superseded;
use super::{DeviceStorage, IndexCheck, OnDone, closed};
use crate::domain::unreadable::Unreadable;
use crate::storage::batch::version_of;
use crate::storage::journal::{self, JournalEntry, JournalSnapshot, WriteOutcome, quarantine_text};
use crate::storage::sealed::{clear_name, sealed_name};
use crate::storage::{SealedStore, Store, StoreError, keys, utf16_len};
use crate::vault::{Header, Vault};
use std::rc::Rc;

/// The approximate size of one step, in UTF-16 code units. The page is rendered between two steps.
const CHUNK_LENGTH: usize = 100_000;

/// How long the old key is retained after everything is re-encrypted, in milliseconds: an hour. The journal has the
/// new header at once, but if the browser is killed, the store may be set back. Chromium writes 10 MiB an hour, which
/// is the whole quota.
const OLD_KEY_RETENTION: f64 = 3_600_000.0;

/// A re-encryption in progress.
pub struct Resealing {
    device: DeviceStorage,
    header: Header,
    old: Vec<Vault>,
    new: Rc<Vault>,
    store: SealedStore,
    /// The encrypted keys that are left, in reverse order.
    names: Vec<String>,
    total: usize,
}

/// Begins to re-encrypt everything: `made` is the header that [`Header::make_anew`] made of `before`, and `new` its
/// vault. `callback` is called once the new header is in force; then only the new passphrase opens the device, and each
/// [`Resealing::step`] re-encrypts some values. Writes by other pages with the old vault are refused meanwhile.
///
/// # Errors
/// Passed to `callback`, and everything is as it was: [`StoreError::Changed`] if another page has replaced the header,
/// [`StoreError::Full`] if the longest value does not fit twice, [`StoreError::Locked`] if a newer version of the
/// program encrypted something, [`StoreError::NotPersisted`] if the journal does not commit the new header, or any error
/// of the store.
pub fn reseal(
    device: &DeviceStorage,
    before: &Header,
    old: Rc<Vault>,
    made: &Header,
    new: Rc<Vault>,
    callback: OnDone<Resealing>,
) {
    if let Err(error) =
        check_stored_header(&*device.store, before).and_then(|()| is_readable(&*device.store, &old))
    {
        return callback(Err(error));
    }
    let begun = {
        let (device, before, made) = (device.clone(), before.clone(), made.clone());
        move || begin(&device, &before, &old, &made, new)
    };
    if !device.journal.is_available() {
        return callback(begun());
    }
    let (journal, back) = (device.journal.clone(), of_header(before, None));
    let done = move |outcome| match outcome {
        WriteOutcome::Committed => callback(begun()),
        WriteOutcome::Conflict(_) => callback(Err(StoreError::Changed)),
        WriteOutcome::Failed => {
            // The transaction may still commit after the timeout, and the header would then be taken for the one in
            // force.
            journal.commit(vec![back], Box::new(drop));
            callback(Err(StoreError::NotPersisted));
        }
    };
    device.journal.commit(vec![of_header(made, Some(stamp_of(before)))], Box::new(done));
}

fn begin(
    device: &DeviceStorage,
    before: &Header,
    old: &Vault,
    made: &Header,
    new: Rc<Vault>,
) -> Result<Resealing, StoreError> {
    let raw = &*device.store;
    // If another page has replaced the header meanwhile, the journal has decided between the two.
    let tried = raw.set(keys::VAULT, &made.write()).and_then(|()| {
        // The keys are read from the header again, because the page may zeroize those of its open vault.
        let mut resealing =
            Resealing::resume(device, made, new.clone()).unwrap_or(Err(StoreError::Locked))?;
        match resealing.first() {
            // If the store refuses even the old header, the new one stays in force and the re-encryption continues
            // later.
            Err(error) => take_back(raw, before, &new).map_or(Ok(resealing), |()| Err(error)),
            Ok(()) => Ok(resealing),
        }
    });
    if tried.is_err() {
        // Its revision has to be higher than that of the header that did not come into force, which the journal has.
        let back = before.renewed(old).and_then(|header| header.renewed(old));
        let back = back.unwrap_or_else(|| before.clone());
        let _ = raw.set(keys::VAULT, &back.write()).or_else(|_| raw.set(keys::VAULT, &before.write()));
        device.journal.commit(vec![of_header(&back, None)], Box::new(drop));
    }
    tried
}

/// Puts the previous header in force again, and removes what the new vault has encrypted.
fn take_back(raw: &dyn Store, before: &Header, new: &Vault) -> Option<()> {
    for name in raw.keys(keys::SEALED).ok()?.iter().filter(|name| clear_name(new, name).is_some()) {
        raw.remove(name).ok()?;
    }
    raw.set(keys::VAULT, &before.write()).ok()
}

/// Checks that this program can decrypt everything that the vault encrypted.
fn is_readable(raw: &dyn Store, old: &Vault) -> Result<(), StoreError> {
    for name in raw.keys(keys::SEALED)? {
        if let Some(key) = clear_name(old, &name)
            && let Some(text) = raw.get(&name)?
            && old.open(&key, &text) == Err(Unreadable::Newer)
        {
            return Err(StoreError::Locked);
        }
    }
    Ok(())
}

impl Resealing {
    /// Continues an interrupted re-encryption; `None` if nothing of the previous vault is left.
    pub fn resume(
        device: &DeviceStorage,
        header: &Header,
        new: Rc<Vault>,
    ) -> Option<Result<Self, StoreError>> {
        let old = header.formers(&new);
        (!old.is_empty()).then(|| Self::of(device, header, old, new))
    }

    fn of(
        device: &DeviceStorage,
        header: &Header,
        old: Vec<Vault>,
        new: Rc<Vault>,
    ) -> Result<Self, StoreError> {
        let (store, _) = closed(device, header, new.clone());
        let (device, header) = (device.clone(), header.clone());
        let mut this = Self { device, header, old, new, store, names: Vec::new(), total: 0 };
        this.names = this.left()?;
        this.total = this.names.len();
        Ok(this)
    }

    /// The new header and its vault.
    pub fn opened(&self) -> (&Header, &Rc<Vault>) {
        (&self.header, &self.new)
    }

    /// How many values are re-encrypted, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.total - self.names.len(), self.total)
    }

    /// The old vault that encrypted a key, and the plaintext key.
    fn former(&self, name: &str) -> Option<(&Vault, String)> {
        self.old.iter().find_map(|old| Some((old, clear_name(old, name)?)))
    }

    /// Everything that an old vault encrypted. The longest value comes last, so it is re-encrypted first: if it fits
    /// twice, so does every other one.
    fn left(&self) -> Result<Vec<String>, StoreError> {
        let raw = &*self.device.store;
        let mut names = raw.keys(keys::SEALED)?;
        // The index lists keys of the old vault, so it is not re-encrypted; a new one is made at the end.
        let indices = self.indices();
        names.retain(|name| !indices.contains(name) && self.former(name).is_some());
        let mut longest = (0, 0);
        for (at, name) in names.iter().enumerate() {
            longest = longest.max((raw.get(name)?.as_deref().map_or(0, utf16_len), at));
        }
        if !names.is_empty() {
            let last = names.remove(longest.1);
            names.push(last);
        }
        Ok(names)
    }

    /// Fails once a key was zeroized: values encrypted with it would be taken for foreign ones.
    fn is_open(&self) -> Result<(), StoreError> {
        if self.new.is_open() && self.old.iter().all(Vault::is_open) {
            Ok(())
        } else {
            Err(StoreError::Locked)
        }
    }

    fn first(&mut self) -> Result<(), StoreError> {
        self.names.last().cloned().map_or(Ok(()), |name| self.seal(&name).map(drop))?;
        self.names.pop();
        Ok(())
    }

    /// Re-encrypts some values. Returns whether all are re-encrypted.
    ///
    /// # Errors
    /// Any error of the store. What is re-encrypted stays so, and the next step continues.
    pub fn step(&mut self) -> Result<bool, StoreError> {
        self.is_open()?;
        let mut size = 0;
        while size < CHUNK_LENGTH {
            let Some(name) = self.names.last().cloned() else {
                // Another page may have stored values with the old vault meanwhile.
                self.names = self.left()?;
                self.total = self.total.max(self.names.len());
                if self.names.is_empty() {
                    return Ok(true);
                }
                continue;
            };
            size += self.seal(&name)?;
            self.names.pop();
        }
        Ok(false)
    }

    /// Re-encrypts one value, and returns its size in UTF-16 code units. If it cannot be decrypted, it is quarantined
    /// as it is.
    fn seal(&self, name: &str) -> Result<usize, StoreError> {
        let raw = &*self.device.store;
        let (Some((old, key)), Some(text)) = (self.former(name), raw.get(name)?) else { return Ok(0) };
        match old.open(&key, &text) {
            Ok(opened) => self.resolve(&key, &opened, None)?,
            // The key is about to be deleted, and then nothing could decrypt the value.
            Err(Unreadable::Newer) => return Err(StoreError::Locked),
            Err(Unreadable::Damaged) => quarantine_text(&self.store, &key, &text)?,
        }
        raw.remove(name)?;
        Ok(utf16_len(&text))
    }

    /// The encrypted keys of the indices of the previous vaults.
    fn indices(&self) -> Vec<String> {
        self.old.iter().filter_map(|old| sealed_name(old, keys::INDEX)).collect()
    }

    /// Stores a value with the new vault, unless a later version is there. If neither version supersedes the other,
    /// this one is quarantined.
    fn resolve(&self, key: &str, text: &str, journaled: Option<&JournalEntry>) -> Result<(), StoreError> {
        match self.store.get(key)? {
            Some(stands) if stands == text => Ok(()),
            Some(stands) if version_of(key, &stands).rev < version_of(key, text).rev => {
                self.store.set(key, text)
            }
            Some(_) if is_superseded(&self.store, key, text, journaled)? => Ok(()),
            Some(_) => quarantine_text(&self.store, key, text),
            None => self.store.set(key, text),
        }
    }

    /// Re-encrypts what is left, and the journal. `snapshot` is the encrypted content of the journal; returns it as
    /// encrypted by the new vault.
    ///
    /// # Errors
    /// Any error of the store, or [`StoreError::Locked`] if the keys of the new vault were zeroized.
    fn finish(mut self, snapshot: &JournalSnapshot) -> Result<JournalSnapshot, StoreError> {
        while !self.step()? {}
        if self.store.index().is_none() {
            // The index has to exist before the old vault is removed: from then on, a missing index is reported.
            self.store.check_index(&IndexCheck::default())?;
        }
        for name in self.indices() {
            self.device.store.remove(&name)?;
        }
        let (after, writes) = self.journal_writes(snapshot)?;
        let is_noted = !writes.is_empty();
        if is_noted {
            self.device.journal.commit(writes, Box::new(drop));
        }
        let journaled =
            snapshot.entry(journal::VAULT).filter(|entry| entry.text() == Some(&*self.header.write()));
        let is_on_disk = journaled.is_some_and(|journaled| {
            !(0.0..OLD_KEY_RETENTION).contains(&(snapshot.now - journaled.written_at))
        });
        if !self.device.journal.is_available() || (is_on_disk && !is_noted) {
            self.forget();
        }
        Ok(after)
    }

    /// Removes the old vault from the header. If that fails, the next page that opens does it.
    fn forget(&self) {
        let Self { device, header, .. } = self;
        let Some(last) = header.without_former(&self.new) else { return };
        if check_stored_header(&*device.store, header)
            .and_then(|()| device.store.set(keys::VAULT, &last.write()))
            .is_ok()
        {
            device.journal.commit(vec![of_header(&last, Some(stamp_of(header)))], Box::new(drop));
        }
    }
}

/// Re-encrypts at once whatever the previous vault has encrypted, if anything is left. Returns the new content of the
/// journal.
///
/// # Errors
/// See [`Resealing::finish`].
pub fn finish(
    device: &DeviceStorage,
    header: &Header,
    new: &Rc<Vault>,
    snapshot: &JournalSnapshot,
) -> Result<JournalSnapshot, StoreError> {
    match Resealing::resume(device, header, new.clone()) {
        Some(resealing) => resealing?.finish(snapshot),
        None => Ok(snapshot.clone()),
    }
}
