//! What a page does when it opens: compares the store with the journal, and leaves in the store what is newest.
//!
//! It can be stopped at any step and begun again, also by two pages at once: each step leads to the same end.

mod conflict_copy;
mod quarantine;
mod resolve;
mod resume;

pub use quarantine::quarantine;
pub(in crate::storage) use quarantine::set_aside_text;

pub(in crate::storage) use self::resolve::{StoredVersion, stored_version};
use super::{JournalEntry, JournalSnapshot, JournalWrite, LAST_CHANGE, PRESENCE, TRANSFER, VAULT};
use crate::domain::record::Version;
use crate::storage::batch::Batch;
use crate::storage::{Store, StoreError, keys};

/// What was found.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct RecoveryReport {
    /// Whether something was kept here and the store has forgotten of it: emptied, or replaced because it was damaged.
    pub emptied: bool,
    /// How many records were brought back from the journal.
    pub restored: usize,
    /// How many records are gone, and in no place to bring them back from.
    pub missing: usize,
    /// How many could not be brought back now, for want of room: they stay in the journal.
    pub stuck: usize,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Reconciled {
    /// What was found.
    pub found: RecoveryReport,
    /// What is to be noted.
    pub notes: Vec<JournalWrite>,
    /// What is to be noted once the person has seen it: that what is missing is missed no more.
    pub seen: Vec<JournalWrite>,
}

/// Brings the store up to date.
///
/// # Errors
/// [`StoreError`]: the store can be neither read nor trusted.
pub fn reconcile(store: &dyn Store, snapshot: &JournalSnapshot) -> Result<Reconciled, StoreError> {
    let changed = snapshot.value(LAST_CHANGE).and_then(Batch::read);
    let mut opening =
        Opening { store, snapshot, changed, found: RecoveryReport::default(), notes: Vec::new() };
    let erased = opening.finish_erasing()?;
    let forgotten =
        store.get(keys::PRESENCE)?.is_none() && (snapshot.marked || snapshot.value(PRESENCE).is_some());
    let begun = opening.begun()?;
    if let Some(entry) = snapshot.entry(LAST_CHANGE) {
        opening.forget_if_old(LAST_CHANGE, entry);
    }
    if let Some(entry) = snapshot.entry(TRANSFER).filter(|_| snapshot.entry(VAULT).is_none()) {
        opening.forget_if_old(TRANSFER, entry);
    }
    for (key, entry) in snapshot.entries.iter().filter(|(key, _)| key.starts_with(keys::ROOT)) {
        if key.starts_with(keys::SEALED) {
            // Noted by a page that had not heard that its vault is no more. Nobody can open it.
            opening.forget_if_old(key, entry);
            continue;
        }
        let stored = store.get(key)?;
        if stored.as_deref() == entry.text() {
            opening.forget_if_old(key, entry);
        } else if begun.as_ref().is_some_and(|begun| begun.wrote(key, stored.as_deref())) {
            // It got as far as this one.
        } else if opening.was_changed(key, stored.as_deref(), entry) {
            match entry.text() {
                Some(text) => opening.restore(Ok(()), key, text),
                None => store.remove(key)?,
            }
        } else if key.starts_with(keys::RECORD) {
            opening.resolve(key, entry, stored.as_deref().map(|text| stored_version(key, text)))?;
        } else {
            opening.resolve_unversioned(key, entry, stored.as_deref())?;
        }
    }
    if let Some(begun) = begun {
        opening.finish_change(begun)?;
    }
    let Opening { mut found, notes, .. } = opening;
    let seen = missing(store, snapshot);
    found.missing = seen.len();
    // The mark alone may be gone, with all records in their place or brought back: a kill takes the first words ever with
    // their mark.
    let lost = found.missing + found.stuck > 0 || store.keys(keys::RECORD)?.is_empty();
    found.emptied = forgotten && !erased && lost;
    Ok(Reconciled { found, notes, seen })
}

struct Opening<'a> {
    store: &'a dyn Store,
    snapshot: &'a JournalSnapshot,
    /// The last change of many texts.
    changed: Option<Batch>,
    found: RecoveryReport,
    notes: Vec<JournalWrite>,
}

/// Which of the records that were kept are in no place any more, noted as gone before their first version: should one turn
/// up, it stays.
fn missing(store: &dyn Store, snapshot: &JournalSnapshot) -> Vec<JournalWrite> {
    // The names alone: reading ten thousand texts would keep a person waiting.
    let Ok(there) = store.keys(keys::RECORD) else { return Vec::new() };
    let known = snapshot.record_keys.iter();
    let gone = known.filter(|key| there.binary_search(key).is_err() && snapshot.entry(key).is_none());
    gone.map(|key| JournalWrite {
        key: key.clone(),
        entry: Some(JournalEntry::tombstone(Version::default())),
        over: None,
    })
    .collect()
}
