//! The store and the journal beside it, shared by everything on the page.
//!
//! The store is written at once; the journal hears of it and is on the disk milliseconds later. What is written for the
//! first time leaves a sign that something is kept here, so that an emptied store is not taken for a new one.

use crate::domain::record::Stamp;
use crate::storage::change::{Change, carry_out, stamp};
use crate::storage::journal::{CHANGE, CHANGED, Entry, HERE, Journal, Note, Noted, Told};
use crate::storage::{Store, StoreError, keys, units};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// From this many UTF-16 units on, the person is told that space is getting short. Browsers give a site 5.2 million, Safari
/// half of it for other scripts than Latin (docs/durability.md).
pub const WARN: usize = 1_200_000;
/// From this many on, nothing new is begun; what was begun can be finished.
pub const STOP: usize = 2_000_000;

/// The store and the journal.
pub struct Shelf {
    pub(super) store: Rc<dyn Store>,
    pub(super) journal: Rc<dyn Journal>,
    /// The name of this page, in every version of a record that it stores.
    pub page: String,
    /// Whether the sign that something is kept may be written: not while a person has yet to hear that it is gone.
    pub(super) may_mark: Cell<bool>,
    /// What is to be noted once the person has seen what was found.
    pub(super) seen: RefCell<Vec<Note>>,
    marked: Cell<bool>,
    /// The sign that this page would leave next: no two are the same, or what is written after everything was erased
    /// would pass for what was erased.
    sign: RefCell<String>,
    /// Whether another page has deleted everything, as the journal says.
    pub(super) erased: Cell<bool>,
    used: Cell<Option<usize>>,
    ids: RefCell<Option<Rc<[String]>>>,
    /// The last change of many texts, as long as nothing else was changed since.
    pub(super) changed: RefCell<Option<Change>>,
}

impl Shelf {
    /// Puts a store and a journal together.
    pub fn new(store: Rc<dyn Store>, journal: Rc<dyn Journal>, page: String) -> Self {
        Self {
            store,
            journal,
            sign: RefCell::new(page.clone()),
            page,
            may_mark: Cell::new(true),
            seen: RefCell::default(),
            marked: Cell::new(false),
            erased: Cell::new(false),
            used: Cell::new(None),
            ids: RefCell::new(None),
            changed: RefCell::new(None),
        }
    }

    /// Keeps a record's text in the place of `base`, which the page read or wrote there last.
    ///
    /// # Errors
    /// [`StoreError::Changed`] if something else is kept there; [`StoreError::Full`] also if there is no room for another
    /// record; or whatever the store says.
    pub fn swap(&self, key: &str, base: Option<&str>, text: &str) -> Result<(), StoreError> {
        let stored = self.store.get(key)?;
        if stored.as_deref() != base {
            // Without the sign that something is kept, it was not another page that took the text away.
            let emptied = stored.is_none() && self.store.get(keys::HERE)?.is_none();
            if !emptied {
                return Err(StoreError::Changed);
            }
        }
        // Not counted here: that takes long where there is much, and somebody is typing.
        if stored.is_none() && self.used.get().is_some_and(|used| used >= STOP) {
            return Err(StoreError::Full);
        }
        if let Err(error) = self.store.set(key, text) {
            self.look_again();
            return Err(error);
        }
        self.count(key, stored.as_deref(), Some(text));
        if stored.is_none() {
            self.ids.replace(None);
            self.mark();
        }
        self.forget_changed();
        Ok(())
    }

    /// Takes a text away; the journal notes it as gone. Answers with the text.
    ///
    /// # Errors
    /// Whatever the store says; nothing is taken away then.
    pub fn take(&self, key: &str) -> Result<Option<String>, StoreError> {
        let Some(text) = self.store.get(key)? else { return Ok(None) };
        let gone = Entry::gone(Stamp { rev: stamp(key, &text).rev.saturating_add(1), by: self.page.clone() });
        let note = Note { key: key.into(), entry: Some(gone), over: None };
        self.store.remove(key)?;
        self.count(key, Some(&text), None);
        self.ids.replace(None);
        self.forget_changed();
        self.journal.note(vec![note], Box::new(drop));
        Ok(Some(text))
    }

    /// Brings back a text that was taken away, exactly as it was.
    ///
    /// # Errors
    /// [`StoreError::Changed`] if something else is kept there by now, or whatever the store says.
    pub fn give_back(&self, key: &str, text: &str) -> Result<(), StoreError> {
        match self.store.get(key)? {
            Some(stored) if stored == text => return Ok(()),
            Some(_) => return Err(StoreError::Changed),
            None => self.store.set(key, text)?,
        }
        self.count(key, None, Some(text));
        self.ids.replace(None);
        self.forget_changed();
        let entry = Entry::of(stamp(key, text), text.into());
        let note = Note { key: key.into(), entry: Some(entry), over: None };
        let (journal, key) = (self.journal.clone(), key.into());
        let told = move |noted| {
            if noted == Noted::Failed {
                // Where there is no room for it, there may be for no longer saying that it is gone.
                journal.note(vec![Note { key, entry: None, over: None }], Box::new(drop));
            }
        };
        self.journal.note(vec![note], Box::new(told));
        self.mark();
        Ok(())
    }

    /// The ids of all records, the newest first.
    pub fn ids(&self) -> Rc<[String]> {
        if let Some(ids) = &*self.ids.borrow() {
            return ids.clone();
        }
        let keys = self.store.keys(keys::RECORD).unwrap_or_default();
        let ids: Rc<[String]> =
            keys.iter().rev().filter_map(|key| key.strip_prefix(keys::RECORD)).map(String::from).collect();
        self.ids.replace(Some(ids.clone()));
        ids
    }

    /// Forgets what is remembered of the store: another page has changed it.
    pub fn look_again(&self) {
        self.ids.replace(None);
        self.used.set(None);
        self.marked.set(false);
    }

    /// How many UTF-16 units everything of ours takes. Counted once, which takes a while, and kept up to date from then on.
    pub fn used(&self) -> usize {
        let used = self.used.get().unwrap_or_else(|| self.store.units(keys::ROOT).unwrap_or_default());
        self.used.set(Some(used));
        used
    }

    /// Counts anew when it is asked for.
    pub(super) fn count_again(&self) {
        self.used.set(None);
    }

    fn count(&self, key: &str, before: Option<&str>, after: Option<&str>) {
        let size = |text: Option<&str>| text.map_or(0, |text| units(key) + units(text));
        if let Some(used) = self.used.get() {
            self.used.set(Some((used + size(after)).saturating_sub(size(before))));
        }
    }

    /// Leaves the sign that something is kept here, in all its places.
    pub fn mark(&self) {
        if self.marked.get() || !self.may_mark.get() {
            return;
        }
        let mut sign = self.sign.borrow_mut();
        let here = match self.store.get(keys::HERE) {
            Ok(Some(here)) => here,
            Ok(None) if self.store.set(keys::HERE, &sign).is_ok() => {
                self.count(keys::HERE, None, Some(&sign));
                let here = sign.clone();
                sign.push('+');
                self.erased.set(false);
                here
            }
            _ => return,
        };
        self.marked.set(true);
        let note = Note { key: HERE.into(), entry: Some(Entry::plain(&here)), over: None };
        self.journal.note(vec![note], Box::new(drop));
        self.journal.mark();
    }

    /// Writes down a change before it is begun; `told` whether that worked.
    pub fn begin_change(&self, change: &Change, told: Box<dyn FnOnce(bool)>) {
        if !self.journal.is_there() {
            return told(self.store.set(keys::CHANGE, &change.write()).is_ok());
        }
        let note = Note { key: CHANGE.into(), entry: Some(Entry::plain(&change.write())), over: None };
        self.journal.note(vec![note], Box::new(move |noted| told(noted == Noted::Kept)));
    }

    /// Carries out a change that was written down.
    ///
    /// # Errors
    /// [`StoreError::Changed`] if another page has changed one of the texts meanwhile, or whatever the store says of a step;
    /// everything is then as it was.
    pub fn finish_change(&self, change: Change) -> Result<(), StoreError> {
        let fits = change.is_undone(&*self.store);
        let done = if fits { carry_out(&*self.store, &change) } else { Err(StoreError::Changed) };
        self.look_again();
        if fits && done.is_err() && !change.is_undone(&*self.store) {
            // A store that does not even take back what it had: the next page that opens finishes it.
            return done;
        }
        let mut notes = vec![Note { key: CHANGE.into(), entry: None, over: None }];
        if done.is_ok() {
            notes.extend(change.notes());
            let entry = Some(Entry::plain(&change.write()));
            notes.push(Note { key: CHANGED.into(), entry, over: None });
            self.changed.replace(Some(change));
            self.mark();
        }
        let _ = self.store.remove(keys::CHANGE);
        self.journal.note(notes, Box::new(drop));
        done
    }

    fn forget_changed(&self) {
        if self.changed.take().is_some() {
            let note = Note { key: CHANGED.into(), entry: None, over: None };
            self.journal.note(vec![note], Box::new(drop));
        }
    }

    /// Notes one version of a record.
    pub fn note(&self, note: Note, told: Told) {
        self.journal.note(vec![note], told);
    }
}
