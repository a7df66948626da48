//! A record that is open for writing while the store under it changes.

use super::*;
use stillwater::domain::id;
use stillwater::state::{Desk, Draft, Elsewhere, Saving};
use stillwater::storage::StoreError;

/// A record that was stored by another page and is open in this one.
struct Open {
    device: Rc<Device>,
    desk: Desk,
    draft: Draft,
}

fn open_as(is_journaled: bool, id: &str) -> Open {
    let device = Device::new(is_journaled);
    let first = version(id, "first", (3, "aaaaa"), (0, ""));
    device.open("aaaaa").store_record(&first, None).unwrap();
    let desk = device.open("bbbbb");
    let stored = device.text(&keys::record(id));
    Open { draft: Draft::open(first, stored), device, desk }
}

/// Both with and without a journal.
fn each(test: impl Fn(Open)) {
    for is_journaled in [true, false] {
        test(open_as(is_journaled, ID));
    }
}

impl Open {
    fn write(&mut self, words: &'static str) {
        self.draft.edit(NOW.into(), Box::new(move |record| record.answers.set_text("one-event", words)));
    }

    /// Saves, and takes in what the journal says, until it has no more to say.
    fn save(&mut self) {
        let mut next = self.draft.save(&self.desk);
        for round in 0.. {
            let Some(note) = next else { return };
            assert!(round < 9, "it comes to an end");
            let (key, stamp) = (note.key.clone(), note.entry.clone().unwrap().stamp);
            let told = Rc::new(std::cell::RefCell::new(None));
            let heard = told.clone();
            self.desk.note(note, Box::new(move |noted| drop(heard.replace(Some(noted)))));
            let Some(noted) = told.take() else { return };
            next = self.draft.noted(&key, &stamp, noted, &self.desk);
        }
    }

    /// The page is looked at again.
    fn look(&mut self) -> bool {
        let changed = self.draft.refresh(&self.desk);
        if changed {
            self.save();
        }
        changed
    }

    fn put(&self, text: Option<&str>) {
        match text {
            Some(text) => self.device.store.inside.set(&keys::record(ID), text).unwrap(),
            None => self.device.store.inside.remove(&keys::record(ID)).unwrap(),
        }
    }

    fn on_screen(&self) -> &str {
        self.draft.record.answers.text("one-event")
    }

    /// What is stored under the id that the draft has by now.
    fn stored(&self) -> Option<String> {
        self.device.words(&self.draft.record.id)
    }
}

#[test]
fn nothing_happens_while_nothing_has_changed() {
    each(|mut open| {
        let before = open.device.texts();
        assert!(!open.look());
        assert_eq!((open.device.texts(), open.draft.elsewhere), (before, None));
    });
}

#[test]
fn an_emptied_store_gets_the_words_on_the_screen_back() {
    each(|mut open| {
        open.put(None);
        open.device.store.inside.remove(keys::HERE).unwrap();
        assert!(open.look());
        assert_eq!((open.device.words(ID).as_deref(), open.draft.elsewhere), (Some("first"), None));
    });
}

#[test]
fn what_another_page_made_of_it_is_shown() {
    each(|mut open| {
        let theirs = text(ID, "theirs", (4, "ccccc"), (3, "aaaaa"));
        open.put(Some(&theirs));
        assert!(open.look());
        assert_eq!((open.on_screen(), open.draft.elsewhere), ("theirs", Some(Elsewhere::Changed)));
        open.write("mine after theirs");
        open.save();
        assert_eq!(open.device.words(ID).as_deref(), Some("mine after theirs"));
        assert_eq!(open.device.contents().len(), 1);
    });
}

#[test]
fn what_the_browser_took_back_is_stored_again() {
    each(|mut open| {
        let first = open.device.text(&keys::record(ID));
        open.write("second");
        open.save();
        open.put(first.as_deref());
        assert!(open.look());
        assert_eq!((open.device.words(ID).as_deref(), open.draft.elsewhere), (Some("second"), None));
        assert_eq!(open.device.contents().len(), 1);
    });
}

#[test]
fn a_damaged_text_is_set_aside_and_the_words_on_the_screen_take_its_place() {
    each(|mut open| {
        let key = keys::damaged(&keys::record(ID));
        for (damaged, name) in [("{", key.clone()), ("[", key + "+")] {
            open.put(Some(damaged));
            assert!(open.look());
            assert_eq!(open.device.words(ID).as_deref(), Some("first"));
            assert_eq!(open.device.text(&name).as_deref(), Some(damaged));
        }
    });
}

#[test]
fn a_newer_format_is_left_alone_and_what_is_written_goes_beside_it() {
    let whole = "{\"v\":9,\"id\":\"0mi1x2y3z4abcd\",\"kind\":\"forgiveness\",\"rev\":4,\"by\":\"ccccc\"}";
    for newer in [whole, "{\"v\":9}", "{\"v\":9,\"id\":7,\"rev\":1}"] {
        each(|mut open| {
            open.put(Some(newer));
            assert!(!open.look());
            assert_eq!(open.device.contents(), [(keys::record(ID), newer.to_string())]);
            open.write("mine");
            open.save();
            assert_eq!(open.device.text(&keys::record(ID)).as_deref(), Some(newer));
            assert_ne!(open.draft.record.id, ID);
            assert_eq!((open.stored().as_deref(), open.on_screen()), (Some("mine"), "mine"));
            open.device.open("ddddd");
            assert_eq!(open.device.text(&keys::record(ID)).as_deref(), Some(newer));
        });
    }
}

#[test]
fn a_newer_format_stays_also_when_the_journal_knows_of_another_version() {
    let newer = "{\"v\":9,\"id\":\"0mi1x2y3z4abcd\",\"kind\":\"forgiveness\",\"rev\":3,\"by\":\"ddddd\"}";
    for newer in [newer, "{\"v\":9}", "{"] {
        let mut open = open_as(true, ID);
        open.write("mine");
        let note = open.draft.save(&open.desk).unwrap();
        // Two other pages: one is first with the journal, the other with the store.
        let theirs = entry(&text(ID, "theirs", (4, "ccccc"), (3, "aaaaa")));
        open.device.journal.entries.borrow_mut().push((keys::record(ID), theirs.clone()));
        open.put(Some(newer));
        let stamp = note.entry.unwrap().stamp;
        let overtaken = stillwater::storage::journal::Noted::Overtaken(theirs);
        open.draft.noted(&note.key, &stamp, overtaken, &open.desk);
        let texts = open.device.contents();
        assert!(texts.iter().any(|(_, text)| text == newer), "{texts:?}");
        assert_eq!(open.stored().as_deref(), Some("mine"));
    }
}

#[test]
fn what_was_deleted_in_another_tab_is_kept_as_a_new_entry_once_it_is_changed() {
    each(|mut open| {
        open.device.open("ccccc").delete(&[keys::record(ID)]);
        assert!(open.look());
        assert_eq!(open.draft.elsewhere, Some(Elsewhere::Deleted));
        assert!(!open.look(), "it is said once");
        assert_eq!(open.device.contents(), [], "not before");
        open.write("more");
        open.save();
        assert_eq!((open.device.words(ID), open.stored().as_deref()), (None, Some("more")));
        assert_eq!(&*open.draft.record.twin, "", "there is no other version");
        open.device.open("ddddd");
        assert_eq!((open.device.words(ID), open.stored().as_deref()), (None, Some("more")));
    });
}

#[test]
fn what_was_deleted_in_another_tab_and_brought_back_there_is_no_longer_called_deleted() {
    each(|mut open| {
        let mut other = open.device.open("ccccc");
        other.delete(&[keys::record(ID)]);
        open.look();
        other.undo();
        assert!(open.look());
        assert_eq!(open.draft.elsewhere, None);
        open.write("more");
        open.save();
        assert_eq!((open.device.words(ID).as_deref(), open.device.contents().len()), (Some("more"), 1));
    });
}

#[test]
fn a_version_of_its_own_that_was_deleted_elsewhere_is_kept_as_a_new_entry_too() {
    let twin = id::twin(ID, "bbbbb", 0).unwrap();
    for is_journaled in [true, false] {
        let mut open = open_as(is_journaled, &twin);
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
fn a_store_that_is_closed_for_a_while_parts_nothing() {
    each(|mut open| {
        open.device.store.fails.set(Some(StoreError::Blocked));
        open.look();
        open.write("meanwhile");
        open.save();
        assert_eq!(open.draft.saving, Saving::Failed(StoreError::Blocked));
        open.device.store.fails.set(None);
        open.save();
        assert_eq!((open.device.words(ID).as_deref(), open.device.contents().len()), (Some("meanwhile"), 1));
    });
}

#[test]
fn a_journal_that_fails_leaves_it_stored_on_this_device() {
    let mut open = open_as(true, ID);
    open.device.journal.fails.set(true);
    open.write("second");
    open.save();
    assert_eq!((open.draft.saving, open.stored().as_deref()), (Saving::Local, Some("second")));
    open.device.journal.fails.set(false);
    open.write("third");
    open.save();
    assert_eq!((open.draft.saving, open.stored().as_deref()), (Saving::Saved, Some("third")));
}

#[test]
fn a_journal_that_never_answers_is_not_waited_for() {
    let mut open = open_as(true, ID);
    open.device.silent.set(true);
    for words in ["second", "third"] {
        open.write(words);
        open.save();
        assert_eq!((open.draft.saving, open.stored().as_deref()), (Saving::Stored, Some(words)));
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
    let mut open = open_as(true, ID);
    open.device.store.fails.set(Some(StoreError::Full));
    open.write("no room");
    for _ in 0..3 {
        open.save();
        assert_eq!(open.draft.saving, Saving::Failed(StoreError::Full));
    }
    assert!(open.device.noted(&keys::record(ID)).unwrap().text().unwrap().contains("no room"));
    let killed = open.device.killed(open.device.moments() - 1, 0);
    killed.open("ddddd");
    assert_eq!(killed.words(ID).as_deref(), Some("no room"), "the next page has it");
    open.device.store.fails.set(None);
    open.save();
    assert_eq!((open.draft.saving, open.stored().as_deref()), (Saving::Saved, Some("no room")));
    assert_eq!(open.device.contents().len(), 1);
}
