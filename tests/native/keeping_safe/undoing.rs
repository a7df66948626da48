//! Undoing a deletion is a change like any other, and overwrites nothing.

use super::*;

fn deleted() -> (Rc<Device>, stillwater::state::AppState, String) {
    let (key, mine) = (keys::record(ID), text(ID, "mine", (3, "aaaaa"), (0, "")));
    let device = Device::with(&[(keys::PRESENCE, "aaaaa"), (&key, &mine)], &[]);
    let mut app_state = device.open("bbbbb");
    app_state.delete(&[key]);
    (device, app_state, mine)
}

#[test]
fn what_is_kept_there_again_by_now_is_not_overwritten() {
    let (device, mut app_state, _) = deleted();
    let newer = text(ID, "from a copy", (5, "ccccc"), (3, "aaaaa"));
    device.store.inside.set(&keys::record(ID), &newer).unwrap();
    app_state.undo();
    assert_eq!(device.text(&keys::record(ID)), Some(newer));
    assert!(
        app_state.deleted.is_some_and(|deleted| deleted.stuck),
        "it is said that it could not be brought back"
    );
}

#[test]
fn what_another_page_has_brought_back_already_is_back() {
    let (device, mut app_state, mine) = deleted();
    device.store.inside.set(&keys::record(ID), &mine).unwrap();
    app_state.undo();
    assert_eq!((device.text(&keys::record(ID)), app_state.deleted), (Some(mine), None));
}
