//! `AppState` and drafts: storing, undo, and values that are never touched.

mod drafts;
mod keeping;
pub mod stubborn;
mod undoing;

use std::rc::Rc;
use stillwater::domain::record::Record;
use stillwater::state::AppState;
use stillwater::storage::{MemoryStore, Store, keys};

const ID: &str = "0mi1x2y3z4abcd";
const OTHER: &str = "0mi1x2y3z4abce";
const NOW: &str = "2026-11-22T09:30:00.000Z";

/// An `AppState` and its store.
fn app_state() -> (AppState, Rc<MemoryStore>) {
    let store = Rc::new(MemoryStore::default());
    (AppState::open(store.clone()), store)
}

fn record(id: &str, words: &str) -> Record {
    let mut record = Record::begin(id.into(), "forgiveness", NOW.into());
    record.answers.set_text("one-event", words);
    record
}

/// All values in a store except the presence marker.
fn contents(store: &dyn Store) -> Vec<(String, String)> {
    let keys = store.keys("").unwrap();
    keys.into_iter()
        .filter(|key| key != keys::PRESENCE)
        .map(|key| (key.clone(), store.get(&key).unwrap().unwrap()))
        .collect()
}

fn kept(store: &dyn Store, id: &str) -> Option<String> {
    store.get(&keys::record(id)).unwrap()
}
