//! Bringing back what was deleted is a change like any other, and overwrites nothing.

use super::*;

fn deleted() -> (Rc<Device>, stillwater::state::AppState, String) {
    let (key, mine) = (keys::record(ID), text(ID, "mine", (3, "aaaaa"), (0, "")));
    let device = Device::with(&[(keys::PRESENCE, "aaaaa"), (&key, &mine)], &[]);
    let mut desk = device.open("bbbbb");
    desk.delete(&[key]);
    (device, desk, mine)
}

#[test]
fn what_is_kept_there_again_by_now_is_not_overwritten() {
    let (device, mut desk, _) = deleted();
    let newer = text(ID, "from a copy", (5, "ccccc"), (3, "aaaaa"));
    device.store.inside.set(&keys::record(ID), &newer).unwrap();
    desk.undo();
    assert_eq!(device.text(&keys::record(ID)), Some(newer));
    assert!(
        desk.deleted.is_some_and(|deleted| deleted.stuck),
        "it is said that it could not be brought back"
    );
}

#[test]
fn what_another_page_has_brought_back_already_is_back() {
    let (device, mut desk, mine) = deleted();
    device.store.inside.set(&keys::record(ID), &mine).unwrap();
    desk.undo();
    assert_eq!((device.text(&keys::record(ID)), desk.deleted), (Some(mine), None));
}
