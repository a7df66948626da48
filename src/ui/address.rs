//! What an entry of the browser's history holds of a visit. Addresses tell the screen only; browsers keep the rest on the disk
//! too, with the tabs they would restore. So it means nothing by itself.
//!
//! Behind an open lock it is sealed. Else ids, steps and worksheets are numbers, whose meaning only what is kept and the site's
//! own files know. Nobody can tell more of them than of the entries beside them, which can be read as they are.

use crate::domain::id::is_id;
use crate::domain::route::number;
use crate::state::Desk;
use crate::state::desk::Keeping;
use crate::ui::dom;
use crate::ui::site::Site;
use std::cell::RefCell;

/// What a sealed text begins with, and a number. Both stand in the history of browsers that are restored.
const SEALED: char = '~';
const NUMBER: char = '.';

/// The longest place that is read, in bytes.
const LONGEST: usize = 120;

/// What is noted of a place, or of an address with its place behind `#`.
pub fn cover(site: &Site, desk: &Desk, place: &str) -> String {
    if let Some(sealed) = desk.cover(place) {
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

/// The place that was noted. `None` for what is sealed as long as it cannot be opened, and for what means nothing here.
pub fn uncover(site: &Site, desk: &Desk, noted: &str) -> Option<String> {
    let place = match noted.strip_prefix(SEALED) {
        Some(sealed) => desk.uncover(sealed)?,
        None => each_part(noted, |part| match part.strip_prefix(NUMBER) {
            Some(wanted) => meaning(site, desk, u32::from_str_radix(wanted, 16).ok()?),
            None => Some(part.into()),
        })?,
    };
    let is_plain = |c| matches!(c, 'a'..='z' | '0'..='9' | '-' | '_' | '/' | '#' | '.');
    (place.len() <= LONGEST && place.chars().all(is_plain)).then_some(place)
}

/// Changes what stands between the separators of an address.
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
    /// The ids this page has noted, and their numbers. Where nothing was written yet, no one else knows the id.
    static NOTED: RefCell<Vec<(u32, String)>> = const { RefCell::new(Vec::new()) };
}

fn remember(number: u32, id: &str) {
    NOTED.with_borrow_mut(|noted| {
        if !noted.iter().any(|(_, other)| other == id) {
            noted.push((number, id.into()));
        }
    });
}

/// What a number stands for. The id of something that was never kept is gone with the page: another one begins at that place.
/// `None` as long as what is kept is locked, or not read: then it may be the number of an entry.
fn meaning(site: &Site, desk: &Desk, wanted: u32) -> Option<String> {
    let find = |noted: &Vec<(u32, String)>| {
        Some(noted.iter().rev().find(|(number, _)| *number == wanted)?.1.clone())
    };
    let word = words(site).find(|word| number(word) == wanted).map(String::from);
    let known = word.or_else(|| NOTED.with_borrow(find));
    let known = known.or_else(|| desk.ids().iter().find(|id| number(id) == wanted).cloned());
    if known.is_some() || !desk.is_ready() || desk.keeping == Keeping::Locked {
        return known;
    }
    let id = dom::new_id();
    remember(wanted, &id);
    Some(id)
}

/// The names of worksheets and of their steps.
fn words(site: &Site) -> impl Iterator<Item = &str> {
    let steps = site.tools().worksheets.iter().flat_map(|sheet| sheet.steps.iter().map(|step| &*step.id));
    site.catalog.paths.iter().map(|path| &**path).chain(steps)
}
