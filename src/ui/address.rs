//! Obscures what session history entries hold about a visit. URLs only tell the screen, and browsers also store the
//! history state on disk, for restoring tabs; so the state reveals nothing by itself.
//!
//! Behind an open lock it is encrypted. Otherwise ids, steps and worksheets are replaced by numbers, which only the
//! stored entries and the site's own files can resolve. The entries themselves can then be read anyway.

use crate::browser;
use crate::domain::id::is_id;
use crate::domain::route::number;
use crate::state::AppState;
use crate::state::app_state::StorageMode;
use crate::ui::site::Site;
use std::cell::RefCell;

/// The prefixes of an encrypted text and of a number. They are stored in session histories, so they must not change.
const SEALED: char = '~';
const NUMBER: char = '.';

/// The longest location that is read, in bytes.
const LONGEST: usize = 120;

/// Obscures a location, or a URL with its location after `#`.
pub fn cover(site: &Site, app_state: &AppState, place: &str) -> String {
    if let Some(sealed) = app_state.seal_outside(place) {
        return format!("{SEALED}{sealed}");
    }
    each_part(place, |part| {
        if is_id(part) {
            remember(number(part), part);
        }
        let is_telling = is_id(part) || words(site).any(|word| word == part);
        Some(if is_telling { format!("{NUMBER}{:x}", number(part)) } else { part.into() })
    })
    .unwrap_or_default()
}

/// Resolves an obscured location. `None` if it is encrypted and cannot be decrypted now, or if it is not valid.
pub fn uncover(site: &Site, app_state: &AppState, noted: &str) -> Option<String> {
    let place = match noted.strip_prefix(SEALED) {
        Some(sealed) => app_state.open_outside(sealed)?,
        None => each_part(noted, |part| match part.strip_prefix(NUMBER) {
            Some(wanted) => meaning(site, app_state, u32::from_str_radix(wanted, 16).ok()?),
            None => Some(part.into()),
        })?,
    };
    let is_plain = |c| matches!(c, 'a'..='z' | '0'..='9' | '-' | '_' | '/' | '#' | '.');
    (place.len() <= LONGEST && place.chars().all(is_plain)).then_some(place)
}

/// Maps each part between the separators `/` and `#`.
fn each_part(text: &str, change: impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut changed = String::new();
    for part in text.split_inclusive(['/', '#']) {
        let word = part.trim_end_matches(['/', '#']);
        changed += &change(word)?;
        changed += part.get(word.len()..)?;
    }
    Some(changed)
}

thread_local! {
    /// The ids that this page has noted, by their numbers. An id without a stored record is known nowhere else.
    static NOTED: RefCell<Vec<(u32, String)>> = const { RefCell::new(Vec::new()) };
}

fn remember(number: u32, id: &str) {
    NOTED.with_borrow_mut(|noted| {
        if !noted.iter().any(|(_, other)| other == id) {
            noted.push((number, id.into()));
        }
    });
}

/// Resolves a number. The id of a record that was never stored is gone with its page, so a new one takes its place.
/// `None` while stored entries are locked or not loaded, or words are on their way: the number may be that of one of
/// them.
fn meaning(site: &Site, app_state: &AppState, wanted: u32) -> Option<String> {
    let find = |noted: &Vec<(u32, String)>| {
        Some(noted.iter().rev().find(|(number, _)| *number == wanted)?.1.clone())
    };
    let word = words(site).find(|word| number(word) == wanted).map(String::from);
    let known = word.or_else(|| NOTED.with_borrow(find));
    let known = known.or_else(|| app_state.ids().iter().find(|id| number(id) == wanted).cloned());
    let may_be_known =
        !app_state.is_ready() || app_state.storage_mode == StorageMode::Locked || !site.is_whole();
    if known.is_some() || may_be_known {
        return known;
    }
    let id = browser::new_id();
    remember(wanted, &id);
    Some(id)
}

/// The URL names of worksheets, the ids of their steps, and those of the signs.
fn words(site: &Site) -> impl Iterator<Item = &str> {
    let steps = site.tools().worksheets.iter().flat_map(|sheet| sheet.steps.iter().map(|step| &*step.id));
    let signs = site.tools().signs.signs.iter().map(|sign| &*sign.id);
    site.catalog.paths.iter().map(|path| &**path).chain(steps).chain(signs)
}
