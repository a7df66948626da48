//! The storage question, "Where shall we keep this?": when it is asked, and that no letter is lost.

use crate::keeping_safe::device::Device;
use crate::vault::device::{lock, snapshot};
use crate::vault::{PASS, made};
use proptest::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use stillwater::domain::record::Record;
use stillwater::domain::route::Route;
use stillwater::state::app_state::{StorageMode, Stored};
use stillwater::state::asking::PageLocation;
use stillwater::state::lock::Unlocking;
use stillwater::state::{AppState, Asking, Draft, PageStorage};
use stillwater::storage::{StoreError, keys};

const IDS: [&str; 2] = ["0mi1x2y3z4abcd", "0mi1x2y3z4abce"];
const NOW: &str = "2026-11-26T09:30:00.000Z";

fn step(number: usize) -> PageLocation {
    (Route::Worksheet("boundaries".into()), format!("{}/step-{number}", IDS[0]))
}

fn question() -> PageLocation {
    (Route::Keep, String::new())
}

/// A tab with a worksheet.
struct Tab {
    device: Rc<Device>,
    number: usize,
    app_state: AppState,
    draft: Draft,
    asking: Asking,
    at: PageLocation,
    steps: usize,
    typed: String,
}

impl Tab {
    fn open(device: &Rc<Device>, number: usize) -> Self {
        let app_state = place(device, number).open(&snapshot(device));
        let record = Record::begin(IDS[number].into(), "boundaries", NOW.into());
        let mut tab = Self {
            device: device.clone(),
            number,
            app_state,
            draft: Draft::open(record, None),
            asking: Asking::default(),
            at: step(0),
            steps: 0,
            typed: String::new(),
        };
        tab.read();
        tab
    }

    /// Opens the stored record as a draft, if there is one.
    fn read(&mut self) {
        if let Some((Stored::Record(record), text)) = self.app_state.open_record(IDS[self.number]) {
            self.draft = Draft::open((*record).clone(), Some(text));
        }
    }

    fn write(&mut self, letter: char) {
        self.typed.push(letter);
        let words = self.typed.clone();
        self.draft.edit(NOW.into(), Box::new(move |record| record.answers.set_text("one-event", &words)));
    }

    fn save(&mut self) {
        let mut note = self.draft.save(&self.app_state);
        while let Some(next) = note.take() {
            let key = next.key.clone();
            let stamp = self.draft.record.version();
            let noted = Rc::new(RefCell::new(None));
            let heard = noted.clone();
            self.app_state.write_to_journal(next, Box::new(move |what| drop(heard.replace(Some(what)))));
            if let Some(what) = noted.take() {
                note = self.draft.journal_answered(&key, &stamp, what, &self.app_state);
            }
        }
    }

    fn go(&mut self, next: PageLocation) {
        self.save();
        let asks = self.asking.comes_before(&self.app_state, &self.at, &next);
        self.at = if asks { question() } else { next };
    }

    fn go_on(&mut self) {
        self.at = self.asking.next().unwrap_or_else(|| step(0));
    }

    /// Saves the draft again after the storage mode has changed.
    fn moved(&mut self) {
        self.draft.mark_dirty();
        self.save();
    }

    fn put_lock_on(&mut self) {
        if self.app_state.is_locked_elsewhere() || self.app_state.is_unlocked() {
            return;
        }
        let answer = Rc::new(RefCell::new(None));
        let heard = answer.clone();
        let shared = self.app_state.is_shared();
        let told = Box::new(move |opened| drop(heard.replace(Some(opened))));
        place(&self.device, self.number).enable_lock(snapshot(&self.device), &made(1), shared, told);
        let mut app_state: AppState = answer.take().expect("an answer").expect("it locks");
        app_state.take_over(&self.app_state).expect("there is room");
        self.app_state = app_state;
        self.moved();
    }

    fn unlock(&mut self) {
        let opened = place(&self.device, self.number)
            .unlock(&snapshot(&self.device), &Unlocking::Key(Box::new(PASS.into())));
        if let Ok(mut app_state) = opened {
            app_state.take_over(&self.app_state).expect("there is room");
            self.app_state = app_state;
            self.moved();
        }
    }

    /// The text that the field would show.
    fn shown(&self) -> String {
        self.draft.record.answers.text("one-event").to_string()
    }

    fn is_kept(&self) -> bool {
        self.app_state.storage_mode == StorageMode::Persistent
    }
}

fn place(device: &Rc<Device>, number: usize) -> PageStorage {
    PageStorage { device: lock(device), page: ["aaaaa", "bbbbb"][number].into() }
}

#[derive(Clone, Copy, Debug)]
enum Act {
    Write(char),
    Rest,
    Next,
    Choose,
    Later,
    Memory,
    Open,
    Lock,
    Shared(bool),
    Return,
    Reload,
}

fn acts() -> impl Strategy<Value = Vec<(usize, Act)>> {
    let act = prop_oneof![
        4 => prop::char::range('a', 'z').prop_map(Act::Write),
        1 => Just(Act::Rest),
        3 => Just(Act::Next),
        1 => Just(Act::Choose),
        1 => Just(Act::Later),
        1 => Just(Act::Memory),
        2 => Just(Act::Open),
        1 => Just(Act::Lock),
        1 => any::<bool>().prop_map(Act::Shared),
        2 => Just(Act::Return),
        1 => Just(Act::Reload),
    ];
    prop::collection::vec((0..2usize, act), 1..40)
}

fn carry_out(tab: &mut Tab, act: Act) {
    let asked = tab.at.0 == Route::Keep;
    match act {
        // Only the screen of a step has a field.
        Act::Write(letter) if !asked && tab.app_state.storage_mode != StorageMode::Locked => {
            tab.write(letter)
        }
        Act::Rest => tab.save(),
        Act::Next if !asked => {
            tab.steps += 1;
            tab.go(step(tab.steps));
        }
        Act::Choose if !asked => tab.go(question()),
        Act::Later if asked => tab.go_on(),
        Act::Memory if asked => {
            tab.app_state.keep_nowhere();
            tab.go_on();
        }
        Act::Open
            if asked
                && matches!(tab.app_state.storage_mode, StorageMode::Undecided | StorageMode::MemoryOnly) =>
        {
            if tab.app_state.keep_here().is_ok() {
                tab.moved();
                tab.go_on();
            } else {
                tab.unlock();
            }
        }
        Act::Lock if asked => tab.put_lock_on(),
        Act::Shared(shared) => tab.app_state.remember_shared(shared),
        Act::Return => {
            tab.save();
            if tab.app_state.follow_answer() {
                tab.moved();
            }
            if tab.app_state.is_overtaken() {
                // The page closes because of the other tab's lock, and is opened with the passphrase.
                tab.unlock();
            }
        }
        Act::Reload => {
            tab.save();
            // The browser asks before the reload. A person with text that is not stored stays on the page.
            if !tab.app_state.waits_for_a_place() {
                let (device, number, typed) = (tab.device.clone(), tab.number, tab.typed.clone());
                let kept = tab.is_kept();
                *tab = Tab::open(&device, number);
                if tab.app_state.storage_mode == StorageMode::Locked {
                    tab.unlock();
                }
                tab.read();
                tab.typed = if kept { typed } else { String::new() };
            }
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_letter_is_on_the_screen_and_once_it_is_kept_in_the_store(acts in acts()) {
        let device = Device::new(true);
        let mut tabs = [Tab::open(&device, 0), Tab::open(&device, 1)];
        for (number, act) in acts {
            if matches!(act, Act::Lock) {
                // A person types in one tab at a time, so the other one has saved.
                tabs[1 - number].save();
            }
            carry_out(&mut tabs[number], act);
            if tabs[1 - number].app_state.is_overtaken() {
                // The other tab is notified immediately, closes, and is opened with the passphrase.
                tabs[1 - number].unlock();
            }
            let tab = &tabs[number];
            prop_assert_eq!(tab.shown(), tab.typed.clone(), "after {:?}", act);
        }
        for tab in &mut tabs {
            carry_out(tab, Act::Return);
            tab.save();
            if tab.is_kept() && !tab.typed.is_empty() {
                let (stored, _) = tab.app_state.open_record(IDS[tab.number]).expect("it is stored");
                let Stored::Record(record) = stored else { panic!("it can be read") };
                prop_assert_eq!(record.answers.text("one-event"), tab.typed.clone());
            }
            if matches!(tab.app_state.storage_mode, StorageMode::Undecided | StorageMode::MemoryOnly) {
                prop_assert_eq!(device.text(&keys::record(IDS[tab.number])), None, "nothing is kept before the answer");
            }
        }
    }
}

fn writing(device: &Rc<Device>) -> Tab {
    let mut tab = Tab::open(device, 0);
    tab.write('a');
    tab
}

#[test]
fn it_is_asked_on_the_way_to_another_page_and_leads_on() {
    let mut tab = writing(&Device::new(true));
    tab.go(step(1));
    assert_eq!(tab.at, question());
    assert_eq!(tab.asking.from(), Some(step(0)));
    tab.go_on();
    assert_eq!(tab.at, step(1));
}

#[test]
fn nobody_is_asked_who_wrote_nothing_or_goes_for_help() {
    let mut tab = Tab::open(&Device::new(true), 0);
    tab.go(step(1));
    assert_eq!(tab.at, step(1));
    tab.write('a');
    for route in [Route::Help, Route::Settle] {
        let from = tab.at.clone();
        tab.go((route.clone(), String::new()));
        assert_eq!(tab.at.0, route);
        tab.at = from;
    }
    tab.at = (Route::Settle, "grounding".into());
    tab.go(step(2));
    assert_eq!(tab.at, step(2), "nor on the way back from settling");
}

#[test]
fn put_off_it_is_asked_at_the_next_page_and_once_a_page() {
    let mut tab = writing(&Device::new(true));
    tab.go(step(1));
    tab.go_on();
    tab.at = step(0);
    tab.go(step(1));
    assert_eq!(tab.at, step(1), "not a second time on the way from the same page");
    tab.go(step(2));
    assert_eq!(tab.at, question());
}

#[test]
fn who_chooses_to_be_asked_comes_back_to_the_same_page() {
    let mut tab = writing(&Device::new(true));
    tab.go(question());
    assert_eq!(tab.asking.next(), Some(step(0)));
}

#[test]
fn who_shares_the_device_is_remembered_with_every_choice_and_when_it_changes() {
    let device = Device::new(true);
    let mut tab = writing(&device);
    tab.app_state.remember_shared(true);
    assert!(tab.app_state.is_shared(), "from the answer on");
    tab.app_state.keep_here().unwrap();
    let mut app_state = place(&device, 1).open(&snapshot(&device));
    assert!(app_state.is_shared(), "the next page knows it, without a lock");
    app_state.remember_shared(false);
    assert!(!place(&device, 0).open(&snapshot(&device)).is_shared());
    assert_eq!(app_state.settings.shared(), Some(false));
}

#[test]
fn a_lock_keeps_the_answer_in_its_header() {
    let device = Device::new(true);
    let mut tab = writing(&device);
    tab.app_state.remember_shared(true);
    tab.put_lock_on();
    assert!(tab.app_state.is_shared());
    assert_eq!(tab.app_state.settings.shared(), Some(true));
    let locked = place(&device, 1).open(&snapshot(&device));
    assert_eq!(locked.storage_mode, StorageMode::Locked);
    assert!(locked.is_shared(), "before it is open");
}

#[test]
fn an_answer_in_another_tab_is_followed() {
    let device = Device::new(true);
    let (mut first, mut second) = (writing(&device), Tab::open(&device, 1));
    second.write('b');
    second.save();
    second.app_state.keep_here().unwrap();
    carry_out(&mut first, Act::Return);
    assert!(first.is_kept());
    assert!(device.text(&keys::record(IDS[0])).is_some());
}

#[test]
fn nothing_is_kept_in_the_clear_beside_a_lock_of_another_tab() {
    let device = Device::new(true);
    let (mut first, mut second) = (writing(&device), Tab::open(&device, 1));
    second.write('b');
    second.put_lock_on();
    first.save();
    assert_eq!(first.app_state.keep_here(), Err(StoreError::Locked));
    assert!(first.app_state.is_locked_elsewhere());
    assert_eq!(first.shown(), "a");
    assert!(!device.texts().iter().any(|(key, _)| key.starts_with(keys::RECORD)));
    first.unlock();
    assert_eq!(first.shown(), "a");
    assert!(matches!(first.app_state.open_record(IDS[0]), Some((Stored::Record(_), _))));
}
