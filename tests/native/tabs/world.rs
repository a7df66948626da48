//! A browser with two tabs on the same record, a journal, and a disk that is written late.

use crate::common::Page;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::rc::Rc;
use stillwater::domain::record::Record;
use stillwater::state::autosave::Autosave;
use stillwater::state::{AppState, Draft, SaveState};
use stillwater::storage::journal::{
    Journal, JournalSnapshot, JournalWrite, MemoryJournal, NoJournal, OnWritten,
};
use stillwater::storage::{MemoryStore, Store, StoreError, keys};

const ID: &str = "0mi1x2y3z4abcd";
const NOW: &str = "2026-11-22T09:30:00.000Z";

/// An event.
#[derive(Clone, Debug)]
pub enum Act {
    /// A word is typed in a tab.
    Type(usize),
    /// A tab saves its draft.
    Save(usize),
    /// The browser process receives a tab's next write.
    Deliver(usize),
    /// A tab receives the browser process's next message.
    Receive(usize),
    /// The journal handles its next write.
    Journal,
    /// A person returns to a tab.
    Look(usize),
}

type Write = (String, Option<String>);

/// A tab's view of localStorage.
#[derive(Default)]
struct View {
    inside: MemoryStore,
    pending: RefCell<VecDeque<Write>>,
    /// The keys of own writes that the browser process has not confirmed. While a key is in it, writes of other tabs to
    /// it are ignored.
    unconfirmed: RefCell<Vec<String>>,
}

impl View {
    fn write(&self, write: Write) {
        self.unconfirmed.borrow_mut().push(write.0.clone());
        self.pending.borrow_mut().push_back(write);
    }
}

impl Store for View {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.inside.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.write((key.into(), Some(value.into())));
        self.inside.set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.write((key.into(), None));
        self.inside.remove(key)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.inside.keys(prefix)
    }

    fn utf16_size(&self, prefix: &str) -> Result<usize, StoreError> {
        self.inside.utf16_size(prefix)
    }
}

fn put(store: &dyn Store, (key, text): &Write) {
    match text {
        Some(text) => store.set(key, text).unwrap(),
        None => store.remove(key).unwrap(),
    }
}

/// A journal that works only when the test tells it to.
#[derive(Default)]
struct Slow {
    inside: MemoryJournal,
    queue: RefCell<VecDeque<(Vec<JournalWrite>, OnWritten)>>,
}

impl Journal for Slow {
    fn commit(&self, notes: Vec<JournalWrite>, told: OnWritten) {
        self.queue.borrow_mut().push_back((notes, told));
    }

    fn set_presence_flag(&self) {
        self.inside.set_presence_flag();
    }

    fn clear(&self, erased: Option<String>, told: OnWritten) {
        self.inside.clear(erased, told);
    }
}

impl Slow {
    fn work(&self) -> bool {
        let next = self.queue.borrow_mut().pop_front();
        match next {
            Some((notes, told)) => {
                self.inside.commit(notes, told);
                true
            }
            None => false,
        }
    }
}

struct Tab {
    view: Rc<View>,
    page: Rc<Page>,
    autosave: Autosave,
    /// Messages of the browser process: the author of each write and the write, in the order of their arrival.
    inbox: VecDeque<(usize, Write)>,
}

impl Tab {
    fn draft(&self) -> Draft {
        self.autosave.draft().expect("a record is open")
    }
}

/// A browser with its tabs.
pub struct World {
    tabs: Vec<Tab>,
    browser: MemoryStore,
    history: Vec<BTreeMap<String, String>>,
    journal: Option<Rc<Slow>>,
    typed: Vec<String>,
    confirmed: Vec<String>,
    words: Cell<u32>,
}

impl World {
    /// A browser in which both tabs have the same record open.
    pub fn new(journaled: bool) -> Self {
        let journal = journaled.then(|| Rc::new(Slow::default()));
        let mut world = Self {
            tabs: Vec::new(),
            browser: MemoryStore::default(),
            history: Vec::new(),
            journal,
            typed: Vec::new(),
            confirmed: Vec::new(),
            words: Cell::new(0),
        };
        let first = Record::begin(ID.into(), "forgiveness", NOW.into());
        let app_state = AppState::open(Rc::new(MemoryStore::default()));
        let text = app_state.store_record(&first, None).unwrap();
        world.browser.set(&keys::record(ID), &text).unwrap();
        world.browser.set(keys::PRESENCE, "aaaaa").unwrap();
        world.history.push(world.texts());
        for page in ["aaaaa", "bbbbb"] {
            let view = Rc::new(View::default());
            for (key, text) in world.texts() {
                view.inside.set(&key, &text).unwrap();
            }
            let snapshot = JournalSnapshot::default();
            let app_state = match &world.journal {
                Some(journal) => AppState::open_with(view.clone(), journal.clone(), &snapshot, page),
                None => AppState::open_with(view.clone(), Rc::new(NoJournal), &snapshot, page),
            };
            let page = Page::new(app_state);
            let autosave = Autosave::new(page.clone());
            assert!(autosave.open(Some(ID.into()), |_| panic!("it is there")));
            world.tabs.push(Tab { view, page, autosave, inbox: VecDeque::new() });
        }
        world
    }

    /// Lets an event happen.
    pub fn act(&mut self, act: &Act) {
        let before: Vec<SaveState> = self.tabs.iter().map(|tab| tab.draft().saving).collect();
        match act {
            Act::Type(tab) => {
                self.words.set(self.words.get() + 1);
                let word = format!("word{:03}", self.words.get());
                self.typed.push(word.clone());
                self.tabs[*tab].autosave.answer(Box::new(move |answers| {
                    let text = format!("{} {word}", answers.text("one-event"));
                    answers.set_text("one-event", &text);
                }));
            }
            Act::Save(tab) => self.tabs[*tab].autosave.save(),
            Act::Deliver(tab) => {
                let write = self.tabs[*tab].view.pending.borrow_mut().pop_front();
                if let Some(write) = write {
                    put(&self.browser, &write);
                    for other in &mut self.tabs {
                        other.inbox.push_back((*tab, write.clone()));
                    }
                    self.history.push(self.texts());
                }
            }
            Act::Receive(number) => {
                let tab = &mut self.tabs[*number];
                if let Some((author, write)) = tab.inbox.pop_front() {
                    let own = tab.view.unconfirmed.borrow().iter().position(|key| *key == write.0);
                    match own {
                        Some(own) if author == *number => drop(tab.view.unconfirmed.borrow_mut().remove(own)),
                        Some(_) => {}
                        None => {
                            put(&tab.view.inside, &write);
                            tab.autosave.refresh();
                        }
                    }
                }
            }
            Act::Journal => {
                if let Some(journal) = &self.journal {
                    journal.work();
                }
            }
            Act::Look(tab) => self.tabs[*tab].autosave.refresh(),
        }
        for (tab, before) in self.tabs.iter().zip(before) {
            tab.page.run_tasks();
            let draft = tab.draft();
            if before != SaveState::Durable && draft.saving == SaveState::Durable {
                let text = draft.record.answers.text("one-event").to_string();
                self.confirmed.extend(text.split_whitespace().map(String::from));
            }
        }
    }

    /// Lets all pending events happen.
    pub fn come_to_rest(&mut self) {
        for _ in 0..200 {
            for tab in 0..2 {
                self.act(&Act::Save(tab));
                self.act(&Act::Deliver(tab));
                self.act(&Act::Receive(tab));
                self.act(&Act::Journal);
            }
        }
    }

    /// Kills the browser, and opens a page. localStorage goes back to the state at `at` thousandths of its history. The
    /// journal keeps the writes that it has handled.
    pub fn kill(&mut self, at: usize) {
        let kept = self.history[(self.history.len() - 1) * at / 1000].clone();
        self.browser = MemoryStore::default();
        for (key, text) in kept {
            self.browser.set(&key, &text).unwrap();
        }
        self.restart();
    }

    /// Opens a page.
    pub fn restart(&mut self) {
        self.tabs.clear();
        let journal = self.journal.clone().unwrap();
        journal.queue.borrow_mut().clear();
        let view = Rc::new(View::default());
        for (key, text) in self.texts() {
            view.inside.set(&key, &text).unwrap();
        }
        let snapshot = journal.inside.snapshot();
        let _desk = AppState::open_with(view.clone(), journal.clone(), &snapshot, "ccccc");
        while journal.work() {}
        for write in view.pending.take() {
            put(&self.browser, &write);
        }
    }

    /// Every word that was typed.
    pub fn typed(&self) -> Vec<String> {
        self.typed.clone()
    }

    /// Every word that a tab reported as saved.
    pub fn confirmed(&self) -> Vec<String> {
        self.confirmed.clone()
    }

    /// The words that are in no record.
    pub fn lost(&self, words: &[String]) -> Vec<String> {
        let all: String = self.texts().into_values().collect();
        words.iter().filter(|word| !all.contains(&**word)).cloned().collect()
    }

    /// The stored values.
    pub fn texts(&self) -> BTreeMap<String, String> {
        let keys = self.browser.keys("").unwrap();
        keys.into_iter().map(|key| (key.clone(), self.browser.get(&key).unwrap().unwrap())).collect()
    }
}

impl fmt::Display for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (key, text) in self.texts() {
            writeln!(f, "{key}: {text}")?;
        }
        for tab in &self.tabs {
            let draft = tab.draft();
            writeln!(f, "{:?} {:?}", draft.saving, draft.record)?;
        }
        Ok(())
    }
}
