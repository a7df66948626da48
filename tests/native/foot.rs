//! The foot of a step: its text, its place before the program runs, and the presses that count.

use crate::common::catalog;
use crate::html::Page;
use stillwater::browser::{DOUBLE_PRESS, Press, is_double_press};
use stillwater::domain::route::Route;
use stillwater::prerender::render;
use stillwater::state::SaveState;
use stillwater::state::app_state::StorageMode;
use stillwater::storage::StoreError;
use stillwater::ui::components::foot::words;

fn follows(last: Option<f64>, now: f64) -> bool {
    let at = |at| Press { at, x: 40, y: 700 };
    is_double_press(last.map(at), at(now), DOUBLE_PRESS)
}

#[test]
fn a_press_somewhere_else_is_no_slip() {
    let (first, other) = (Press { at: 0.0, x: 40, y: 700 }, Press { at: 90.0, x: 320, y: 700 });
    assert!(!is_double_press(Some(first), other, DOUBLE_PRESS));
}

#[test]
fn a_double_click_is_one_press_and_two_presses_are_two() {
    assert!(!follows(None, 5000.0), "the first press counts");
    for slip in [0.0, 90.0, 250.0, 399.0] {
        assert!(follows(Some(5000.0), 5000.0 + slip), "{slip}");
    }
    for press in [400.0, 800.0, 60_000.0] {
        assert!(!follows(Some(5000.0), 5000.0 + press), "{press}");
    }
    assert!(!follows(Some(5000.0), 100.0), "a clock that was put back holds nobody up");
}

#[test]
fn the_foot_says_in_a_few_words_how_the_last_change_stands() {
    let catalog = catalog();
    let says = |keeping, saving| {
        let (key, has_more) = words(keeping, saving);
        (catalog.text(key).to_string(), has_more)
    };
    let why = "Not saved: see why".to_string();
    for error in [StoreError::Full, StoreError::Blocked, StoreError::NotPersisted, StoreError::Locked] {
        assert_eq!(says(StorageMode::Persistent, SaveState::Failed(error)), (why.clone(), true));
        assert_eq!(says(StorageMode::Undecided, SaveState::Failed(error)), (why.clone(), true));
    }
    assert_eq!(says(StorageMode::Persistent, SaveState::Durable), ("Saved".into(), false));
    assert_eq!(says(StorageMode::Persistent, SaveState::Pending), ("Saving…".into(), false));
    assert_eq!(says(StorageMode::Undecided, SaveState::Durable), ("Not kept yet".into(), false));
    assert!(!says(StorageMode::MemoryOnly, SaveState::Durable).0.contains("Saved"));
    assert!(!says(StorageMode::Blocked, SaveState::Durable).0.contains("Saved"));
}

#[test]
fn every_worksheet_is_served_with_its_foot_and_its_head() {
    let catalog = catalog();
    for path in &catalog.paths {
        let html = render(&catalog, "/", &Route::Worksheet(path.clone())).unwrap();
        let page = Page::read(&html);
        let feet: Vec<_> = page.elements.iter().filter(|e| e.get("class") == Some("foot")).collect();
        assert_eq!(feet.len(), 1, "{path}");
        let said: Vec<_> = page
            .texts
            .iter()
            .filter(|(around, _)| around.iter().any(|at| page.elements[*at].get("class") == Some("foot")))
            .map(|(_, text)| text.trim())
            .filter(|text| !text.is_empty())
            .collect();
        assert_eq!(said, ["Back", "Stays on this device", "Next"], "{path}");
        let safe = page.id("unsafe-button").expect("help is in the head of a step");
        assert_eq!(safe.get("href"), Some("/help/"), "it leads to help without the program too");
        assert!(page.id("skip").is_none(), "{path}: Next does it");
    }
}
