//! What is asked of the worker, and what it says.

use crate::backup::{BackupError, Conflicts, RestoreMode};
use age::secrecy::SecretString;

/// What the worker is asked to do.
pub enum Request {
    /// Make a copy.
    Save {
        /// The texts to copy, as a JSON object of texts under their names.
        entries: String,
        /// What to seal it with; plain without.
        passphrase: Option<SecretString>,
        /// When it is made; ISO 8601 in UTC.
        made: String,
    },
    /// Open a copy and compare it with what is here.
    Open {
        /// The file; `None` for the one that waits for its passphrase.
        bytes: Option<Vec<u8>>,
        /// What it may have been sealed with: the ways to write the same passphrase, tried one after the other. None where none was given.
        passphrases: Vec<SecretString>,
        /// What is kept here, as a JSON object of texts under their names.
        here: String,
    },
    /// Plan how the copy that was opened last comes back.
    Plan {
        /// Merged or replaced.
        how: RestoreMode,
        /// What becomes of records that differ.
        conflicts: Conflicts,
        /// What is kept here, as in `Open`.
        here: String,
        /// The name of the page.
        page: String,
        /// Milliseconds since 1970, for names of new records.
        now: f64,
        /// 0 to 1, for the same.
        random: f64,
    },
}

/// What the worker says.
#[derive(Clone, Debug, PartialEq)]
pub enum Response {
    /// The slow part begins, and may take this many milliseconds; 0 where that cannot be known.
    Estimate(f64),
    /// The copy: a file.
    Saved(Vec<u8>),
    /// The copy is sealed; a passphrase is needed.
    Locked,
    /// The copy was opened: [`crate::backup::Preview::write`].
    Opened(String),
    /// What is to change: [`crate::storage::batch::Batch::write`], and how many entries stay out
    /// ([`crate::backup::Planned::left_out`]).
    Plan(String, usize),
    /// Nothing was done.
    Refused(BackupError),
}
