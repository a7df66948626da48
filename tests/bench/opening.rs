//! The first access to localStorage in a new browser: with a megabyte in a thousand entries, against none.

use super::e2e::harness::{Browser, Visit};
use super::page::{How, in_turns, numbers, rest};
use super::row::Row;
use serde_json::json;

/// Notes when the page first accesses localStorage, and how long it takes, because the browser reads all of it then.
const FIRST: &str = "for (const name of ['getItem', 'key', 'setItem']) {
        const real = Storage.prototype[name];
        Storage.prototype[name] = function (...given) {
            const begun = performance.now();
            const got = real.apply(this, given);
            bench.first ??= [begun, performance.now() - begun];
            return got;
        };
    }
    const length = Object.getOwnPropertyDescriptor(Storage.prototype, 'length');
    Object.defineProperty(Storage.prototype, 'length', { ...length, get() {
        const begun = performance.now(), got = length.get.call(this);
        bench.first ??= [begun, performance.now() - begun];
        return got;
    } });";

/// A thousand entries of about 500 letters, at two bytes each.
const FILL: &str = "for (let n = 0; n < 1000; n++) {
        const id = '0mw' + String(n).padStart(11, '0');
        localStorage['stillwater/record/' + id] = JSON.stringify({ v: 2, id, kind: 'check-in', done: '2026-01-01T10:00:00Z',
            answers: { 'trust.note': 'w'.repeat(400) } });
    }";

async fn browser(filled: bool) -> Visit {
    let mut visit = Browser::phone().alone().open().await;
    visit.go("/help/").await;
    if filled {
        visit.js(FILL).await;
    }
    // The browser writes everything to disk when it quits.
    visit.close_politely().await;
    visit
}

pub async fn rows(pairs: u32) -> Vec<Row> {
    // Each pair starts a new browser with the same profile, so there are fewer pairs than elsewhere.
    let pairs = pairs.min(5);
    let visits = [browser(true).await, browser(false).await].map(tokio::sync::Mutex::new);
    let found = in_turns(pairs, async |side| {
        let mut visit = visits[side].lock().await;
        visit.restart().await;
        super::page::prepare(&visit, How { before: FIRST, ..How::FAST }).await;
        visit.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await;
        visit.load("/").await;
        let load = rest(&visit, true).await;
        let first = numbers(&visit.js("return bench.first").await);
        visit.close_politely().await;
        [first[1], first[0] / load.fcp]
    })
    .await;
    let looks: Vec<[f64; 2]> = found.iter().map(|[full, empty]| [full[0], empty[0]]).collect();
    let after = found.iter().flatten().filter(|one| one[1] > 1.0).count() as f64;
    let all = (found.len() * 2) as f64;
    vec![
        Row::ratio("first look into localStorage: 1 MB in 1,000 entries ÷ none", &looks, 9.0, "ms"),
        Row::exactly("of it after first paint", after / all, 1.0, &format!("{after} of {all}")),
    ]
}
