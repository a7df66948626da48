//! Deleting everything: a kill leaves everything or nothing, and what was deleted does not come back.

mod afterwards;

use super::*;
use stillwater::state::AppState;
use stillwater::storage::journal::WIPED;

type Texts = Vec<(String, String)>;

/// A device with all sorts of texts of ours and of another site.
fn kept() -> (Rc<Device>, AppState) {
    let device = Device::new(true);
    device.store.inside.set("theirs", "theirs").unwrap();
    device.store.inside.set("stillwater/damaged/record/x", "damaged").unwrap();
    device.store.inside.set("stillwater/of a newer version", "x").unwrap();
    let mut desk = device.open("aaaaa");
    write(&device, &desk, ID, "one");
    write(&device, &desk, OTHER, "two");
    desk.choose("country", "US");
    (device, desk)
}

fn write(device: &Rc<Device>, desk: &AppState, id: &str, words: &str) {
    let record = version(id, words, (1, desk.page()), (0, ""));
    desk.store_record(&record, None).unwrap();
    let entry = Some(entry(&device.text(&keys::record(id)).unwrap()));
    desk.note(
        stillwater::storage::journal::JournalWrite { key: keys::record(id), entry, over: None },
        Box::new(drop),
    );
}

fn theirs() -> Texts {
    vec![("theirs".into(), "theirs".into())]
}

fn erase(desk: &mut AppState) {
    desk.begin_erasing(Box::new(|| ()));
    desk.erase().unwrap();
}

#[test]
fn a_kill_at_any_moment_leaves_everything_or_nothing() {
    let (device, mut desk) = kept();
    let (before, from) = (device.texts(), device.moments() - 1);
    erase(&mut desk);
    desk.erasing().finish(Box::new(|done| assert!(done)));
    assert_eq!(device.texts(), theirs());
    let last = device.moments() - 1;
    for at in from..=last {
        // It is not finished before the disk has heard of it.
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
    let (device, mut desk) = kept();
    let before = device.texts();
    erase(&mut desk);
    // Pages open after so many days, some of them after a kill before the disk has heard of what the last page did.
    let mut memo = device.journal.memo();
    for (day, was_killed) in [(0.0, true), (0.1, true), (0.9, true), (1.1, false), (1.2, true)] {
        memo.now = NOON + day * DAY;
        let texts = if was_killed { before.clone() } else { theirs() };
        let killed = Device::after(&texts, &memo, true);
        killed.open("bbbbb");
        assert_eq!(killed.texts(), theirs(), "after {day} days");
        memo = killed.journal.memo();
    }
}

#[test]
fn a_day_later_nothing_is_left_in_the_journal_either() {
    let (device, mut desk) = kept();
    erase(&mut desk);
    device.open("bbbbb");
    assert!(device.noted(WIPED).is_some(), "the disk may not have heard of it");
    device.journal.now.set(NOON + 1.1 * DAY);
    device.open("ccccc");
    assert_eq!((device.journal.memo().entries, device.journal.memo().record_keys), (vec![], vec![]));
    assert_eq!(device.texts(), theirs());
}

#[test]
fn what_was_written_before_a_loss_was_acknowledged_is_erased_too() {
    let device =
        Device::with(&[], &[(stillwater::storage::journal::PRESENCE, JournalEntry::unversioned("xxxxx"))]);
    let mut desk = device.open("aaaaa");
    write(&device, &desk, ID, "new");
    let before = device.texts();
    assert_eq!(device.text(keys::PRESENCE), None);
    erase(&mut desk);
    let killed = Device::after(&before, &device.journal.memo(), true);
    killed.open("bbbbb");
    assert_eq!(killed.texts(), []);
}

#[test]
fn without_a_journal_it_is_erased_all_the_same() {
    let (_, mut desk) = kept();
    let device = Device::after(&theirs(), &stillwater::storage::journal::JournalSnapshot::default(), false);
    let mut bare = device.open("bbbbb");
    write(&device, &bare, ID, "one");
    erase(&mut bare);
    assert_eq!(device.texts(), theirs());
    assert_eq!(device.open("ccccc").recovery_report, RecoveryReport::default());
    erase(&mut desk);
}
