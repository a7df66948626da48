//! Deleting everything: a kill leaves everything or nothing, and what was deleted does not come back.

use super::*;
use stillwater::state::Desk;
use stillwater::storage::journal::ERASED;

type Texts = Vec<(String, String)>;

/// A device with all sorts of texts of ours and of another site.
fn kept() -> (Rc<Device>, Desk) {
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

fn write(device: &Rc<Device>, desk: &Desk, id: &str, words: &str) {
    let record = version(id, words, (1, desk.page()), (0, ""));
    desk.store_record(&record, None).unwrap();
    let entry = Some(entry(&device.text(&keys::record(id)).unwrap()));
    desk.note(
        stillwater::storage::journal::Note { key: keys::record(id), entry, over: None },
        Box::new(drop),
    );
}

fn theirs() -> Texts {
    vec![("theirs".into(), "theirs".into())]
}

fn erase(desk: &mut Desk) {
    desk.begin_erasing(Box::new(|| ()));
    desk.erase().unwrap();
}

#[test]
fn a_kill_at_any_moment_leaves_everything_or_nothing() {
    let (device, mut desk) = kept();
    let (before, from) = (device.texts(), device.moments() - 1);
    erase(&mut desk);
    desk.finish_erasing(Box::new(|done| assert!(done)));
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
    // A page opens before the disk has heard of anything, twice.
    let mut memo = device.journal.memo();
    for day in [0.0, 0.1, 0.9] {
        memo.now = NOON + day * DAY;
        let killed = Device::after(&before, &memo, true);
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
    assert!(device.noted(ERASED).is_some(), "the disk may not have heard of it");
    device.journal.now.set(NOON + 1.1 * DAY);
    device.open("ccccc");
    assert_eq!((device.journal.memo().entries, device.journal.memo().known), (vec![], vec![]));
    assert_eq!(device.texts(), theirs());
}

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
                desks.iter_mut().for_each(Desk::look_again);
                let (from, before) = (device.moments() - 1, device.texts());
                assert_eq!(before, theirs());
                write(&device, &desks[number(writer)], THIRD, "new");
                desks[number(writer)].choose("country", "FR");
                let (last, after) = (device.moments() - 1, device.texts());
                for store in from..=last {
                    let killed = device.killed(last, store);
                    // What was noted comes back; a setting that the disk has not heard of may be lost.
                    assert_eq!(killed.open("ccccc").found.missing, 0);
                    assert_eq!(
                        killed.words(THIRD).as_deref(),
                        Some("new"),
                        "{writer} {eraser} {round} {store}"
                    );
                    assert_eq!((killed.words(ID), killed.words(OTHER)), (None, None));
                }
                let killed = device.killed(last, last);
                assert_eq!(killed.open("ccccc").found, Found::default());
                assert_eq!(killed.texts(), after);
                // Without the journal's help: the store alone keeps it.
                killed.journal.entries.borrow_mut().retain(|(key, _)| !key.starts_with(keys::ROOT));
                killed.open("ddddd");
                assert_eq!(killed.texts(), after);
            }
        }
    }
}

#[test]
fn what_has_no_room_to_come_back_afterwards_stays_in_the_journal() {
    let (device, mut desk) = kept();
    erase(&mut desk);
    let emptied = device.texts();
    write(&device, &desk, THIRD, "new");
    let memo = stillwater::storage::journal::Memo { now: NOON + 2.0 * DAY, ..device.journal.memo() };
    let killed = Device::after(&emptied, &memo, true);
    (killed.store.takes.set(Some(0)), killed.store.for_good.set(true));
    assert_eq!(killed.open("bbbbb").found.stuck, 1);
    (killed.store.takes.set(None), killed.store.for_good.set(false));
    killed.open("ccccc");
    assert_eq!(killed.words(THIRD).as_deref(), Some("new"));
}

#[test]
fn an_emptied_store_is_told_of_also_by_one_who_has_erased_everything_before() {
    let (device, mut desk) = kept();
    erase(&mut desk);
    write(&device, &desk, THIRD, "new");
    let mut memo = device.journal.memo();
    memo.entries.retain(|(key, _)| !key.starts_with(keys::RECORD));
    let emptied = Device::after(&theirs(), &memo, true);
    let expected = Found { emptied: true, missing: 1, ..Found::default() };
    assert_eq!(emptied.open("bbbbb").found, expected);
    assert_eq!(emptied.open("ccccc").found, expected, "until it is acknowledged");
}

#[test]
fn a_choice_that_is_made_after_erasing_stays_also_where_nothing_was_written() {
    let device = Device::new(true);
    let mut desk = device.open("aaaaa");
    desk.choose("country", "US");
    erase(&mut desk);
    desk.choose("country", "FR");
    for page in ["bbbbb", "ccccc"] {
        assert_eq!(device.open(page).settings.get("country"), "FR");
    }
}

#[test]
fn what_was_written_before_a_loss_was_acknowledged_is_erased_too() {
    let device = Device::with(&[], &[(stillwater::storage::journal::HERE, Entry::plain("xxxxx"))]);
    let mut desk = device.open("aaaaa");
    write(&device, &desk, ID, "new");
    let before = device.texts();
    assert_eq!(device.text(keys::HERE), None);
    erase(&mut desk);
    let killed = Device::after(&before, &device.journal.memo(), true);
    killed.open("bbbbb");
    assert_eq!(killed.texts(), []);
}

#[test]
fn without_a_journal_it_is_erased_all_the_same() {
    let (_, mut desk) = kept();
    let device = Device::after(&theirs(), &stillwater::storage::journal::Memo::default(), false);
    let mut bare = device.open("bbbbb");
    write(&device, &bare, ID, "one");
    erase(&mut bare);
    assert_eq!(device.texts(), theirs());
    assert_eq!(device.open("ccccc").found, Found::default());
    erase(&mut desk);
}
