//! A record that is open for writing. Nothing is stored before there is something to store, and a save that failed is
//! not forgotten.

use super::Desk;
use crate::domain::answers::Answers;
use crate::domain::record::Record;
use crate::storage::StoreError;
use std::rc::Rc;

/// How the last change stands.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Saving {
    /// Nothing was written yet.
    #[default]
    Nothing,
    /// A change is about to be stored.
    Waiting,
    /// Stored, and read back.
    Saved,
    /// Not stored.
    Failed(StoreError),
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
}

impl Draft {
    /// Opens a record: one that was loaded, or a new one.
    pub fn open(record: Record, stored: bool) -> Self {
        let saving = if stored { Saving::Saved } else { Saving::Nothing };
        let record = Rc::new(record);
        Self { began: record.clone(), record, saving }
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

    /// Stores what waits, and tries again what failed.
    pub fn save(&mut self, desk: &Desk) {
        if matches!(self.saving, Saving::Waiting | Saving::Failed(_)) {
            self.saving = match desk.store_record(&self.record) {
                Ok(()) => Saving::Saved,
                Err(error) => Saving::Failed(error),
            };
        }
    }
}
