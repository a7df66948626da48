//! A record that is open for writing. Nothing is stored before there is something to store, a save that failed is not
//! forgotten, and what another page stored is never overwritten unseen.

use super::Desk;
use crate::domain::answers::Answers;
use crate::domain::id;
use crate::domain::record::{Record, Stamp};
use crate::state::desk::Stored;
use crate::storage::format::{Unreadable, write_record};
use crate::storage::journal::{Entry, Note, Noted};
use crate::storage::{StoreError, keys};
use std::rc::Rc;

/// How the last change stands.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Saving {
    /// Nothing was written yet.
    #[default]
    Nothing,
    /// A change is about to be stored.
    Waiting,
    /// Stored, and read back; the journal has not answered yet.
    Stored,
    /// Stored, and on the disk.
    Saved,
    /// Stored, and there is no journal: on the disk within a minute or so.
    Local,
    /// Not stored.
    Failed(StoreError),
}

impl Saving {
    /// Of two changes that are on the screen together, how the one stands that stands worse.
    pub fn or_worse(self, other: Self) -> Self {
        let rank = |saving| match saving {
            Self::Nothing => 0,
            Self::Saved => 1,
            Self::Local => 2,
            Self::Stored => 3,
            Self::Waiting => 4,
            Self::Failed(_) => 5,
        };
        if rank(other) > rank(self) { other } else { self }
    }
}

/// What another page did to the record while it was open here.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Elsewhere {
    /// It changed it, and the change is shown here now.
    Changed,
    /// It deleted it. What is on the screen is kept as a new entry as soon as it is changed.
    Deleted,
    /// It changed it while there was an unsaved change here: this is the version of this page, kept as an entry of its own.
    Parted,
}

/// A change to a record.
pub type Edit = Box<dyn FnOnce(&mut Record)>;

/// A change to its answers.
pub type Answer = Box<dyn FnOnce(&mut Answers)>;

/// A record and how its last change stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// What is on the screen.
    pub record: Rc<Record>,
    /// How its last change stands.
    pub saving: Saving,
    /// What it was when it was opened. As long as a new record is no different, there is nothing to store.
    pub began: Rc<Record>,
    /// What another page did to it.
    pub elsewhere: Option<Elsewhere>,
    /// The text this page read or stored last; `None` for a record that is not stored.
    base: Option<Rc<str>>,
    /// From which name on one is looked for when it parts: those before were tried.
    next_twin: u32,
}

impl Draft {
    /// Opens a record: one that was loaded, with its text, or a new one.
    pub fn open(record: Record, stored: Option<String>) -> Self {
        let saving = if stored.is_some() { Saving::Saved } else { Saving::Nothing };
        let record = Rc::new(record);
        let base = stored.map(Rc::from);
        Self { began: record.clone(), record, saving, elsewhere: None, base, next_twin: 0 }
    }

    /// Changes the record. The change waits to be stored, unless the record is new and holds nothing yet.
    pub fn edit(&mut self, now: String, change: Edit) {
        let record = Rc::make_mut(&mut self.record);
        let before = record.clone();
        change(record);
        if *record == before {
            return;
        }
        if self.saving != Saving::Nothing || record.holds_more_than(&self.began) {
            record.changed = now;
            self.saving = Saving::Waiting;
        }
    }

    /// What was stored waits to be stored again: things are kept in another place now.
    pub fn again(&mut self) {
        if matches!(self.saving, Saving::Stored | Saving::Saved | Saving::Local) {
            self.saving = Saving::Waiting;
        }
    }

    /// Stores what waits, and tries again what failed. Answers with what the journal is to note; the caller hands over what
    /// became of it with [`Draft::noted`].
    pub fn save(&mut self, desk: &Desk) -> Option<Note> {
        if !matches!(self.saving, Saving::Waiting | Saving::Failed(_)) {
            return None;
        }
        let mut stored = self.store(desk);
        if stored == Err(StoreError::Changed) {
            if !self.stands_on_an_older(desk) {
                self.part(desk);
            }
            stored = self.store(desk);
        }
        let text = match stored {
            Ok(text) => {
                self.base = Some(text.as_str().into());
                self.saving = Saving::Stored;
                text
            }
            Err(StoreError::Locked) => {
                // Another page has put a lock on: nothing is written in the clear any more, in the journal neither.
                self.saving = Saving::Failed(StoreError::Locked);
                return None;
            }
            Err(error) => {
                self.saving = Saving::Failed(error);
                // Where the store has no room, the journal may have.
                write_record(&self.record)
            }
        };
        Some(Note {
            key: keys::record(&self.record.id),
            entry: Some(Entry::of(self.record.stamp(), text)),
            over: Some(self.record.over.clone()),
        })
    }

    /// Stores the next version.
    fn store(&mut self, desk: &Desk) -> Result<String, StoreError> {
        let next = Rc::make_mut(&mut self.record);
        next.advance(desk.page());
        desk.store_record(next, self.base.as_deref())
    }

    /// Whether what is stored is a version this page has seen: the browser took back what it had said it kept. The next
    /// version then takes its place.
    fn stands_on_an_older(&mut self, desk: &Desk) -> bool {
        match desk.open_record(&self.record.id) {
            Some((Stored::Record(theirs), text)) if self.record.has_seen(&theirs.stamp()) => {
                self.base = Some(text.into());
                true
            }
            _ => false,
        }
    }

    /// Takes in what became of a note that [`Draft::save`] answered with: the journal has it, or has none, or says that
    /// another page was first. Then the other page's version gets its place back, this page's becomes an entry of its own,
    /// and there is another note to hand over.
    pub fn noted(&mut self, key: &str, stamp: &Stamp, noted: Noted, desk: &Desk) -> Option<Note> {
        if keys::record(&self.record.id) != key {
            return None;
        }
        let same = self.saving == Saving::Stored && self.record.stamp() == *stamp;
        match noted {
            Noted::Kept if same => self.saving = Saving::Saved,
            Noted::Failed if same => self.saving = Saving::Local,
            Noted::Overtaken(other) => {
                desk.put_back(key, &other);
                self.part(desk);
                self.saving = Saving::Waiting;
                return self.save(desk);
            }
            _ => {}
        }
        None
    }

    /// Looks at what is stored: another page may have changed it, or the store may have lost it. What is unsaved here stays;
    /// whether it can take its place is seen when it is saved. Whether the draft has changed.
    pub fn refresh(&mut self, desk: &Desk) -> bool {
        let settled = matches!(self.saving, Saving::Saved | Saving::Local);
        let key = keys::record(&self.record.id);
        // A store that is closed to us just now has lost nothing.
        let Ok(stored) = desk.shelf.store.get(&key) else { return false };
        if !settled {
            return false;
        }
        if stored.as_deref() == self.base.as_deref() {
            // Deleted in another tab, and brought back there.
            return self.elsewhere.take_if(|elsewhere| *elsewhere == Elsewhere::Deleted).is_some();
        }
        match desk.open_record(&self.record.id) {
            Some((Stored::Record(theirs), text)) => self.meet(theirs, text, desk),
            Some((Stored::Unreadable(_, Unreadable::Damaged), _)) if desk.quarantine(&key).is_ok() => {
                self.base = None;
                self.saving = Saving::Waiting;
                true
            }
            None if desk.is_emptied() => {
                // Emptied from outside: what is on the screen is all there is.
                self.base = None;
                self.saving = Saving::Waiting;
                true
            }
            None => {
                let news = self.elsewhere != Some(Elsewhere::Deleted);
                self.elsewhere = Some(Elsewhere::Deleted);
                news
            }
            Some(_) => false,
        }
    }

    /// What is stored is another version than the one of this page, which has nothing unsaved.
    fn meet(&mut self, theirs: Rc<Record>, text: String, desk: &Desk) -> bool {
        let ours = self.record.stamp();
        if theirs.has_seen(&ours) {
            self.record = theirs.clone();
            self.began = theirs;
            self.base = Some(text.into());
            self.elsewhere = Some(Elsewhere::Changed);
        } else if self.record.has_seen(&theirs.stamp()) {
            // The browser took back what it had said it kept.
            self.base = Some(text.into());
            self.saving = Saving::Waiting;
        } else if desk.is_journaled() {
            // Both were made at the same time. The journal has ours: the other page is told so, and will put it back.
            return false;
        } else {
            self.part(desk);
            self.saving = Saving::Waiting;
        }
        true
    }

    /// Goes on as an entry of its own, beside the one it was.
    fn part(&mut self, desk: &Desk) {
        let record = Rc::make_mut(&mut self.record);
        let old = record.id.clone();
        let free = |id: &String| desk.text(&keys::record(id)).is_none();
        // Never a name it had before: what is noted as gone under it would make it go again.
        let mut names =
            (self.next_twin..id::TWINS).filter_map(|nth| Some((nth, id::twin(&old, desk.page(), nth)?)));
        let Some((nth, id)) = names.find(|(_, id)| *id != old && free(id)) else { return };
        self.next_twin = nth + 1;
        record.twin = if free(&old) { String::new() } else { old };
        record.id = id;
        self.base = None;
        self.elsewhere = Some(Elsewhere::Parted);
    }
}
