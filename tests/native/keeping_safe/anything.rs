//! Whatever lies under our names: nothing panics, and no text goes that something newer has not taken the place of.

use super::*;
use proptest::prelude::*;
use stillwater::state::desk::Stored;
use stillwater::state::{Desk, Draft};
use stillwater::storage::format::read_newer;
use stillwater::storage::journal::{ERASED, HERE, Held, Memo};

const PAGES: [&str; 4] = ["aaaaa", "", "zzzzzzzzzzzzz", "3w5e11264sgsf"];

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => prop::sample::select(vec![ID, OTHER, "0mi1x2y3zaaaaa", "../odd", ""]).prop_map(keys::record),
        2 => prop::sample::select(vec![ID, "0mi1x2y3zaaaaa"]).prop_map(|id| keys::damaged(&keys::record(id))),
        1 => prop::sample::select(vec![keys::HERE, keys::CHANGE, keys::SETTINGS, "stillwater/"]).prop_map(String::from),
        1 => ".{0,9}".prop_map(|end| format!("stillwater/{end}")),
    ]
}

fn number() -> impl Strategy<Value = u64> {
    prop_oneof![4 => 0..9_u64, 1 => Just(u64::MAX), 1 => Just(u64::MAX - 1)]
}

fn page() -> impl Strategy<Value = &'static str> {
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

fn any_entry() -> impl Strategy<Value = Entry> {
    let stamp = (number(), page());
    let at = prop::sample::select(vec![NOON, 0.0, NOON - 2.0 * DAY, NOON * 9.0, f64::NAN]);
    let held = prop_oneof![4 => any_text().prop_map(Held::Text), 1 => Just(Held::Gone)];
    (stamp, at, held, any::<bool>()).prop_map(|((rev, by), at, held, is_honest)| {
        let honest = match &held {
            Held::Text(text) if is_honest => read_record(text).ok().map(|record| record.stamp()),
            _ => None,
        };
        Entry { stamp: honest.unwrap_or(Stamp { rev, by: by.into() }), at, held }
    })
}

fn memo() -> impl Strategy<Value = Memo> {
    let key = prop_oneof![
        9 => name().prop_filter("the journal has names of its own", |key| key != keys::CHANGE && key != keys::HERE),
        1 => prop::sample::select(vec![HERE, "change", "changed", "odd"]).prop_map(String::from),
    ];
    let entries = prop::collection::btree_map(key, any_entry(), 0..6);
    (entries, prop::collection::vec(name(), 0..3), any::<bool>()).prop_map(|(entries, known, marked)| Memo {
        entries: entries.into_iter().collect(),
        known,
        marked,
        now: NOON,
    })
}

fn texts() -> impl Strategy<Value = Vec<(String, String)>> {
    prop::collection::btree_map(name(), any_text(), 0..6).prop_map(|texts| texts.into_iter().collect())
}

/// Whether a text is still somewhere: as it was, or as the version of its own that it became.
fn is_found(text: &str, device: &Device) -> bool {
    let words = read_record(text).map(|record| record.answers.text("one-event").to_string());
    device.texts().iter().any(|(_, stored)| {
        let same = |words: &String| stored.contains(&format!("\"one-event\":\"{words}\""));
        stored == text || words.as_ref().is_ok_and(same)
    })
}

/// Whether the journal says that it is deleted, or that a newer version has taken its place.
fn may_go(key: &str, text: &str, memo: &Memo) -> bool {
    let Some(noted) = memo.entry(key) else { return false };
    let stored = read_record(text);
    match &noted.held {
        Held::Gone => !stored.is_ok_and(|stored| stored.rev >= noted.stamp.rev && stored.id == key_id(key)),
        Held::Text(noted) => {
            read_record(noted).is_ok_and(|noted| stored.is_ok_and(|stored| noted.has_seen(&stored.stamp())))
        }
    }
}

fn key_id(key: &str) -> &str {
    key.strip_prefix(keys::RECORD).unwrap_or_default()
}

/// Reads everything that a page shows, and does everything that a person can do.
fn use_it(desk: &mut Desk) {
    let all: Vec<Stored> = desk.records().chain(desk.set_aside()).collect();
    let _ = (desk.texts(), desk.size(), desk.recent_of("forgiveness").count());
    for stored in &all {
        if let Stored::Record(record) = stored
            && let Some((_, text)) = desk.open_record(&record.id)
        {
            let mut draft = Draft::open((**record).clone(), Some(text));
            draft.edit(NOW.into(), Box::new(|record| record.answers.set_text("more", "more")));
            let note = draft.save(desk);
            note.into_iter().for_each(|note| desk.note(note, Box::new(drop)));
            draft.refresh(desk);
        }
    }
    if let Some(back) = desk.way_back() {
        drop(desk.finish_change(back));
    }
    desk.delete(&all.iter().map(Stored::key).collect::<Vec<_>>());
    desk.undo();
    desk.acknowledge();
}

fn config() -> ProptestConfig {
    let asked = ProptestConfig::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { 2000 };
    ProptestConfig { cases, failure_persistence: None, ..asked }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_text_goes_that_is_neither_deleted_nor_replaced(texts in texts(), memo in memo()) {
        let device = Device::after(&texts, &memo, true);
        let desk = device.open("bbbbb");
        let _ = (desk.records().count(), desk.set_aside().count(), desk.texts());
        for (key, text) in &texts {
            prop_assert!(
                *key == keys::CHANGE || may_go(key, text, &memo) || is_found(text, &device),
                "{}: {:?}\n{:#?}", key, text, device.texts()
            );
        }
    }

    #[test]
    fn opening_once_more_changes_nothing(texts in texts(), memo in memo()) {
        let device = Device::after(&texts, &memo, true);
        device.open("bbbbb");
        let once = device.texts();
        device.open("ccccc");
        prop_assert_eq!(device.texts(), once);
    }

    #[test]
    fn nothing_that_is_done_with_it_panics(texts in texts(), memo in memo(), erased in prop::option::of(page())) {
        let device = Device::after(&texts, &memo, true);
        if let Some(erased) = erased {
            device.journal.entries.borrow_mut().push((ERASED.into(), Entry::plain(erased)));
        }
        for page in ["bbbbb", "ccccc"] {
            use_it(&mut device.open(page));
        }
        for (_, text) in &texts {
            let _ = (Entry::read(text), read_newer(text), stillwater::storage::change::Change::read(text));
        }
    }
}
