//! Dates and ids from the browser's clock.

use stillwater::browser;
use stillwater::domain::id::is_id;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_moment_has_a_day_and_a_time_on_the_persons_own_clock() {
    let (day, time) = browser::local("2026-11-22T12:30:00.000Z").unwrap();
    assert!(["2026-11-21", "2026-11-22", "2026-11-23"].contains(&&*day), "{day}");
    let (hour, minute) = time.split_once(':').unwrap();
    assert_eq!((hour.len(), minute.len()), (2, 2), "{time}");
    assert!(hour.parse::<u8>().unwrap() < 24 && minute.parse::<u8>().unwrap() < 60, "{time}");
}

#[wasm_bindgen_test]
fn now_is_a_moment() {
    let now = browser::now();
    assert!(now.ends_with('Z') && now.len() == 24, "{now}");
    assert!(browser::local(&now).is_some());
}

#[wasm_bindgen_test]
fn what_is_no_moment_is_none() {
    for text in ["", "garbage", "2026-13-45", "<b>", "NaN", "99999999999999999999", "🌿"] {
        assert_eq!(browser::local(text), None, "{text}");
    }
}

#[wasm_bindgen_test]
fn new_names_are_names_and_differ() {
    let names: Vec<_> = (0..50).map(|_| browser::new_id()).collect();
    assert!(names.iter().all(|name| is_id(name)));
    assert!(names.iter().enumerate().all(|(at, name)| !names[..at].contains(name)));
}
