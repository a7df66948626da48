//! Arbitrary values and journal entries under our keys, most of them nearly valid.

use super::*;
use stillwater::storage::journal::{JournalValue, PRESENCE};

const PAGES: [&str; 4] = ["aaaaa", "", "zzzzzzzzzzzzz", "3w5e11264sgsf"];

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => prop::sample::select(vec![ID, OTHER, "0mi1x2y3zaaaaa", "../odd", ""]).prop_map(keys::record),
        2 => prop::sample::select(vec![ID, "0mi1x2y3zaaaaa"]).prop_map(|id| keys::damaged(&keys::record(id))),
        1 => prop::sample::select(vec![keys::PRESENCE, keys::CHANGE, keys::SETTINGS, "stillwater/"]).prop_map(String::from),
        1 => ".{0,9}".prop_map(|end| format!("stillwater/{end}")),
    ]
}

fn number() -> impl Strategy<Value = u64> {
    prop_oneof![4 => 0..9_u64, 1 => Just(u64::MAX), 1 => Just(u64::MAX - 1)]
}

pub fn page() -> impl Strategy<Value = &'static str> {
    prop::sample::select(PAGES.to_vec())
}

fn whole() -> impl Strategy<Value = String> {
    let id = prop::sample::select(vec![ID, OTHER, "0mi1x2y3zaaaaa", "ä", ""]);
    let version = prop_oneof![9 => Just(2_u64), 1 => Just(1), 1 => Just(9)];
    (id, "[a-z]{8}", (number(), page()), (number(), page()), version).prop_map(|(id, words, of, over, v)| {
        text(id, &words, of, over).replace("\"v\":2", &format!("\"v\":{v}"))
    })
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => whole(),
        1 => (whole(), 0..200_usize).prop_map(|(text, at)| text.chars().take(at).collect()),
        1 => ".{0,30}",
        1 => prop::collection::vec(any::<u8>(), 0..40).prop_map(|bytes| String::from_utf8_lossy(&bytes).into()),
        1 => prop::sample::select(vec!["", "null", "[]", "[{}]", "{\"v\":1e999}", "{\"v\":-1}", "{\"v\":2}"])
            .prop_map(String::from),
    ]
}

fn any_entry() -> impl Strategy<Value = JournalEntry> {
    let stamp = (number(), page());
    let at = prop::sample::select(vec![NOON, 0.0, NOON - 2.0 * DAY, NOON * 9.0, f64::NAN]);
    let held = prop_oneof![4 => any_text().prop_map(JournalValue::Text), 1 => Just(JournalValue::Tombstone)];
    (stamp, at, held, any::<bool>()).prop_map(|((rev, by), at, held, is_honest)| {
        let honest = match &held {
            JournalValue::Text(text) if is_honest => read_record(text).ok().map(|record| record.version()),
            _ => None,
        };
        JournalEntry {
            version: honest.unwrap_or(Version { rev, writer: by.into() }),
            written_at: at,
            value: held,
        }
    })
}

pub fn snapshot() -> impl Strategy<Value = JournalSnapshot> {
    let key = prop_oneof![
        9 => name().prop_filter("the journal has names of its own", |key| key != keys::CHANGE && key != keys::PRESENCE),
        1 => prop::sample::select(vec![PRESENCE, "change", "changed", "odd"]).prop_map(String::from),
    ];
    let entries = prop::collection::btree_map(key, any_entry(), 0..6);
    (entries, prop::collection::vec(name(), 0..3), any::<bool>()).prop_map(|(entries, known, marked)| {
        JournalSnapshot {
            entries: entries.into_iter().collect(),
            record_keys: known,
            presence_flag: marked,
            now: NOON,
        }
    })
}

pub fn texts() -> impl Strategy<Value = Vec<(String, String)>> {
    prop::collection::btree_map(name(), any_text(), 0..6).prop_map(|texts| texts.into_iter().collect())
}
