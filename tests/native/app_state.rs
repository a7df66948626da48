//! The desk and what is written on it: what is kept, what is brought back, and what is never touched.

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

/// A desk and the store under it.
fn app_state() -> (AppState, Rc<MemoryStore>) {
    let store = Rc::new(MemoryStore::default());
    (AppState::open(store.clone()), store)
}

fn record(id: &str, words: &str) -> Record {
    let mut record = Record::begin(id.into(), "forgiveness", NOW.into());
    record.answers.set_text("one-event", words);
    record
}

/// Everything in a store, but the sign that there is something.
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
