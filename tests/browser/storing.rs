//! The store over the browser's own localStorage.

use crate::stage::forget;
use std::rc::Rc;
use stillwater::browser::LocalStore;
use stillwater::state::app_state::{AppState, StorageMode};
use stillwater::storage::{Store, StoreError};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn what_is_kept_comes_back_as_it_was() {
    forget().await;
    for text in ["", "words", "é e\u{301} 👩‍👩‍👧‍👦 אב 🌿", "\0\u{1}\n\r\t\"\\", "{\"v\":1}", "\u{2028}\u{feff}"]
    {
        LocalStore.set("stillwater/record/a", text).unwrap();
        assert_eq!(LocalStore.get("stillwater/record/a"), Ok(Some(text.into())));
    }
    LocalStore.set("stillwater/record/🌿", "under a strange name").unwrap();
    assert_eq!(LocalStore.get("stillwater/record/🌿"), Ok(Some("under a strange name".into())));
    forget().await;
}

#[wasm_bindgen_test]
async fn what_is_forgotten_is_gone_and_what_was_never_there_is_no_error() {
    forget().await;
    LocalStore.set("stillwater/x", "y").unwrap();
    LocalStore.remove("stillwater/x").unwrap();
    assert_eq!(LocalStore.get("stillwater/x"), Ok(None));
    assert_eq!(LocalStore.remove("stillwater/x"), Ok(()));
}

#[wasm_bindgen_test]
async fn names_are_sorted_and_only_those_with_the_beginning() {
    forget().await;
    for name in
        ["stillwater/record/b", "theirs", "stillwater/record/a", "stillwater/settings", "stillwater/record/0"]
    {
        LocalStore.set(name, "x").unwrap();
    }
    let records = ["stillwater/record/0", "stillwater/record/a", "stillwater/record/b"].map(String::from);
    assert_eq!(LocalStore.keys("stillwater/record/"), Ok(records.to_vec()));
    assert_eq!(LocalStore.keys("stillwater/").map(|keys| keys.len()), Ok(4));
    assert_eq!(LocalStore.keys("nobody"), Ok(Vec::new()));
    forget().await;
}

/// Fills localStorage to the last character.
fn fill() {
    let storage = web_sys::window().unwrap().local_storage().unwrap().unwrap();
    let (mut size, mut number) = (1 << 20, 0);
    while size > 0 {
        match storage.set_item(&format!("fill{number}"), &"x".repeat(size)) {
            Ok(()) => number += 1,
            Err(_) => size /= 2,
        }
    }
}

#[wasm_bindgen_test]
async fn a_full_store_says_so_and_keeps_what_it_had() {
    forget().await;
    LocalStore.set("stillwater/record/a", "before").unwrap();
    fill();
    let long = "y".repeat(1000);
    assert_eq!(LocalStore.set("stillwater/record/a", &long), Err(StoreError::Full));
    assert_eq!(LocalStore.set("stillwater/record/b", &long), Err(StoreError::Full));
    assert_eq!(LocalStore.get("stillwater/record/a"), Ok(Some("before".into())));
    assert_eq!(LocalStore.get("stillwater/record/b"), Ok(None));
    forget().await;
    assert_eq!(LocalStore.set("stillwater/record/a", &long), Ok(()));
    forget().await;
}

#[wasm_bindgen_test]
async fn erasing_leaves_what_belongs_to_other_sites() {
    forget().await;
    for name in ["theirs", "stillwater-other", "stillwater/record/a", "stillwater/settings"] {
        LocalStore.set(name, "x").unwrap();
    }
    let mut app_state = AppState::open(Rc::new(LocalStore));
    assert_eq!(app_state.storage_mode, StorageMode::Persistent);
    app_state.erase().unwrap();
    assert_eq!(LocalStore.keys("").unwrap(), ["stillwater-other", "theirs"]);
    forget().await;
}
