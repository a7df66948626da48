//! Kills, cleared stores, full stores and other tabs: stored entries stay, and deleted entries stay deleted.

mod anything;
mod changing;
mod damaged;
pub mod device;
mod erasing;
mod gone_or_new;
mod interrupted;
mod letting_go;
mod open_draft;
mod opening;
mod room;
mod settings;
mod twins;
mod undoing;

use device::{DAY, Device, NOON};
use std::rc::Rc;
use stillwater::domain::record::{Record, Version};
use stillwater::storage::format::{read_record, write_record};
use stillwater::storage::journal::{JournalEntry, RecoveryReport};
use stillwater::storage::{Store, keys};

const ID: &str = "0mi1x2y3z4abcd";
const OTHER: &str = "0mi1x2y3z4abce";
const THIRD: &str = "0mi1x2y3z4abcf";
const NOW: &str = "2026-11-22T09:30:00.000Z";

fn stamp(rev: u64, by: &str) -> Version {
    Version { rev, writer: by.into() }
}

/// A version of a record that follows another version.
fn version(id: &str, words: &str, (rev, by): (u64, &str), over: (u64, &str)) -> Record {
    let mut record = Record::begin(id.into(), "forgiveness", NOW.into());
    record.answers.set_text("one-event", words);
    Record { rev, by: by.into(), parent: stamp(over.0, over.1), ..record }
}

/// The same version in the stored format.
fn text(id: &str, words: &str, of: (u64, &str), over: (u64, &str)) -> String {
    write_record(&version(id, words, of, over))
}

/// The journal's entry for a stored text.
fn entry(text: &str) -> JournalEntry {
    JournalEntry::new(read_record(text).unwrap().version(), text.into())
}

fn found(restored: usize, missing: usize, stuck: usize) -> RecoveryReport {
    RecoveryReport { store_was_cleared: false, restored, missing, no_room: stuck }
}
