//! Copies of everything: the file a person takes away, and the way back from it.
//!
//! A copy is plain JSON that a person can read (`docs/backup-format.md`), or the same inside an `age` file that a passphrase
//! opens. What comes in may be anything: it is judged whole before any of it counts, and a refusal hands back nothing. Nothing
//! here stores anything: restoring is a [`Change`](crate::storage::change::Change) for others to carry out. It knows no browser
//! and no screen.

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
pub use units::{MOST_UNITS, units};

use std::collections::BTreeMap;

/// Texts under their names, as a store holds them.
pub type Entries = BTreeMap<String, String>;

/// The largest file that is looked at, in bytes: 32 MiB. What the site keeps ends at [`MOST_UNITS`] UTF-16 units. In the worst
/// case each becomes seven bytes of a copy (`\\u0000`), and sealing in letters adds a third: 19 MB. Whatever is larger is no
/// copy, and is refused before it is read.
pub const MOST_BYTES: usize = 32 << 20;

/// The most entries a copy may have. The shortest record has about 130 units with its name, so [`MOST_UNITS`] are reached long
/// before.
pub const MOST_ENTRIES: usize = 20_000;
