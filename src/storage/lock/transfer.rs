//! What is on its way between clear and sealed: which clear texts beside a vault are its owner's.
//!
//! Before a lock is put on, or taken off, one sealed text lists what is in the clear then, or will be, each by a digest. What
//! is found in the clear when the device is unlocked is taken over only if it is listed: that finishes what a kill has
//! interrupted. When nothing is in the clear any more, the list counts for another day, because a kill may bring back what
//! the disk has not heard of yet, and never after that. Lists are numbered, and the index tells which was the last to end, so an earlier
//! one does not count either.

use super::DeviceStorage;
use crate::storage::journal::{
    self, HELD_FOR, JournalEntry, JournalSnapshot, JournalWrite, LAST_CHANGE, PENDING_CHANGE, open_memo,
};
use crate::storage::sealed::{Index, clear_name};
use crate::storage::{SealedStore, Store, StoreError, keys};
use crate::vault::{Rng, Vault};

/// The version of the format this program writes: `1 7 <digest> <digest> …`, the version, the number, the digests.
const VERSION: &str = "1";

/// A list of what is on its way.
#[derive(Clone, Debug, Default)]
pub struct Transfer {
    /// Whether there is a list: it may have nothing on it.
    is_there: bool,
    number: u64,
    /// Sorted.
    digests: Vec<String>,
}

/// Where something is on its way.
enum TransferKind<'a> {
    Stored(&'a str),
    Noted(&'a JournalEntry),
    Known,
}

fn digest(vault: &Vault, key: &str, at: &TransferKind) -> Option<String> {
    let (kind, text) = match at {
        TransferKind::Stored(text) => ("stored", (*text).to_string()),
        TransferKind::Noted(entry) => ("noted", entry.write(0.0)),
        TransferKind::Known => ("known", String::new()),
    };
    vault.digest(&[b"transfer", kind.as_bytes(), key.as_bytes(), text.as_bytes()])
}

/// Whether an entry of the journal is a person's: a text, a change of several, or that something is gone.
pub fn is_owned(key: &str) -> bool {
    keys::is_sealed_key(key) || key == PENDING_CHANGE || key == LAST_CHANGE
}

impl Transfer {
    /// What is in the clear now.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn of_clear(
        raw: &dyn Store,
        snapshot: &JournalSnapshot,
        vault: &Vault,
        number: u64,
    ) -> Result<Self, StoreError> {
        let mut digests = Vec::new();
        for key in raw.keys(keys::ROOT)?.iter().filter(|key| keys::is_sealed_key(key)) {
            let text = raw.get(key)?.unwrap_or_default();
            digests.extend(digest(vault, key, &TransferKind::Stored(&text)));
        }
        Ok(Self::with_noted(digests, snapshot, vault, number))
    }

    /// What will be in the clear once everything sealed is open.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn of_sealed(
        raw: &dyn Store,
        snapshot: &JournalSnapshot,
        vault: &Vault,
        number: u64,
    ) -> Result<Self, StoreError> {
        let mut digests = Vec::new();
        for name in raw.keys(keys::SEALED)? {
            let text = raw.get(&name)?.unwrap_or_default();
            let Some(key) = clear_name(vault, &name) else { continue };
            if let Ok(text) = vault.open(&key, &text) {
                digests.extend(digest(vault, &key, &TransferKind::Stored(&text)));
            }
        }
        Ok(Self::with_noted(digests, &open_memo(vault, snapshot), vault, number))
    }

    fn with_noted(mut digests: Vec<String>, snapshot: &JournalSnapshot, vault: &Vault, number: u64) -> Self {
        let noted = snapshot.entries.iter().filter(|(key, _)| is_owned(key));
        digests.extend(noted.filter_map(|(key, entry)| digest(vault, key, &TransferKind::Noted(entry))));
        digests
            .extend(snapshot.record_keys.iter().filter_map(|key| digest(vault, key, &TransferKind::Known)));
        Self { is_there: true, number, digests: keys::sorted(digests.into_iter()) }
    }

    /// The list that counts; one that lists nothing if none does. `snapshot`: what the journal below notes; `index`: the one that
    /// counts.
    pub fn read(
        store: &SealedStore,
        snapshot: &JournalSnapshot,
        vault: &Vault,
        index: Option<&Index>,
    ) -> Self {
        let open = |text: &str| vault.open(keys::TRANSFER, text).ok();
        let stored = store.get(keys::TRANSFER).ok().flatten().and_then(|text| open(&text));
        let noted = snapshot.value(journal::TRANSFER).and_then(open);
        let mut found = Self::default();
        for list in [stored, noted].into_iter().flatten().filter_map(|text| Self::parse(&text)) {
            if list.counts(index, snapshot.now) {
                found.is_there = true;
                found.number = found.number.max(list.number);
                found.digests = keys::sorted(found.digests.into_iter().chain(list.digests));
            }
        }
        found
    }

    fn counts(&self, index: Option<&Index>, now: f64) -> bool {
        match index.and_then(|index| index.transfer) {
            None => true,
            Some((ended, at)) if ended == self.number => (now - at as f64).abs() < HELD_FOR,
            Some((ended, _)) => ended < self.number,
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        (parts.next()? == VERSION).then_some(())?;
        let number = parts.next()?.parse().ok()?;
        Some(Self { is_there: true, number, digests: parts.map(String::from).collect() })
    }

    /// The list as a sealed text, `None` if the keys are forgotten.
    fn seal(&self, vault: &Vault, rng: &Rng) -> Option<String> {
        let text = format!("{VERSION} {} {}", self.number, self.digests.join(" "));
        vault.seal(keys::TRANSFER, 0, &text, rng)
    }

    /// What is to be noted in the journal below before anything is on its way.
    pub fn note(&self, vault: &Vault, rng: &Rng) -> Option<JournalWrite> {
        let entry = Some(JournalEntry::unversioned(&self.seal(vault, rng)?));
        Some(JournalWrite { key: journal::TRANSFER.into(), entry, over: None })
    }

    /// Stores the list.
    ///
    /// # Errors
    /// Whatever the store says; [`StoreError::Locked`] if the keys are forgotten.
    pub fn store(&self, device: &DeviceStorage, vault: &Vault) -> Result<(), StoreError> {
        let sealed = self.seal(vault, &*device.rng).ok_or(StoreError::Locked)?;
        device.store.set(keys::TRANSFER, &sealed)
    }

    /// How many UTF-16 units a list of so many takes.
    pub fn units(count: usize) -> usize {
        keys::TRANSFER.len() + Vault::sealed_units(0, 24 + 23 * count)
    }

    /// Whether there is a list that counts.
    pub fn is_any(&self) -> bool {
        self.is_there
    }

    fn has(&self, vault: &Vault, key: &str, at: &TransferKind) -> bool {
        let digest = digest(vault, key, at);
        digest.is_some_and(|digest| self.digests.binary_search(&digest).is_ok())
    }

    /// Whether a stored text is listed.
    pub fn has_stored(&self, vault: &Vault, key: &str, text: &str) -> bool {
        self.has(vault, key, &TransferKind::Stored(text))
    }

    /// Of what the journal notes in the clear, only what is listed; the rest is answered too.
    pub fn split(
        &self,
        vault: &Vault,
        snapshot: &JournalSnapshot,
    ) -> (JournalSnapshot, Vec<(String, JournalEntry)>) {
        let is_sealed = |key: &str, entry: &JournalEntry| {
            // That something was deleted is never sealed, but its name is.
            let opens =
                |text: &str| [PENDING_CHANGE, LAST_CHANGE].contains(&key) && vault.open(key, text).is_ok();
            key.starts_with(keys::SEALED) || entry.text().is_some_and(opens)
        };
        let (own, foreign) = snapshot.entries.iter().cloned().partition(|(key, entry)| {
            !is_owned(key) || is_sealed(key, entry) || self.has(vault, key, &TransferKind::Noted(entry))
        });
        let known = snapshot
            .record_keys
            .iter()
            .filter(|key| !keys::is_sealed_key(key) || self.has(vault, key, &TransferKind::Known));
        (JournalSnapshot { entries: own, record_keys: known.cloned().collect(), ..snapshot.clone() }, foreign)
    }
}

/// What an index is to say of a list once what was listed is sealed: its number and the moment, and later that of the list
/// before; and whether the list is to be forgotten after that. `is_done`: nothing is left in the clear.
pub fn ended(
    is_journaled: bool,
    now: f64,
    (transfer, index): (&Transfer, Option<&Index>),
    is_done: bool,
) -> (Option<(u64, u64)>, bool) {
    let before = index.and_then(|index| index.transfer);
    let is_same = before.is_some_and(|(number, _)| number == transfer.number);
    match transfer.is_any() && is_journaled {
        // One that has ended goes on as it is; another ends now, if it does.
        true if is_same || !is_done => (before, false),
        true => (Some((transfer.number, now.max(0.0) as u64)), false),
        // Without a journal, a kill sets the list and the texts back together: it does not count any more.
        false if transfer.is_any() && is_done => (Some((transfer.number, u64::MAX)), true),
        false => (before, is_done),
    }
}
