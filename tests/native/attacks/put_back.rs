//! Values that were rolled back or removed are reported.

use super::*;
use stillwater::state::Setting;
use stillwater::storage::journal::NoJournal;

/// A device on which an entry and a setting were changed, and the earlier sealed values.
fn changed() -> (Rc<Device>, Vec<(String, String)>) {
    let device = locked();
    let earlier = device.texts();
    let (mut app_state, _) = open(&device, "bbbbb");
    write(&app_state, &version(ID, "canary newest", 3, "bbbbb", (2, "aaaaa"))).unwrap();
    app_state.choose(Setting::Country("NZ".into()));
    app_state.bind();
    app_state.lock();
    drop(app_state);
    // The index lists the settings, too.
    (device, earlier)
}

fn put_back(device: &Rc<Device>, earlier: &[(String, String)], key: &str) {
    let name = raw(device, key);
    let (_, text) = earlier.iter().find(|(earlier, _)| *earlier == name).unwrap();
    device.store.inside.set(&name, text).unwrap();
}

#[test]
fn a_text_that_was_put_back_is_named_once() {
    for but in [&["index"][..], &[]] {
        for with_index in [false, true] {
            let (device, earlier) = changed();
            forget_journal(&device, but);
            put_back(&device, &earlier, &key_of(ID));
            if with_index {
                put_back(&device, &earlier, keys::INDEX);
            }
            let (app_state, _) = open_any(&device, "ccccc");
            let said = app_state.tampered.older == [key_of(ID)] || app_state.tampered.is_unlisted;
            assert!(said, "{but:?} {with_index}: {:?}", app_state.tampered);
            if !with_index || !but.is_empty() {
                assert_eq!(app_state.tampered.older, [key_of(ID)], "{but:?} {with_index}");
            }
            open(&device, "ddddd");
        }
    }
}

#[test]
fn a_setting_that_was_put_back_is_named() {
    for with_index in [false, true] {
        let (device, earlier) = changed();
        forget_journal(&device, &["index"]);
        put_back(&device, &earlier, keys::SETTINGS);
        if with_index {
            put_back(&device, &earlier, keys::INDEX);
        }
        let (app_state, _) = open_any(&device, "ccccc");
        assert_eq!(app_state.tampered.older, [keys::SETTINGS.to_string()], "{with_index}");
        open(&device, "ddddd");
    }
}

#[test]
fn what_was_taken_away_is_counted() {
    for key in [key_of(ID), keys::SETTINGS.into(), keys::damaged(&key_of("x"))] {
        let (device, _) = changed();
        device.journal.entries.borrow_mut().retain(|(key, _)| !key.starts_with(keys::SEALED));
        device.store.inside.remove(&raw(&device, &key)).unwrap();
        let (app_state, _) = open_any(&device, "ccccc");
        // A record that the journal knows is reported as missing instead.
        assert_eq!(app_state.tampered.gone + app_state.recovery_report.missing, 1, "{key}");
        let (again, _) = open(&device, "ddddd");
        assert_eq!(again.tampered.gone, 0);
    }
}

#[test]
fn a_damaged_text_in_the_place_of_another_is_named() {
    let (device, _) = changed();
    let key = keys::damaged(&key_of("x"));
    let other = vault(&device).seal(&key, 0, "canary other", &|bytes| bytes.fill(9)).unwrap();
    device.store.inside.set(&raw(&device, &key), &other).unwrap();
    assert_eq!(open_any(&device, "ccccc").0.tampered.older, [key]);
}

#[test]
fn without_any_list_it_says_that_the_list_is_gone() {
    let (device, _) = changed();
    device.store.inside.remove(&raw(&device, keys::INDEX)).unwrap();
    device.store.inside.remove(keys::TRANSFER).unwrap();
    forget_journal(&device, &[]);
    assert!(open_any(&device, "ccccc").0.tampered.is_unlisted);
    open(&device, "ddddd");
}

#[test]
fn without_a_journal_it_is_noticed_too() {
    let device = filled(false);
    turn_on(&device).unwrap();
    let earlier = device.texts();
    let (app_state, _) = open(&device, "bbbbb");
    app_state
        .store_record(
            &version(ID, "canary newest", 3, "bbbbb", (2, "aaaaa")),
            app_state.text(&key_of(ID)).as_deref(),
        )
        .unwrap();
    app_state.bind();
    put_back(&device, &earlier, &key_of(ID));
    assert_eq!(open_any(&device, "ccccc").0.tampered.older, [key_of(ID)]);
    let _ = NoJournal;
}

#[test]
fn what_the_journal_brings_back_is_no_fault() {
    let (device, earlier) = changed();
    put_back(&device, &earlier, &key_of(ID));
    put_back(&device, &earlier, keys::SETTINGS);
    let (app_state, _) = open(&device, "ccccc");
    assert!(words(&app_state).contains(&"canary newest".to_string()));
    assert_eq!(app_state.settings.country(), "NZ");
}

#[test]
fn a_whole_header_from_before_is_not_taken_for_the_one_in_force() {
    let device = locked();
    let (old, vault) = (header(&device).unwrap(), vault(&device));
    let (new, _) = old.with_code(&vault, &*rng(5)).unwrap();
    replace(&device, &old, &new).unwrap();
    open(&device, "bbbbb");
    open(&device, "ccccc");
    device.store.inside.set(keys::VAULT, &old.write()).unwrap();
    device.journal.entries.borrow_mut().retain(|(key, _)| key != "vault");
    assert!(matches!(unlock(&device), Err(stillwater::storage::StoreError::Changed)));
    let texts = device.texts();
    device.store.inside.remove(&raw(&device, keys::INDEX)).unwrap();
    assert!(
        matches!(unlock(&device), Err(stillwater::storage::StoreError::Changed)),
        "the journal tells it too"
    );
    assert!(texts.len() > 3);
}
