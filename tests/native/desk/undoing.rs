//! Deleting, and bringing back.

use super::stubborn::Stubborn;
use super::*;
use stillwater::storage::StoreError;

/// As only another program would write it, with white space and an order of its own.
const ODD: &str =
    " { \"kind\" : \"forgiveness\",\n\t\"id\":\"0mi1x2y3z4abcd\", \"v\" : 1 , \"n\": 1.50e0 } \r\n";

#[test]
fn what_was_deleted_comes_back_byte_for_byte() {
    for text in [ODD, "not a record \u{0} é 🌿", "{\"v\":3,\"new\":true}", ""] {
        let (mut desk, store) = desk();
        store.set(&keys::record(ID), text).unwrap();
        store.set(&keys::record(OTHER), "untouched").unwrap();
        let before = contents(&*store);
        desk.delete(&[keys::record(ID)]);
        assert_eq!(kept(&*store, ID), None);
        assert!(desk.deleted.is_some());
        desk.undo();
        assert_eq!(contents(&*store), before);
        assert_eq!(desk.deleted, None);
    }
}

#[test]
fn what_lies_under_a_name_that_is_no_id_can_be_deleted_and_brought_back() {
    let (mut desk, store) = desk();
    store.set("stillwater/record/../odd name", "text").unwrap();
    desk.delete(&[keys::record("../odd name")]);
    assert!(contents(&*store).is_empty());
    desk.undo();
    assert_eq!(contents(&*store), [("stillwater/record/../odd name".to_string(), "text".to_string())]);
}

#[test]
fn each_deletion_can_be_taken_back_the_last_one_first() {
    let (mut desk, store) = desk();
    desk.store_record(&record(ID, "one"), None).unwrap();
    desk.store_record(&record(OTHER, "two"), None).unwrap();
    let before = contents(&*store);
    desk.delete(&[keys::record(ID)]);
    desk.delete(&[keys::record(OTHER)]);
    assert_eq!(desk.deleted.as_ref().map(|deleted| deleted.times()), Some(2));
    desk.undo();
    assert_eq!((kept(&*store, ID).is_some(), kept(&*store, OTHER).is_some()), (false, true));
    assert_eq!(desk.deleted.as_ref().map(|deleted| deleted.times()), Some(1));
    desk.undo();
    assert_eq!(contents(&*store), before);
    assert_eq!(desk.deleted, None);
}

#[test]
fn what_could_not_be_brought_back_keeps_what_was_deleted_before_it() {
    let store = Rc::new(Stubborn::default());
    let mut desk = AppState::open(store.clone());
    desk.store_record(&record(ID, "one"), None).unwrap();
    desk.store_record(&record(OTHER, "two"), None).unwrap();
    desk.delete(&[keys::record(ID)]);
    desk.delete(&[keys::record(OTHER)]);
    store.fails.set(Some(StoreError::Full));
    desk.undo();
    store.fails.set(None);
    assert!(desk.deleted.as_ref().is_some_and(|deleted| deleted.stuck && deleted.times() == 2));
    desk.undo();
    desk.undo();
    assert!(kept(&*store, ID).is_some() && kept(&*store, OTHER).is_some());
}

#[test]
fn given_up_all_of_it_is_gone() {
    let (mut desk, store) = desk();
    desk.store_record(&record(ID, "one"), None).unwrap();
    desk.store_record(&record(OTHER, "two"), None).unwrap();
    desk.delete(&[keys::record(OTHER)]);
    desk.delete(&[keys::record(ID)]);
    desk.forget_deleted();
    desk.undo();
    assert_eq!(kept(&*store, ID), None);
}

#[test]
fn deleting_what_is_not_there_forgets_nothing() {
    let (mut desk, store) = desk();
    desk.store_record(&record(ID, "one"), None).unwrap();
    desk.delete(&[keys::record(ID)]);
    desk.delete(&[keys::record(OTHER)]);
    desk.undo();
    assert!(kept(&*store, ID).is_some());
}

#[test]
fn what_could_not_be_brought_back_can_be_tried_again() {
    let store = Rc::new(Stubborn::default());
    let mut desk = AppState::open(store.clone());
    desk.store_record(&record(ID, "one"), None).unwrap();
    let before = kept(&*store, ID);
    desk.delete(&[keys::record(ID)]);
    store.fails.set(Some(StoreError::Full));
    desk.undo();
    assert!(desk.deleted.as_ref().is_some_and(|deleted| deleted.stuck));
    assert_eq!(kept(&*store, ID), None);
    store.fails.set(None);
    desk.undo();
    assert_eq!(kept(&*store, ID), before);
    assert_eq!(desk.deleted, None);
}

#[test]
fn what_could_not_be_deleted_is_still_there() {
    let store = Rc::new(Stubborn::default());
    let mut desk = AppState::open(store.clone());
    desk.store_record(&record(ID, "one"), None).unwrap();
    store.fails.set(Some(StoreError::NotKept));
    desk.delete(&[keys::record(ID)]);
    assert_eq!(desk.deleted, None, "nothing is offered back that was never away");
    assert!(kept(&*store, ID).is_some());
}
