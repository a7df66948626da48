//! The journal: what may not be on the disk yet.
//!
//! Chromium writes localStorage to the disk up to a minute late, and a browser that is killed meanwhile loses it. A text in
//! IndexedDB is on the disk a few milliseconds later. So each change is noted here too, and a page that opens compares the
//! two ([`reconcile`]): of each record the newer version stays. The journal is also the judge between two pages that
//! changed the same record: IndexedDB lets one in after the other, which localStorage does not.
//!
//! It holds a text for a day at most, and the names of all records, so that a missing one is noticed. It is never the only
//! place of anything for longer than that, and everything works without it.

mod entry;
mod memory;
mod recovery;
mod sealed;

pub use entry::{JournalEntry, JournalValue};
pub use memory::{MemoryJournal, NoJournal};
pub use recovery::{Reconciled, RecoveryReport, quarantine, reconcile};
pub(super) use recovery::{StoredVersion, set_aside_text, stored_version};
pub use sealed::{SealedJournal, open_memo};

use crate::domain::record::Version;

/// How long a text is held, in milliseconds: a day. Chromium's delay is a minute after ordinary writing and grows with the
/// amount, to about twelve minutes for all the space there is (10 MiB an hour; `storage_area_impl.cc`).
pub const HELD_FOR: f64 = 24.0 * 3_600_000.0;

/// The name under which the journal keeps which data it belongs to: the same as [`super::keys::HERE`] says.
pub const PRESENCE: &str = "here";
/// The name under which it keeps which data was erased, for a day at most like everything else.
pub const WIPED: &str = "erased";
/// The name under which it keeps a [`super::batch::Batch`] that was begun.
pub const PENDING_CHANGE: &str = "change";
/// The name under which it keeps the last change that was finished, so that it can be taken back.
pub const LAST_CHANGE: &str = "changed";
/// The name under which it keeps the vault's header (see [`super::keys::VAULT`]), as long as there is one.
pub const VAULT: &str = "vault";
/// The name under which it keeps the sealed index (see [`super::keys::INDEX`]), as long as there is a vault.
pub const INDEX: &str = "index";
/// The name under which it keeps, sealed, what is on its way between clear and sealed (see [`super::keys::TRANSFER`]).
pub const TRANSFER: &str = "transfer";

/// Something to note about a name.
#[derive(Clone, Debug, PartialEq)]
pub struct JournalWrite {
    /// The name.
    pub key: String,
    /// What is to be noted; `None` takes away what was.
    pub entry: Option<JournalEntry>,
    /// The version of another page that this one was made from. If one was noted that this page has not seen, nothing is
    /// noted. `None` for what has no other versions.
    pub over: Option<Version>,
}

impl JournalWrite {
    /// Whether `noted` is a version that the page of this note has not seen.
    pub fn is_overtaken_by(&self, noted: &JournalEntry) -> bool {
        match (&self.over, &self.entry) {
            (Some(over), Some(entry)) => !entry.stamp.includes(over, &noted.stamp),
            _ => false,
        }
    }
}

/// What became of notes.
#[derive(Clone, Debug, PartialEq)]
pub enum WriteOutcome {
    /// They are on the disk.
    Committed,
    /// Another page has noted a version that this one does not know; nothing was noted.
    Conflict(JournalEntry),
    /// They could not be noted.
    Failed,
}

/// Told what became of notes.
pub type OnWritten = Box<dyn FnOnce(WriteOutcome)>;

/// What is noted. All notes of one call are noted, or none.
pub trait Journal {
    /// Begins noting at once, also if the page is about to go; `told` is called later, or never if the page goes.
    fn note(&self, notes: Vec<JournalWrite>, told: OnWritten);

    /// Says in a place outside the journal too that something is kept.
    fn set_presence_flag(&self);

    /// Forgets everything, and that anything was kept. `erased`: which data was erased, noted in the same breath; with
    /// `None` the journal itself goes.
    fn clear(&self, erased: Option<String>, told: OnWritten);

    /// Asks whether something is kept, as far as the journal knows; not after everything was erased. A journal that cannot
    /// say says yes.
    fn ask(&self, told: Box<dyn FnOnce(bool)>) {
        told(true);
    }

    /// Whether there is a journal.
    fn is_there(&self) -> bool {
        true
    }
}

/// Everything that was noted, as a page finds it when it opens.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct JournalSnapshot {
    /// What is held under each name.
    pub entries: Vec<(String, JournalEntry)>,
    /// The names of the records that were kept; empty if none can be missing.
    pub record_keys: Vec<String>,
    /// Whether anything was ever kept, as a place outside the journal says.
    pub marked: bool,
    /// Now, in milliseconds since 1970.
    pub now: f64,
}

impl JournalSnapshot {
    /// What is noted about a name.
    pub fn entry(&self, key: &str) -> Option<&JournalEntry> {
        self.entries.iter().find(|(name, _)| name == key).map(|(_, entry)| entry)
    }

    /// The text that is held under a name.
    pub fn value(&self, key: &str) -> Option<&str> {
        self.entry(key)?.text()
    }

    /// Adds what is newer than what is noted under the same name.
    pub fn add_newer(&mut self, entries: &[(String, JournalEntry)]) {
        for (key, entry) in entries {
            if self.entry(key).is_none_or(|noted| noted.stamp.rev < entry.stamp.rev) {
                self.entries.retain(|(name, _)| name != key);
                self.entries.push((key.clone(), JournalEntry { at: self.now, ..entry.clone() }));
            }
        }
    }

    /// Whether an entry has been held for as long as it has to be; one from the future was noted by a clock that is wrong.
    pub fn is_old(&self, entry: &JournalEntry) -> bool {
        entry.at + HELD_FOR < self.now || entry.at > self.now + HELD_FOR
    }
}
