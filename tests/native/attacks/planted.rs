//! A value that was not sealed with the vault's keys is never treated as the owner's.

use super::*;
use stillwater::domain::record::Version;
use stillwater::storage::batch::{Batch, BatchStep};
use stillwater::storage::journal::JournalSnapshot;

const NEW: &str = "0mi1x2y3z4abcz";

/// Versions of an entry that claim to follow any existing version.
fn forged(id: &str) -> Vec<JournalEntry> {
    let versions = [
        (1_000_001, "zzzzz", (1_000_000, "yyyyy")),
        (3, "zzzzz", (2, "aaaaa")),
        (3, "aaaaa", (0, "")),
        (u64::MAX, "bbbbb", (u64::MAX - 1, "aaaaa")),
    ];
    let entry = |(rev, by, over)| {
        let record = version(id, "canary forged", rev, by, over);
        JournalEntry::new(record.version(), write_record(&record))
    };
    versions.into_iter().map(entry).collect()
}

fn assert_set_aside(device: &Rc<Device>, wanted: &str, when: &str) {
    let (app_state, _) = open_any(device, "ccccc");
    assert_eq!(words(&app_state), OWN, "{when}");
    assert_eq!(app_state.settings.country(), "US", "{when}");
    assert_eq!(app_state.tampered.quarantined, 1, "{when}");
    let aside: Vec<String> = app_state.set_aside().map(|stored| stored.key()).collect();
    let key = aside.iter().find(|key| key.starts_with(keys::FOREIGN)).expect(when);
    assert_eq!(app_state.text(key).as_deref(), Some(wanted), "{when}");
    assert_closed(device, when);
    let (again, _) = open(device, "ddddd");
    assert_eq!(words(&again), OWN, "{when}");
    assert_eq!(again.set_aside().count(), aside.len(), "{when}");
}

#[test]
fn a_forged_version_replaces_nothing_and_is_shown_apart() {
    for place in EVERYWHERE {
        for entry in forged(ID) {
            let device = locked();
            plant(&device, place, &key_of(ID), entry.clone());
            assert_set_aside(&device, entry.text().unwrap(), &format!("{place:?} {:?}", entry.version));
        }
    }
}

#[test]
fn a_planted_entry_is_not_among_ones_own() {
    for place in EVERYWHERE {
        let device = locked();
        let entry = forged(NEW).remove(0);
        plant(&device, place, &key_of(NEW), entry.clone());
        assert_set_aside(&device, entry.text().unwrap(), &format!("{place:?}"));
    }
}

#[test]
fn what_claims_to_be_an_older_version_has_no_effect() {
    let device = locked();
    plant(
        &device,
        Into::Both,
        &key_of(ID),
        JournalEntry::new(
            Version { rev: 1, writer: "aaaaa".into() },
            text_of(ID, "canary forged", 1, "aaaaa", (0, "")),
        ),
    );
    let (app_state, found) = open(&device, "ccccc");
    assert_eq!(words(&app_state), OWN);
    assert!(!found.iter().any(|(_, text)| text.contains("forged")), "{found:#?}");
    assert_closed(&device, "older");
}

#[test]
fn text_that_is_no_entry_replaces_nothing() {
    for text in ["", "{", "canary forged", "1 3 AAAA", "{\"v\":99,\"id\":\"0mi1x2y3z4abcd\"}"] {
        let device = locked();
        plant(&device, Into::Store, &key_of(ID), JournalEntry::unversioned(text));
        assert_set_aside(&device, text, text);
    }
}

#[test]
fn forged_settings_have_no_effect() {
    let text = "{\"country\":\"FR\",\"idle\":\"30\",\"rev\":900,\"v\":1}";
    for place in EVERYWHERE {
        for is_chosen in [true, false] {
            let device = locked();
            if !is_chosen {
                // Removes the settings, as on a device where none were ever chosen.
                let (app_state, _) = open(&device, "bbbbb");
                app_state.clone().delete(&[keys::SETTINGS.to_string()]);
                device.journal.entries.borrow_mut().retain(|(key, _)| !key.starts_with(keys::SEALED));
            }
            plant(
                &device,
                place,
                keys::SETTINGS,
                JournalEntry::new(Version { rev: 900, writer: String::new() }, text.into()),
            );
            let (app_state, _) = open_any(&device, "ccccc");
            assert_eq!(app_state.settings.country(), if is_chosen { "US" } else { "" }, "{place:?}");
            assert_eq!(app_state.settings.idle(), 5, "{place:?}");
            assert_closed(&device, "settings");
        }
    }
}

#[test]
fn forged_marks_of_a_change_have_no_effect() {
    for mark in ["change", "changed", keys::CHANGE] {
        let device = locked();
        let (app_state, _) = open(&device, "bbbbb");
        let before = app_state.text(&key_of(ID));
        let after = text_of(ID, "canary forged", 9, "zzzzz", (8, "yyyyy"));
        let steps = [
            (key_of(ID), before, Some(after.clone())),
            (key_of(NEW), None, Some(text_of(NEW, "canary forged", 1, "zzzzz", (0, "")))),
        ];
        let steps = steps.map(|(key, before, after)| BatchStep { key, before, after });
        let text = Batch(steps.into()).write();
        if mark == keys::CHANGE {
            device.store.inside.set(mark, &text).unwrap();
        } else {
            note(&device, mark, JournalEntry::unversioned(&text));
            note(&device, &key_of(ID), JournalEntry::new(Version { rev: 9, writer: "zzzzz".into() }, after));
        }
        let (app_state, _) = open_any(&device, "ccccc");
        assert_eq!(words(&app_state), OWN, "{mark}");
        assert!(app_state.tampered.quarantined > 0, "{mark}");
        assert_closed(&device, mark);
        let (again, _) = open(&device, "ddddd");
        assert_eq!(words(&again), OWN, "{mark}");
    }
}

#[test]
fn a_forged_mark_that_something_is_gone_deletes_nothing() {
    for is_sealed in [false, true] {
        let device = locked();
        let key = if is_sealed { raw(&device, &key_of(ID)) } else { key_of(ID) };
        note(&device, &key, JournalEntry::tombstone(Version { rev: 1_000_000, writer: "zzzzz".into() }));
        for page in ["ccccc", "ddddd"] {
            let (app_state, _) = open(&device, page);
            assert_eq!(words(&app_state), OWN, "{is_sealed}");
        }
    }
}

#[test]
fn forged_names_of_what_was_kept_make_nothing_missing() {
    let device = locked();
    let snapshot = device.journal.snapshot();
    let forged =
        Device::after(&device.texts(), &JournalSnapshot { record_keys: vec![key_of(NEW)], ..snapshot }, true);
    let (app_state, _) = open(&forged, "ccccc");
    assert_eq!(app_state.recovery_report, Default::default());
    assert_closed(&forged, "known");
}

#[test]
fn while_a_locking_is_not_finished_only_what_was_there_is_taken_over() {
    let device = filled(true);
    let from = device.moments() - 1;
    turn_on(&device).unwrap();
    for at in from..device.moments() {
        for store in from..=at {
            for id in [ID, NEW] {
                let killed = device.killed(at, store);
                if header(&killed).is_none() {
                    continue;
                }
                plant(&killed, Into::Both, &key_of(id), forged(id).remove(0));
                let (app_state, _) = open_any(&killed, "ccccc");
                let own = words(&app_state);
                assert!(!own.iter().any(|words| words.contains("forged")), "{at} {store}: {own:?}");
                assert!(app_state.tampered.quarantined > 0, "{at} {store}");
            }
        }
    }
}

#[test]
fn while_a_lock_is_being_taken_off_only_what_was_there_is_taken_back() {
    let device = locked();
    let from = device.moments() - 1;
    turn_off(&device).unwrap();
    for at in from..device.moments() {
        for store in from..=at {
            let killed = device.killed(at, store);
            if header(&killed).is_none() {
                continue;
            }
            plant(&killed, Into::Both, &key_of(NEW), forged(NEW).remove(0));
            let (app_state, _) = open_any(&killed, "ccccc");
            assert_eq!(words(&app_state), OWN, "{at} {store}");
        }
    }
}

#[test]
fn after_the_lock_was_taken_off_and_put_on_again_it_is_the_same() {
    let device = locked();
    turn_off(&device).unwrap();
    turn_on(&device).unwrap();
    let entry = forged(ID).remove(0);
    plant(&device, Into::Both, &key_of(ID), entry.clone());
    assert_set_aside(&device, entry.text().unwrap(), "again");
}

#[test]
fn ones_own_text_from_before_is_taken_over_for_a_day_and_no_longer() {
    let device = filled(true);
    let before = device.text(&key_of(THIRD)).unwrap();
    turn_on(&device).unwrap();
    let (mut app_state, _) = open(&device, "bbbbb");
    app_state.delete(&[key_of(THIRD)]);
    drop(app_state);
    device.store.inside.set(&key_of(THIRD), &before).unwrap();
    let mut later = device.journal.snapshot();
    later.entries.retain(|(key, _)| !key.starts_with(keys::SEALED));
    let later = Device::after(&device.texts(), &later, true);
    let (app_state, _) = open_after(&later, "ccccc", 2.0);
    assert_eq!(words(&app_state), ["canary one, again"]);
    assert_eq!(app_state.tampered.quarantined, 1);
}

#[test]
fn what_was_set_aside_can_be_kept_as_an_entry_of_its_own() {
    let device = locked();
    plant(&device, Into::Store, &key_of(ID), forged(ID).remove(0));
    let (mut app_state, _) = open_any(&device, "ccccc");
    let key =
        app_state.set_aside().map(|stored| stored.key()).find(|key| key.starts_with(keys::FOREIGN)).unwrap();
    assert!(app_state.take_in(&key, NEW.into()));
    assert_eq!(app_state.text(&key), None);
    assert_eq!(words(&app_state), ["canary forged", OWN[0], OWN[1]]);
    assert_eq!(words(&open(&device, "ddddd").0), ["canary forged", OWN[0], OWN[1]]);
}
