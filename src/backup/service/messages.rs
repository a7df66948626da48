//! The requests to the backup worker and its responses.

use crate::backup::{BackupError, Conflicts, RestoreMode};
use age::secrecy::SecretString;

/// A request to the worker.
pub enum Request {
    /// Make a backup.
    Save {
        /// The values to back up, as a JSON object of strings by key.
        entries: String,
        /// The passphrase; `None` for a plain backup.
        passphrase: Option<SecretString>,
        /// The present time: ISO 8601, UTC.
        made: String,
    },
    /// Open a backup and compare it with the stored data.
    Open {
        /// The file; `None` for the encrypted file of an earlier request, which waits for its passphrase.
        bytes: Option<Vec<u8>>,
        /// The spellings of the passphrase to try in turn: as typed, then in Unicode normalization forms. Empty if the
        /// person has not typed one.
        passphrases: Vec<SecretString>,
        /// The stored data, as a JSON object of strings by key.
        here: String,
    },
    /// Plan how to restore the backup that was opened last.
    Plan {
        /// Merge or replace.
        how: RestoreMode,
        /// How to resolve conflicts.
        conflicts: Conflicts,
        /// The stored data, as in `Open`.
        here: String,
        /// The id of the page.
        page: String,
        /// Milliseconds since 1970, for the ids of new records.
        now: f64,
        /// A random number from 0 to 1, for the ids of new records.
        random: f64,
    },
}

/// A response of the worker.
#[derive(Clone, Debug, PartialEq)]
pub enum Response {
    /// The slow part begins and may take this many milliseconds; 0 if unknown.
    Estimate(f64),
    /// The backup file.
    Saved(Vec<u8>),
    /// The backup is encrypted, and a passphrase is needed.
    Locked,
    /// The backup was opened. The text is the output of [`crate::backup::RestorePreview::write`].
    Opened(String),
    /// The planned batch as text ([`crate::storage::batch::Batch::write`]), and the number of entries that are left out
    /// ([`crate::backup::Planned::left_out`]).
    Plan(String, usize),
    /// The request failed and had no effect.
    Refused(BackupError),
}
