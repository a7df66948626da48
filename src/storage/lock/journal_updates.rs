//! The journal writes after everything was encrypted, and after everything was decrypted.

use super::seal_plaintext::SealReport;
use crate::domain::record::Version;
use crate::storage::journal::{
    self, JournalEntry, JournalSnapshot, JournalWrite, LAST_CHANGE, PENDING_CHANGE, SealedJournal,
    open_snapshot,
};
use crate::storage::keys;
use crate::storage::sealed::sealed_name;
use crate::vault::{Header, Vault};

/// The writes after everything was encrypted, for the unencrypted journal: no plaintext is left there. `None` if the
/// keys were zeroized.
pub fn sealing(
    journal: &SealedJournal,
    vault: &Vault,
    snapshot: &JournalSnapshot,
    gathered: &SealReport,
) -> Option<Vec<JournalWrite>> {
    let mut writes = Vec::new();
    // Values for which the quota was exhausted are in plaintext in the store too, so their entries stay.
    let is_done = |key: &str| gathered.changed.iter().any(|(name, _)| name == key);
    for (key, _) in snapshot.entries.iter().filter(|(key, _)| is_done(key)) {
        writes.extend(forget(key.clone()));
    }
    for key in snapshot.record_keys.iter().filter(|key| keys::is_sealed_key(key)) {
        let is_left = snapshot.entry(key).is_some() && !is_done(key);
        if !is_left {
            writes.extend(forget(key.clone()));
        }
        let sealed = sealed_name(vault, key)?;
        if snapshot.entry(&sealed).is_none() {
            writes.extend(know(sealed));
        }
    }
    let changed = gathered.changed.iter().map(|(key, entry)| write(key.clone(), Some(entry.clone())));
    for changed in changed.chain(gathered.twins.iter().cloned()) {
        writes.push(journal.seal(changed)?);
    }
    for name in [PENDING_CHANGE, LAST_CHANGE] {
        if let Some(entry) = gathered.snapshot.entry(name)
            && snapshot.entry(name) == Some(entry)
            && entry.text().is_some()
        {
            writes.push(journal.seal(write(name.into(), Some(entry.clone())))?);
        }
    }
    Some(writes)
}

/// The writes after the lock was turned off, for the unencrypted journal: no ciphertext is left there.
pub fn opening(vault: &Vault, snapshot: &JournalSnapshot) -> Vec<JournalWrite> {
    let mut writes = Vec::new();
    let is_sealed = |key: &&String| key.starts_with(keys::SEALED);
    let entries = snapshot.entries.iter().map(|(key, _)| key);
    for key in entries.chain(&snapshot.record_keys).filter(is_sealed) {
        writes.extend(forget(key.clone()));
    }
    let opened = open_snapshot(vault, snapshot);
    let known =
        opened.record_keys.into_iter().filter(|key| opened.entries.iter().all(|(name, _)| name != key));
    writes.extend(known.flat_map(know));
    let is_ours = |key: &str| keys::is_sealed_key(key) || key == PENDING_CHANGE || key == LAST_CHANGE;
    let entries = opened.entries.into_iter().filter(|(key, _)| is_ours(key));
    writes.extend(entries.map(|(key, entry)| write(key, Some(entry))));
    writes.extend([journal::VAULT, journal::INDEX].map(|key| write(key.into(), None)));
    writes
}

/// The writes that remove quarantined values from the unencrypted journal: those in `done`, and the record keys in
/// `known`.
pub fn apart(done: &[String], known: &[String]) -> Vec<JournalWrite> {
    let forget_one = |key: &String| match keys::is_sealed_key(key) {
        true => forget(key.clone()).to_vec(),
        false => vec![write(key.clone(), None)],
    };
    done.iter().chain(known).flat_map(forget_one).collect()
}

/// The write of a header that replaces version `before`. It conflicts if another page has replaced that meanwhile.
pub fn of_header(header: &Header, before: Option<Version>) -> JournalWrite {
    JournalWrite { key: journal::VAULT.into(), entry: Some(entry_of(header)), parent: before }
}

/// The journal entry of a header.
pub fn entry_of(header: &Header) -> JournalEntry {
    JournalEntry::new(stamp_of(header), header.write())
}

/// The version of a header, as the journal compares it.
pub fn stamp_of(header: &Header) -> Version {
    Version { rev: header.rev(), writer: header.fingerprint() }
}

fn write(key: String, entry: Option<JournalEntry>) -> JournalWrite {
    JournalWrite { key, entry, parent: None }
}

/// Removes a key, from the record keys too: only a tombstone does that.
pub fn forget(key: String) -> [JournalWrite; 2] {
    [write(key.clone(), Some(JournalEntry::tombstone(Version::default()))), write(key, None)]
}

/// Adds a key to the record keys, without an entry.
pub fn know(key: String) -> [JournalWrite; 2] {
    [write(key.clone(), Some(JournalEntry::unversioned(""))), write(key, None)]
}
