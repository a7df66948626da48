//! A record is open for writing while the store changes.

mod elsewhere;
mod failing;

use super::*;
use crate::common::Page;
use stillwater::domain::id;
use stillwater::state::autosave::Autosave;
use stillwater::state::{Draft, RemoteChange, SaveState};
use stillwater::storage::StoreError;

/// A record that another page stored and that is open in this page.
struct Open {
    device: Rc<Device>,
    page: Rc<Page>,
    autosave: Autosave,
}

fn open_as(is_journaled: bool, id: &str) -> Open {
    let device = Device::new(is_journaled);
    let first = version(id, "first", (3, "aaaaa"), (0, ""));
    device.open("aaaaa").store_record(&first, None).unwrap();
    let page = Page::new(device.open("bbbbb"));
    let autosave = Autosave::new(page.clone());
    assert!(autosave.open(Some(id.into()), |_| panic!("it is there")));
    Open { device, page, autosave }
}

/// Runs a test with and without a journal.
fn each(test: impl Fn(Open)) {
    for is_journaled in [true, false] {
        test(open_as(is_journaled, ID));
    }
}

impl Open {
    fn draft(&self) -> Draft {
        self.autosave.draft().expect("a record is open")
    }

    fn write(&self, words: &'static str) {
        self.autosave.answer(Box::new(move |answers| answers.set_text("one-event", words)));
    }

    /// Saves, and handles the journal's answers until there are no more.
    fn save(&self) {
        self.autosave.save();
        self.page.run_tasks();
    }

    /// Returns to the page. Returns whether the draft has changed.
    fn look(&self) -> bool {
        let before = self.draft();
        self.autosave.refresh();
        self.page.run_tasks();
        self.draft() != before
    }

    fn put(&self, text: Option<&str>) {
        match text {
            Some(text) => self.device.store.inside.set(&keys::record(ID), text).unwrap(),
            None => self.device.store.inside.remove(&keys::record(ID)).unwrap(),
        }
    }

    fn on_screen(&self) -> String {
        self.draft().record.answers.text("one-event").into()
    }

    /// The stored answer under the current id of the draft.
    fn stored(&self) -> Option<String> {
        self.device.words(&self.draft().record.id)
    }
}

#[test]
fn nothing_happens_while_nothing_has_changed() {
    each(|open| {
        let before = open.device.texts();
        assert!(!open.look());
        assert_eq!((open.device.texts(), open.draft().elsewhere), (before, None));
    });
}

#[test]
fn an_emptied_store_gets_the_words_on_the_screen_back() {
    each(|open| {
        open.put(None);
        open.device.store.inside.remove(keys::PRESENCE).unwrap();
        assert!(open.look());
        assert_eq!((open.device.words(ID).as_deref(), open.draft().elsewhere), (Some("first"), None));
    });
}

#[test]
fn what_the_browser_took_back_is_stored_again() {
    each(|open| {
        let first = open.device.text(&keys::record(ID));
        open.write("second");
        open.save();
        open.put(first.as_deref());
        assert!(open.look());
        assert_eq!((open.device.words(ID).as_deref(), open.draft().elsewhere), (Some("second"), None));
        assert_eq!(open.device.contents().len(), 1);
    });
}

#[test]
fn a_damaged_text_is_set_aside_and_the_words_on_the_screen_take_its_place() {
    each(|open| {
        let key = keys::damaged(&keys::record(ID));
        for (damaged, name) in [("{", key.clone()), ("[", key + "+")] {
            open.put(Some(damaged));
            assert!(open.look());
            assert_eq!(open.device.words(ID).as_deref(), Some("first"));
            assert_eq!(open.device.text(&name).as_deref(), Some(damaged));
        }
    });
}
