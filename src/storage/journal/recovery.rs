//! Recovery: a page that opens compares the store with the journal, and brings the store to the newest versions.
//!
//! It can be interrupted at any step and repeated, also by two pages at once: every step leads to the same result.

mod conflict_copy;
mod quarantine;
mod resolve;
mod resume;

pub use quarantine::quarantine;
pub(in crate::storage) use quarantine::quarantine_text;

pub(in crate::storage) use self::resolve::{StoredVersion, stored_version};
use super::{JournalEntry, JournalSnapshot, JournalWrite, LAST_CHANGE, PRESENCE, TRANSFER, VAULT};
use crate::domain::record::Version;
use crate::storage::batch::Batch;
use crate::storage::{Store, StoreError, keys};

/// What recovery found.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct RecoveryReport {
    /// Whether data was stored here and the store has lost it: it was cleared, or replaced because it was damaged.
    pub store_was_cleared: bool,
    /// How many records were restored from the journal.
    pub restored: usize,
    /// How many records are missing from both the store and the journal.
    pub missing: usize,
    /// How many values could not be restored now because the quota is exhausted. They stay in the journal.
    pub no_room: usize,
}

/// The result of [`reconcile`].
#[derive(Debug, Default)]
pub struct Reconciled {
    pub report: RecoveryReport,
    /// The journal writes to commit now.
    pub writes: Vec<JournalWrite>,
    /// The journal writes to commit once the person has seen the report. They remove the missing records from the
    /// record keys, so that these are not reported again.
    pub writes_once_seen: Vec<JournalWrite>,
}

/// Brings the store up to date.
///
/// # Errors
/// [`StoreError`]: the store cannot be read or written reliably.
pub fn reconcile(store: &dyn Store, snapshot: &JournalSnapshot) -> Result<Reconciled, StoreError> {
    let changed = snapshot.value(LAST_CHANGE).and_then(Batch::read);
    let mut opening =
        Recovery { store, snapshot, changed, found: RecoveryReport::default(), writes: Vec::new() };
    let erased = opening.finish_erasing()?;
    let forgotten = store.get(keys::PRESENCE)?.is_none()
        && (snapshot.presence_flag || snapshot.value(PRESENCE).is_some());
    let begun = opening.staged_change()?;
    if let Some(entry) = snapshot.entry(LAST_CHANGE) {
        opening.forget_if_old(LAST_CHANGE, entry);
    }
    if let Some(entry) = snapshot.entry(TRANSFER).filter(|_| snapshot.entry(VAULT).is_none()) {
        opening.forget_if_old(TRANSFER, entry);
    }
    for (key, entry) in snapshot.entries.iter().filter(|(key, _)| key.starts_with(keys::ROOT)) {
        if key.starts_with(keys::SEALED) {
            // A page that did not know yet that its vault was removed wrote this entry. Nobody can decrypt it.
            opening.forget_if_old(key, entry);
            continue;
        }
        let stored = store.get(key)?;
        if stored.as_deref() == entry.text() {
            opening.forget_if_old(key, entry);
        } else if begun.as_ref().is_some_and(|begun| begun.wrote(key, stored.as_deref())) {
            // The staged batch has already written this value, so the older journal entry does not apply.
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
    let Recovery { mut found, writes, .. } = opening;
    let seen = missing(store, snapshot);
    found.missing = seen.len();
    // The presence flag alone may be lost while all records are there or were restored: a browser that is killed
    // loses the first value ever stored together with the flag.
    let lost = found.missing + found.no_room > 0 || store.keys(keys::RECORD)?.is_empty();
    found.store_was_cleared = forgotten && !erased && lost;
    Ok(Reconciled { report: found, writes, writes_once_seen: seen })
}

struct Recovery<'a> {
    store: &'a dyn Store,
    snapshot: &'a JournalSnapshot,
    /// The last batch that was applied.
    changed: Option<Batch>,
    found: RecoveryReport,
    writes: Vec<JournalWrite>,
}

/// The records that should be stored and are in neither the store nor the journal, as tombstones of revision 0: if
/// such a record turns up again, it is not deleted.
fn missing(store: &dyn Store, snapshot: &JournalSnapshot) -> Vec<JournalWrite> {
    // Only the keys are read: reading ten thousand values would take too long.
    let Ok(there) = store.keys(keys::RECORD) else { return Vec::new() };
    let known = snapshot.record_keys.iter();
    let gone = known.filter(|key| there.binary_search(key).is_err() && snapshot.entry(key).is_none());
    gone.map(|key| JournalWrite {
        key: key.clone(),
        entry: Some(JournalEntry::tombstone(Version::default())),
        parent: None,
    })
    .collect()
}
