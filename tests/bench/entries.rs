//! Stores entries of all kinds before a measurement.

use super::e2e::harness::Visit;
use serde_json::json;

pub const FEW: u32 = 10;
pub const MANY: u32 = 10_000;

/// Stores this many entries of all kinds, a day apart. A little more than half of them are check-ins.
const KEEP: &str = "const [count] = arguments, first = Date.UTC(1999, 0, 1, 12), places = ['not-now', 'curious', 'deciding'];
    const name = n => '0mw' + String(n).padStart(11, '0');
    for (let n = 0; n < count; n++) {
        const id = name(n), done = new Date(first + n * 86400000).toISOString(), kind = [
            'check-in', 'check-in', 'check-in', 'check-in', 'check-in', 'boundaries', 'practice', 'forgiveness', 'standing', 'check-in'][n % 10];
        const answers = {
            'check-in': { 'trust.often': ['half', 'a-lot', 'skip'][n % 3], 'trust.note': 'An ordinary day, number ' + n, context: { picked: ['contact'] } },
            boundaries: { 'what-happens': 'The phone rings late', 'my-words': { text: 'I pick up until nine.' }, ladder: [{ text: 'a small no', rate: 2 }] },
            practice: { of: name(n - 1), rung: 'a small no', 'said-it': 'yes', 'was-i-safe': 'yes' },
            forgiveness: { 'one-event': 'A café in the rain, day ' + n, 'where-i-am': places[n % 3], feelings: { picked: ['anger'], own: 'grey' } },
            standing: { of: name(n - 1), 'where-i-am': places[n % 3], note: 'as before' } }[kind];
        localStorage['stillwater/record/' + id] = JSON.stringify({ v: 2, id, kind, created: done, changed: done, done, answers });
    }";

/// Stores entries in the site that this browser shows.
pub async fn keep(visit: &Visit, count: u32) {
    visit.client.execute(KEEP, vec![json!(count)]).await.expect("there is room");
}
