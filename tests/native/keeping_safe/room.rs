//! The storage limit, and which entries can still be begun there.

mod counted;

use super::*;
use stillwater::state::repository::STOP;
use stillwater::state::{AppState, Draft, SaveState};
use stillwater::storage::StoreError;

/// A store with this many UTF-16 code units left before the limit.
fn nearly_full(left: usize) -> (Rc<Device>, AppState) {
    let device = Device::new(true);
    let app_state = device.open("aaaaa");
    app_state.store_record(&version(ID, "mine", (1, "aaaaa"), (0, "")), None).unwrap();
    let key = keys::record(OTHER);
    let rest = STOP - device.store.inside.utf16_size(keys::ROOT).unwrap() - key.len() - left;
    device.store.inside.set(&key, &"x".repeat(rest)).unwrap();
    let app_state = device.open("bbbbb");
    assert_eq!(app_state.size().1, STOP - left);
    (device, app_state)
}

#[test]
fn at_the_limit_nothing_is_begun_and_what_was_begun_can_be_finished() {
    let (device, app_state) = nearly_full(0);
    let begun = version(THIRD, "new", (1, "bbbbb"), (0, ""));
    assert_eq!(app_state.store_record(&begun, None), Err(StoreError::Full));
    assert_eq!(device.words(THIRD), None);
    let base = device.text(&keys::record(ID));
    let longer = version(ID, &"mine and more ".repeat(1000), (2, "aaaaa"), (0, ""));
    app_state.store_record(&longer, base.as_deref()).unwrap();
    assert!(device.words(ID).unwrap().len() > 10_000);
}

#[test]
fn one_unit_before_the_limit_something_can_be_begun() {
    let (device, app_state) = nearly_full(1);
    app_state.store_record(&version(THIRD, "new", (1, "bbbbb"), (0, "")), None).unwrap();
    assert_eq!(device.words(THIRD).as_deref(), Some("new"));
}

#[test]
fn deleting_makes_room_and_bringing_back_takes_it_again() {
    let (device, mut app_state) = nearly_full(0);
    app_state.delete(&[keys::record(ID)]);
    let mut draft = Draft::open(Record::begin(THIRD.into(), "forgiveness", NOW.into()), None);
    draft.edit(NOW.into(), Box::new(|record| record.answers.set_text("one-event", "new")));
    draft.save(&app_state);
    assert_eq!((draft.saving, device.words(THIRD).as_deref()), (SaveState::Written, Some("new")));
    app_state.undo();
    assert_eq!(device.words(ID).as_deref(), Some("mine"), "what was there always fits");
    let another = version("0mi1x2y3z4abcg", "new", (1, "bbbbb"), (0, ""));
    assert_eq!(app_state.store_record(&another, None), Err(StoreError::Full));
}

#[test]
fn something_else_that_is_kept_there_is_not_replaced() {
    let device = Device::new(true);
    let app_state = device.open("aaaaa");
    let mine = version(ID, "mine", (1, "aaaaa"), (0, ""));
    let base = app_state.store_record(&mine, None).unwrap();
    for theirs in [text(ID, "theirs", (1, "bbbbb"), (0, "")), "damaged".into(), "{\"v\":9}".into()] {
        device.store.inside.set(&keys::record(ID), &theirs).unwrap();
        for base in [None, Some(&*base), Some("")] {
            assert_eq!(app_state.store_record(&mine, base), Err(StoreError::Changed));
        }
        assert_eq!(device.text(&keys::record(ID)), Some(theirs));
    }
    device.store.inside.remove(&keys::record(ID)).unwrap();
    assert_eq!(app_state.store_record(&mine, Some(&base)), Err(StoreError::Changed), "it was deleted");
    assert_eq!(device.contents(), []);
    device.store.inside.remove(keys::PRESENCE).unwrap();
    app_state.store_record(&mine, Some(&base)).unwrap();
    assert_eq!(device.words(ID).as_deref(), Some("mine"), "it was lost");
}
