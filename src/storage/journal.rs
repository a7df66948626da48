//! The journal: what may not be on disk yet in `localStorage`.
//!
//! Chromium writes `localStorage` to disk up to a minute late, and loses the latest changes if it is killed before. A
//! value in IndexedDB is on disk a few milliseconds later. So each change is written here too, and a page that opens
//! compares the two: of each record the newer version wins ([`reconcile`]). The journal also decides between two
//! pages that changed the same record, because IndexedDB serializes transactions, which `localStorage` does not.
//!
//! It holds a value for at most a day, and the keys of all records, so that a missing one is detected. It is never
//! the only copy of anything for longer than that, and everything works without it.

mod entry;
mod memory;
mod recovery;
mod sealed;

pub use entry::{JournalEntry, JournalValue};
pub use memory::{MemoryJournal, NoJournal};
pub use recovery::{Reconciled, RecoveryReport, quarantine, reconcile};
pub(super) use recovery::{StoredVersion, quarantine_text, stored_version};
pub use sealed::{SealedJournal, open_snapshot};

use crate::domain::record::Version;

/// How long the journal holds a value, in milliseconds: a day. Chromium's delay is a minute after ordinary writing
/// and grows with the amount, to about twelve minutes for the whole quota (10 MiB an hour; `storage_area_impl.cc`).
pub const RETENTION: f64 = 24.0 * 3_600_000.0;

/// The journal key of the presence flag: the same value as [`super::keys::PRESENCE`].
pub const PRESENCE: &str = "here";
/// The journal key of the presence flag of erased data. It is removed after a day, like everything else.
pub const WIPED: &str = "erased";
/// The journal key of a staged [`super::batch::Batch`].
pub const PENDING_CHANGE: &str = "change";
/// The journal key of the last batch that was applied, so that it can be undone.
pub const LAST_CHANGE: &str = "changed";
/// The journal key of the vault's header ([`super::keys::VAULT`]), which is held as long as there is a vault.
pub const VAULT: &str = "vault";
/// The journal key of the encrypted index ([`super::keys::INDEX`]), which is held as long as there is a vault.
pub const INDEX: &str = "index";
/// The journal key of the encrypted transfer list ([`super::keys::TRANSFER`]).
pub const TRANSFER: &str = "transfer";

/// A write to the journal.
#[derive(Clone, Debug, PartialEq)]
pub struct JournalWrite {
    /// The storage key, or one of the journal keys above.
    pub key: String,
    /// The new entry; `None` removes the key from the journal.
    pub entry: Option<JournalEntry>,
    /// The version of another page that this version was made from. If the journal has a version that this page has
    /// not seen, nothing is written. `None` for values without competing versions.
    pub parent: Option<Version>,
}

impl JournalWrite {
    /// Whether `journaled`, an entry of the journal, is a version that the page of this write has not seen.
    pub fn conflicts_with(&self, journaled: &JournalEntry) -> bool {
        match (&self.parent, &self.entry) {
            (Some(over), Some(entry)) => !entry.version.includes(over, &journaled.version),
            _ => false,
        }
    }
}

/// The outcome of a write to the journal.
#[derive(Clone, Debug, PartialEq)]
pub enum WriteOutcome {
    /// Everything is committed and on disk.
    Committed,
    /// The journal has another page's version that this page has not seen; nothing was written.
    Conflict(JournalEntry),
    /// The write failed, or may not be on disk.
    Failed,
}

/// A callback that receives the outcome of a write.
pub type OnWritten = Box<dyn FnOnce(WriteOutcome)>;

/// A journal.
pub trait Journal {
    /// Starts a write at once, even if the page is about to be unloaded. All writes of one call are committed, or
    /// none. `callback` is called later with the outcome, or never if the page is unloaded first.
    fn commit(&self, writes: Vec<JournalWrite>, callback: OnWritten);

    /// Sets the presence flag outside the journal.
    fn set_presence_flag(&self);

    /// Removes everything, including the presence flag outside the journal. `erased` is the presence flag of the data
    /// that is erased, which the same transaction writes to [`WIPED`]; with `None` the journal itself is deleted.
    fn clear(&self, erased: Option<String>, callback: OnWritten);

    /// Asks whether the journal has a presence flag, which it has not after everything was erased. Answers true if
    /// the journal cannot be read.
    fn ask_presence(&self, callback: Box<dyn FnOnce(bool)>) {
        callback(true);
    }

    /// Whether there is a journal.
    fn is_available(&self) -> bool {
        true
    }
}

/// The content of the journal, as a page reads it when it opens.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct JournalSnapshot {
    /// The entries by key.
    pub entries: Vec<(String, JournalEntry)>,
    /// The keys of all records that should be stored; empty if none can be missing.
    pub record_keys: Vec<String>,
    /// Whether the presence flag outside the journal is set.
    pub presence_flag: bool,
    /// The time of reading, in milliseconds since 1970.
    pub now: f64,
}

impl JournalSnapshot {
    /// The entry of a key.
    pub fn entry(&self, key: &str) -> Option<&JournalEntry> {
        self.entries.iter().find(|(name, _)| name == key).map(|(_, entry)| entry)
    }

    /// The value of a key; `None` also for a tombstone.
    pub fn value(&self, key: &str) -> Option<&str> {
        self.entry(key)?.text()
    }

    /// Adds entries, and replaces those with a lower revision.
    pub fn add_newer(&mut self, entries: &[(String, JournalEntry)]) {
        for (key, entry) in entries {
            if self.entry(key).is_none_or(|journaled| journaled.version.rev < entry.version.rev) {
                self.entries.retain(|(name, _)| name != key);
                self.entries.push((key.clone(), JournalEntry { written_at: self.now, ..entry.clone() }));
            }
        }
    }

    /// Whether an entry is older than [`RETENTION`]. One from the future was written while the clock was wrong, and
    /// counts as old too.
    pub fn is_expired(&self, entry: &JournalEntry) -> bool {
        entry.written_at + RETENTION < self.now || entry.written_at > self.now + RETENTION
    }
}
