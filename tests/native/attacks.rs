//! Attacks by a person who can write to the store and the journal of a locked device, but does not know the passphrase.
//! Each attack succeeded before it was fixed.

mod no_false_notice;
mod planted;
mod put_back;

use crate::keeping_safe::device::Device;
use crate::vault::device::*;
use std::rc::Rc;
use stillwater::state::AppState;
use stillwater::state::app_state::Stored;
use stillwater::storage::format::write_record;
use stillwater::storage::journal::JournalEntry;
use stillwater::storage::sealed::sealed_name;
use stillwater::storage::{Store, keys};

/// A locked device with an up-to-date index.
fn locked() -> Rc<Device> {
    let device = filled(true);
    turn_on(&device).unwrap();
    device
}

/// The answers of all records, sorted.
fn words(app_state: &AppState) -> Vec<String> {
    let words = app_state.records().map(|stored| match stored {
        Stored::Record(record) => record.answers.text("one-event").to_string(),
        other => format!("{other:?}"),
    });
    let mut words: Vec<String> = words.collect();
    words.sort();
    words
}

const OWN: [&str; 2] = ["canary one, again", "canary three, from a copy"];

/// The storage into which a test plants a value.
#[derive(Clone, Copy, Debug)]
enum Into {
    Store,
    Journal,
    Both,
}

const EVERYWHERE: [Into; 3] = [Into::Store, Into::Journal, Into::Both];

fn plant(device: &Device, place: Into, key: &str, entry: JournalEntry) {
    if let (Into::Store | Into::Both, Some(text)) = (place, entry.text()) {
        device.store.inside.set(key, text).unwrap();
    }
    if let Into::Journal | Into::Both = place {
        note(device, key, entry);
    }
}

/// Adds a journal entry as a page does that does not know of the lock.
fn note(device: &Device, key: &str, entry: JournalEntry) {
    use stillwater::storage::journal::{Journal, JournalWrite};
    let note = JournalWrite { key: key.into(), entry: Some(entry), parent: None };
    device.journal.commit(vec![note], Box::new(drop));
}

fn raw(device: &Rc<Device>, key: &str) -> String {
    sealed_name(&vault(device), key).unwrap()
}

/// Removes everything from the journal except the header and these keys.
fn forget_journal(device: &Device, but: &[&str]) {
    device.journal.entries.borrow_mut().retain(|(key, _)| key == "vault" || but.contains(&&**key));
}

fn text_of(id: &str, words: &str, rev: u64, by: &str, over: (u64, &str)) -> String {
    write_record(&version(id, words, rev, by, over))
}

fn key_of(id: &str) -> String {
    keys::record(id)
}
