//! From one vault to another: each text is opened with the old one and sealed with the new one, never in the clear, one after
//! the other. As long as that lasts, the new header holds the old key, so whoever opens it can go on; the old header is gone
//! from the first step on.

mod noted;

use super::enable::stands;
use super::journal_updates::{of_header, stamp_of};
use super::superseded::is_settled;
use super::{DeviceStorage, IndexCheck, OnDone, closed};
use crate::storage::batch::stamp;
use crate::storage::journal::{self, JournalEntry, JournalSnapshot, WriteOutcome, set_aside_text};
use crate::storage::sealed::{clear_name, sealed_name};
use crate::storage::{SealedStore, Store, StoreError, keys, units};
use crate::vault::{Header, OpenError, Vault};
use std::rc::Rc;

/// About how many UTF-16 units are sealed in one step: a page draws between two.
const CHUNK_LENGTH: usize = 100_000;

/// How long the old key is held after everything is sealed anew, in milliseconds: an hour. The journal has the new header at
/// once, but a kill may bring back what the store had before; Chromium writes 10 MiB an hour, which is all there is room for.
const LATE: f64 = 3_600_000.0;

/// Sealing anew, as far as it is done.
pub struct Resealing {
    device: DeviceStorage,
    header: Header,
    old: Vec<Vault>,
    new: Rc<Vault>,
    store: SealedStore,
    /// What is left, the next last.
    names: Vec<String>,
    total: usize,
}

/// Begins to seal everything with another vault: `made` is the header that [`Header::make_anew`] made of `before`, and `new`
/// its vault. Told once the new header is in force; then only the new passphrase opens the device, and each
/// [`Resealing::step`] seals some of it. What the pages write meanwhile with the old vault is refused.
///
/// # Errors
/// Told, and everything is as it was: [`StoreError::Changed`] if another page has replaced the header, [`StoreError::Full`]
/// if there is no room for the longest text twice, [`StoreError::Locked`] if a newer version of the program sealed something,
/// [`StoreError::NotKept`] if the journal does not keep the new header; or whatever the store says.
pub fn reseal(
    device: &DeviceStorage,
    before: &Header,
    old: Rc<Vault>,
    made: &Header,
    new: Rc<Vault>,
    told: OnDone<Resealing>,
) {
    if let Err(error) = stands(&*device.store, before).and_then(|()| is_readable(&*device.store, &old)) {
        return told(Err(error));
    }
    let begun = {
        let (device, before, made) = (device.clone(), before.clone(), made.clone());
        move || begin(&device, &before, &old, &made, new)
    };
    if !device.journal.is_there() {
        return told(begun());
    }
    let (journal, back) = (device.journal.clone(), of_header(before, None));
    let done = move |noted| match noted {
        WriteOutcome::Committed => told(begun()),
        WriteOutcome::Conflict(_) => told(Err(StoreError::Changed)),
        WriteOutcome::Failed => {
            // It may have come too late, and would then be taken for the one in force.
            journal.note(vec![back], Box::new(drop));
            told(Err(StoreError::NotKept));
        }
    };
    device.journal.note(vec![of_header(made, Some(stamp_of(before)))], Box::new(done));
}

fn begin(
    device: &DeviceStorage,
    before: &Header,
    old: &Vault,
    made: &Header,
    new: Rc<Vault>,
) -> Result<Resealing, StoreError> {
    let raw = &*device.store;
    // If another page has replaced the header meanwhile, the journal has judged between the two.
    let tried = raw.set(keys::VAULT, &made.write()).and_then(|()| {
        // With keys of its own: the page may forget those it has open.
        let mut resealing =
            Resealing::resume(device, made, new.clone()).unwrap_or(Err(StoreError::Locked))?;
        match resealing.first() {
            // A store that does not even take the old header back goes on with the new one, later.
            Err(error) => take_back(raw, before, &new).map_or(Ok(resealing), |()| Err(error)),
            Ok(()) => Ok(resealing),
        }
    });
    if tried.is_err() {
        // With a higher number than the one that did not come into force, which the journal has.
        let back = before.renewed(old).and_then(|header| header.renewed(old));
        let back = back.unwrap_or_else(|| before.clone());
        let _ = raw.set(keys::VAULT, &back.write()).or_else(|_| raw.set(keys::VAULT, &before.write()));
        device.journal.note(vec![of_header(&back, None)], Box::new(drop));
    }
    tried
}

/// Puts the header before in force again, and takes away what the new vault has sealed.
fn take_back(raw: &dyn Store, before: &Header, new: &Vault) -> Option<()> {
    for name in raw.keys(keys::SEALED).ok()?.iter().filter(|name| clear_name(new, name).is_some()) {
        raw.remove(name).ok()?;
    }
    raw.set(keys::VAULT, &before.write()).ok()
}

/// Whether everything that the vault sealed can be opened by this program.
fn is_readable(raw: &dyn Store, old: &Vault) -> Result<(), StoreError> {
    for name in raw.keys(keys::SEALED)? {
        if let Some(key) = clear_name(old, &name)
            && let Some(text) = raw.get(&name)?
            && old.open(&key, &text) == Err(OpenError::Newer)
        {
            return Err(StoreError::Locked);
        }
    }
    Ok(())
}

impl Resealing {
    /// Goes on with what was begun; `None` if nothing is left of the vault before.
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

    /// The new header, and what it opens to.
    pub fn opened(&self) -> (&Header, &Rc<Vault>) {
        (&self.header, &self.new)
    }

    /// How many texts are sealed anew, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.total - self.names.len(), self.total)
    }

    /// Which old vault sealed a name, and what it was made of.
    fn former(&self, name: &str) -> Option<(&Vault, String)> {
        self.old.iter().find_map(|old| Some((old, clear_name(old, name)?)))
    }

    /// Everything that an old vault sealed. The longest comes last: it is sealed first, and where there is room for it twice,
    /// there is room for each.
    fn left(&self) -> Result<Vec<String>, StoreError> {
        let raw = &*self.device.store;
        let mut names = raw.keys(keys::SEALED)?;
        // The index is of the old vault's names: a new one is made in the end.
        let indices = self.indices();
        names.retain(|name| !indices.contains(name) && self.former(name).is_some());
        let mut longest = (0, 0);
        for (at, name) in names.iter().enumerate() {
            longest = longest.max((raw.get(name)?.as_deref().map_or(0, units), at));
        }
        if !names.is_empty() {
            let last = names.remove(longest.1);
            names.push(last);
        }
        Ok(names)
    }

    /// What was sealed by a key that is forgotten would be taken for nothing of ours.
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

    /// Seals some more of it. Whether all of it is sealed.
    ///
    /// # Errors
    /// Whatever the store says: what is sealed anew stays so, and the next step goes on.
    pub fn step(&mut self) -> Result<bool, StoreError> {
        self.is_open()?;
        let mut size = 0;
        while size < CHUNK_LENGTH {
            let Some(name) = self.names.last().cloned() else {
                // What another page had on the way to the store.
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

    /// Seals one text anew; its size. One that does not open goes to what is damaged, as it is.
    fn seal(&self, name: &str) -> Result<usize, StoreError> {
        let raw = &*self.device.store;
        let (Some((old, key)), Some(text)) = (self.former(name), raw.get(name)?) else { return Ok(0) };
        match old.open(&key, &text) {
            Ok(opened) => self.resolve(&key, &opened, None)?,
            // Without the key it could never be opened again.
            Err(OpenError::Newer) => return Err(StoreError::Locked),
            Err(OpenError::Damaged) => set_aside_text(&self.store, &key, &text)?,
        }
        raw.remove(name)?;
        Ok(units(&text))
    }

    /// The names of the indices of the vaults before.
    fn indices(&self) -> Vec<String> {
        self.old.iter().filter_map(|old| sealed_name(old, keys::INDEX)).collect()
    }

    /// Puts a text where the new vault keeps it, unless a later version is there.
    fn resolve(&self, key: &str, text: &str, noted: Option<&JournalEntry>) -> Result<(), StoreError> {
        match self.store.get(key)? {
            Some(stands) if stands == text => Ok(()),
            Some(stands) if stamp(key, &stands).rev < stamp(key, text).rev => self.store.set(key, text),
            Some(_) if is_settled(&self.store, key, text, noted)? => Ok(()),
            Some(_) => set_aside_text(&self.store, key, text),
            None => self.store.set(key, text),
        }
    }

    /// Seals what is left, and the journal. Answers what is noted as the new vault opens it. `snapshot`: what the journal below notes
    /// now.
    ///
    /// # Errors
    /// Whatever the store says, or [`StoreError::Locked`] when the new vault has forgotten its keys.
    fn finish(mut self, snapshot: &JournalSnapshot) -> Result<JournalSnapshot, StoreError> {
        while !self.step()? {}
        if self.store.index().is_none() {
            // Before the old vault goes: from then on an index is missed.
            self.store.look(&IndexCheck::default())?;
        }
        for name in self.indices() {
            self.device.store.remove(&name)?;
        }
        let (after, notes) = self.noted(snapshot)?;
        let is_noted = !notes.is_empty();
        if is_noted {
            self.device.journal.note(notes, Box::new(drop));
        }
        let noted =
            snapshot.entry(journal::VAULT).filter(|entry| entry.text() == Some(&*self.header.write()));
        let is_on_disk = noted.is_some_and(|noted| !(0.0..LATE).contains(&(snapshot.now - noted.at)));
        if !self.device.journal.is_there() || (is_on_disk && !is_noted) {
            self.forget();
        }
        Ok(after)
    }

    /// Lets go of the old vault. If that fails, the next page that opens does.
    fn forget(&self) {
        let Self { device, header, .. } = self;
        let Some(last) = header.without_former(&self.new) else { return };
        if stands(&*device.store, header).and_then(|()| device.store.set(keys::VAULT, &last.write())).is_ok()
        {
            device.journal.note(vec![of_header(&last, Some(stamp_of(header)))], Box::new(drop));
        }
    }
}

/// Seals what the vault before has sealed, all at once, if anything is left of it. Answers what is noted from then on.
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
