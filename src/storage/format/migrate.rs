//! Migrates records from each earlier format to the next.
//!
//! A migration is a function of the JSON object alone. It is never changed once published: `tests/native/samples/`
//! has a stored sample of each format.

use serde_json::{Map, Value};

/// The migrations, in order: the first leads from format 1 to 2.
const STEPS: [fn(&mut Map<String, Value>); 1] = [to_2];

/// Migrates an object of format `from` to the newest format.
pub fn migrate(from: u64, map: &mut Map<String, Value>) {
    let done = usize::try_from(from.saturating_sub(1)).unwrap_or(STEPS.len());
    for step in STEPS.iter().skip(done) {
        step(map);
    }
}

/// Format 2 adds revisions (`rev`, `by`, `over`) and the id of the record that a conflict copy belongs to (`twin`),
/// so that two pages that changed the same record detect it. A record of format 1 has no revision, so fields that
/// happen to have these names are removed: they meant something else.
fn to_2(map: &mut Map<String, Value>) {
    for name in ["rev", "by", "over", "twin"] {
        map.remove(name);
    }
}
