//! The application state: the store that is open, the settings, and the operations on records (list, open, save,
//! delete, restore, erase). The record being edited is a [`super::Draft`].

mod deleting;
mod erasing;
mod reading;
mod sessions;
mod shared_view;

pub use deleting::Deleted;
pub use erasing::Erasing;
pub use reading::Stored;
pub use shared_view::SharedView;

use super::lock::LockState;
use super::{PageStorage, Repository, Settings};
use crate::domain::record::Record;
use crate::domain::unreadable::Unreadable;
use crate::state::Setting;
use crate::storage::batch::{Batch, version_of};
use crate::storage::journal::{
    Journal, JournalEntry, JournalSnapshot, JournalWrite, LAST_CHANGE, NoJournal, OnWritten, Reconciled,
    RecoveryReport, WIPED, quarantine, reconcile,
};
use crate::storage::lock::Tampered;
use crate::storage::{MemoryStore, Store, StoreError, format, keys};
use std::rc::Rc;

/// Where entries are stored.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum StorageMode {
    /// Not known yet: the page shows its prerendered markup.
    Loading,
    /// In memory, because the person was not asked yet.
    Undecided,
    /// In the storage of this browser.
    Persistent,
    /// In memory, because the person chose not to have anything stored.
    MemoryOnly,
    /// In memory, until the session ends: a guest writes on somebody else's device during a shared session.
    Guest,
    /// In the storage of this browser, encrypted and not unlocked: nothing can be read.
    Locked,
    /// In memory, because the browser blocks storage. Entries last as long as the page.
    Blocked,
}

/// The application state. Cloning is cheap; clones share the store and the journal, but not the other fields.
#[derive(Clone)]
pub struct AppState {
    pub(super) repository: Rc<Repository>,
    pub storage_mode: StorageMode,
    /// The person's settings.
    pub settings: Rc<Settings>,
    /// Whether stored settings exist that cannot be read. They are then never overwritten.
    pub(super) settings_unreadable: bool,
    /// The browser's storage below a lock or below a store in memory.
    pub(super) page_storage: Option<PageStorage>,
    /// What this page knows of the lock.
    pub(super) lock: LockState,
    /// The deletions that can be undone.
    pub deleted: Option<Deleted>,
    /// What recovery found when the page opened, until the person has acknowledged it.
    pub recovery_report: RecoveryReport,
    /// Changes to the encrypted data that this program did not make, until the person has acknowledged them.
    pub tampered: Rc<Tampered>,
    /// Incremented whenever the list of records changed.
    pub list_version: u32,
}

impl PartialEq for AppState {
    fn eq(&self, other: &Self) -> bool {
        self.storage_mode == other.storage_mode
            && self.list_version == other.list_version
            && self.settings == other.settings
            && self.deleted == other.deleted
            && self.recovery_report == other.recovery_report
            && self.tampered == other.tampered
            && self.lock == other.lock
    }
}

impl Default for AppState {
    /// The state of a prerendered page: nothing can be opened or stored yet.
    fn default() -> Self {
        Self {
            repository: repository(Rc::new(MemoryStore::default()), Rc::new(NoJournal), ""),
            storage_mode: StorageMode::Loading,
            page_storage: None,
            lock: LockState::default(),
            settings: Rc::default(),
            settings_unreadable: false,
            deleted: None,
            recovery_report: RecoveryReport::default(),
            tampered: Rc::default(),
            list_version: 0,
        }
    }
}

fn repository(store: Rc<dyn Store>, journal: Rc<dyn Journal>, page: &str) -> Rc<Repository> {
    Rc::new(Repository::new(store, journal, page.into()))
}

impl AppState {
    /// Opens the store without a journal; falls back to memory when storage is blocked.
    pub fn open(store: Rc<dyn Store>) -> Self {
        Self::on(repository(store, Rc::new(NoJournal), ""))
    }

    /// Opens the store and the journal, and reconciles them. `page` is the id of this page (see
    /// [`crate::domain::id::page`]).
    pub fn open_with(
        store: Rc<dyn Store>,
        journal: Rc<dyn Journal>,
        snapshot: &JournalSnapshot,
        page: &str,
    ) -> Self {
        let reconciled = reconcile(&*store, snapshot);
        let repository = repository(store, journal, page);
        let Reconciled { report: found, writes, writes_once_seen: seen } = reconciled.unwrap_or_default();
        repository.may_mark.set(!found.store_was_cleared);
        repository.seen.replace(seen);
        let journaled =
            writes.iter().find(|write| write.key == LAST_CHANGE).map(|write| write.entry.as_ref());
        let changed = journaled.unwrap_or(snapshot.entry(LAST_CHANGE)).and_then(JournalEntry::text);
        repository.changed.replace(changed.and_then(Batch::read));
        let was_erased = writes.iter().any(|write| write.key == WIPED && write.entry.is_none());
        if !writes.is_empty() {
            repository.journal.commit(writes, Box::new(drop));
        }
        let app_state = Self { recovery_report: found, ..Self::on(repository) };
        if !app_state.repository.ids().is_empty() {
            app_state.repository.mark();
        } else if was_erased && found == RecoveryReport::default() {
            app_state.repository.journal.clear(None, Box::new(drop));
        }
        app_state
    }

    /// Opens a store and a journal that need no reconciliation.
    pub(super) fn opened(store: Rc<dyn Store>, journal: Rc<dyn Journal>, page: &str) -> Self {
        Self::on(repository(store, journal, page))
    }

    /// A state in memory, until the person has chosen where to store entries.
    pub(super) fn unkept() -> Self {
        Self { storage_mode: StorageMode::Undecided, ..Self::default() }
    }

    /// An empty repository in memory.
    pub(super) fn in_memory(page: &str) -> Rc<Repository> {
        repository(Rc::new(MemoryStore::default()), Rc::new(NoJournal), page)
    }

    fn on(repository: Rc<Repository>) -> Self {
        let text = match repository.store.get(keys::SETTINGS) {
            Ok(text) => text,
            Err(_) => return Self { storage_mode: StorageMode::Blocked, ..Self::default() },
        };
        let read = text.as_deref().map(Settings::read);
        Self {
            repository,
            storage_mode: StorageMode::Persistent,
            settings_unreadable: matches!(read, Some(Err(_))),
            settings: Rc::new(read.and_then(Result::ok).unwrap_or_default()),
            ..Self::default()
        }
    }

    /// Whether records can be opened and stored.
    pub fn is_ready(&self) -> bool {
        self.storage_mode != StorageMode::Loading
    }

    /// Whether there is a journal: what is stored is then flushed to disk within milliseconds.
    pub fn is_journaled(&self) -> bool {
        self.repository.journal.is_available()
    }

    /// The id of this page.
    pub fn page(&self) -> &str {
        &self.repository.page
    }

    /// Stores a record if the stored text is still `base`, the text this page read or stored last. Returns the new
    /// text.
    ///
    /// # Errors
    /// See [`Repository::compare_and_swap`].
    pub fn store_record(&self, record: &Record, base: Option<&str>) -> Result<String, StoreError> {
        let text = format::write_record(record);
        self.repository.compare_and_swap(&keys::record(&record.id), base, &text)?;
        Ok(text)
    }

    /// Whether the store was cleared by something other than "delete everything" here or on another page.
    pub(super) fn is_emptied(&self) -> bool {
        self.text(keys::PRESENCE).is_none() && !self.repository.erased.get()
    }

    /// If the store is empty, asks the journal whether another page deleted everything; then calls `then`.
    pub fn ask_if_erased(&self, then: Box<dyn FnOnce()>) {
        if self.text(keys::PRESENCE).is_some() {
            return then();
        }
        let repository = self.repository.clone();
        self.repository.journal.ask_presence(Box::new(move |kept| {
            repository.erased.set(!kept);
            then();
        }));
    }

    /// Calls `then` once the journal has answered all earlier writes, or cannot answer.
    pub fn when_noted(&self, then: Box<dyn FnOnce()>) {
        self.repository.journal.ask_presence(Box::new(move |_| then()));
    }

    /// Writes one version of a record to the journal.
    pub fn write_to_journal(&self, write: JournalWrite, callback: OnWritten) {
        self.repository.write_to_journal(write, callback);
    }

    /// Changes a setting. If the stored settings cannot be read, they are left alone and the change lasts as long as
    /// the page.
    pub fn choose(&mut self, setting: Setting) {
        let (name, value) = setting.stored();
        self.store_setting(name, &value);
    }

    pub(super) fn store_setting(&mut self, name: &str, value: &str) {
        if self.settings.stored(name) == value {
            return;
        }
        let settings = Rc::make_mut(&mut self.settings);
        settings.set(name, value);
        if self.settings_unreadable {
            return;
        }
        let (key, is_locked) = (keys::SETTINGS, self.repository.store.has_index());
        if is_locked {
            settings.count();
        }
        let text = settings.write();
        // A failed write is not reported: the choice is visible on the screen, and nothing written is lost.
        let kept = self.repository.store.set(key, &text).is_ok();
        self.repository.count_again();
        if is_locked && kept {
            // The sealed index lists this version, so the journal needs it too: otherwise a killed browser restores
            // older settings.
            let entry = Some(JournalEntry::new(version_of(key, &text), text));
            self.repository
                .journal
                .commit(vec![JournalWrite { key: key.into(), entry, parent: None }], Box::new(drop));
        }
    }

    /// Drops cached values and reads the settings again, because another page changed the store or this page was
    /// suspended.
    pub fn look_again(&mut self) {
        self.repository.invalidate();
        if let Ok(text) = self.repository.store.get(keys::SETTINGS) {
            let read = text.as_deref().map(Settings::read);
            self.settings_unreadable = matches!(read, Some(Err(_)));
            if let Some(Ok(settings)) = read {
                self.settings = Rc::new(settings);
            }
        }
        self.list_version += 1;
    }

    /// Restores another page's version, unless a newer version is stored, or one of a newer format.
    pub(super) fn put_back(&self, key: &str, entry: &JournalEntry) {
        match self.text(key).map(|text| format::read_record(&text)) {
            Some(Ok(stands)) if stands.rev > entry.version.rev && stands.by != self.page() => return,
            Some(Err(Unreadable::Newer)) => return,
            Some(Err(Unreadable::Damaged)) if self.quarantine(key).is_err() => return,
            _ => {}
        }
        // If the store refuses it, the journal still has it, and the next page that opens restores it.
        let _ = match entry.text() {
            Some(text) => self.repository.store.set(key, text),
            None => self.repository.store.remove(key),
        };
        self.repository.invalidate();
    }

    /// Updates the sealed index, if there is one. An entry that it does not list could be rolled back unnoticed.
    pub fn bind(&self) {
        self.repository.store.update_index();
    }

    /// Moves a damaged value aside, so that its key can be written again.
    ///
    /// # Errors
    /// Any error of the store.
    pub(super) fn quarantine(&self, key: &str) -> Result<(), StoreError> {
        let done = quarantine(&*self.repository.store, &JournalSnapshot::default(), key);
        self.repository.invalidate();
        done
    }

    /// The number of records, and the size of all our keys and values in UTF-16 code units.
    pub fn size(&self) -> (usize, usize) {
        (self.repository.ids().len(), self.repository.used())
    }

    /// The person has seen the recovery report. From now on the present content of the store counts as complete.
    pub fn dismiss_recovery_report(&mut self) {
        let found = std::mem::take(&mut self.recovery_report);
        self.repository.may_mark.set(true);
        let seen = self.repository.seen.take();
        if !seen.is_empty() {
            self.repository.journal.commit(seen, Box::new(drop));
        }
        if !self.repository.ids().is_empty() {
            self.repository.mark();
        } else if found.no_room == 0 && self.repository.journal.is_available() {
            self.repository.journal.clear(None, Box::new(drop));
        }
    }

    /// Stages a batch: writes it down before it is applied. `callback` receives whether that worked.
    pub fn stage_change(&self, change: &Batch, callback: Box<dyn FnOnce(bool)>) {
        self.repository.stage_change(change, callback);
    }

    /// Applies a staged batch.
    ///
    /// # Errors
    /// Any error of the store; all values are then as they were before.
    pub fn apply_change(&mut self, change: Batch) -> Result<(), StoreError> {
        let done = self.repository.apply_change(change);
        self.look_again();
        done
    }

    /// Whether every value is still as it was when the batch was planned; another page may have changed one.
    pub fn fits(&self, change: &Batch) -> bool {
        change.0.iter().all(|step| self.text(&step.key) == step.before)
    }

    /// The batch that undoes the last one, if nothing was changed since.
    pub fn undo_change(&self) -> Option<Batch> {
        self.repository.changed.borrow().clone().map(Batch::inverse)
    }

    /// All our keys and stored values as a JSON object, or those in `only`.
    pub fn texts(&self, only: Option<&[String]>) -> String {
        let keys = match only {
            Some(keys) => keys.to_vec(),
            None => self.repository.store.keys(keys::ROOT).unwrap_or_default(),
        };
        let ours = keys.into_iter().filter(|key| *key != keys::PRESENCE && *key != keys::CHANGE);
        let mut texts = serde_json::Map::new();
        for key in ours {
            if let Some(text) = self.text(&key) {
                texts.insert(key, text.into());
            }
        }
        serde_json::Value::Object(texts).to_string()
    }
}
