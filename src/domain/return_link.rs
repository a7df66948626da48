//! From help back to what somebody was writing: which places are remembered, and what a remembered one leads to.
//!
//! What is remembered stands in the browser's history, covered (`ui::address`): an address of this site with ids only, no words.

use super::id::is_id;
use super::route::{LocalizedRoute, Route, UrlMap};

/// The longest fragment that is remembered.
const LONGEST: usize = 120;

/// The address to remember when somebody goes to help from `place`; `None` where nothing is written.
pub fn note(map: &UrlMap, place: &LocalizedRoute, fragment: &str) -> Option<String> {
    is_written_on(&place.route, fragment).then(|| match fragment {
        "" => map.href(place),
        fragment => format!("{}#{fragment}", map.href(place)),
    })
}

/// The screen and the place on it that a remembered address leads to, if it is one to write on in this language.
pub fn read(map: &UrlMap, lang: &str, noted: &str) -> Option<(Route, String)> {
    let (path, fragment) = noted.split_once('#').unwrap_or((noted, ""));
    let place = map.parse(path);
    (*place.lang == *lang && is_written_on(&place.route, fragment)).then(|| (place.route, fragment.into()))
}

/// Whether it is a place on which one writes. What is behind the `#` comes from outside.
fn is_written_on(route: &Route, fragment: &str) -> bool {
    let is_plain = fragment.len() <= LONGEST
        && fragment.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-' | '_' | '/'));
    let first = fragment.split('/').next().unwrap_or_default();
    let is_own = fragment.is_empty() || is_id(first);
    match route {
        Route::Worksheet(_) | Route::Signs => is_plain && is_own,
        Route::Session => is_plain,
        _ => false,
    }
}
