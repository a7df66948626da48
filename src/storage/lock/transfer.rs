//! The transfer list: which plaintext beside a vault belongs to its owner.
//!
//! Before a lock is turned on or off, one encrypted value lists a digest of everything that is or will be in
//! plaintext. When the device is unlocked, plaintext is accepted only if it is listed; that completes what was
//! interrupted. Once nothing is in plaintext any more, the list stays valid for another day, because a browser that
//! is killed may bring back plaintext that was not yet removed on disk, and never after that. Lists are numbered, and
//! the index records which one ended last, so an earlier list cannot be replayed.

use super::DeviceStorage;
use crate::storage::journal::{
    self, JournalEntry, JournalSnapshot, JournalWrite, LAST_CHANGE, PENDING_CHANGE, RETENTION, open_snapshot,
};
use crate::storage::sealed::{Index, clear_name};
use crate::storage::{SealedStore, Store, StoreError, keys};
use crate::vault::{Rng, Vault};

/// The version of the format that is written: `1 7 <digest> <digest> …`, which are the version, the number and the
/// digests.
const VERSION: &str = "1";

/// A transfer list.
#[derive(Clone, Debug, Default)]
pub struct Transfer {
    /// Whether there is a list; it may be empty.
    is_there: bool,
    number: u64,
    /// Sorted, for the binary search.
    digests: Vec<String>,
}

/// Where a listed item is: a value in the store, an entry of the journal, or a record key of the journal.
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

/// Whether a journal key contains a person's data: a value, its tombstone, or a batch.
pub fn is_owned(key: &str) -> bool {
    keys::is_sealed_key(key) || key == PENDING_CHANGE || key == LAST_CHANGE
}

impl Transfer {
    /// Lists what is in plaintext now.
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

    /// Lists what will be in plaintext once everything is decrypted.
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
        Ok(Self::with_noted(digests, &open_snapshot(vault, snapshot), vault, number))
    }

    fn with_noted(mut digests: Vec<String>, snapshot: &JournalSnapshot, vault: &Vault, number: u64) -> Self {
        let journaled = snapshot.entries.iter().filter(|(key, _)| is_owned(key));
        digests.extend(journaled.filter_map(|(key, entry)| digest(vault, key, &TransferKind::Noted(entry))));
        digests
            .extend(snapshot.record_keys.iter().filter_map(|key| digest(vault, key, &TransferKind::Known)));
        Self { is_there: true, number, digests: keys::sorted(digests.into_iter()) }
    }

    /// The union of the valid lists in the store and the journal; an empty one if none is valid. `snapshot` is the
    /// encrypted content of the journal, `index` the later index.
    pub fn read(
        store: &SealedStore,
        snapshot: &JournalSnapshot,
        vault: &Vault,
        index: Option<&Index>,
    ) -> Self {
        let open = |text: &str| vault.open(keys::TRANSFER, text).ok();
        let stored = store.get(keys::TRANSFER).ok().flatten().and_then(|text| open(&text));
        let journaled = snapshot.value(journal::TRANSFER).and_then(open);
        let mut found = Self::default();
        for list in [stored, journaled].into_iter().flatten().filter_map(|text| Self::parse(&text)) {
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
            Some((ended, at)) if ended == self.number => (now - at as f64).abs() < RETENTION,
            Some((ended, _)) => ended < self.number,
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        (parts.next()? == VERSION).then_some(())?;
        let number = parts.next()?.parse().ok()?;
        Some(Self { is_there: true, number, digests: parts.map(String::from).collect() })
    }

    /// Encrypts the list; `None` if the keys were zeroized.
    fn seal(&self, vault: &Vault, rng: &Rng) -> Option<String> {
        let text = format!("{VERSION} {} {}", self.number, self.digests.join(" "));
        vault.seal(keys::TRANSFER, 0, &text, rng)
    }

    /// The journal write of the list, which comes before anything is encrypted or decrypted.
    pub fn journal_write(&self, vault: &Vault, rng: &Rng) -> Option<JournalWrite> {
        let entry = Some(JournalEntry::unversioned(&self.seal(vault, rng)?));
        Some(JournalWrite { key: journal::TRANSFER.into(), entry, parent: None })
    }

    /// Stores the list.
    ///
    /// # Errors
    /// Any error of the store; [`StoreError::Locked`] if the keys were zeroized.
    pub fn store(&self, device: &DeviceStorage, vault: &Vault) -> Result<(), StoreError> {
        let sealed = self.seal(vault, &*device.rng).ok_or(StoreError::Locked)?;
        device.store.set(keys::TRANSFER, &sealed)
    }

    /// The size of a list of `count` digests, in UTF-16 code units.
    pub fn units(count: usize) -> usize {
        keys::TRANSFER.len() + Vault::sealed_units(0, 24 + 23 * count)
    }

    /// Whether there is a valid list.
    pub fn is_any(&self) -> bool {
        self.is_there
    }

    fn has(&self, vault: &Vault, key: &str, at: &TransferKind) -> bool {
        let digest = digest(vault, key, at);
        digest.is_some_and(|digest| self.digests.binary_search(&digest).is_ok())
    }

    /// Whether a stored value is listed.
    pub fn has_stored(&self, vault: &Vault, key: &str, text: &str) -> bool {
        self.has(vault, key, &TransferKind::Stored(text))
    }

    /// Splits the content of the journal: with the listed plaintext entries only, and the plaintext entries that are
    /// not listed.
    pub fn split(
        &self,
        vault: &Vault,
        snapshot: &JournalSnapshot,
    ) -> (JournalSnapshot, Vec<(String, JournalEntry)>) {
        let is_sealed = |key: &str, entry: &JournalEntry| {
            // The key of a tombstone is encrypted, the tombstone itself is not.
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

/// What the index has to record once the listed values are encrypted: the number of the ended list and the time, or
/// what it recorded before; and whether the list can then be deleted. `is_done`: nothing is left in plaintext.
pub fn ended(
    is_journaled: bool,
    now: f64,
    (transfer, index): (&Transfer, Option<&Index>),
    is_done: bool,
) -> (Option<(u64, u64)>, bool) {
    let before = index.and_then(|index| index.transfer);
    let is_same = before.is_some_and(|(number, _)| number == transfer.number);
    match transfer.is_any() && is_journaled {
        // A list that has ended before keeps its time; another one ends now if nothing is left in plaintext.
        true if is_same || !is_done => (before, false),
        true => (Some((transfer.number, now.max(0.0) as u64)), false),
        // Without a journal, a crash sets back the list and the values together, so the list is invalid from now on.
        false if transfer.is_any() && is_done => (Some((transfer.number, u64::MAX)), true),
        false => (before, is_done),
    }
}
