//! Concurrent versions are both kept: the one that the journal has first stays in place, and the other becomes a
//! conflict copy.

use super::*;
use stillwater::domain::id;

fn twin_of(page: &str, nth: u32) -> String {
    id::conflict_copy(ID, page, nth).unwrap()
}

/// A device with a version of one page in the store, and one of another page in the journal.
fn device() -> Rc<Device> {
    let stored = text(ID, "stored", (4, "aaaaa"), (3, "x"));
    let noted = text(ID, "noted", (4, "bbbbb"), (3, "x"));
    let key = keys::record(ID);
    Device::with(&[(keys::PRESENCE, "aaaaa"), (&key, &stored)], &[(&key, entry(&noted))])
}

#[test]
fn both_are_kept_and_point_to_each_other_exactly_once() {
    let device = device();
    for page in ["ccccc", "ddddd", "eeeee"] {
        device.open(page);
        assert_eq!(device.words(ID).as_deref(), Some("noted"));
        let twin = device.record(&twin_of("aaaaa", 0)).unwrap();
        assert_eq!((twin.answers.text("one-event"), &*twin.conflict_of), ("stored", ID));
        assert_eq!(device.contents().len(), 2);
    }
}

#[test]
fn a_kill_at_any_moment_leaves_both_and_no_third() {
    let device = device();
    device.open("ccccc");
    for at in 0..device.moments() {
        for store in 0..=at {
            let killed = device.killed(at, store);
            killed.open("ddddd");
            assert_eq!(killed.words(ID).as_deref(), Some("noted"));
            assert_eq!(killed.words(&twin_of("aaaaa", 0)).as_deref(), Some("stored"));
            assert_eq!(killed.contents().len(), 2);
        }
    }
}

#[test]
fn a_twin_that_was_deleted_does_not_come_back_when_the_store_goes_back() {
    let device = device();
    device.open("ccccc").delete(&[keys::record(&twin_of("aaaaa", 0))]);
    for turned in [false, true] {
        let killed = device.killed(device.moments() - 1, 0);
        if turned {
            killed.journal.entries.borrow_mut().reverse();
        }
        killed.open("ddddd");
        assert_eq!(killed.contents().len(), 1, "turned: {turned}");
        assert_eq!(killed.words(ID).as_deref(), Some("noted"));
    }
}

#[test]
fn what_a_page_went_on_with_beside_the_other_is_the_twin() {
    let device = device();
    let went_on = text(&twin_of("aaaaa", 0), "stored and more", (6, "aaaaa"), (3, "x"));
    device.store.inside.set(&keys::record(&twin_of("aaaaa", 0)), &went_on).unwrap();
    device.open("ccccc");
    assert_eq!(device.contents().len(), 2);
    assert_eq!(device.words(ID).as_deref(), Some("noted"));
}

#[test]
fn an_earlier_twin_of_the_same_page_does_not_stand_for_a_later_version() {
    let device = device();
    // The page made a conflict copy before, and its writer continued there.
    let earlier = text(&twin_of("aaaaa", 0), "another matter", (9, "aaaaa"), (1, "y"));
    device.store.inside.set(&keys::record(&twin_of("aaaaa", 0)), &earlier).unwrap();
    for page in ["ccccc", "ddddd"] {
        device.open(page);
        let words = [ID, &twin_of("aaaaa", 0), &twin_of("aaaaa", 1)].map(|id| device.words(id));
        assert_eq!(words, ["noted", "another matter", "stored"].map(|words| Some(words.to_string())));
        assert_eq!(device.contents().len(), 3);
    }
}

#[test]
fn an_earlier_twin_that_was_deleted_does_not_stand_for_a_later_version() {
    let device = device();
    let earlier = JournalEntry::tombstone(stamp(10, "ddddd"));
    device.journal.entries.borrow_mut().push((keys::record(&twin_of("aaaaa", 0)), earlier));
    for page in ["ccccc", "ddddd"] {
        device.open(page);
        assert_eq!(device.words(ID).as_deref(), Some("noted"));
        assert_eq!(device.words(&twin_of("aaaaa", 1)).as_deref(), Some("stored"));
        assert_eq!(device.contents().len(), 2);
    }
}

#[test]
fn records_that_were_begun_in_the_same_millisecond_have_twins_of_their_own() {
    let ids = [ID, OTHER];
    let stored = ids.map(|id| text(id, &format!("stored {id}"), (4, "aaaaa"), (3, "x")));
    let noted = ids.map(|id| text(id, "noted", (4, "bbbbb"), (3, "x")));
    let [one, two] = ids.map(keys::record);
    let device = Device::with(
        &[(keys::PRESENCE, "aaaaa"), (&one, &stored[0]), (&two, &stored[1])],
        &[(&one, entry(&noted[0])), (&two, entry(&noted[1]))],
    );
    for page in ["ccccc", "ddddd"] {
        device.open(page);
        for (nth, id) in (0..).zip(ids) {
            assert_eq!(device.words(&twin_of("aaaaa", nth)), Some(format!("stored {id}")));
        }
        assert_eq!(device.contents().len(), 4);
    }
}

#[test]
fn another_record_under_the_name_of_a_twin_does_not_stand_for_it() {
    let device = device();
    let other = text(&twin_of("aaaaa", 0), "another matter", (9, "zzzzz"), (8, "zzzzz"));
    device.store.inside.set(&keys::record(&twin_of("aaaaa", 0)), &other).unwrap();
    device.open("ccccc");
    assert_eq!(device.words(&twin_of("aaaaa", 1)).as_deref(), Some("stored"));
    assert_eq!(device.text(&keys::record(&twin_of("aaaaa", 0))), Some(other));
}

#[test]
fn without_room_for_a_twin_nothing_is_harmed_and_the_rest_is_brought_back() {
    let device = device();
    let other = text(OTHER, "x", (1, "aaaaa"), (0, ""));
    device.journal.entries.borrow_mut().push((keys::record(OTHER), entry(&other)));
    device.store.takes.set(Some(0));
    assert_eq!(device.open("ccccc").recovery_report, found(1, 0, 1));
    assert_eq!(device.words(ID).as_deref(), Some("stored"));
    assert_eq!(device.words(OTHER).as_deref(), Some("x"));
    assert_eq!(device.open("ddddd").recovery_report, found(1, 0, 0));
    assert_eq!(device.words(ID).as_deref(), Some("noted"));
    assert_eq!(device.words(&twin_of("aaaaa", 0)).as_deref(), Some("stored"));
}
