//! The link from the help screen back to what the person was writing: which locations are remembered, and how they are
//! read.
//!
//! The location is kept in the browser's session history, obscured by `ui::address`. It is a path of this site with ids
//! and no text of the person.

use super::id::is_id;
use super::route::{LocalizedRoute, Route, UrlMap};

/// The maximum length of a remembered fragment.
const LONGEST: usize = 120;

/// The location to remember when the person goes from `place` to the help screen. Returns `None` if nothing is written
/// there.
pub fn note(map: &UrlMap, place: &LocalizedRoute, fragment: &str) -> Option<String> {
    is_written_on(&place.route, fragment).then(|| match fragment {
        "" => map.href(place),
        fragment => format!("{}#{fragment}", map.href(place)),
    })
}

/// The route and the fragment of a remembered location. Returns `None` if it has another language, or is not a location
/// for writing.
pub fn read(map: &UrlMap, lang: &str, noted: &str) -> Option<(Route, String)> {
    let (path, fragment) = noted.split_once('#').unwrap_or((noted, ""));
    let place = map.parse(path);
    (*place.lang == *lang && is_written_on(&place.route, fragment)).then(|| (place.route, fragment.into()))
}

/// Whether the person writes at this location. The fragment comes from outside and is not trusted.
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
