//! The store or the journal fails: the failure is reported, and the write repeated.

use super::*;

#[test]
fn a_store_that_is_closed_for_a_while_parts_nothing() {
    each(|open| {
        open.device.store.fails.set(Some(StoreError::Blocked));
        open.look();
        open.write("meanwhile");
        open.save();
        assert_eq!(open.draft().saving, SaveState::Failed(StoreError::Blocked));
        open.device.store.fails.set(None);
        open.save();
        assert_eq!((open.device.words(ID).as_deref(), open.device.contents().len()), (Some("meanwhile"), 1));
    });
}

#[test]
fn a_journal_that_fails_leaves_it_stored_on_this_device() {
    let open = open_as(true, ID);
    open.device.journal.fails.set(true);
    open.write("second");
    open.save();
    assert_eq!((open.draft().saving, open.stored().as_deref()), (SaveState::WrittenOnly, Some("second")));
    open.device.journal.fails.set(false);
    open.write("third");
    open.save();
    assert_eq!((open.draft().saving, open.stored().as_deref()), (SaveState::Durable, Some("third")));
}

#[test]
fn a_journal_that_never_answers_is_not_waited_for() {
    let open = open_as(true, ID);
    open.device.silent.set(true);
    for words in ["second", "third"] {
        open.write(words);
        open.save();
        assert_eq!((open.draft().saving, open.stored().as_deref()), (SaveState::Written, Some(words)));
    }
    open.put(Some(&text(ID, "theirs", (9, "ccccc"), (3, "aaaaa"))));
    open.look();
    open.write("fourth");
    open.save();
    assert_eq!(open.device.words(ID).as_deref(), Some("theirs"), "nothing is overwritten");
    assert_eq!(open.stored().as_deref(), Some("fourth"));
}

#[test]
fn what_could_not_be_saved_is_noted_meanwhile_and_saved_when_there_is_room() {
    let open = open_as(true, ID);
    open.device.store.fails.set(Some(StoreError::Full));
    open.write("no room");
    for _ in 0..3 {
        open.save();
        assert_eq!(open.draft().saving, SaveState::Failed(StoreError::Full));
    }
    assert!(open.device.noted(&keys::record(ID)).unwrap().text().unwrap().contains("no room"));
    let killed = open.device.killed(open.device.moments() - 1, 0);
    killed.open("ddddd");
    assert_eq!(killed.words(ID).as_deref(), Some("no room"), "the next page has it");
    open.device.store.fails.set(None);
    open.save();
    assert_eq!((open.draft().saving, open.stored().as_deref()), (SaveState::Durable, Some("no room")));
    assert_eq!(open.device.contents().len(), 1);
}
