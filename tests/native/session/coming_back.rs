//! The items that a new session begins with.

use super::*;
use stillwater::domain::session::{SessionItem, SessionList, items};

#[test]
fn what_was_agreed_and_what_was_to_be_tried_come_back() {
    let (_, store) = app_state();
    for (n, agreed) in [(4, "before"), (5, "last")] {
        keep(
            &store,
            json!({ "v": 2, "id": id(n), "kind": SESSION, "done": "2026-11-01T10:00:00.000Z",
            "answers": { "agreed": agreed, "try": "a walk", "want": "not this" } }),
        );
    }
    let app_state = AppState::open(store);
    assert_eq!(app_state.next_session(), None);
    let begun = app_state.begin_session(new_session(9));
    assert_eq!(
        items(&begun.answers, SessionList::Bring),
        [SessionItem::of(&id(5), "agreed"), SessionItem::of(&id(5), "try")]
    );
}

#[test]
fn what_was_left_empty_does_not_come_back() {
    let (_, store) = app_state();
    keep(
        &store,
        json!({ "v": 2, "id": id(5), "kind": SESSION, "done": "2026-11-01T10:00:00.000Z", "answers": { "try": "a walk" } }),
    );
    let begun = AppState::open(store).begin_session(new_session(9));
    assert_eq!(items(&begun.answers, SessionList::Bring), [SessionItem::of(&id(5), "try")]);
}

#[test]
fn the_small_step_of_the_last_session_comes_back_answered_or_not() {
    for how in ["", "did"] {
        let (_, store) = app_state();
        keep(
            &store,
            json!({ "v": 2, "id": id(5), "kind": SESSION, "done": "2026-11-01T10:00:00.000Z",
            "answers": { "small-step": { "will": "a walk", "how": how } } }),
        );
        let begun = AppState::open(store).begin_session(new_session(9));
        assert_eq!(items(&begun.answers, SessionList::Bring), [SessionItem::of(&id(5), "small-step")]);
    }
}

#[test]
fn a_session_that_is_not_done_is_the_next() {
    let (_, store) = app_state();
    keep(&store, json!({ "v": 2, "id": id(5), "kind": SESSION, "answers": { "want": "rest" } }));
    let app_state = AppState::open(store);
    assert_eq!(app_state.next_session().unwrap().id, id(5));
    assert_eq!(app_state.last_session(), None);
}

/// Before sessions were records, the worksheet itself had the mark.
#[test]
fn the_first_session_brings_what_was_marked_before_there_were_sessions() {
    let (_, store) = app_state();
    keep(&store, json!({ "v": 1, "id": id(4), "kind": "forgiveness", "answers": { "bring": "yes" } }));
    let begun = AppState::open(store).begin_session(new_session(9));
    assert_eq!(items(&begun.answers, SessionList::Bring), [SessionItem::whole(&id(4))]);
}
