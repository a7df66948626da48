//! The desk: what is known about what is kept, and what can be done with it.

mod deleting;
mod erasing;
mod reading;
mod sessions;
mod together;

pub use deleting::Deleted;
pub use erasing::Erasing;
pub use reading::Stored;
pub use together::Together;

use super::{Place, Settings, Shelf};
use crate::domain::record::Record;
use crate::storage::change::{Change, stamp};
use crate::storage::format::Unreadable;
use crate::storage::journal::{
    CHANGED, ERASED, Entry, Found, Journal, Memo, NoJournal, Note, Opened, Told, reconcile, set_aside,
};
use crate::storage::locking::Tampered;
use crate::storage::{MemoryStore, Store, StoreError, format, keys};
use crate::vault::{Header, Vault};
use std::rc::Rc;

/// Where things are kept.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Keeping {
    /// Not known yet: the page was only just drawn.
    Unknown,
    /// Nowhere yet: the person was not asked. It is in memory.
    Unasked,
    /// On this device.
    Device,
    /// Nowhere: the person wants it so. It is in memory.
    Nowhere,
    /// Nowhere: somebody writes on a device that is not theirs while two people sit together. It is in memory until they are done.
    Guest,
    /// On this device, locked: nothing of it can be read.
    Locked,
    /// Nowhere: the browser does not allow it. What is written lasts as long as the page.
    Visit,
}

/// What is known about what is kept. Cloning is cheap; every clone is the same desk at another moment.
#[derive(Clone)]
pub struct Desk {
    pub(super) shelf: Rc<Shelf>,
    /// Where things are kept.
    pub keeping: Keeping,
    /// What the person chose.
    pub settings: Rc<Settings>,
    /// Whether stored settings were there and could not be read: they are then never written over.
    pub(super) settings_unreadable: bool,
    /// The device below.
    pub(super) place: Option<Place>,
    /// Whether others use this device, as the person said when they locked it.
    pub(super) shared: bool,
    /// The header of a lock that is not open here, as it was found in store or journal, or as this page is putting it on.
    pub(super) noted: Option<Header>,
    /// What opens it, where it was locked.
    pub(super) vault: Option<Rc<Vault>>,
    /// Whether it was locked a moment ago, and the page is about to be loaded anew.
    pub(super) closing: bool,
    /// What can be brought back.
    pub deleted: Option<Deleted>,
    /// What was found when the page opened, until the person has seen it.
    pub found: Found,
    /// What something other than this program has done to what is locked here, until the person has seen it.
    pub tampered: Rc<Tampered>,
    /// Grows when the list of records changed.
    pub round: u32,
}

impl PartialEq for Desk {
    fn eq(&self, other: &Self) -> bool {
        self.keeping == other.keeping
            && self.round == other.round
            && self.settings == other.settings
            && self.deleted == other.deleted
            && self.found == other.found
            && self.tampered == other.tampered
            && self.shared == other.shared
            && self.closing == other.closing
    }
}

impl Default for Desk {
    /// The desk of a page that was only just drawn: nothing can be opened or stored yet.
    fn default() -> Self {
        Self {
            shelf: shelf(Rc::new(MemoryStore::default()), Rc::new(NoJournal), ""),
            keeping: Keeping::Unknown,
            place: None,
            noted: None,
            vault: None,
            shared: false,
            closing: false,
            settings: Rc::default(),
            settings_unreadable: false,
            deleted: None,
            found: Found::default(),
            tampered: Rc::default(),
            round: 0,
        }
    }
}

fn shelf(store: Rc<dyn Store>, journal: Rc<dyn Journal>, page: &str) -> Rc<Shelf> {
    Rc::new(Shelf::new(store, journal, page.into()))
}

impl Desk {
    /// Opens the store; falls back to memory when it is closed to us.
    pub fn open(store: Rc<dyn Store>) -> Self {
        Self::on(shelf(store, Rc::new(NoJournal), ""))
    }

    /// Opens the store and the journal beside it, and brings them together. `page`: the name of this page (see
    /// [`crate::domain::id::page`]).
    pub fn open_with(store: Rc<dyn Store>, journal: Rc<dyn Journal>, memo: &Memo, page: &str) -> Self {
        let reconciled = reconcile(&*store, memo);
        let shelf = shelf(store, journal, page);
        let Opened { found, notes, seen } = reconciled.unwrap_or_default();
        shelf.may_mark.set(!found.emptied);
        shelf.seen.replace(seen);
        let noted = notes.iter().find(|note| note.key == CHANGED).map(|note| note.entry.as_ref());
        let changed = noted.unwrap_or(memo.entry(CHANGED)).and_then(Entry::text);
        shelf.changed.replace(changed.and_then(Change::read));
        let was_erased = notes.iter().any(|note| note.key == ERASED && note.entry.is_none());
        if !notes.is_empty() {
            shelf.journal.note(notes, Box::new(drop));
        }
        let desk = Self { found, ..Self::on(shelf) };
        if !desk.shelf.ids().is_empty() {
            desk.shelf.mark();
        } else if was_erased && found == Found::default() {
            desk.shelf.journal.clear(None, Box::new(drop));
        }
        desk
    }

    /// Opens a place where nothing has to be brought together.
    pub(super) fn opened(store: Rc<dyn Store>, journal: Rc<dyn Journal>, page: &str) -> Self {
        Self::on(shelf(store, journal, page))
    }

    /// A desk that keeps everything in memory until the person has said where.
    pub(super) fn unkept() -> Self {
        Self { keeping: Keeping::Unasked, ..Self::default() }
    }

    /// A shelf that keeps everything in memory.
    pub(super) fn in_memory(page: &str) -> Rc<Shelf> {
        shelf(Rc::new(MemoryStore::default()), Rc::new(NoJournal), page)
    }

    fn on(shelf: Rc<Shelf>) -> Self {
        let text = match shelf.store.get(keys::SETTINGS) {
            Ok(text) => text,
            Err(_) => return Self { keeping: Keeping::Visit, ..Self::default() },
        };
        let read = text.as_deref().map(Settings::read);
        Self {
            shelf,
            keeping: Keeping::Device,
            settings_unreadable: matches!(read, Some(Err(_))),
            settings: Rc::new(read.and_then(Result::ok).unwrap_or_default()),
            ..Self::default()
        }
    }

    /// Whether records can be opened and stored.
    pub fn is_ready(&self) -> bool {
        self.keeping != Keeping::Unknown
    }

    /// Whether what is stored is also on the disk a moment later: there is a journal.
    pub fn is_journaled(&self) -> bool {
        self.shelf.journal.is_there()
    }

    /// The name of this page.
    pub fn page(&self) -> &str {
        &self.shelf.page
    }

    /// Stores a record in the place of `base`, the text the page read or stored there last; answers with its text.
    ///
    /// # Errors
    /// See [`Shelf::swap`].
    pub fn store_record(&self, record: &Record, base: Option<&str>) -> Result<String, StoreError> {
        let text = format::write_record(record);
        self.shelf.swap(&keys::record(&record.id), base, &text)?;
        Ok(text)
    }

    /// Whether the store was emptied, and not by deleting everything here or on another page.
    pub(super) fn is_emptied(&self) -> bool {
        self.text(keys::HERE).is_none() && !self.shelf.erased.get()
    }

    /// Finds out, where the store is empty, whether everything was deleted on another page; then calls `then`.
    pub fn ask_if_erased(&self, then: Box<dyn FnOnce()>) {
        if self.text(keys::HERE).is_some() {
            return then();
        }
        let shelf = self.shelf.clone();
        self.shelf.journal.ask(Box::new(move |kept| {
            shelf.erased.set(!kept);
            then();
        }));
    }

    /// Calls `then` when the journal has answered to all that it was told so far, or answers nothing.
    pub fn when_noted(&self, then: Box<dyn FnOnce()>) {
        self.shelf.journal.ask(Box::new(move |_| then()));
    }

    /// Notes a version of a record in the journal.
    pub fn note(&self, note: Note, told: Told) {
        self.shelf.note(note, told);
    }

    /// Chooses a setting. Settings that could not be read are left as they are stored; the choice then lasts as long as
    /// the page.
    pub fn choose(&mut self, name: &str, value: &str) {
        if self.settings.get(name) == value {
            return;
        }
        let settings = Rc::make_mut(&mut self.settings);
        settings.set(name, value);
        if self.settings_unreadable {
            return;
        }
        let (key, is_locked) = (keys::SETTINGS, self.shelf.store.is_listed());
        if is_locked {
            settings.count();
        }
        let text = settings.write();
        // A setting that could not be kept is no loss worth a message: the choice itself is on the screen.
        let kept = self.shelf.store.set(key, &text).is_ok();
        self.shelf.count_again();
        if is_locked && kept {
            // The index tells of them, so a kill must not bring back the ones before.
            let entry = Some(Entry::of(stamp(key, &text), text));
            self.shelf.journal.note(vec![Note { key: key.into(), entry, over: None }], Box::new(drop));
        }
    }

    /// Looks at the store again: another page has changed it, or this one was away.
    pub fn look_again(&mut self) {
        self.shelf.look_again();
        if let Ok(text) = self.shelf.store.get(keys::SETTINGS) {
            let read = text.as_deref().map(Settings::read);
            self.settings_unreadable = matches!(read, Some(Err(_)));
            if let Some(Ok(settings)) = read {
                self.settings = Rc::new(settings);
            }
        }
        self.round += 1;
    }

    /// Puts another page's version back in its place, unless a newer one stands there, or one of a newer format.
    pub(super) fn put_back(&self, key: &str, entry: &Entry) {
        match self.text(key).map(|text| format::read_record(&text)) {
            Some(Ok(stands)) if stands.rev > entry.stamp.rev && stands.by != self.page() => return,
            Some(Err(Unreadable::Newer)) => return,
            Some(Err(Unreadable::Damaged)) if self.quarantine(key).is_err() => return,
            _ => {}
        }
        // If the store does not take it, the journal holds it, and the next page that opens will bring it back.
        let _ = match entry.text() {
            Some(text) => self.shelf.store.set(key, text),
            None => self.shelf.store.remove(key),
        };
        self.shelf.look_again();
    }

    /// Brings the sealed list of what is kept up to date, where there is one: what is not listed can be put back to an earlier
    /// version unnoticed.
    pub fn bind(&self) {
        self.shelf.store.bind();
    }

    /// Moves something damaged out of the way of what is to be stored under its name.
    ///
    /// # Errors
    /// Whatever the store says.
    pub(super) fn quarantine(&self, key: &str) -> Result<(), StoreError> {
        let done = set_aside(&*self.shelf.store, &Memo::default(), key);
        self.shelf.look_again();
        done
    }

    /// How many records there are, and how many UTF-16 units everything of ours takes, names included.
    pub fn size(&self) -> (usize, usize) {
        (self.shelf.ids().len(), self.shelf.used())
    }

    /// The person has seen what was found. From now on what is kept counts as what there is.
    pub fn acknowledge(&mut self) {
        let found = std::mem::take(&mut self.found);
        self.shelf.may_mark.set(true);
        let seen = self.shelf.seen.take();
        if !seen.is_empty() {
            self.shelf.journal.note(seen, Box::new(drop));
        }
        if !self.shelf.ids().is_empty() {
            self.shelf.mark();
        } else if found.stuck == 0 && self.shelf.journal.is_there() {
            self.shelf.journal.clear(None, Box::new(drop));
        }
    }

    /// Writes down a change of many texts before it is begun; `told` whether that worked.
    pub fn begin_change(&self, change: &Change, told: Box<dyn FnOnce(bool)>) {
        self.shelf.begin_change(change, told);
    }

    /// Carries out a change that was written down.
    ///
    /// # Errors
    /// Whatever the store says of a step; everything is then as it was.
    pub fn finish_change(&mut self, change: Change) -> Result<(), StoreError> {
        let done = self.shelf.finish_change(change);
        self.look_again();
        done
    }

    /// Whether a change still begins at what is stored: another page may have changed it since it was planned.
    pub fn fits(&self, change: &Change) -> bool {
        change.0.iter().all(|step| self.text(&step.key) == step.before)
    }

    /// The change that takes the last one of many texts back, as long as nothing was changed since.
    pub fn way_back(&self) -> Option<Change> {
        self.shelf.changed.borrow().clone().map(Change::reversed)
    }

    /// What is under every name of ours, as it is stored: a JSON object. `only`: under these names alone.
    pub fn texts(&self, only: Option<&[String]>) -> String {
        let keys = match only {
            Some(keys) => keys.to_vec(),
            None => self.shelf.store.keys(keys::ROOT).unwrap_or_default(),
        };
        let ours = keys.into_iter().filter(|key| *key != keys::HERE && *key != keys::CHANGE);
        let texts = ours.filter_map(|key| Some((key.clone(), self.text(&key)?.into())));
        serde_json::Value::Object(texts.collect()).to_string()
    }
}
