//! A device: a store and a journal that record every state, so that a test can kill the device in any of them.

use crate::app_state::stubborn::Stubborn;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use stillwater::domain::record::Record;
use stillwater::state::AppState;
use stillwater::storage::format::read_record;
use stillwater::storage::journal::{
    Journal, JournalEntry, JournalSnapshot, JournalWrite, MemoryJournal, OnWritten, WriteOutcome,
};
use stillwater::storage::{Store, StoreError, keys};

/// A day in milliseconds.
pub const DAY: f64 = 24.0 * 3_600_000.0;
/// The time of the clock, unless a test sets another one.
pub const NOON: f64 = 1_795_000_000_000.0;

type Texts = Vec<(String, String)>;

/// A device with a browser.
pub struct Device {
    pub store: Stubborn,
    pub journal: MemoryJournal,
    /// Whether the journal never answers.
    pub silent: Cell<bool>,
    /// Whether the journal has no room for another value.
    pub crowded: Cell<bool>,
    is_journaled: bool,
    moments: RefCell<Vec<(Texts, JournalSnapshot)>>,
}

impl Device {
    /// A device with these stored values and journal entries.
    pub fn with(texts: &[(&str, &str)], entries: &[(&str, JournalEntry)]) -> Rc<Self> {
        let texts: Texts = texts.iter().map(|(key, text)| ((*key).into(), (*text).into())).collect();
        let at = |at: f64| if at == 0.0 { NOON } else { at };
        let entries: Vec<(String, JournalEntry)> = entries
            .iter()
            .map(|(key, entry)| {
                ((*key).into(), JournalEntry { written_at: at(entry.written_at), ..entry.clone() })
            })
            .collect();
        let known = entries.iter().filter(|(key, entry): &&(String, JournalEntry)| {
            key.starts_with(keys::RECORD) && entry.text().is_some()
        });
        let known = known.map(|(key, _)| key.clone()).collect();
        Self::after(
            &texts,
            &JournalSnapshot { entries, record_keys: known, presence_flag: false, now: NOON },
            true,
        )
    }

    /// An empty device, with or without a journal.
    pub fn new(is_journaled: bool) -> Rc<Self> {
        Self::after(&[], &JournalSnapshot { now: NOON, ..JournalSnapshot::default() }, is_journaled)
    }

    /// A device with these stored values and this journal.
    pub fn after(texts: &[(String, String)], snapshot: &JournalSnapshot, is_journaled: bool) -> Rc<Self> {
        let (store, journal) = (Stubborn::default(), MemoryJournal::default());
        for (key, text) in texts {
            store.inside.set(key, text).unwrap();
        }
        for key in &snapshot.record_keys {
            let note = |entry| JournalWrite { key: key.clone(), entry, parent: None };
            journal.commit(vec![note(Some(JournalEntry::unversioned("")))], Box::new(drop));
        }
        journal.entries.replace(snapshot.entries.clone());
        journal.presence_flag.set(snapshot.presence_flag);
        journal.now.set(snapshot.now);
        let moments = RefCell::new(vec![(texts.to_vec(), snapshot.clone())]);
        Rc::new(Self {
            store,
            journal,
            silent: Cell::default(),
            crowded: Cell::default(),
            is_journaled,
            moments,
        })
    }

    /// Opens a page.
    pub fn open(self: &Rc<Self>, page: &str) -> AppState {
        let snapshot = if self.is_journaled { self.journal.snapshot() } else { JournalSnapshot::default() };
        AppState::open_with(self.clone(), self.clone(), &snapshot, page)
    }

    /// The number of recorded states.
    pub fn moments(&self) -> usize {
        self.moments.borrow().len()
    }

    /// The device after a kill: with the journal of one state, and the store of another, earlier one.
    pub fn killed(&self, at: usize, store: usize) -> Rc<Self> {
        let moments = self.moments.borrow();
        Self::after(&moments[store].0, &moments[at].1, self.is_journaled)
    }

    /// All stored values.
    pub fn texts(&self) -> Texts {
        let keys = self.store.inside.keys("").unwrap();
        keys.into_iter().map(|key| (key.clone(), self.text(&key).unwrap())).collect()
    }

    /// All stored values except the presence marker.
    pub fn contents(&self) -> Texts {
        self.texts().into_iter().filter(|(key, _)| key != keys::PRESENCE).collect()
    }

    /// The value under a key.
    pub fn text(&self, key: &str) -> Option<String> {
        self.store.inside.get(key).unwrap()
    }

    /// The record with an id.
    pub fn record(&self, id: &str) -> Option<Record> {
        self.text(&keys::record(id)).map(|text| read_record(&text).unwrap())
    }

    /// The answer in the record with an id.
    pub fn words(&self, id: &str) -> Option<String> {
        self.record(id).map(|record| record.answers.text("one-event").to_string())
    }

    /// The journal's entry for a key.
    pub fn noted(&self, key: &str) -> Option<JournalEntry> {
        self.journal.snapshot().entries.into_iter().find(|(name, _)| name == key).map(|(_, entry)| entry)
    }

    fn remember(&self) {
        self.moments.borrow_mut().push((self.texts(), self.journal.snapshot()));
    }

    fn work(&self, told: OnWritten, act: impl FnOnce(OnWritten)) {
        let answer = Rc::new(RefCell::new(None));
        let heard = answer.clone();
        act(Box::new(move |noted| drop(heard.replace(Some(noted)))));
        self.remember();
        if let Some(noted) = answer.take()
            && !self.silent.get()
        {
            told(noted);
        }
    }
}

impl Store for Device {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.store.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.store.set(key, value)?;
        self.remember();
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.store.remove(key)?;
        self.remember();
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.store.keys(prefix)
    }

    fn utf16_size(&self, prefix: &str) -> Result<usize, StoreError> {
        self.store.utf16_size(prefix)
    }
}

impl Journal for Device {
    fn commit(&self, notes: Vec<JournalWrite>, told: OnWritten) {
        let crowded = self.crowded.get() && notes.iter().any(|note| note.entry.is_some());
        if !self.is_journaled || crowded {
            return told(WriteOutcome::Failed);
        }
        self.work(told, |told| self.journal.commit(notes, told));
    }

    fn set_presence_flag(&self) {
        self.journal.set_presence_flag();
    }

    fn clear(&self, erased: Option<String>, told: OnWritten) {
        if !self.is_journaled {
            return told(WriteOutcome::Failed);
        }
        self.work(told, |told| self.journal.clear(erased, told));
    }

    fn is_available(&self) -> bool {
        self.is_journaled
    }
}
