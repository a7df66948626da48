//! A record that is open for editing: what is unsaved, how the last save went, and what other pages did to the record.
//! A new record is not stored while it is empty, a failed save can be retried, and another page's version is never
//! overwritten unseen.

use super::AppState;
use crate::domain::answers::Answers;
use crate::domain::id;
use crate::domain::record::{Record, Version};
use crate::domain::unreadable::Unreadable;
use crate::state::app_state::Stored;
use crate::storage::format::write_record;
use crate::storage::journal::{JournalEntry, JournalWrite, WriteOutcome};
use crate::storage::{StoreError, keys};
use std::rc::Rc;

/// The state of the last change.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum SaveState {
    /// No change yet.
    #[default]
    Clean,
    /// Changed, and not stored yet.
    Pending,
    /// Stored and read back; the journal has not answered yet.
    Written,
    /// Stored, and flushed to disk by the journal.
    Durable,
    /// Stored without a journal: on disk within about a minute.
    WrittenOnly,
    Failed(StoreError),
}

impl SaveState {
    /// The worse of two states, for two drafts that share one screen.
    pub fn or_worse(self, other: Self) -> Self {
        let rank = |saving| match saving {
            Self::Clean => 0,
            Self::Durable => 1,
            Self::WrittenOnly => 2,
            Self::Written => 3,
            Self::Pending => 4,
            Self::Failed(_) => 5,
        };
        if rank(other) > rank(self) { other } else { self }
    }
}

/// What another page did to the record while it was open here.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum RemoteChange {
    /// It changed the record, and its version is shown now.
    Updated,
    /// It deleted the record. The text on the screen becomes a new entry as soon as it is changed.
    Deleted,
    /// It changed the record while there was an unsaved change here. This page's version is now an entry of its own.
    Forked,
}

pub type Edit = Box<dyn FnOnce(&mut Record)>;

pub type AnswerEdit = Box<dyn FnOnce(&mut Answers)>;

/// A record that is open for editing.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The record as it is on the screen.
    pub record: Rc<Record>,
    /// The state of its last change.
    pub saving: SaveState,
    /// The record as it was opened. A new record that does not differ from it is not stored.
    pub began: Rc<Record>,
    /// What another page did to the record, if anything.
    pub elsewhere: Option<RemoteChange>,
    /// The text that this page read or stored last; `None` if the record is not stored.
    base: Option<Rc<str>>,
    /// The number to try next for the id of a conflict copy; smaller ones were used.
    next_twin: u32,
}

impl Draft {
    /// Opens a new record, or a loaded one with its stored text.
    pub fn open(record: Record, stored: Option<String>) -> Self {
        let saving = if stored.is_some() { SaveState::Durable } else { SaveState::Clean };
        let record = Rc::new(record);
        let base = stored.map(Rc::from);
        Self { began: record.clone(), record, saving, elsewhere: None, base, next_twin: 0 }
    }

    /// Applies a change. It has to be saved afterwards, unless the record is new and still empty.
    pub fn edit(&mut self, now: String, change: Edit) {
        let record = Rc::make_mut(&mut self.record);
        let before = record.clone();
        change(record);
        if *record == before {
            return;
        }
        if self.saving != SaveState::Clean || record.has_content_beyond(&self.began) {
            record.changed = now;
            self.saving = SaveState::Pending;
        }
    }

    /// Marks a stored record as unsaved, because it has to be written to another storage location.
    pub fn mark_dirty(&mut self) {
        if matches!(self.saving, SaveState::Written | SaveState::Durable | SaveState::WrittenOnly) {
            self.saving = SaveState::Pending;
        }
    }

    /// Saves an unsaved or failed change. Returns the version for the journal; the caller passes the journal's answer
    /// to [`Draft::journal_answered`].
    pub fn save(&mut self, app_state: &AppState) -> Option<JournalWrite> {
        if !matches!(self.saving, SaveState::Pending | SaveState::Failed(_)) {
            return None;
        }
        let mut stored = self.store(app_state);
        if stored == Err(StoreError::Changed) {
            if !self.stands_on_an_older(app_state) {
                self.fork(app_state);
            }
            stored = self.store(app_state);
        }
        let text = match stored {
            Ok(text) => {
                self.base = Some(text.as_str().into());
                self.saving = SaveState::Written;
                text
            }
            Err(StoreError::Locked) => {
                // Another page has turned the lock on, so nothing may be written unencrypted, neither to the store nor
                // to the journal.
                self.saving = SaveState::Failed(StoreError::Locked);
                return None;
            }
            Err(error) => {
                self.saving = SaveState::Failed(error);
                // IndexedDB may have room where localStorage has none.
                write_record(&self.record)
            }
        };
        Some(JournalWrite {
            key: keys::record(&self.record.id),
            entry: Some(JournalEntry::new(self.record.version(), text)),
            parent: Some(self.record.parent.clone()),
        })
    }

    /// Stores the next revision.
    fn store(&mut self, app_state: &AppState) -> Result<String, StoreError> {
        let next = Rc::make_mut(&mut self.record);
        next.bump(app_state.page());
        app_state.store_record(next, self.base.as_deref())
    }

    /// Whether the stored version is one this page has already seen, because the browser lost a later write. The next
    /// revision then replaces it.
    fn stands_on_an_older(&mut self, app_state: &AppState) -> bool {
        match app_state.open_record(&self.record.id) {
            Some((Stored::Record(theirs), text)) if self.record.includes(&theirs.version()) => {
                self.base = Some(text.into());
                true
            }
            _ => false,
        }
    }

    /// Handles the journal's answer to a version that [`Draft::save`] returned. On a conflict the other page's version
    /// is restored, this page's version becomes an entry of its own, and the returned version has to be written to the
    /// journal too. The same where another page changed what is stored before the journal answered.
    pub fn journal_answered(
        &mut self,
        key: &str,
        stamp: &Version,
        outcome: WriteOutcome,
        app_state: &AppState,
    ) -> Option<JournalWrite> {
        if keys::record(&self.record.id) != key {
            return None;
        }
        let same = self.saving == SaveState::Written && self.record.version() == *stamp;
        match outcome {
            WriteOutcome::Committed if same => self.saving = SaveState::Durable,
            WriteOutcome::Failed if same => self.saving = SaveState::WrittenOnly,
            WriteOutcome::Conflict(other) => {
                app_state.put_back(key, &other);
                self.fork(app_state);
                self.saving = SaveState::Pending;
                return self.save(app_state);
            }
            _ => {}
        }
        // While the journal had not answered, `refresh` left alone what another page stored, and nothing calls it again.
        if same && self.refresh(app_state) { self.save(app_state) } else { None }
    }

    /// Compares the draft with the store, which another page may have changed or the browser lost. Unsaved text stays;
    /// saving it detects the conflict. Returns whether the draft has changed.
    pub fn refresh(&mut self, app_state: &AppState) -> bool {
        let settled = matches!(self.saving, SaveState::Durable | SaveState::WrittenOnly);
        let key = keys::record(&self.record.id);
        // A store that cannot be read right now has lost nothing.
        let Ok(stored) = app_state.repository.store.get(&key) else { return false };
        if !settled {
            return false;
        }
        if stored.as_deref() == self.base.as_deref() {
            // The record was deleted in another tab and restored there.
            return self.elsewhere.take_if(|elsewhere| *elsewhere == RemoteChange::Deleted).is_some();
        }
        match app_state.open_record(&self.record.id) {
            Some((Stored::Record(theirs), text)) => self.merge_remote(theirs, text, app_state),
            Some((Stored::Unreadable(_, Unreadable::Damaged), _)) if app_state.quarantine(&key).is_ok() => {
                self.base = None;
                self.saving = SaveState::Pending;
                true
            }
            None if app_state.is_emptied() => {
                // The store was cleared from outside the program, so the screen has the only copy.
                self.base = None;
                self.saving = SaveState::Pending;
                true
            }
            None => {
                let news = self.elsewhere != Some(RemoteChange::Deleted);
                self.elsewhere = Some(RemoteChange::Deleted);
                news
            }
            Some(_) => false,
        }
    }

    /// Merges another stored version into a draft that has nothing unsaved. Returns whether the draft has changed.
    fn merge_remote(&mut self, theirs: Rc<Record>, text: String, app_state: &AppState) -> bool {
        let ours = self.record.version();
        if theirs.includes(&ours) {
            self.record = theirs.clone();
            self.began = theirs;
            self.base = Some(text.into());
            self.elsewhere = Some(RemoteChange::Updated);
        } else if self.record.includes(&theirs.version()) {
            // The browser lost a write that it had reported as done, so it has to be written again.
            self.base = Some(text.into());
            self.saving = SaveState::Pending;
        } else if app_state.is_journaled() {
            // Both versions were made at the same time and the journal has ours: the other page learns of the conflict
            // from the journal and restores ours.
            return false;
        } else {
            self.fork(app_state);
            self.saving = SaveState::Pending;
        }
        true
    }

    /// Forks the record: it continues under a new id, as a conflict copy.
    fn fork(&mut self, app_state: &AppState) {
        let record = Rc::make_mut(&mut self.record);
        let old = record.id.clone();
        let free = |id: &String| app_state.text(&keys::record(id)).is_none();
        // An id that was used before may have a tombstone in the journal, which would delete the copy.
        let mut names = (self.next_twin..id::MAX_CONFLICT_COPIES)
            .filter_map(|nth| Some((nth, id::conflict_copy(&old, app_state.page(), nth)?)));
        let Some((nth, id)) = names.find(|(_, id)| *id != old && free(id)) else { return };
        self.next_twin = nth + 1;
        record.conflict_of = if free(&old) { String::new() } else { old };
        record.id = id;
        self.base = None;
        self.elsewhere = Some(RemoteChange::Forked);
    }
}
