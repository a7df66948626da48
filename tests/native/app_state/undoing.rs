//! Deleting, and undo.

use super::stubborn::Stubborn;
use super::*;
use stillwater::storage::StoreError;

/// A record as another program might write it, with white space and in another order.
const ODD: &str =
    " { \"kind\" : \"forgiveness\",\n\t\"id\":\"0mi1x2y3z4abcd\", \"v\" : 1 , \"n\": 1.50e0 } \r\n";

#[test]
fn what_was_deleted_comes_back_byte_for_byte() {
    for text in [ODD, "not a record \u{0} é 🌿", "{\"v\":3,\"new\":true}", ""] {
        let (mut app_state, store) = app_state();
        store.set(&keys::record(ID), text).unwrap();
        store.set(&keys::record(OTHER), "untouched").unwrap();
        let before = contents(&*store);
        app_state.delete(&[keys::record(ID)]);
        assert_eq!(kept(&*store, ID), None);
        assert!(app_state.deleted.is_some());
        app_state.undo();
        assert_eq!(contents(&*store), before);
        assert_eq!(app_state.deleted, None);
    }
}

#[test]
fn what_lies_under_a_name_that_is_no_id_can_be_deleted_and_brought_back() {
    let (mut app_state, store) = app_state();
    store.set("stillwater/record/../odd name", "text").unwrap();
    app_state.delete(&[keys::record("../odd name")]);
    assert!(contents(&*store).is_empty());
    app_state.undo();
    assert_eq!(contents(&*store), [("stillwater/record/../odd name".to_string(), "text".to_string())]);
}

#[test]
fn each_deletion_can_be_taken_back_the_last_one_first() {
    let (mut app_state, store) = app_state();
    app_state.store_record(&record(ID, "one"), None).unwrap();
    app_state.store_record(&record(OTHER, "two"), None).unwrap();
    let before = contents(&*store);
    app_state.delete(&[keys::record(ID)]);
    app_state.delete(&[keys::record(OTHER)]);
    assert_eq!(app_state.deleted.as_ref().map(|deleted| deleted.times()), Some(2));
    app_state.undo();
    assert_eq!((kept(&*store, ID).is_some(), kept(&*store, OTHER).is_some()), (false, true));
    assert_eq!(app_state.deleted.as_ref().map(|deleted| deleted.times()), Some(1));
    app_state.undo();
    assert_eq!(contents(&*store), before);
    assert_eq!(app_state.deleted, None);
}

#[test]
fn what_could_not_be_brought_back_keeps_what_was_deleted_before_it() {
    let store = Rc::new(Stubborn::default());
    let mut app_state = AppState::open(store.clone());
    app_state.store_record(&record(ID, "one"), None).unwrap();
    app_state.store_record(&record(OTHER, "two"), None).unwrap();
    app_state.delete(&[keys::record(ID)]);
    app_state.delete(&[keys::record(OTHER)]);
    store.fails.set(Some(StoreError::Full));
    app_state.undo();
    store.fails.set(None);
    assert!(app_state.deleted.as_ref().is_some_and(|deleted| deleted.stuck && deleted.times() == 2));
    app_state.undo();
    app_state.undo();
    assert!(kept(&*store, ID).is_some() && kept(&*store, OTHER).is_some());
}

#[test]
fn given_up_all_of_it_is_gone() {
    let (mut app_state, store) = app_state();
    app_state.store_record(&record(ID, "one"), None).unwrap();
    app_state.store_record(&record(OTHER, "two"), None).unwrap();
    app_state.delete(&[keys::record(OTHER)]);
    app_state.delete(&[keys::record(ID)]);
    app_state.forget_deleted();
    app_state.undo();
    assert_eq!(kept(&*store, ID), None);
}

#[test]
fn deleting_what_is_not_there_forgets_nothing() {
    let (mut app_state, store) = app_state();
    app_state.store_record(&record(ID, "one"), None).unwrap();
    app_state.delete(&[keys::record(ID)]);
    app_state.delete(&[keys::record(OTHER)]);
    app_state.undo();
    assert!(kept(&*store, ID).is_some());
}

#[test]
fn what_could_not_be_brought_back_can_be_tried_again() {
    let store = Rc::new(Stubborn::default());
    let mut app_state = AppState::open(store.clone());
    app_state.store_record(&record(ID, "one"), None).unwrap();
    let before = kept(&*store, ID);
    app_state.delete(&[keys::record(ID)]);
    store.fails.set(Some(StoreError::Full));
    app_state.undo();
    assert!(app_state.deleted.as_ref().is_some_and(|deleted| deleted.stuck));
    assert_eq!(kept(&*store, ID), None);
    store.fails.set(None);
    app_state.undo();
    assert_eq!(kept(&*store, ID), before);
    assert_eq!(app_state.deleted, None);
}

#[test]
fn what_could_not_be_deleted_is_still_there() {
    let store = Rc::new(Stubborn::default());
    let mut app_state = AppState::open(store.clone());
    app_state.store_record(&record(ID, "one"), None).unwrap();
    store.fails.set(Some(StoreError::NotPersisted));
    app_state.delete(&[keys::record(ID)]);
    assert_eq!(app_state.deleted, None, "nothing is offered back that was never away");
    assert!(kept(&*store, ID).is_some());
}
