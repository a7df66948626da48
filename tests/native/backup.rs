//! Backups: a written copy is read back exactly, a file is accepted or refused as a whole, and a plan makes no change
//! that it does not list.
//!
//! H1 to H15 are the kinds of hostile input. The name of each test begins with its kind.

mod cctv;
mod fuzz;
mod hostile;
mod merging;
mod office;
mod previewing;
mod properties;
mod recognising;
mod replacing;
mod round_trip;
mod sealing;
mod settings;

use serde_json::{Value, json};
use stillwater::backup::{
    Conflicts, Entries, ParsedBackup, Planned, RestoreMode, RestoreOptions, open, plan, write,
};
use stillwater::storage::batch::Batch;

const ID: &str = "0mi1x2y3z4abcd";
const OTHER: &str = "0mi1x2y3z4abce";
const NEW_ID: &str = "0zzzzzzzz00001";
const MADE: &str = "2026-11-22T09:30:00.000Z";
const PAGE: &str = "ppppp";
const SAMPLE_1: &str = include_str!("samples/record-v1.json");
const SAMPLE_2: &str = include_str!("samples/record-v2.json");

fn texts(entries: &[(&str, &str)]) -> Entries {
    entries.iter().map(|(name, text)| (name.to_string(), text.to_string())).collect()
}

fn name(id: &str) -> String {
    format!("stillwater/record/{id}")
}

/// A record of format 2 as this version stores it.
fn record(id: &str, rev: u64, words: &str) -> String {
    json!({
        "v": 2, "id": id, "kind": "forgiveness", "rev": rev, "by": "aaaaa",
        "created": MADE, "changed": MADE, "answers": { "one-event": words }
    })
    .to_string()
}

/// A record of a format that does not exist yet.
fn newer(id: &str, rev: u64, words: &str) -> String {
    json!({ "v": 9, "id": id, "kind": "boundaries", "rev": rev, "changed": MADE, "words": [words] })
        .to_string()
}

fn opened(kept: &Entries) -> ParsedBackup {
    open(write(kept, MADE).as_bytes()).expect("what was written is read")
}

/// Makes a plan in which new ids count up.
fn planned(kept: &Entries, how: RestoreMode, conflicts: Conflicts, here: &Entries) -> Planned {
    let mut count = 0;
    let mut ids = || {
        count += 1;
        format!("0zzzzzzzz{count:05}")
    };
    plan(&opened(kept), &RestoreOptions { how, conflicts, page: PAGE }, here, &mut ids)
        .expect("there is room")
}

/// Applies a change, and asserts that its `before` values are right.
fn carry_out(here: &Entries, change: &Batch) -> Entries {
    let mut texts = here.clone();
    for step in &change.0 {
        assert_eq!(texts.get(&step.key), step.before.as_ref(), "{}", step.key);
        assert_ne!(step.before, step.after, "{}: a step that changes nothing", step.key);
        match &step.after {
            Some(text) => texts.insert(step.key.clone(), text.clone()),
            None => texts.remove(&step.key),
        };
    }
    texts
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}
