//! Kills, sleeping pages, deletions and restored copies are not reported as tampering.

use super::*;
use crate::keeping_safe::device::NOON;
use stillwater::state::Setting;
use stillwater::storage::batch::{Batch, BatchStep};

/// Changes of many kinds on a locked device.
fn work(device: &Rc<Device>, binds: bool) {
    let bind = |app_state: &AppState| {
        if binds {
            app_state.bind();
        }
    };
    let (mut app_state, _) = open(device, "bbbbb");
    for rev in 3..6 {
        write(&app_state, &version(ID, &format!("canary {rev}"), rev, "bbbbb", (2, "aaaaa"))).unwrap();
        bind(&app_state);
    }
    app_state.choose(Setting::Country("NZ".into()));
    bind(&app_state);
    write(&app_state, &version("0mi1x2y3z4abcz", "canary new", 1, "bbbbb", (0, ""))).unwrap();
    bind(&app_state);
    app_state.delete(&[key_of("0mi1x2y3z4abcz"), key_of(THIRD)]);
    bind(&app_state);
    app_state.undo();
    bind(&app_state);
    app_state.choose(Setting::Country("CA".into()));
    let before = app_state.text(&key_of(THIRD));
    let after = Some(text_of(THIRD, "canary copied", 1, "qqqqq", (0, "")));
    let settings = BatchStep {
        key: keys::SETTINGS.into(),
        before: app_state.text(keys::SETTINGS),
        after: Some("{\"country\":\"FR\",\"v\":1}".into()),
    };
    let change = Batch(vec![BatchStep { key: key_of(THIRD), before, after }, settings]);
    app_state.stage_change(&change, Box::new(|noted| assert!(noted)));
    app_state.apply_change(change).unwrap();
    bind(&app_state);
    let back = app_state.undo_change().unwrap();
    app_state.stage_change(&back, Box::new(|noted| assert!(noted)));
    app_state.apply_change(back).unwrap();
    bind(&app_state);
    app_state.delete(&[keys::damaged(&key_of("x"))]);
    app_state.choose(Setting::Country("DE".into()));
    app_state.lock();
}

/// Some of the moments to which a kill may set the store back. Without a journal the store is not set back.
fn stores(from: usize, at: usize, is_journaled: bool) -> Vec<usize> {
    let all = [from, (from * 2 + at) / 3, (from + at * 3) / 4, at.saturating_sub(2).max(from), at];
    let mut some = if is_journaled { all.to_vec() } else { vec![at] };
    some.dedup();
    some
}

#[test]
fn a_kill_at_any_moment_is_no_tampering() {
    for is_journaled in [true, false] {
        for binds in [true, false] {
            let device = filled(is_journaled);
            turn_on(&device).unwrap();
            let from = device.moments() - 1;
            work(&device, binds);
            let (last, _) = open(&device, "wantd");
            let wanted = words(&last);
            for at in from..device.moments() {
                for store in stores(from, at, is_journaled) {
                    let killed = device.killed(at, store);
                    for page in ["ccccc", "ddddd"] {
                        let (app_state, _) = open(&killed, page);
                        let when = format!("{is_journaled} {binds} {at} {store} {page}");
                        assert_eq!(
                            app_state.recovery_report.missing + app_state.recovery_report.no_room,
                            0,
                            "{when}"
                        );
                        assert_closed(&killed, &when);
                    }
                }
            }
            let end = device.moments() - 1;
            assert_eq!(words(&open(&device.killed(end, end), "ccccc").0), wanted);
        }
    }
}

#[test]
fn a_kill_right_after_locking_and_unlocking_is_no_tampering() {
    let device = filled(true);
    let from = device.moments() - 1;
    turn_on(&device).unwrap();
    open(&device, "bbbbb");
    work(&device, true);
    for at in from..device.moments() {
        for store in stores(from, at, true) {
            let killed = device.killed(at, store);
            for page in ["ccccc", "ddddd"] {
                open(&killed, page);
            }
        }
    }
}

#[test]
fn a_kill_while_tampering_is_being_noticed_is_nothing_more() {
    let device = locked();
    plant(
        &device,
        Into::Both,
        &key_of(ID),
        JournalEntry::new(
            version(ID, "", 9, "zzzzz", (8, "y")).version(),
            text_of(ID, "canary forged", 9, "zzzzz", (8, "y")),
        ),
    );
    let device = Device::after(&device.texts(), &device.journal.snapshot(), true);
    open_any(&device, "bbbbb");
    for at in 0..device.moments() {
        for store in 0..=at {
            let killed = device.killed(at, store);
            let (app_state, _) = open_any(&killed, "ccccc");
            assert_eq!(words(&app_state), OWN, "{at} {store}");
            let tampered = &app_state.tampered;
            assert!(tampered.older.is_empty() && tampered.gone == 0 && !tampered.is_unlisted, "{tampered:?}");
        }
    }
}

#[test]
fn days_later_it_is_the_same_and_the_list_of_what_was_on_its_way_is_gone() {
    let device = locked();
    for days in [0.5, 2.0, 4.0] {
        let (mut app_state, _) = open_after(&device, "bbbbb", days);
        app_state.choose(Setting::Country((if days < 3.0 { "NZ" } else { "US" }).into()));
        app_state.lock();
        assert_eq!(*app_state.tampered, Default::default(), "{days}");
        let is_listed = device.text(keys::TRANSFER).is_some();
        assert_eq!(is_listed, days < 1.0, "{days}");
        assert_eq!(device.noted("transfer").is_some(), days < 1.0, "{days}");
    }
    assert!(device.journal.now.get() <= NOON * 2.0);
}

#[test]
fn the_lists_of_what_is_kept_and_on_its_way_are_nowhere_to_be_seen() {
    let device = locked();
    let (app_state, found) = open(&device, "bbbbb");
    let hidden = |text: &str| text.contains("stillwater/index") || text.contains("stillwater/transfer");
    assert!(!found.iter().any(|(key, _)| hidden(key)));
    assert!(!hidden(&app_state.texts(None)), "nor in a copy");
    turn_off(&device).unwrap();
    assert!(!device.texts().iter().any(|(key, _)| hidden(key)));
}
