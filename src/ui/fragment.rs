//! The parts of a location on a screen: an id or a word, and a step after a slash.

use crate::domain::id::is_id;

/// The first part, and the rest.
pub fn split(fragment: &str) -> (&str, Option<&str>) {
    match fragment.split_once('/') {
        Some((first, rest)) => (first, Some(rest)),
        None => (fragment, None),
    }
}

/// The id of a record and the step; both `None` if the first part is no valid id.
pub fn record_and_step(fragment: &str) -> (Option<String>, Option<&str>) {
    let (id, step) = split(fragment);
    if is_id(id) { (Some(id.into()), step) } else { (None, None) }
}
