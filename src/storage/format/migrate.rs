//! From each earlier format of a record to the next.
//!
//! A migration is a function of the JSON object alone. Once published it is never changed: a stored sample of each format
//! is in `tests/native/samples/`.

use serde_json::{Map, Value};

/// The steps: the first leads from format 1 to 2, and so on.
const STEPS: [fn(&mut Map<String, Value>); 1] = [to_2];

/// Leads an object of format `from` to the newest one.
pub fn migrate(from: u64, map: &mut Map<String, Value>) {
    let done = usize::try_from(from.saturating_sub(1)).unwrap_or(STEPS.len());
    for step in STEPS.iter().skip(done) {
        step(map);
    }
}

/// Format 2 counts its versions (`rev`, `by`, `over`) and names another version of the same (`twin`), so that two pages that changed
/// the same record are found out. A record of format 1 begins at none. What happened to stand under these names meant something else.
fn to_2(map: &mut Map<String, Value>) {
    for name in ["rev", "by", "over", "twin"] {
        map.remove(name);
    }
}
