//! Sessions: items to bring, items that return, and the shared view.

mod coming_back;
mod curtain;
mod lists;

use serde_json::json;
use std::rc::Rc;
use stillwater::domain::known_ids::SESSION;
use stillwater::domain::record::Record;
use stillwater::state::AppState;
use stillwater::storage::{MemoryStore, Store, keys};

/// The id of the `n`th record, in the order of their creation.
fn id(n: u32) -> String {
    format!("0mi1x2y3z{n:05}")
}

/// An `AppState` with a worksheet, a check-in and another worksheet, in this order.
fn app_state() -> (AppState, Rc<MemoryStore>) {
    let store = Rc::new(MemoryStore::default());
    for (n, kind) in [(1, "forgiveness"), (2, "check-in"), (3, "boundaries")] {
        keep(
            &store,
            json!({ "v": 2, "id": id(n), "kind": kind, "label": "a name", "answers": { "x": "words" } }),
        );
    }
    (AppState::open(store.clone()), store)
}

fn keep(store: &MemoryStore, record: serde_json::Value) {
    let id = record["id"].as_str().unwrap();
    store.set(&keys::record(id), &record.to_string()).unwrap();
}

/// A session with this id that is not stored yet.
fn new_session(n: u32) -> Record {
    Record::begin(id(n), SESSION, "2026-11-22T09:30:00.000Z".into())
}
