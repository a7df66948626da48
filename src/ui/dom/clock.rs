//! The clock, and the names made from it.

use crate::domain::id;
use crate::state::Moment;
use wasm_bindgen::{JsCast, JsValue};

/// Now, as ISO 8601 in UTC.
pub fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// Milliseconds since 1970.
pub fn millis() -> f64 {
    js_sys::Date::now()
}

/// Milliseconds on a clock that never goes back, for measuring how long something takes.
pub fn ticks() -> f64 {
    super::window().and_then(|window| window.performance()).map_or_else(millis, |clock| clock.now())
}

/// Now, on both clocks.
pub fn moment() -> Moment {
    Moment { wall: millis(), monotonic: ticks() }
}

/// A name for a new record.
pub fn new_id() -> String {
    id::new(millis(), js_sys::Math::random())
}

/// The least name that a record has which is begun from now on.
pub fn least_id() -> String {
    id::new(millis(), 0.0)
}

/// A name for this page.
pub fn new_page() -> String {
    id::page(js_sys::Math::random())
}

/// An ISO 8601 moment on the person's own clock: the day as `2026-11-22` and the time as `14:05`. `None` for what is no
/// moment.
pub fn local(iso: &str) -> Option<(String, String)> {
    let date = js_sys::Date::new(&iso.into());
    if date.get_time().is_nan() {
        return None;
    }
    let (year, month, day) = (date.get_full_year(), date.get_month() + 1, date.get_date());
    let time = format!("{:02}:{:02}", date.get_hours(), date.get_minutes());
    Some((format!("{year}-{month:02}-{day:02}"), time))
}

/// A moment's day, or a day such as `2026-11-22`, in words, as the browser's own languages write days: `22 November 2026`,
/// `22. November 2026`. Empty for what is no moment.
pub fn day_in_words(iso: &str) -> String {
    // A day alone would be midnight in London, which elsewhere may be the day before.
    let moment = if iso.contains('T') { iso.to_string() } else { format!("{iso}T00:00") };
    let date = js_sys::Date::new(&moment.into());
    let words = |languages: &JsValue| {
        let write: js_sys::Function =
            js_sys::Reflect::get(&date, &"toLocaleDateString".into()).ok()?.dyn_into().ok()?;
        let style = super::object(&[("dateStyle", "long".into())]);
        write.call2(&date, languages, &style).ok()?.as_string()
    };
    if date.get_time().is_nan() {
        return String::new();
    }
    let languages = super::window().map(|window| window.navigator().languages());
    languages
        .and_then(|languages| words(&languages))
        .or_else(|| words(&JsValue::UNDEFINED))
        .unwrap_or_default()
}

/// The name that a record begun at a moment has at least. `None` for what is no moment.
pub fn id_at(iso: &str) -> Option<String> {
    let time = js_sys::Date::new(&iso.into()).get_time();
    (!time.is_nan()).then(|| id::new(time, 0.0))
}

/// Whether a moment lies less than `within` milliseconds behind, or ahead.
pub fn is_recent(iso: &str, within: f64) -> bool {
    let time = js_sys::Date::new(&iso.into()).get_time();
    // What is no moment is not recent: every comparison with it is false.
    (millis() - time).abs() < within
}
