//! A device with a lock: its content before locking, and opening pages on it.

use super::*;
use crate::keeping_safe::device::{Device, NOON};
use std::cell::RefCell;
use std::rc::Rc;
use stillwater::domain::record::{Record, Version};
use stillwater::state::AppState;
use stillwater::state::Setting;
use stillwater::storage::batch::{Batch, BatchStep};
use stillwater::storage::format::write_record;
use stillwater::storage::journal::{JournalEntry, JournalSnapshot, JournalWrite};
use stillwater::storage::lock::{self, Tampered, Unlocked};
use stillwater::storage::{Store, StoreError, keys};
use stillwater::vault::Vault;

pub type Texts = Vec<(String, String)>;

pub const ID: &str = "0mi1x2y3z4abcd";
pub const SECOND: &str = "0mi1x2y3z4abce";
pub const THIRD: &str = "0mi1x2y3z4abcf";

/// Texts that may be nowhere on a locked device: words, labels, names and ids.
const CANARIES: [&str; 9] = [
    "canary",
    "0mi1x2y3z4",
    "stillwater/record",
    "forgiveness",
    "settings",
    "one-event",
    "country",
    "bread",
    "answers",
];

pub fn version(id: &str, words: &str, rev: u64, by: &str, over: (u64, &str)) -> Record {
    let mut record = Record::begin(id.into(), "forgiveness", "2026-11-22T09:30:00.000Z".into());
    record.answers.set_text("one-event", words);
    record.label = "bread".into();
    Record { rev, by: by.into(), parent: Version { rev: over.0, writer: over.1.into() }, ..record }
}

/// Stores a version as a page does: in the store, then in the journal.
pub fn write(app_state: &AppState, record: &Record) -> Result<(), StoreError> {
    let key = keys::record(&record.id);
    app_state.store_record(record, app_state.text(&key).as_deref())?;
    let entry = Some(JournalEntry::new(record.version(), write_record(record)));
    app_state
        .write_to_journal(JournalWrite { key, entry, parent: Some(record.parent.clone()) }, Box::new(drop));
    Ok(())
}

/// A device without a lock. It has records with and without a journaled version, a deleted record, settings, a
/// quarantined value, and a change that can be undone.
pub fn filled(is_journaled: bool) -> Rc<Device> {
    let device = Device::new(is_journaled);
    device.store.inside.set("theirs", "theirs").unwrap();
    let mut app_state = device.open("aaaaa");
    for (id, words) in [(ID, "canary one 🌿"), (SECOND, "canary two"), (THIRD, "canary three")] {
        write(&app_state, &version(id, words, 1, "aaaaa", (0, ""))).unwrap();
    }
    write(&app_state, &version(ID, "canary one, again", 2, "aaaaa", (0, ""))).unwrap();
    app_state.choose(Setting::Country("US".into()));
    app_state.delete(&[keys::record(SECOND)]);
    device.store.inside.set(&keys::damaged(&keys::record("x")), "canary {").unwrap();
    let (key, after) =
        (keys::record(THIRD), version(THIRD, "canary three, from a copy", 2, "zzzzz", (1, "aaaaa")));
    let change = Batch(vec![BatchStep { before: device.text(&key), key, after: Some(write_record(&after)) }]);
    app_state.stage_change(&change, Box::new(|noted| assert!(noted)));
    app_state.apply_change(change).unwrap();
    if is_journaled {
        let old = keys::record(ID);
        device.journal.entries.borrow_mut().retain(|(key, _)| *key != old);
    }
    device
}

pub fn snapshot(device: &Device) -> JournalSnapshot {
    JournalSnapshot { now: NOON, ..device.journal.snapshot() }
}

pub fn lock(device: &Rc<Device>) -> lock::DeviceStorage {
    lock::DeviceStorage { store: device.clone(), journal: device.clone(), rng: Rc::from(chance_from(77)) }
}

/// The answer that a callback got.
pub fn told<T: 'static>(ask: impl FnOnce(lock::OnDone<T>)) -> Result<T, StoreError> {
    let answer = Rc::new(RefCell::new(None));
    let heard = answer.clone();
    ask(Box::new(move |told| drop(heard.replace(Some(told)))));
    answer.take().expect("an answer")
}

pub fn turn_on(device: &Rc<Device>) -> Result<Unlocked, StoreError> {
    let NewVault { header, vault, .. } = made(1);
    let unlocked = told(|done| lock::enable(lock(device), snapshot(device), header, vault, done))?;
    assert_eq!(app_state(&unlocked, "lockr").tampered, Rc::default());
    Ok(unlocked)
}

pub fn turn_off(device: &Rc<Device>) -> Result<(), StoreError> {
    let header = header(device).unwrap();
    let vault = Rc::new(header.open(&PASS).unwrap());
    told(|done| lock::disable(&lock(device), &snapshot(device), &header, vault, done))
}

pub fn replace(device: &Rc<Device>, before: &Header, header: &Header) -> Result<(), StoreError> {
    told(|done| lock::replace_header(&lock(device), before, header, done))
}

pub fn header(device: &Rc<Device>) -> Option<Header> {
    lock::header(&**device, &snapshot(device)).map(|header| header.unwrap())
}

pub fn vault(device: &Rc<Device>) -> Rc<Vault> {
    Rc::new(header(device).unwrap().open(&PASS).unwrap())
}

/// Opens a page, with the passphrase if there is a lock. Returns its state and all values it finds.
pub fn open(device: &Rc<Device>, page: &str) -> (AppState, Texts) {
    let (app_state, texts) = open_any(device, page);
    assert_eq!(*app_state.tampered, Tampered::default(), "nobody has tampered with it");
    (app_state, texts)
}

/// Opens a page without asserting that there was no tampering.
pub fn open_any(device: &Rc<Device>, page: &str) -> (AppState, Texts) {
    let Some(header) = header(device) else {
        let app_state = device.open(page);
        return (app_state, device.texts());
    };
    let vault = header.open(&PASS).or_else(|_| header.open(&OTHER)).expect("a passphrase that opens");
    let unlocked = lock::unlock(&lock(device), &snapshot(device), &header, Rc::new(vault)).unwrap();
    (app_state(&unlocked, page), texts(&*unlocked.store))
}

/// Opens a page after this many days.
pub fn open_after(device: &Rc<Device>, page: &str, days: f64) -> (AppState, Texts) {
    let now = NOON + days * crate::keeping_safe::device::DAY;
    device.journal.now.set(now);
    let header = header(device).expect("a header");
    let vault = header.open(&PASS).expect("the passphrase");
    let snapshot = JournalSnapshot { now, ..device.journal.snapshot() };
    let unlocked = lock::unlock(&lock(device), &snapshot, &header, Rc::new(vault)).unwrap();
    (app_state(&unlocked, page), texts(&*unlocked.store))
}

/// The result of unlocking.
pub fn unlock(device: &Rc<Device>) -> Result<Unlocked, StoreError> {
    let header = header(device).expect("a header");
    let vault = header.open(&PASS).expect("the passphrase");
    lock::unlock(&lock(device), &snapshot(device), &header, Rc::new(vault))
}

/// Pseudo-random bytes that are the same in each run.
pub fn rng(seed: u64) -> Box<Rng> {
    chance_from(seed)
}

/// The state of a page after unlocking.
pub fn app_state(unlocked: &Unlocked, page: &str) -> AppState {
    let (store, journal) = (unlocked.store.clone(), unlocked.journal.clone());
    let mut app_state = AppState::open_with(store, journal, &unlocked.snapshot, page);
    app_state.tampered = Rc::new(unlocked.look(app_state.recovery_report.missing));
    app_state
}

pub fn texts(store: &dyn Store) -> Texts {
    let keys = store.keys("").unwrap();
    keys.into_iter().map(|key| (key.clone(), store.get(&key).unwrap().unwrap())).collect()
}

/// Asserts that no text and no key that a person made is readable anywhere.
pub fn assert_closed(device: &Device, when: &str) {
    let snapshot = device.journal.snapshot();
    let entries = snapshot.entries.into_iter().map(|(key, entry)| (key, entry.write(0.0)));
    let known = snapshot.record_keys.into_iter().map(|key| (key, String::new()));
    for (key, text) in device.texts().into_iter().chain(entries).chain(known) {
        for canary in CANARIES {
            assert!(!key.contains(canary) && !text.contains(canary), "{when}: {canary} in {key}: {text}");
        }
    }
}
