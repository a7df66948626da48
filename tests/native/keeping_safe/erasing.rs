//! Deleting everything: after a kill everything or nothing is left, and deleted entries do not come back.

mod afterwards;

use super::*;
use stillwater::state::AppState;
use stillwater::state::Setting;
use stillwater::storage::journal::WIPED;

type Texts = Vec<(String, String)>;

/// A device with values of ours of many kinds, and one of another site.
fn kept() -> (Rc<Device>, AppState) {
    let device = Device::new(true);
    device.store.inside.set("theirs", "theirs").unwrap();
    device.store.inside.set("stillwater/damaged/record/x", "damaged").unwrap();
    device.store.inside.set("stillwater/of a newer version", "x").unwrap();
    let mut app_state = device.open("aaaaa");
    write(&device, &app_state, ID, "one");
    write(&device, &app_state, OTHER, "two");
    app_state.choose(Setting::Country("US".into()));
    (device, app_state)
}

fn write(device: &Rc<Device>, app_state: &AppState, id: &str, words: &str) {
    let record = version(id, words, (1, app_state.page()), (0, ""));
    app_state.store_record(&record, None).unwrap();
    let entry = Some(entry(&device.text(&keys::record(id)).unwrap()));
    app_state.write_to_journal(
        stillwater::storage::journal::JournalWrite { key: keys::record(id), entry, parent: None },
        Box::new(drop),
    );
}

fn theirs() -> Texts {
    vec![("theirs".into(), "theirs".into())]
}

fn erase(app_state: &mut AppState) {
    app_state.begin_erasing(Box::new(|| ()));
    app_state.erase().unwrap();
}

#[test]
fn a_kill_at_any_moment_leaves_everything_or_nothing() {
    let (device, mut app_state) = kept();
    let (before, from) = (device.texts(), device.moments() - 1);
    erase(&mut app_state);
    app_state.erasing().finish(Box::new(|done| assert!(done)));
    assert_eq!(device.texts(), theirs());
    let last = device.moments() - 1;
    for at in from..=last {
        // The deletion is finished only when it has been written to disk.
        for store in if at < last { from } else { last }..=at {
            let killed = device.killed(at, store);
            killed.open("bbbbb");
            let end = killed.texts();
            assert!(end == theirs() || end == before, "journal {at}, store {store}: {end:#?}");
            if from < at {
                assert_eq!(end, theirs(), "from the first note on it is erased");
            }
            killed.open("ccccc");
            assert_eq!(killed.texts(), end);
        }
    }
}

#[test]
fn a_second_kill_brings_nothing_back_either() {
    let (device, mut app_state) = kept();
    let before = device.texts();
    erase(&mut app_state);
    // Pages open after some days, some of them after a kill that reverted the store.
    let mut snapshot = device.journal.snapshot();
    for (day, was_killed) in [(0.0, true), (0.1, true), (0.9, true), (1.1, false), (1.2, true)] {
        snapshot.now = NOON + day * DAY;
        let texts = if was_killed { before.clone() } else { theirs() };
        let killed = Device::after(&texts, &snapshot, true);
        killed.open("bbbbb");
        assert_eq!(killed.texts(), theirs(), "after {day} days");
        snapshot = killed.journal.snapshot();
    }
}

#[test]
fn a_day_later_nothing_is_left_in_the_journal_either() {
    let (device, mut app_state) = kept();
    erase(&mut app_state);
    device.open("bbbbb");
    assert!(device.noted(WIPED).is_some(), "the disk may not have heard of it");
    device.journal.now.set(NOON + 1.1 * DAY);
    device.open("ccccc");
    assert_eq!((device.journal.snapshot().entries, device.journal.snapshot().record_keys), (vec![], vec![]));
    assert_eq!(device.texts(), theirs());
}

#[test]
fn what_was_written_before_a_loss_was_acknowledged_is_erased_too() {
    let device =
        Device::with(&[], &[(stillwater::storage::journal::PRESENCE, JournalEntry::unversioned("xxxxx"))]);
    let mut app_state = device.open("aaaaa");
    write(&device, &app_state, ID, "new");
    let before = device.texts();
    assert_eq!(device.text(keys::PRESENCE), None);
    erase(&mut app_state);
    let killed = Device::after(&before, &device.journal.snapshot(), true);
    killed.open("bbbbb");
    assert_eq!(killed.texts(), []);
}

#[test]
fn without_a_journal_it_is_erased_all_the_same() {
    let (_, mut app_state) = kept();
    let device = Device::after(&theirs(), &stillwater::storage::journal::JournalSnapshot::default(), false);
    let mut bare = device.open("bbbbb");
    write(&device, &bare, ID, "one");
    erase(&mut bare);
    assert_eq!(device.texts(), theirs());
    assert_eq!(device.open("ccccc").recovery_report, RecoveryReport::default());
    erase(&mut app_state);
}
