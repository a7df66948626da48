//! What can go wrong around a page: that the harness really makes it go wrong, and what is left of a person's words.
//!
//! The first modules are facts about browsers alone. Those after them hold the site to what docs/durability.md promises, one
//! file for each kind of fault; what they print with `--nocapture` are the figures there.

mod age;
mod disk;
mod engines;
mod files;
mod killing;
mod script;
mod tabs;

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
