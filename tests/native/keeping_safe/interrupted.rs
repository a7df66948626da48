//! A change of several values that a kill has interrupted: the next page completes it or undoes it.

use super::changing::{carried_out, prepared};
use super::*;
use stillwater::storage::batch::Batch;

type Texts = Vec<(String, String)>;

/// Kills the device in every state since `from`, sets the store back to every state since then, and opens a page twice.
fn kill_everywhere(device: &Device, from: usize, ends: &[&Texts]) {
    for at in from..device.moments() {
        for store in from..=at {
            let killed = device.killed(at, store);
            for page in ["ccccc", "ddddd"] {
                let found = killed.open(page).recovery_report;
                assert!(
                    found == RecoveryReport::default() || store < at,
                    "there is nothing to tell: {found:?}"
                );
                let end = killed.texts();
                assert!(ends.contains(&&end), "journal {at}, store {store}, {page}: {end:#?}");
            }
        }
    }
}

fn change(device: &Rc<Device>, app_state: &mut stillwater::state::AppState, change: Batch) {
    app_state.stage_change(&change, Box::new(|noted| assert!(noted)));
    app_state.apply_change(change).unwrap();
    assert!(device.text(keys::CHANGE).is_none());
}

#[test]
fn killed_at_any_step_it_is_carried_out_or_never_was() {
    for is_journaled in [true, false] {
        let (device, wanted) = prepared(is_journaled);
        let (before, mut app_state) = (device.texts(), device.open("bbbbb"));
        let after = carried_out(&before, &wanted);
        let from = device.moments() - 1;
        change(&device, &mut app_state, wanted);
        kill_everywhere(&device, from, &[&before, &after]);
        let last = device.moments() - 1;
        let killed = device.killed(last, if is_journaled { from } else { last });
        killed.open("ccccc");
        assert_eq!(killed.texts(), after, "what was confirmed is carried out");
    }
}

#[test]
fn killed_at_any_step_it_is_taken_back_or_never_was() {
    for is_journaled in [true, false] {
        let (device, wanted) = prepared(is_journaled);
        let (before, mut app_state) = (device.texts(), device.open("bbbbb"));
        let after = carried_out(&before, &wanted);
        change(&device, &mut app_state, wanted);
        let from = device.moments() - 1;
        let back = app_state.undo_change().unwrap();
        change(&device, &mut app_state, back);
        kill_everywhere(&device, from, &[&before, &after]);
        let last = device.moments() - 1;
        let killed = device.killed(last, if is_journaled { from } else { last });
        killed.open("ccccc");
        assert_eq!(killed.texts(), before, "what was confirmed is taken back");
    }
}

#[test]
fn a_change_that_the_next_page_has_finished_can_be_taken_back_there() {
    for is_journaled in [true, false] {
        let (device, wanted) = prepared(is_journaled);
        let before = device.texts();
        device.open("bbbbb").stage_change(&wanted, Box::new(|noted| assert!(noted)));
        let mut next = device.open("ccccc");
        assert_eq!(device.texts(), carried_out(&before, &wanted));
        next.apply_change(next.undo_change().unwrap()).unwrap();
        assert_eq!(device.texts(), before);
    }
}

#[test]
fn what_was_written_after_a_change_is_not_written_over_when_the_journal_has_not_heard_of_its_end() {
    let (device, wanted) = prepared(true);
    let mut app_state = device.open("bbbbb");
    app_state.stage_change(&wanted, Box::new(|noted| assert!(noted)));
    device.journal.fails.set(true);
    app_state.apply_change(wanted).unwrap();
    let base = device.text(&keys::record(ID));
    app_state.store_record(&version(ID, "newer", (5, "bbbbb"), (4, "bbbbb")), base.as_deref()).unwrap();
    let before = device.texts();
    device.journal.fails.set(false);
    device.open("ccccc");
    assert_eq!(device.texts(), before);
    device.open("ddddd");
    assert_eq!(device.texts(), before);
}

#[test]
fn what_was_written_after_a_change_stays_also_when_the_journal_has_not_heard_of_it() {
    let (device, wanted) = prepared(true);
    let mut app_state = device.open("bbbbb");
    change(&device, &mut app_state, wanted);
    let back = app_state.undo_change().unwrap();
    change(&device, &mut app_state, back);
    device.journal.fails.set(true);
    let base = device.text(&keys::record(ID));
    app_state.store_record(&version(ID, "newer", (4, "bbbbb"), (3, "aaaaa")), base.as_deref()).unwrap();
    let before = device.texts();
    device.journal.fails.set(false);
    device.open("ccccc");
    assert_eq!(device.texts(), before);
}

#[test]
fn a_change_is_finished_also_over_what_the_store_has_lost_meanwhile() {
    let (device, wanted) = prepared(true);
    let after = carried_out(&device.texts(), &wanted);
    device.open("bbbbb").stage_change(&wanted, Box::new(|noted| assert!(noted)));
    device.store.inside.remove(&keys::record(ID)).unwrap();
    device.journal.entries.borrow_mut().retain(|(key, _)| *key != keys::record(ID));
    device.open("ccccc");
    assert_eq!(device.texts(), after);
}

#[test]
fn a_damaged_or_hostile_change_stops_nothing_and_changes_nothing() {
    let mine = text(ID, "mine", (3, "aaaaa"), (0, ""));
    let deep = "[".repeat(100_000);
    for hostile in [
        "",
        "[",
        "null",
        "{}",
        "[null]",
        "[{}]",
        "[{\"key\":7}]",
        "[{\"key\":\"stillwater/settings\",\"after\":7}]",
        "[{\"key\":\"theirs\",\"before\":\"theirs\"}]",
        "[{\"key\":\"theirs\",\"before\":\"theirs\",\"after\":\"mine\"}]",
        "[{\"key\":\"new\",\"after\":\"x\"},{\"key\":\"stillwater/settings\",\"after\":\"x\"}]",
        "[{\"key\":\"stillwater/record/0mi1x2y3z4abcd\",\"before\":\"other\"}]",
        "[{\"key\":\"stillwater/record/0mi1x2y3z4abcd\",\"before\":\"other\",\"after\":\"x\"}]",
        "[{\"key\":\"stillwater/record/0mi1x2y3z4abcd\",\"after\":\"x\"}]",
        "[{\"key\":\"stillwater/here\",\"before\":\"aaaaa\"}]",
        &deep,
    ] {
        let texts = [
            (keys::CHANGE, hostile),
            (keys::PRESENCE, "aaaaa"),
            (&keys::record(ID), &mine),
            ("theirs", "theirs"),
        ];
        for (texts, noted) in [(&texts[..], None), (&texts[1..], Some(JournalEntry::unversioned(hostile)))] {
            let noted: Vec<_> = noted.into_iter().map(|entry| ("change", entry)).collect();
            let device = Device::with(texts, &noted);
            assert_eq!(device.open("bbbbb").undo_change(), None);
            let ours = device.texts().into_iter().filter(|(key, _)| !key.starts_with(keys::DAMAGED));
            let expected = texts.iter().filter(|(key, _)| *key != keys::CHANGE);
            let expected = expected.map(|(key, text)| ((*key).to_string(), (*text).to_string()));
            let (mut ours, mut expected) = (ours.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
            ours.sort();
            expected.sort();
            assert_eq!(ours, expected, "{:.80}", hostile);
            assert_eq!((device.noted("change"), device.text(keys::CHANGE)), (None, None), "and is done with");
        }
    }
}

#[test]
fn a_change_that_cannot_be_read_is_set_aside_because_it_holds_texts() {
    let torn = "[{\"key\":\"stillwater/record/x\",\"before\":\"wo";
    for device in [
        Device::with(&[(keys::CHANGE, torn)], &[]),
        Device::with(&[], &[("change", JournalEntry::unversioned(torn))]),
        Device::with(&[(keys::CHANGE, torn)], &[("change", JournalEntry::unversioned(torn))]),
    ] {
        let app_state = device.open("bbbbb");
        assert_eq!(app_state.set_aside().count(), 1);
        assert!(app_state.texts(None).contains("\\\"wo\""), "{}", app_state.texts(None));
    }
}
