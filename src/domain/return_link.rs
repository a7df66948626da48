//! The link from help and from settling back to where the person was: which locations are remembered, and how they
//! are read. Help leads back to what was being written, settling to every screen.
//!
//! The location is kept in the browser's session history, obscured by `ui::address`. It is a path of this site with ids
//! and no text of the person.

use super::id::is_id;
use super::route::{LocalizedRoute, Route, UrlMap};

/// The maximum length of a remembered fragment.
const LONGEST: usize = 120;

/// The location to remember when the person goes from `place` to the screen `to`. Returns `None` if `to` does not lead
/// back there.
pub fn note(map: &UrlMap, to: &Route, place: &LocalizedRoute, fragment: &str) -> Option<String> {
    leads_back(to, &place.route, fragment).then(|| match fragment {
        "" => map.href(place),
        fragment => format!("{}#{fragment}", map.href(place)),
    })
}

/// The route and the fragment of a remembered location. Returns `None` if it has another language, or the screen `at`
/// does not lead back to it.
pub fn read(map: &UrlMap, at: &Route, lang: &str, noted: &str) -> Option<(Route, String)> {
    let (path, fragment) = noted.split_once('#').unwrap_or((noted, ""));
    let place = map.parse(path);
    (*place.lang == *lang && leads_back(at, &place.route, fragment)).then(|| (place.route, fragment.into()))
}

/// Whether the screen `from` leads back to this location. The fragment comes from outside and is not trusted.
fn leads_back(from: &Route, route: &Route, fragment: &str) -> bool {
    let is_plain = fragment.len() <= LONGEST
        && fragment.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-' | '_' | '/'));
    let first = fragment.split('/').next().unwrap_or_default();
    let is_own = fragment.is_empty() || is_id(first);
    match route {
        Route::Settle | Route::Keep | Route::NotFound => false,
        _ if *from == Route::Settle => is_plain,
        Route::Worksheet(_) | Route::Signs => is_plain && is_own,
        Route::Session => is_plain,
        _ => false,
    }
}
