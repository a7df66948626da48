//! Autosave: an open record is saved shortly after it was changed, again after a failure, and together with the journal
//! and with what other pages store.

use super::draft::{AnswerEdit, Edit};
use super::{AppState, Draft, SaveState};
use crate::domain::record::{Record, Version};
use crate::domain::unreadable::Unreadable;
use crate::state::app_state::{StorageMode, Stored};
use crate::storage::journal::JournalWrite;
use std::any::Any;
use std::cell::RefCell;
use std::rc::Rc;

/// The debounce of autosave, in milliseconds. A change has to be stored within 300 ms of the last keystroke.
const DEBOUNCE: u32 = 200;
/// The delay before a failed save is tried again, in milliseconds.
const RETRY_AFTER: u32 = 5000;

/// A function that runs once, later.
pub type Task = Box<dyn FnOnce()>;

/// The page that a record is open on.
pub trait Host {
    /// The state that records are stored in.
    fn app_state(&self) -> AppState;

    /// The current time in ISO 8601.
    fn now(&self) -> String;

    /// Runs a task after a time in milliseconds, unless the returned guard is dropped before.
    fn start_timer(&self, after: u32, task: Task) -> Box<dyn Any>;

    /// Runs a task when the current one has ended.
    fn run_later(&self, task: Task);

    /// Renders the record again.
    fn redraw(&self);

    /// Learns of a failed save, with the version for the journal if it may be written there.
    fn save_failed(&self, write: Option<&JournalWrite>);
}

/// A record that is open on a page and saved automatically. Clones share it.
#[derive(Clone)]
pub struct Autosave {
    open: Rc<RefCell<OpenRecord>>,
    host: Rc<dyn Host>,
}

#[derive(Default)]
struct OpenRecord {
    draft: Option<Draft>,
    unreadable: Option<Unreadable>,
    timer: Option<Box<dyn Any>>,
    /// Where entries were stored when the record was opened.
    storage_mode: Option<StorageMode>,
}

impl OpenRecord {
    fn id(&self) -> Option<&str> {
        self.draft.as_ref().map(|draft| draft.record.id.as_str())
    }

    fn load(&mut self, app_state: &AppState, id: Option<String>, begin: impl FnOnce(String) -> Record) {
        self.draft = None;
        self.unreadable = None;
        self.storage_mode = Some(app_state.storage_mode);
        let Some(id) = id else { return };
        match app_state.open_record(&id) {
            Some((Stored::Record(record), text)) => {
                self.draft = Some(Draft::open((*record).clone(), Some(text)));
            }
            Some((Stored::Newer(_), _)) => self.unreadable = Some(Unreadable::Newer),
            Some((Stored::Unreadable(_, why), _)) => self.unreadable = Some(why),
            None => self.draft = Some(Draft::open(begin(id), None)),
        }
    }
}

impl Autosave {
    /// Nothing is open yet.
    pub fn new(host: Rc<dyn Host>) -> Self {
        Self { open: Rc::default(), host }
    }

    /// The open record; `None` if none is open or the stored one cannot be read.
    pub fn draft(&self) -> Option<Draft> {
        self.open.borrow().draft.clone()
    }

    /// Why the stored record cannot be read.
    pub fn unreadable(&self) -> Option<Unreadable> {
        self.open.borrow().unreadable
    }

    /// Opens a record, or begins one with `begin` if it is not stored. If it is open already, it is stored where entries
    /// are stored now. Returns whether it was opened or begun.
    pub fn open(&self, id: Option<String>, begin: impl FnOnce(String) -> Record) -> bool {
        let app_state = self.host.app_state();
        let is_open = id.is_some() && self.open.borrow().id() == id.as_deref();
        if app_state.is_ready() && !is_open {
            self.save();
            self.open.borrow_mut().load(&app_state, id, begin);
            return true;
        }
        if is_open && self.open.borrow().storage_mode != Some(app_state.storage_mode) {
            self.move_to(app_state.storage_mode);
        }
        false
    }

    fn move_to(&self, storage_mode: StorageMode) {
        {
            let open = &mut *self.open.borrow_mut();
            open.storage_mode = Some(storage_mode);
            if let Some(draft) = &mut open.draft {
                draft.mark_dirty();
            }
        }
        self.save();
    }

    /// Changes the record, which is saved shortly afterwards.
    pub fn edit(&self, change: Edit) {
        let open = &mut *self.open.borrow_mut();
        let Some(draft) = &mut open.draft else { return };
        let failed = matches!(draft.saving, SaveState::Failed(_));
        draft.edit(self.host.now(), change);
        if draft.saving == SaveState::Pending && (failed || open.timer.is_none()) {
            open.timer = Some(self.timer(DEBOUNCE));
        }
    }

    /// Changes the record's answers, which are saved shortly afterwards.
    pub fn answer(&self, change: AnswerEdit) {
        self.edit(Box::new(|record: &mut Record| change(&mut record.answers)));
    }

    fn timer(&self, after: u32) -> Box<dyn Any> {
        let this = self.clone();
        self.host.start_timer(after, Box::new(move || this.save()))
    }

    /// Saves an unsaved change at once.
    pub fn save(&self) {
        let app_state = self.host.app_state();
        let write = {
            let open = &mut *self.open.borrow_mut();
            open.timer = None;
            let Some(draft) = &mut open.draft else { return };
            let write = draft.save(&app_state);
            if let SaveState::Failed(_) = draft.saving {
                self.host.save_failed(write.as_ref());
                open.timer = Some(self.timer(RETRY_AFTER));
            }
            write
        };
        self.write(write);
    }

    /// Writes a version to the journal, which may answer synchronously: nothing may be borrowed here.
    fn write(&self, write: Option<JournalWrite>) {
        let Some(write) = write else { return };
        self.host.redraw();
        let (key, version) = (write.key.clone(), write.entry.as_ref().map(|entry| entry.version.clone()));
        let this = self.clone();
        self.host.app_state().write_to_journal(
            write,
            Box::new(move |outcome| {
                let app_state = this.host.app_state();
                let version: Version = version.unwrap_or_default();
                let draft = &mut this.open.borrow_mut().draft;
                let next = draft
                    .as_mut()
                    .and_then(|draft| draft.journal_answered(&key, &version, outcome, &app_state));
                this.host.redraw();
                if next.is_some() {
                    let again = this.clone();
                    // A new task, so that the borrow above has ended.
                    this.host.run_later(Box::new(move || again.write(next)));
                }
            }),
        );
    }

    /// Compares the record with the store after the page was away: another page may have changed, deleted or erased it.
    pub fn look_again(&self) {
        let this = self.clone();
        self.host.app_state().ask_if_erased(Box::new(move || this.refresh()));
    }

    /// Compares the record with the store, which another page has changed.
    pub fn refresh(&self) {
        let changed = {
            let app_state = self.host.app_state();
            let draft = &mut self.open.borrow_mut().draft;
            draft.as_mut().is_some_and(|draft| draft.refresh(&app_state))
        };
        if changed {
            self.host.redraw();
            self.save();
        }
    }
}
