//! Entries that are written after everything was deleted are as safe as those before.

use super::*;
use stillwater::state::Setting;

#[test]
fn what_is_written_afterwards_stays_whoever_writes_it() {
    for writer in ["aaaaa", "bbbbb"] {
        for eraser in ["aaaaa", "bbbbb"] {
            let (device, one) = kept();
            let two = device.open("bbbbb");
            let mut desks = [one, two];
            let number = |page: &str| usize::from(page == "bbbbb");
            for round in 0..3 {
                erase(&mut desks[number(eraser)]);
                desks.iter_mut().for_each(AppState::look_again);
                let (from, before) = (device.moments() - 1, device.texts());
                assert_eq!(before, theirs());
                write(&device, &desks[number(writer)], THIRD, "new");
                desks[number(writer)].choose(Setting::Country("FR".into()));
                let (last, after) = (device.moments() - 1, device.texts());
                for store in from..=last {
                    let killed = device.killed(last, store);
                    // Records in the journal are restored. Settings that were not written to disk may be lost.
                    assert_eq!(killed.open("ccccc").recovery_report.missing, 0);
                    assert_eq!(
                        killed.words(THIRD).as_deref(),
                        Some("new"),
                        "{writer} {eraser} {round} {store}"
                    );
                    assert_eq!((killed.words(ID), killed.words(OTHER)), (None, None));
                }
                let killed = device.killed(last, last);
                assert_eq!(killed.open("ccccc").recovery_report, RecoveryReport::default());
                assert_eq!(killed.texts(), after);
                // Without the journal, the store alone has everything.
                killed.journal.entries.borrow_mut().retain(|(key, _)| !key.starts_with(keys::ROOT));
                killed.open("ddddd");
                assert_eq!(killed.texts(), after);
            }
        }
    }
}

#[test]
fn what_has_no_room_to_come_back_afterwards_stays_in_the_journal() {
    let (device, mut app_state) = kept();
    erase(&mut app_state);
    let emptied = device.texts();
    write(&device, &app_state, THIRD, "new");
    let snapshot =
        stillwater::storage::journal::JournalSnapshot { now: NOON + 2.0 * DAY, ..device.journal.snapshot() };
    let killed = Device::after(&emptied, &snapshot, true);
    killed.store.fails_from(0);
    assert_eq!(killed.open("bbbbb").recovery_report.no_room, 1);
    killed.store.works_again();
    killed.open("ccccc");
    assert_eq!(killed.words(THIRD).as_deref(), Some("new"));
}

#[test]
fn an_emptied_store_is_told_of_also_by_one_who_has_erased_everything_before() {
    let (device, mut app_state) = kept();
    erase(&mut app_state);
    write(&device, &app_state, THIRD, "new");
    let mut snapshot = device.journal.snapshot();
    snapshot.entries.retain(|(key, _)| !key.starts_with(keys::RECORD));
    let emptied = Device::after(&theirs(), &snapshot, true);
    let expected = RecoveryReport { store_was_cleared: true, missing: 1, ..RecoveryReport::default() };
    assert_eq!(emptied.open("bbbbb").recovery_report, expected);
    assert_eq!(emptied.open("ccccc").recovery_report, expected, "until it is acknowledged");
}

#[test]
fn a_choice_that_is_made_after_erasing_stays_also_where_nothing_was_written() {
    let device = Device::new(true);
    let mut app_state = device.open("aaaaa");
    app_state.choose(Setting::Country("US".into()));
    erase(&mut app_state);
    app_state.choose(Setting::Country("FR".into()));
    for page in ["bbbbb", "ccccc"] {
        assert_eq!(device.open(page).settings.country(), "FR");
    }
}
