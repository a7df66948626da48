//! A record that is open for writing while the store under it changes.

mod elsewhere;
mod failing;

use super::*;
use stillwater::domain::id;
use stillwater::state::{AppState, Draft, RemoteChange, SaveState};
use stillwater::storage::StoreError;

/// A record that was stored by another page and is open in this one.
struct Open {
    device: Rc<Device>,
    app_state: AppState,
    draft: Draft,
}

fn open_as(is_journaled: bool, id: &str) -> Open {
    let device = Device::new(is_journaled);
    let first = version(id, "first", (3, "aaaaa"), (0, ""));
    device.open("aaaaa").store_record(&first, None).unwrap();
    let app_state = device.open("bbbbb");
    let stored = device.text(&keys::record(id));
    Open { draft: Draft::open(first, stored), device, app_state }
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
        let mut next = self.draft.save(&self.app_state);
        for round in 0.. {
            let Some(note) = next else { return };
            assert!(round < 9, "it comes to an end");
            let (key, stamp) = (note.key.clone(), note.entry.clone().unwrap().stamp);
            let told = Rc::new(std::cell::RefCell::new(None));
            let heard = told.clone();
            self.app_state.note(note, Box::new(move |noted| drop(heard.replace(Some(noted)))));
            let Some(noted) = told.take() else { return };
            next = self.draft.noted(&key, &stamp, noted, &self.app_state);
        }
    }

    /// The page is looked at again.
    fn look(&mut self) -> bool {
        let changed = self.draft.refresh(&self.app_state);
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
        open.device.store.inside.remove(keys::PRESENCE).unwrap();
        assert!(open.look());
        assert_eq!((open.device.words(ID).as_deref(), open.draft.elsewhere), (Some("first"), None));
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
