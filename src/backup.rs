//! Backup: writes all entries to a file, reads such a file, and plans how to restore it.
//!
//! A backup is plain JSON (`docs/backup-format.md`), or the same JSON encrypted with a passphrase in an `age` file. A
//! file is untrusted input: it is validated as a whole before any of it is used, and an error returns no part of it.
//! This module stores nothing: a restore is returned as a [`Batch`](crate::storage::batch::Batch), which the caller
//! applies. It depends on no browser API and no screen.

mod compare;
mod current;
mod entries;
mod entry;
mod error;
mod file;
mod header;
mod parsed;
mod plan;
mod preview;
#[cfg(feature = "keeper")]
pub mod sealed;
#[cfg(feature = "keeper")]
pub mod service;
mod units;

pub use entry::{BackupEntry, EntryKind};
pub use error::BackupError;
pub use file::write;
pub use parsed::{ParsedBackup, open};
pub use plan::{Conflicts, Planned, RestoreMode, RestoreOptions, plan};
pub use preview::{Counts, RestorePreview, preview};
pub use units::{MAX_UNITS, units};

use std::collections::BTreeMap;

/// Stored values by key, as in a store.
pub type Entries = BTreeMap<String, String>;

/// The maximum size of a backup file, in bytes: 32 MiB. The site stores at most [`MAX_UNITS`] UTF-16 code units. In
/// the worst case each becomes seven bytes of JSON (`\\u0000`), and the Base64 of an armored `age` file adds a third:
/// 19 MB. A larger file cannot be a backup and is rejected before it is parsed.
pub const MAX_BYTES: usize = 32 << 20;

/// The maximum number of entries in a backup. The shortest record has about 130 code units including its key, so
/// [`MAX_UNITS`] is reached long before.
pub const MOST_ENTRIES: usize = 20_000;
