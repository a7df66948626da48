//! A cleared store is never mistaken for a new one, or a new one for a cleared one.

use super::*;
use stillwater::state::Setting;
use stillwater::storage::journal::{JournalSnapshot, PRESENCE};

fn here() -> (&'static str, JournalEntry) {
    (PRESENCE, JournalEntry::unversioned("aaaaa"))
}

fn words(id: &str) -> String {
    text(id, "words", (1, "aaaaa"), (0, ""))
}

#[test]
fn a_new_one_has_lost_nothing() {
    let device = Device::new(true);
    assert_eq!(device.open("aaaaa").recovery_report, RecoveryReport::default());
    assert_eq!(device.texts(), []);
    let mut app_state = device.open("aaaaa");
    app_state.choose(Setting::Country("US".into()));
    assert_eq!(device.text(keys::PRESENCE), None, "a setting is nothing written");
    assert_eq!(device.open("bbbbb").recovery_report, RecoveryReport::default());
}

#[test]
fn an_emptied_one_says_so_until_it_is_acknowledged() {
    for marked in [true, false] {
        let device = Device::with(&[], &[here()]);
        if marked {
            device.journal.entries.borrow_mut().clear();
            device.journal.presence_flag.set(true);
        }
        for page in ["bbbbb", "ccccc"] {
            assert!(device.open(page).recovery_report.store_was_cleared);
            assert_eq!(device.texts(), []);
        }
        let mut app_state = device.open("ddddd");
        app_state.dismiss_recovery_report();
        assert_eq!(app_state.recovery_report, RecoveryReport::default());
        assert_eq!(device.open("eeeee").recovery_report, RecoveryReport::default());
    }
}

#[test]
fn what_is_written_before_it_is_acknowledged_does_not_hide_it() {
    let device = Device::with(&[], &[here()]);
    let lost = JournalSnapshot { record_keys: vec![keys::record(ID)], ..device.journal.snapshot() };
    let device = Device::after(&[], &lost, true);
    let mut app_state = device.open("bbbbb");
    assert_eq!(
        app_state.recovery_report,
        RecoveryReport { store_was_cleared: true, missing: 1, ..RecoveryReport::default() }
    );
    app_state.store_record(&version(OTHER, "new", (1, "bbbbb"), (0, "")), None).unwrap();
    assert_eq!(device.text(keys::PRESENCE), None);
    assert!(device.open("ccccc").recovery_report.store_was_cleared);
    app_state.dismiss_recovery_report();
    assert!(device.text(keys::PRESENCE).is_some());
    assert_eq!(device.open("ddddd").recovery_report, RecoveryReport::default());
}

#[test]
fn if_only_the_sign_is_lost_nothing_is_said_and_it_is_written_again() {
    let key = keys::record(ID);
    let device = Device::with(&[(&key, &words(ID))], &[here(), (&key, entry(&words(ID)))]);
    assert_eq!(device.open("bbbbb").recovery_report, RecoveryReport::default());
    assert_eq!(device.text(keys::PRESENCE).as_deref(), Some("bbbbb"));
}

#[test]
fn the_first_words_ever_that_a_kill_has_taken_are_brought_back_and_no_more_is_said() {
    let key = keys::record(ID);
    let device = Device::with(&[], &[here(), (&key, entry(&words(ID)))]);
    assert_eq!(device.open("bbbbb").recovery_report, found(1, 0, 0), "nothing is gone");
    assert_eq!(device.words(ID).as_deref(), Some("words"));
    assert_eq!(device.open("ccccc").recovery_report, RecoveryReport::default());
}

#[test]
fn what_is_known_and_in_no_place_is_counted_until_it_is_acknowledged() {
    let (key, other) = (keys::record(ID), keys::record(OTHER));
    let known = vec![key.clone(), other, keys::record(THIRD)];
    let snapshot = JournalSnapshot { record_keys: known, now: NOON, ..JournalSnapshot::default() };
    let texts = [(keys::PRESENCE.to_string(), "aaaaa".to_string()), (key, words(ID))];
    let device = Device::after(&texts, &snapshot, true);
    assert_eq!(device.open("bbbbb").recovery_report, found(0, 2, 0));
    let mut app_state = device.open("ccccc");
    assert_eq!(app_state.recovery_report, found(0, 2, 0), "it is said again");
    app_state.dismiss_recovery_report();
    assert_eq!(device.open("ddddd").recovery_report, RecoveryReport::default());
    assert_eq!(device.texts(), texts);
}

#[test]
fn what_was_acknowledged_as_missing_and_turns_up_again_stays() {
    let key = keys::record(ID);
    let snapshot =
        JournalSnapshot { record_keys: vec![key.clone()], now: NOON, ..JournalSnapshot::default() };
    let here = [(keys::PRESENCE.to_string(), "aaaaa".to_string()), (keys::record(OTHER), words(OTHER))];
    let device = Device::after(&here, &snapshot, true);
    device.open("bbbbb").dismiss_recovery_report();
    assert!(device.noted(&key).is_some());
    for text in [words(ID), "{\"v\":1,\"id\":\"0mi1x2y3z4abcd\",\"kind\":\"x\"}".into(), "damaged".into()] {
        let back = Device::after(
            &[&here[..], &[(key.clone(), text.clone())]].concat(),
            &device.journal.snapshot(),
            true,
        );
        back.open("ccccc");
        assert_eq!(back.text(&key), Some(text));
    }
}

#[test]
fn what_was_deleted_is_not_missing() {
    let key = keys::record(ID);
    let device = Device::with(&[(keys::PRESENCE, "aaaaa"), (&key, &words(ID))], &[(&key, entry(&words(ID)))]);
    device.open("bbbbb").delete(&[key]);
    assert_eq!(device.open("ccccc").recovery_report, RecoveryReport::default());
    device.journal.now.set(NOON + 2.0 * DAY);
    for page in ["ddddd", "eeeee"] {
        assert_eq!(device.open(page).recovery_report, RecoveryReport::default());
    }
}

#[test]
fn without_room_to_bring_it_back_it_is_counted_and_kept_in_the_journal() {
    let (one, two) = (keys::record(ID), keys::record(OTHER));
    let device = Device::with(
        &[(keys::PRESENCE, "aaaaa"), ("theirs", "theirs")],
        &[(&one, entry(&words(ID))), (&two, entry(&words(OTHER)))],
    );
    device.store.takes.set(Some(0));
    let mut app_state = device.open("bbbbb");
    assert_eq!(app_state.recovery_report, found(1, 0, 1));
    assert_eq!(device.words(OTHER).as_deref(), Some("words"));
    app_state.dismiss_recovery_report();
    device.journal.now.set(NOON + 2.0 * DAY);
    assert_eq!(device.open("ccccc").recovery_report, found(1, 0, 0));
    assert_eq!(device.words(ID).as_deref(), Some("words"));
}

#[test]
fn what_has_no_room_at_all_is_not_forgotten_when_it_is_acknowledged() {
    let key = keys::record(ID);
    let device = Device::with(&[], &[here(), (&key, entry(&words(ID)))]);
    device.store.fails_from(0);
    let mut app_state = device.open("bbbbb");
    assert_eq!(
        app_state.recovery_report,
        RecoveryReport { store_was_cleared: true, no_room: 1, ..RecoveryReport::default() }
    );
    app_state.dismiss_recovery_report();
    device.store.works_again();
    device.open("ccccc");
    assert_eq!(device.words(ID).as_deref(), Some("words"));
}
