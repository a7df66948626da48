//! What is kept, listed, copied and erased, and what is left alone.

use super::stubborn::Stubborn;
use super::*;
use serde_json::{Value, json};
use stillwater::state::app_state::{StorageMode, Stored};
use stillwater::storage::StoreError;
use stillwater::storage::format::{Unreadable, read_record, write_record};

#[test]
fn erasing_leaves_what_belongs_to_other_sites() {
    let (mut desk, store) = desk();
    for key in ["theirs", "stillwater", "stillwater-notes", "Stillwater/record/x", "a/stillwater/record/x"] {
        store.set(key, "theirs").unwrap();
    }
    let before = contents(&*store);
    desk.store_record(&record(ID, "mine"), None).unwrap();
    store.set("stillwater/record/odd", "damaged").unwrap();
    store.set("stillwater/of a newer version", "x").unwrap();
    desk.choose("country", "US");
    assert_eq!(contents(&*store).len(), before.len() + 4);
    desk.erase().unwrap();
    assert_eq!(store.get(keys::PRESENCE), Ok(None));
    assert_eq!(contents(&*store), before);
    assert_eq!(desk.settings.get("country"), "");
    assert_eq!(desk.size(), (0, 0));
}

#[test]
fn after_erasing_nothing_can_be_brought_back() {
    let (mut desk, store) = desk();
    desk.store_record(&record(ID, "mine"), None).unwrap();
    desk.delete(&[keys::record(ID)]);
    desk.erase().unwrap();
    desk.undo();
    assert!(contents(&*store).is_empty());
}

#[test]
fn unreadable_settings_are_never_written_over() {
    for text in ["damaged", "{\"v\":2,\"country\":\"FR\"}", "", "null"] {
        let store = Rc::new(MemoryStore::default());
        store.set(keys::SETTINGS, text).unwrap();
        let mut desk = AppState::open(store.clone());
        desk.choose("country", "US");
        desk.choose("place", "signs");
        assert_eq!(desk.settings.get("country"), "US", "the choice holds while the page is open");
        assert_eq!(store.get(keys::SETTINGS).unwrap().as_deref(), Some(text));
    }
}

#[test]
fn a_setting_that_nobody_can_choose_counts_as_never_chosen() {
    for idle in ["4294967295", "0", "60", "-1", "x", ""] {
        let store = Rc::new(MemoryStore::default());
        let text = json!({ "v": 1, "idle": idle, "where": "elsewhere", "together": "over x 0", "new": "x" });
        store.set(keys::SETTINGS, &text.to_string()).unwrap();
        let mut desk = AppState::open(store.clone());
        assert_eq!(
            (desk.settings.idle(), desk.settings.get("where"), desk.shared_view()),
            (5, "", None),
            "{idle}"
        );
        assert_eq!(desk.settings.all().collect::<Vec<_>>(), [("new", "x")]);
        desk.choose("country", "US");
        let kept: Value = serde_json::from_str(&store.get(keys::SETTINGS).unwrap().unwrap()).unwrap();
        assert_eq!((&kept["new"], &kept["country"]), (&json!("x"), &json!("US")));
        desk.choose("idle", "15");
        assert_eq!(AppState::open(store).settings.idle(), 15);
    }
}

#[test]
fn a_choice_is_there_the_next_time() {
    let (mut desk, store) = desk();
    desk.choose("country", "US");
    assert_eq!(AppState::open(store).settings.get("country"), "US");
}

#[test]
fn a_closed_store_means_that_it_lasts_as_long_as_the_page() {
    let store = Rc::new(Stubborn::default());
    store.fails.set(Some(StoreError::Blocked));
    let desk = AppState::open(store);
    assert_eq!(desk.storage_mode, StorageMode::Blocked);
    desk.store_record(&record(ID, "kept for now"), None).unwrap();
    assert_eq!(*desk.ids(), [ID]);
}

#[test]
fn a_page_that_was_only_just_drawn_keeps_nothing() {
    let desk = AppState::default();
    assert_eq!(desk.storage_mode, StorageMode::Loading);
    assert!(!desk.is_ready());
}

#[test]
fn a_record_reads_back_as_it_was_stored() {
    let (desk, _) = desk();
    let mine = record(ID, "words\n🌿");
    desk.store_record(&mine, None).unwrap();
    assert_eq!(desk.record(ID), Some(Stored::Record(Rc::new(mine))));
    assert_eq!(desk.record(OTHER), None);
}

#[test]
fn a_record_under_another_records_name_is_unreadable() {
    let (desk, store) = desk();
    store.set(&keys::record(OTHER), &write_record(&record(ID, "of the first"))).unwrap();
    let unreadable = Stored::Unreadable(keys::record(OTHER), Unreadable::Damaged);
    assert_eq!(desk.record(OTHER), Some(unreadable.clone()));
    assert_eq!(desk.records().collect::<Vec<_>>(), [unreadable]);
    assert_eq!(desk.recent_of("forgiveness").count(), 0);
}

#[test]
fn a_name_from_an_address_that_is_no_id_opens_nothing() {
    let (desk, store) = desk();
    for odd in ["", "../settings", "0MI1X2Y3Z4ABCD", "0mi1x2y3z4abcd0", "<script>", "0mi1x2y3z4ab/d"] {
        store.set(&keys::record(odd), &write_record(&record(odd, "x"))).unwrap();
        assert_eq!(desk.record(odd), None, "{odd}");
    }
}

#[test]
fn the_newest_comes_first_and_what_cannot_be_read_is_in_the_list() {
    let (mut desk, store) = desk();
    desk.store_record(&record(ID, "older"), None).unwrap();
    desk.store_record(&record(OTHER, "newer"), None).unwrap();
    store.set(&keys::record("0zzzzzzzzzzzzz"), "{\"v\":7}").unwrap();
    desk.look_again();
    let records: Vec<_> = desk.records().collect();
    assert_eq!(*desk.ids(), ["0zzzzzzzzzzzzz", OTHER, ID]);
    assert_eq!(records[0], Stored::Unreadable(keys::record("0zzzzzzzzzzzzz"), Unreadable::Newer));
    assert!(matches!(&records[2], Stored::Record(record) if record.answers.text("one-event") == "older"));
}

#[test]
fn what_goes_into_a_copy_is_every_text_of_ours_and_no_other() {
    let (mut desk, store) = desk();
    store.set("theirs", "secret of another site").unwrap();
    desk.choose("country", "US");
    desk.store_record(&record(ID, "mine \u{0} 🌿"), None).unwrap();
    store.set("stillwater/record/odd", "damaged \"text").unwrap();
    let texts: Value = serde_json::from_str(&desk.texts(None)).unwrap();
    assert_eq!(texts.as_object().unwrap().len(), 3);
    assert_eq!(texts["stillwater/record/odd"], "damaged \"text");
    let mine = texts[&keys::record(ID)].as_str().unwrap();
    let one: Value = serde_json::from_str(&desk.texts(Some(&[keys::record(ID)]))).unwrap();
    assert_eq!(one, json!({ keys::record(ID): mine }));
    assert_eq!(read_record(mine).unwrap().answers.text("one-event"), "mine \u{0} 🌿");
}

#[test]
fn the_size_counts_records_and_utf_16_units_as_browsers_do() {
    let (desk, store) = desk();
    store.set("theirs", "not counted").unwrap();
    store.set("stillwater/record/é", "🌿").unwrap();
    assert_eq!(desk.size(), (1, "stillwater/record/é".chars().count() + 2));
}
