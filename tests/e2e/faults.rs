//! Faults around a page, such as crashes and full disks, and what is left of the person's entries: the site keeps the
//! promises of docs/durability.md. Each kind of fault has its own file. The figures in that document are the output of
//! these tests with `--nocapture`.

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
