//! Copies of everything: the file a person takes away, and the way back from it.
//!
//! A copy is plain JSON that a person can read (`docs/backup-format.md`), or the same inside an `age` file that a passphrase
//! opens. What comes in may be anything: it is judged whole before any of it counts, and a refusal hands back nothing. Nothing
//! here stores anything: restoring is a [`Change`](crate::storage::change::Change) for others to carry out. It knows no browser
//! and no screen.

mod compare;
mod entry;
mod file;
mod head;
mod here;
mod kept;
#[cfg(feature = "keeper")]
pub mod office;
mod opened;
mod plan;
mod preview;
mod refusal;
#[cfg(feature = "keeper")]
pub mod sealed;
mod units;

pub use entry::{Entry, What};
pub use file::write;
pub use opened::{Opened, open};
pub use plan::{Conflicts, How, Planned, Wish, plan};
pub use preview::{Counts, Preview, preview};
pub use refusal::Refusal;
pub use units::{MOST_UNITS, units};

use std::collections::BTreeMap;

/// Texts under their names, as a store holds them.
pub type Texts = BTreeMap<String, String>;

/// The largest file that is looked at, in bytes: 32 MiB. What the site keeps ends at [`MOST_UNITS`] UTF-16 units. In the worst
/// case each becomes seven bytes of a copy (`\\u0000`), and sealing in letters adds a third: 19 MB. Whatever is larger is no
/// copy, and is refused before it is read.
pub const MOST_BYTES: usize = 32 << 20;

/// The most entries a copy may have. The shortest record has about 130 units with its name, so [`MOST_UNITS`] are reached long
/// before.
pub const MOST_ENTRIES: usize = 20_000;
