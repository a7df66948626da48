//! Storing, listing, copying and deleting values, and values that are left alone.

use super::stubborn::Stubborn;
use super::*;
use serde_json::{Value, json};
use stillwater::domain::unreadable::Unreadable;
use stillwater::state::Setting;
use stillwater::state::app_state::{StorageMode, Stored};
use stillwater::storage::StoreError;
use stillwater::storage::format::{read_record, write_record};

#[test]
fn erasing_leaves_what_belongs_to_other_sites() {
    let (mut app_state, store) = app_state();
    for key in ["theirs", "stillwater", "stillwater-notes", "Stillwater/record/x", "a/stillwater/record/x"] {
        store.set(key, "theirs").unwrap();
    }
    let before = contents(&*store);
    app_state.store_record(&record(ID, "mine"), None).unwrap();
    store.set("stillwater/record/odd", "damaged").unwrap();
    store.set("stillwater/of a newer version", "x").unwrap();
    app_state.choose(Setting::Country("US".into()));
    assert_eq!(contents(&*store).len(), before.len() + 4);
    app_state.erase().unwrap();
    assert_eq!(store.get(keys::PRESENCE), Ok(None));
    assert_eq!(contents(&*store), before);
    assert_eq!(app_state.settings.country(), "");
    assert_eq!(app_state.size(), (0, 0));
}

#[test]
fn after_erasing_nothing_can_be_brought_back() {
    let (mut app_state, store) = app_state();
    app_state.store_record(&record(ID, "mine"), None).unwrap();
    app_state.delete(&[keys::record(ID)]);
    app_state.erase().unwrap();
    app_state.undo();
    assert!(contents(&*store).is_empty());
}

#[test]
fn unreadable_settings_are_never_written_over() {
    for text in ["damaged", "{\"v\":2,\"country\":\"FR\"}", "", "null"] {
        let store = Rc::new(MemoryStore::default());
        store.set(keys::SETTINGS, text).unwrap();
        let mut app_state = AppState::open(store.clone());
        app_state.choose(Setting::Country("US".into()));
        app_state.choose(Setting::ReadingPosition("signs".into()));
        assert_eq!(app_state.settings.country(), "US", "the choice holds while the page is open");
        assert_eq!(store.get(keys::SETTINGS).unwrap().as_deref(), Some(text));
    }
}

#[test]
fn a_setting_that_nobody_can_choose_counts_as_never_chosen() {
    for idle in ["4294967295", "0", "60", "-1", "x", ""] {
        let store = Rc::new(MemoryStore::default());
        let text = json!({ "v": 1, "idle": idle, "where": "elsewhere", "together": "over x 0", "new": "x" });
        store.set(keys::SETTINGS, &text.to_string()).unwrap();
        let mut app_state = AppState::open(store.clone());
        assert_eq!(
            (app_state.settings.idle(), app_state.settings.stores_entries(), app_state.shared_view()),
            (5, false, None),
            "{idle}"
        );
        assert_eq!(app_state.settings.all().collect::<Vec<_>>(), [("new", "x")]);
        app_state.choose(Setting::Country("US".into()));
        let kept: Value = serde_json::from_str(&store.get(keys::SETTINGS).unwrap().unwrap()).unwrap();
        assert_eq!((&kept["new"], &kept["country"]), (&json!("x"), &json!("US")));
        app_state.choose(Setting::Idle(15));
        assert_eq!(AppState::open(store).settings.idle(), 15);
    }
}

#[test]
fn a_choice_is_there_the_next_time() {
    let (mut app_state, store) = app_state();
    app_state.choose(Setting::Country("US".into()));
    assert_eq!(AppState::open(store).settings.country(), "US");
}

#[test]
fn a_closed_store_means_that_it_lasts_as_long_as_the_page() {
    let store = Rc::new(Stubborn::default());
    store.fails.set(Some(StoreError::Blocked));
    let app_state = AppState::open(store);
    assert_eq!(app_state.storage_mode, StorageMode::Blocked);
    app_state.store_record(&record(ID, "kept for now"), None).unwrap();
    assert_eq!(*app_state.ids(), [ID]);
}

#[test]
fn a_page_that_was_only_just_drawn_keeps_nothing() {
    let app_state = AppState::default();
    assert_eq!(app_state.storage_mode, StorageMode::Loading);
    assert!(!app_state.is_ready());
}

#[test]
fn a_record_reads_back_as_it_was_stored() {
    let (app_state, _) = app_state();
    let mine = record(ID, "words\n🌿");
    app_state.store_record(&mine, None).unwrap();
    assert_eq!(app_state.record(ID), Some(Stored::Record(Rc::new(mine))));
    assert_eq!(app_state.record(OTHER), None);
}

#[test]
fn a_record_under_another_records_name_is_unreadable() {
    let (app_state, store) = app_state();
    store.set(&keys::record(OTHER), &write_record(&record(ID, "of the first"))).unwrap();
    let unreadable = Stored::Unreadable(keys::record(OTHER), Unreadable::Damaged);
    assert_eq!(app_state.record(OTHER), Some(unreadable.clone()));
    assert_eq!(app_state.records().collect::<Vec<_>>(), [unreadable]);
    assert_eq!(app_state.recent_of("forgiveness").count(), 0);
}

#[test]
fn a_name_from_an_address_that_is_no_id_opens_nothing() {
    let (app_state, store) = app_state();
    for odd in ["", "../settings", "0MI1X2Y3Z4ABCD", "0mi1x2y3z4abcd0", "<script>", "0mi1x2y3z4ab/d"] {
        store.set(&keys::record(odd), &write_record(&record(odd, "x"))).unwrap();
        assert_eq!(app_state.record(odd), None, "{odd}");
    }
}

#[test]
fn the_newest_comes_first_and_what_cannot_be_read_is_in_the_list() {
    let (mut app_state, store) = app_state();
    app_state.store_record(&record(ID, "older"), None).unwrap();
    app_state.store_record(&record(OTHER, "newer"), None).unwrap();
    store.set(&keys::record("0zzzzzzzzzzzzz"), "{\"v\":7}").unwrap();
    app_state.look_again();
    let records: Vec<_> = app_state.records().collect();
    assert_eq!(*app_state.ids(), ["0zzzzzzzzzzzzz", OTHER, ID]);
    assert_eq!(records[0], Stored::Unreadable(keys::record("0zzzzzzzzzzzzz"), Unreadable::Newer));
    assert!(matches!(&records[2], Stored::Record(record) if record.answers.text("one-event") == "older"));
}

#[test]
fn what_goes_into_a_copy_is_every_text_of_ours_and_no_other() {
    let (mut app_state, store) = app_state();
    store.set("theirs", "secret of another site").unwrap();
    app_state.choose(Setting::Country("US".into()));
    app_state.store_record(&record(ID, "mine \u{0} 🌿"), None).unwrap();
    store.set("stillwater/record/odd", "damaged \"text").unwrap();
    let texts: Value = serde_json::from_str(&app_state.texts(None)).unwrap();
    assert_eq!(texts.as_object().unwrap().len(), 3);
    assert_eq!(texts["stillwater/record/odd"], "damaged \"text");
    let mine = texts[&keys::record(ID)].as_str().unwrap();
    let one: Value = serde_json::from_str(&app_state.texts(Some(&[keys::record(ID)]))).unwrap();
    assert_eq!(one, json!({ keys::record(ID): mine }));
    assert_eq!(read_record(mine).unwrap().answers.text("one-event"), "mine \u{0} 🌿");
}

#[test]
fn the_size_counts_records_and_utf_16_units_as_browsers_do() {
    let (app_state, store) = app_state();
    store.set("theirs", "not counted").unwrap();
    store.set("stillwater/record/é", "🌿").unwrap();
    assert_eq!(app_state.size(), (1, "stillwater/record/é".chars().count() + 2));
}
