//! What can go wrong around a page, and what is left of a person's words: the site keeps what docs/durability.md promises.
//! There is one file for each kind of fault; what they print with `--nocapture` are the figures there.

mod aside;
mod blocked;
mod clock;
mod damaged;
mod emptied;
mod erasing;
mod full_disk;
mod killed;
mod lies;
mod newer;
mod no_journal;
mod private;
mod quota;
mod returning;
mod skew;
mod trap;
mod two_tabs;
pub mod writing;
