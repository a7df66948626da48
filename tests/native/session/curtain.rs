//! The shared view: which entries `AppState` shows while two people sit together.

use super::*;
use stillwater::domain::session::{SessionItem, SessionList, put};

/// Starts the shared view with the whole worksheet, and one answer of the check-in.
fn sitting() -> (AppState, Rc<MemoryStore>) {
    let (mut app_state, store) = app_state();
    let mut session = new_session(5);
    put(&mut session.answers, SessionList::Bring, &SessionItem::whole(&id(1)), true);
    put(&mut session.answers, SessionList::Bring, &SessionItem::of(&id(2), "x"), true);
    app_state.store_record(&session, None).unwrap();
    app_state.start_shared_view(&id(5), id(6));
    (app_state, store)
}

fn ids(app_state: &AppState) -> Vec<String> {
    app_state.ids().to_vec()
}

#[test]
fn only_what_was_chosen_as_a_whole_and_the_session_are_there() {
    let (app_state, _) = sitting();
    assert_eq!(ids(&app_state), [id(5), id(1)]);
    assert_eq!(app_state.records().count(), 2);
    assert_eq!(app_state.recent_of("check-in").count(), 0);
    for hidden in [2, 3] {
        assert_eq!(app_state.record(&id(hidden)), None, "{hidden}");
        assert!(app_state.is_hidden(&id(hidden)));
    }
    assert!(app_state.open_record(&id(2)).is_some(), "for the answer of it that was chosen");
}

#[test]
fn what_is_begun_together_is_there_too() {
    let (app_state, _) = sitting();
    app_state.store_record(&Record::begin(id(7), "boundaries", String::new()), None).unwrap();
    assert_eq!(ids(&app_state), [id(7), id(5), id(1)]);
    assert!(app_state.shared_view().unwrap().began(&id(7)));
    assert!(!app_state.shared_view().unwrap().began(&id(5)), "the session itself is no entry of the session");
}

#[test]
fn what_bears_a_later_name_by_a_wrong_clock_is_covered() {
    let (mut app_state, _) = app_state();
    app_state.store_record(&Record::begin(id(8), "boundaries", String::new()), None).unwrap();
    app_state.start_shared_view(&id(5), id(6));
    assert!(app_state.is_hidden(&id(8)));
    assert_eq!(ids(&app_state), Vec::<String>::new());
}

#[test]
fn a_forged_beginning_uncovers_nothing_from_before_the_session() {
    let (app_state, store) = sitting();
    let forged = format!("{{\"v\":1,\"together\":\"on {} 00000000000000\"}}", id(5));
    store.set("stillwater/settings", &forged).unwrap();
    let next = AppState::open(store);
    assert_eq!((ids(&next), ids(&next) == ids(&app_state)), (vec![id(5), id(1)], true));
    assert!(next.is_hidden(&id(2)) && next.is_hidden(&id(3)));
}

#[test]
fn what_is_put_away_is_covered_at_once() {
    let (app_state, store) = sitting();
    keep(&store, json!({ "v": 2, "id": id(5), "kind": SESSION, "answers": {} }));
    assert!(app_state.is_hidden(&id(1)));
}

#[test]
fn it_hangs_there_for_the_next_page_that_opens() {
    let (_, store) = sitting();
    let next = AppState::open(store);
    assert_eq!(ids(&next), [id(5), id(1)]);
    assert!(next.is_hidden(&id(3)));
}

#[test]
fn left_nothing_is_shown_until_the_owner_is_back() {
    let (mut app_state, store) = sitting();
    app_state.end_shared_view();
    assert_eq!(ids(&app_state), Vec::<String>::new());
    assert_eq!(app_state.record(&id(5)), None);
    assert!(AppState::open(store).shared_view().unwrap().is_over);
    app_state.close_shared_view();
    assert_eq!(app_state.shared_view(), None);
    assert_eq!(ids(&app_state).len(), 4);
}

#[test]
fn what_was_deleted_before_cannot_be_brought_back_before_the_curtain() {
    let (mut app_state, _) = app_state();
    app_state.delete(&[keys::record(&id(3))]);
    app_state.start_shared_view(&id(5), id(6));
    assert_eq!(app_state.deleted, None);
}

#[test]
fn an_odd_setting_covers_everything_or_nothing_and_never_fails() {
    for odd in ["", " ", "on", "on ", "over", "x y", "on a b c d e", "🌿 🌿 🌿"] {
        let store = Rc::new(MemoryStore::default());
        keep(&store, json!({ "v": 2, "id": id(1), "kind": "forgiveness", "answers": {} }));
        store.set(keys::SETTINGS, &json!({ "v": 1, "together": odd }).to_string()).unwrap();
        let app_state = AppState::open(store);
        assert_eq!(ids(&app_state).is_empty(), app_state.shared_view().is_some(), "{odd}");
    }
}

#[test]
fn on_a_device_of_somebody_else_nothing_of_the_sitting_is_kept_and_its_owners_page_stays_covered() {
    let (app_state, store) = app_state();
    let before = app_state.ids().len();
    let guest = app_state.start_guest_session(&id(5), id(6));
    assert!(guest.is_guest() && guest.is_shared());
    assert_eq!(ids(&guest), Vec::<String>::new(), "nothing of the owner");
    guest.store_record(&Record::begin(id(7), "boundaries", String::new()), None).unwrap();
    assert_eq!(ids(&guest), [id(7)]);
    assert!(guest.holds_of_a_guest());
    assert_eq!(store.get(&keys::record(&id(7))).unwrap(), None);
    let mut opened = AppState::open(store.clone());
    assert!(opened.shared_view().unwrap().is_over, "a reload shows nothing of the owner either");
    let mut guest = guest;
    guest.end_guest_session();
    assert_eq!(ids(&guest), Vec::<String>::new());
    opened.close_shared_view();
    assert_eq!(opened.ids().len(), before, "all that the owner had");
}
