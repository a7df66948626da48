//! The clock, and the ids that contain the time.

use super::js;
use crate::domain::id;
use crate::state::Moment;
use wasm_bindgen::JsValue;

/// The current time, as ISO 8601 in UTC.
pub fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// Milliseconds since 1970-01-01 UTC.
pub fn millis() -> f64 {
    js_sys::Date::now()
}

/// Milliseconds on a monotonic clock, for measuring durations.
pub fn ticks() -> f64 {
    super::window().and_then(|window| window.performance()).map_or_else(millis, |clock| clock.now())
}

/// The current time on both clocks.
pub fn moment() -> Moment {
    Moment { wall: millis(), monotonic: ticks() }
}

/// An id for a new record.
pub fn new_id() -> String {
    id::new(millis(), js_sys::Math::random())
}

/// The smallest id that a record begun from now on can have.
pub fn least_id() -> String {
    id::new(millis(), 0.0)
}

/// An id for this page.
pub fn new_page() -> String {
    id::page(js_sys::Math::random())
}

/// Converts ISO 8601 to local date and time, such as `2026-11-22` and `14:05`. `None` if it cannot be parsed.
pub fn local(iso: &str) -> Option<(String, String)> {
    let date = js_sys::Date::new(&iso.into());
    if date.get_time().is_nan() {
        return None;
    }
    let (year, month, day) = (date.get_full_year(), date.get_month() + 1, date.get_date());
    let time = format!("{:02}:{:02}", date.get_hours(), date.get_minutes());
    Some((format!("{year}-{month:02}-{day:02}"), time))
}

/// The number of the local day of a time: whole days since 1970-01-01. `None` if the time cannot be parsed.
pub fn day_number(iso: &str) -> Option<i64> {
    const DAY: f64 = 86_400_000.0;
    let (day, _) = local(iso)?;
    // ECMAScript parses a date without a time as midnight UTC.
    let time = js_sys::Date::new(&day.into()).get_time();
    #[expect(clippy::cast_possible_truncation, reason = "a year of 300,000 fits")]
    (!time.is_nan()).then(|| (time / DAY).floor() as i64)
}

/// The date of an ISO 8601 time or date in words, in the format of the browser's preferred language: `22 November
/// 2026`, `22. November 2026`. Empty if it cannot be parsed.
pub fn day_in_words(iso: &str) -> String {
    // ECMAScript parses a date without a time as midnight UTC, which is the day before west of Greenwich.
    let moment = if iso.contains('T') { iso.to_string() } else { format!("{iso}T00:00") };
    let date = js_sys::Date::new(&moment.into());
    let words = |languages: &JsValue| {
        let style = js::object(&[("dateStyle", "long".into())]);
        js::call(&date, "toLocaleDateString", &[languages.clone(), style]).ok()?.as_string()
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

/// The smallest id of a record that was begun at a given time. `None` if it cannot be parsed.
pub fn id_at(iso: &str) -> Option<String> {
    let time = js_sys::Date::new(&iso.into()).get_time();
    (!time.is_nan()).then(|| id::new(time, 0.0))
}

/// Whether a time is less than `within` milliseconds away from now.
pub fn is_recent(iso: &str, within: f64) -> bool {
    let time = js_sys::Date::new(&iso.into()).get_time();
    // An invalid date is NaN, and every comparison with NaN is false.
    (millis() - time).abs() < within
}
