//! A change of several values happens completely or not at all, and can be undone.

use super::*;
use stillwater::state::Setting;
use stillwater::storage::StoreError;
use stillwater::storage::batch::{Batch, BatchStep};

/// A store with two records and settings, and a change that replaces a record, removes one, adds one, and changes the
/// settings.
pub fn prepared(is_journaled: bool) -> (Rc<Device>, Batch) {
    let device = Device::new(is_journaled);
    device.store.inside.set("theirs", "theirs").unwrap();
    let mut app_state = device.open("aaaaa");
    for (id, words) in [(ID, "one"), (OTHER, "two")] {
        app_state.store_record(&version(id, words, (3, "aaaaa"), (0, "")), None).unwrap();
        let entry = Some(entry(&device.text(&keys::record(id)).unwrap()));
        let note = stillwater::storage::journal::JournalWrite { key: keys::record(id), entry, parent: None };
        app_state.write_to_journal(note, Box::new(drop));
    }
    app_state.choose(Setting::Country("US".into()));
    let steps = [
        (keys::record(ID), Some(text(ID, "one, from a copy", (4, "bbbbb"), (3, "aaaaa")))),
        (keys::record(OTHER), None),
        (keys::record(THIRD), Some(text(THIRD, "three", (1, "zzzzz"), (0, "")))),
        (keys::SETTINGS.to_string(), Some("{\"country\":\"FR\",\"v\":1}".to_string())),
    ];
    let steps = steps.map(|(key, after)| BatchStep { before: device.text(&key), key, after });
    (device, Batch(steps.to_vec()))
}

/// The values of a store after a change was applied.
pub fn carried_out(before: &[(String, String)], change: &Batch) -> Vec<(String, String)> {
    let store = stillwater::storage::MemoryStore::default();
    for (key, text) in before {
        store.set(key, text).unwrap();
    }
    for step in &change.0 {
        store.remove(&step.key).unwrap();
        if let Some(text) = &step.after {
            store.set(&step.key, text).unwrap();
        }
    }
    let keys = store.keys("").unwrap();
    keys.into_iter().map(|key| (key.clone(), store.get(&key).unwrap().unwrap())).collect()
}

#[test]
fn a_change_is_carried_out_and_taken_back_to_the_last_letter() {
    for is_journaled in [true, false] {
        let (device, change) = prepared(is_journaled);
        let (before, mut app_state) = (device.texts(), device.open("bbbbb"));
        let after = carried_out(&before, &change);
        app_state.stage_change(&change, Box::new(|noted| assert!(noted)));
        app_state.apply_change(change.clone()).unwrap();
        assert_eq!(device.texts(), after);
        let back = app_state.undo_change().unwrap();
        app_state.stage_change(&back, Box::new(|noted| assert!(noted)));
        app_state.apply_change(back).unwrap();
        assert_eq!(device.texts(), before);
        assert_eq!(
            app_state.undo_change().map(|Batch(steps)| steps.len()),
            Some(4),
            "it can be carried out again"
        );
    }
}

#[test]
fn the_way_back_is_there_for_the_next_page_and_gone_after_the_next_change() {
    let next: [fn(&mut stillwater::state::AppState); 3] = [
        |app_state| drop(app_state.store_record(&version("0mi1x2y3z4abcg", "new", (1, "c"), (0, "")), None)),
        |app_state| app_state.delete(&[keys::record(ID)]),
        |app_state| app_state.undo(),
    ];
    for act in next {
        let (device, change) = prepared(true);
        let mut app_state = device.open("bbbbb");
        app_state.delete(&[keys::record(OTHER)]);
        let change = Batch(change.0.into_iter().filter(|step| step.key != keys::record(OTHER)).collect());
        let before = device.texts();
        app_state.stage_change(&change, Box::new(|noted| assert!(noted)));
        app_state.apply_change(change).unwrap();
        let mut next = device.open("ccccc");
        next.apply_change(next.undo_change().unwrap()).unwrap();
        assert_eq!(device.texts(), before);
        act(&mut app_state);
        assert_eq!(app_state.undo_change(), None);
        assert_eq!(device.open("ddddd").undo_change(), None);
    }
}

#[test]
fn a_store_that_fails_at_any_write_leaves_everything_as_it_was() {
    for is_journaled in [true, false] {
        for k in 0.. {
            let (device, change) = prepared(is_journaled);
            let (before, mut app_state) = (device.texts(), device.open("bbbbb"));
            let after = carried_out(&before, &change);
            app_state.stage_change(&change, Box::new(|noted| assert!(noted)));
            device.store.takes.set(Some(k));
            let done = app_state.apply_change(change);
            device.store.takes.set(None);
            device.store.remove(keys::CHANGE).unwrap();
            let as_it_is = device.texts();
            if done.is_ok() {
                assert_eq!(as_it_is, after);
                assert_eq!(k, 4, "each of four writes has failed once");
                break;
            }
            assert_eq!((done, as_it_is), (Err(StoreError::Full), before.clone()), "write {k}");
            assert_eq!(app_state.undo_change(), None);
            device.open("ccccc");
            assert_eq!(device.texts(), before, "write {k}: and it stays so");
        }
    }
}

#[test]
fn a_store_that_fails_for_good_in_the_middle_is_mended_by_the_next_page() {
    for is_journaled in [true, false] {
        for k in 0..3 {
            let (device, change) = prepared(is_journaled);
            let (before, mut app_state) = (device.texts(), device.open("bbbbb"));
            let after = carried_out(&before, &change);
            app_state.stage_change(&change, Box::new(|noted| assert!(noted)));
            device.store.fails_from(k);
            app_state.apply_change(change).unwrap_err();
            device.open("ccccc");
            device.store.works_again();
            device.open("ddddd");
            assert!(device.texts() == before || device.texts() == after, "{k} {:?}", device.texts());
            let once = device.texts();
            device.open("eeeee");
            assert_eq!(device.texts(), once);
        }
    }
}

#[test]
fn a_change_of_what_another_page_has_changed_meanwhile_is_refused() {
    for is_journaled in [true, false] {
        let (device, change) = prepared(is_journaled);
        let (mut app_state, other) = (device.open("bbbbb"), device.open("ccccc"));
        app_state.stage_change(&change, Box::new(|noted| assert!(noted)));
        let base = device.text(&keys::record(ID));
        other.store_record(&version(ID, "newer", (4, "ccccc"), (3, "aaaaa")), base.as_deref()).unwrap();
        let before = device.texts();
        assert_eq!(app_state.apply_change(change), Err(StoreError::Changed));
        device.open("ddddd");
        let before: Vec<_> = before.into_iter().filter(|(key, _)| key != keys::CHANGE).collect();
        assert_eq!(device.texts(), before);
    }
}

#[test]
fn a_place_in_the_article_that_is_remembered_meanwhile_is_no_reason_to_refuse() {
    let (device, change) = prepared(true);
    let (before, mut app_state) = (device.texts(), device.open("bbbbb"));
    app_state.stage_change(&change, Box::new(|noted| assert!(noted)));
    app_state.apply_change(change).unwrap();
    app_state.choose(Setting::ReadingPosition("signs".into()));
    app_state.apply_change(app_state.undo_change().unwrap()).unwrap();
    assert_eq!(device.texts(), before);
}

#[test]
fn a_change_leaves_the_sign_that_something_is_kept_and_one_that_fails_does_not() {
    let step =
        BatchStep { key: keys::record(ID), before: None, after: Some(text(ID, "x", (1, "z"), (0, ""))) };
    for fails in [true, false] {
        let device = Device::new(true);
        let mut app_state = device.open("bbbbb");
        device.store.takes.set(fails.then_some(0));
        assert_eq!(app_state.apply_change(Batch(vec![step.clone()])).is_err(), fails);
        assert_eq!(device.text(keys::PRESENCE).is_none(), fails);
    }
}
