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
fn every_worksheet_is_served_with_its_ways_in_and_with_help() {
    let catalog = catalog();
    for sheet in &catalog.tools.as_ref().expect("the whole catalogue").worksheets {
        let html = render(&catalog, "/", &Route::Worksheet(sheet.path.clone())).unwrap();
        let page = Page::read(&html);
        let ways = |place: &str| {
            let to = format!("/{}/#{place}", sheet.path);
            page.elements.iter().filter(|e| e.get("href") == Some(&*to)).count()
        };
        assert_eq!(ways("begin"), 1, "{}", sheet.id);
        assert_eq!(ways("begin-short"), usize::from(sheet.short.is_some()), "{}", sheet.id);
        for id in ["begin", "begin-short"] {
            assert!(
                page.id(id).is_some(),
                "{}: the link {id} leads somewhere before the program runs",
                sheet.id
            );
        }
        let safe = page.id("unsafe-button").expect("help at once");
        assert_eq!(safe.get("href"), Some("/help/"), "it leads to help without the program too");
        assert!(!page.elements.iter().any(|e| e.get("class") == Some("foot")), "{}", sheet.id);
    }
}
