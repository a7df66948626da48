//! The places on a screen as the browser's history records them: they reveal nothing, and lead back.

use crate::common::catalog;
use crate::vault::device::{filled, open, turn_on};
use std::rc::Rc;
use stillwater::domain::record::Record;
use stillwater::domain::route::{Route, UrlMap};
use stillwater::state::AppState;
use stillwater::storage::MemoryStore;
use stillwater::ui::address::{cover, uncover};
use stillwater::ui::site::Site;

const ID: &str = "0mi1x2y3z4abcd";

fn places() -> Vec<String> {
    let mut places = ["everything", "blank", "together"].map(String::from).to_vec();
    for rest in ["", "/about", "/left-behind", "/end", "/history", "/on-2/which", "/change"] {
        places.push(format!("{ID}{rest}"));
    }
    places.push(format!("/forgiveness/#{ID}/about"));
    places
}

#[test]
fn without_a_lock_ids_steps_and_worksheets_are_numbers_that_lead_back() {
    let site = Site::new(catalog(), "/");
    let app_state = AppState::open(Rc::new(MemoryStore::default()));
    app_state.store_record(&Record::begin(ID.into(), "forgiveness", String::new()), None).unwrap();
    for place in places() {
        let noted = cover(&site, &app_state, &place);
        for told in [ID, "about", "left-behind", "forgiveness"] {
            assert!(!noted.contains(told), "{place}: {noted}");
        }
        assert_eq!(uncover(&site, &app_state, &noted), Some(place));
    }
}

#[test]
fn behind_an_open_lock_it_is_sealed_in_one_length_and_opens_there_only() {
    let site = Site::new(catalog(), "/");
    let device = filled(true);
    turn_on(&device).unwrap();
    let (app_state, _) = open(&device, "bbbbb");
    let elsewhere = AppState::open(Rc::new(MemoryStore::default()));
    let length = cover(&site, &app_state, "x").len();
    for place in places() {
        let noted = cover(&site, &app_state, &place);
        assert_eq!((noted.len(), noted.starts_with('~')), (length, true), "{place}: {noted}");
        assert_eq!(uncover(&site, &app_state, &noted), Some(place.clone()));
        assert_eq!(uncover(&site, &elsewhere, &noted), None);
        let other = if noted[20..].starts_with('A') { "B" } else { "A" };
        let changed = format!("{}{other}{}", &noted[..20], &noted[21..]);
        assert_eq!(uncover(&site, &app_state, &changed), None, "{place}");
    }
    assert_eq!(
        uncover(&site, &app_state, &format!("{ID}/about")),
        Some(format!("{ID}/about")),
        "noted before the lock"
    );
}

#[test]
fn what_was_not_noted_here_is_ignored() {
    let site = Site::new(catalog(), "/");
    let app_state = AppState::open(Rc::new(MemoryStore::default()));
    for other in ["~", "~x", ".", ".xyz", "my own words", "<b>", "Ana", "\u{202e}", &"a".repeat(500)] {
        assert_eq!(uncover(&site, &app_state, other), None, "{other}");
    }
}

#[test]
fn each_screen_and_each_step_has_a_number_of_its_own() {
    let site = Site::new(catalog(), "/");
    let map = &site.map;
    for route in map.routes() {
        assert_eq!(map.numbered(UrlMap::number(&route)), Some(route));
    }
    assert_eq!(
        UrlMap::number(&Route::Session),
        0xc35f_4cf7,
        "a number that was noted is never given to another"
    );
    assert_eq!(map.numbered(7), None);
}
