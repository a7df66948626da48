//! Another tab changes or deletes the record, or writes it in a newer format.

use super::*;

#[test]
fn what_another_page_made_of_it_is_shown() {
    each(|open| {
        let theirs = text(ID, "theirs", (4, "ccccc"), (3, "aaaaa"));
        open.put(Some(&theirs));
        assert!(open.look());
        assert_eq!((&*open.on_screen(), open.draft().elsewhere), ("theirs", Some(RemoteChange::Updated)));
        open.write("mine after theirs");
        open.save();
        assert_eq!(open.device.words(ID).as_deref(), Some("mine after theirs"));
        assert_eq!(open.device.contents().len(), 1);
    });
}

#[test]
fn a_newer_format_is_left_alone_and_what_is_written_goes_beside_it() {
    let whole = "{\"v\":9,\"id\":\"0mi1x2y3z4abcd\",\"kind\":\"forgiveness\",\"rev\":4,\"by\":\"ccccc\"}";
    for newer in [whole, "{\"v\":9}", "{\"v\":9,\"id\":7,\"rev\":1}"] {
        each(|open| {
            open.put(Some(newer));
            assert!(!open.look());
            assert_eq!(open.device.contents(), [(keys::record(ID), newer.to_string())]);
            open.write("mine");
            open.save();
            assert_eq!(open.device.text(&keys::record(ID)).as_deref(), Some(newer));
            assert_ne!(open.draft().record.id, ID);
            assert_eq!((open.stored().as_deref(), &*open.on_screen()), (Some("mine"), "mine"));
            open.device.open("ddddd");
            assert_eq!(open.device.text(&keys::record(ID)).as_deref(), Some(newer));
        });
    }
}

#[test]
fn a_newer_format_stays_also_when_the_journal_knows_of_another_version() {
    let newer = "{\"v\":9,\"id\":\"0mi1x2y3z4abcd\",\"kind\":\"forgiveness\",\"rev\":3,\"by\":\"ddddd\"}";
    for newer in [newer, "{\"v\":9}", "{"] {
        let open = open_as(true, ID);
        open.write("mine");
        let mut draft = open.draft();
        let note = draft.save(&open.page.app_state).unwrap();
        // Of two other pages, one writes to the journal first, and the other to the store.
        let theirs = entry(&text(ID, "theirs", (4, "ccccc"), (3, "aaaaa")));
        open.device.journal.entries.borrow_mut().push((keys::record(ID), theirs.clone()));
        open.put(Some(newer));
        let stamp = note.entry.unwrap().version;
        let overtaken = stillwater::storage::journal::WriteOutcome::Conflict(theirs);
        draft.journal_answered(&note.key, &stamp, overtaken, &open.page.app_state);
        let texts = open.device.contents();
        assert!(texts.iter().any(|(_, text)| text == newer), "{texts:?}");
        assert_eq!(open.device.words(&draft.record.id).as_deref(), Some("mine"));
    }
}

#[test]
fn what_was_deleted_in_another_tab_is_kept_as_a_new_entry_once_it_is_changed() {
    each(|open| {
        open.device.open("ccccc").delete(&[keys::record(ID)]);
        assert!(open.look());
        assert_eq!(open.draft().elsewhere, Some(RemoteChange::Deleted));
        assert!(!open.look(), "it is said once");
        assert_eq!(open.device.contents(), [], "not before");
        open.write("more");
        open.save();
        assert_eq!((open.device.words(ID), open.stored().as_deref()), (None, Some("more")));
        assert_eq!(&*open.draft().record.conflict_of, "", "there is no other version");
        open.device.open("ddddd");
        assert_eq!((open.device.words(ID), open.stored().as_deref()), (None, Some("more")));
    });
}

#[test]
fn what_was_deleted_in_another_tab_and_brought_back_there_is_no_longer_called_deleted() {
    each(|open| {
        let mut other = open.device.open("ccccc");
        other.delete(&[keys::record(ID)]);
        open.look();
        other.undo();
        assert!(open.look());
        assert_eq!(open.draft().elsewhere, None);
        open.write("more");
        open.save();
        assert_eq!((open.device.words(ID).as_deref(), open.device.contents().len()), (Some("more"), 1));
    });
}

#[test]
fn a_version_of_its_own_that_was_deleted_elsewhere_is_kept_as_a_new_entry_too() {
    let twin = id::conflict_copy(ID, "bbbbb", 0).unwrap();
    for is_journaled in [true, false] {
        let open = open_as(is_journaled, &twin);
        open.write("more");
        open.save();
        open.device.open("ccccc").delete(&[keys::record(&twin)]);
        for words in ["one", "two"] {
            open.look();
            open.write(words);
            open.save();
            assert_eq!(open.stored().as_deref(), Some(words));
            assert_eq!(open.device.words(&twin), None);
        }
        open.device.open("ddddd");
        assert_eq!(open.stored().as_deref(), Some("two"));
    }
}

#[test]
fn a_name_that_the_journal_knows_as_deleted_is_not_tried_for_ever() {
    let twin = |nth| id::conflict_copy(ID, "bbbbb", nth).unwrap();
    let open = open_as(true, ID);
    for nth in 0..3 {
        let gone = JournalEntry::tombstone(stamp(50, "ccccc"));
        open.device.journal.entries.borrow_mut().push((keys::record(&twin(nth)), gone));
    }
    open.put(Some("{\"v\":9}"));
    open.write("mine");
    open.save();
    assert_eq!((open.draft().record.id.clone(), open.stored().as_deref()), (twin(3), Some("mine")));
    assert_eq!(open.draft().saving, SaveState::Durable);
    assert_eq!(open.device.contents().len(), 2);
}
