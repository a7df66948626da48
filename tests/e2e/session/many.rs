//! Lists and searches among 10,000 entries, with the processor slowed down to a quarter. The figures are the longest
//! blocks of the main thread. A browser reports tasks from 50 ms on as long.

use crate::harness::{Browser, Visit, figure};
use serde_json::json;

const MANY: u32 = 10_000;

/// Stores this many entries of all kinds, a day apart. A little more than half of them are check-ins.
const SEED: &str = "const [count] = arguments, first = Date.UTC(1999, 0, 1, 12), places = ['not-now', 'curious', 'deciding'];
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

/// The longest task since the last call, in milliseconds, or 0 if none was longer than 50 ms.
const LONGEST: &str = "const done = arguments[0];
    setTimeout(() => { done(Math.max(0, ...window.tasks)); window.tasks = []; }, 500)";

/// The longest frame during two seconds of scrolling down, in milliseconds.
const SCROLL: &str = "const done = arguments[0], begun = performance.now(); let last = begun, longest = 0;
    (function frame(now) {
        longest = Math.max(longest, now - last);
        last = now;
        scrollBy(0, 40);
        now - begun < 2000 ? requestAnimationFrame(frame) : done(Math.round(longest));
    })(begun)";

async fn longest(visit: &Visit) -> f64 {
    let longest = visit.client.execute_async(LONGEST, Vec::new()).await.expect("it answers");
    longest.as_f64().expect("it is a number").round()
}

async fn since(visit: &Visit) -> f64 {
    visit.js("return Math.round(performance.now() - window.began)").await.as_f64().expect("it is a number")
}

/// The parts of the screen, the condition for the first content, and the condition for the complete content.
const PLACES: [(&str, &str, &str); 5] = [
    (
        "everything",
        "document.querySelectorAll('.record').length === 50",
        "!document.querySelector('.empty').innerText",
    ),
    (
        "signs",
        "document.querySelectorAll('.chart-date').length === 8",
        "document.querySelector('.screen[data-whole]')",
    ),
    ("forgiveness", "document.querySelector('.chart-date')", "document.querySelector('.screen[data-whole]')"),
    ("boundaries", "document.querySelector('main blockquote')", "document.querySelector('main blockquote')"),
    ("sheet", "document.querySelector('.taking h2')", "document.querySelector('.taking h2')"),
];

#[tokio::test]
#[ignore = "minutes of measuring, for docs/durability.md"]
async fn nothing_stalls() {
    let visit = Browser::desktop().open().await;
    visit.go("/help/").await;
    visit.client.execute(SEED, vec![json!(MANY)]).await.expect("there is room");
    visit.go("/session/").await;
    visit
        .js("window.tasks = []; new PerformanceObserver(l => window.tasks.push(...l.getEntries().map(e => e.duration))).observe({ type: 'longtask' })")
        .await;
    visit.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await;
    figure(
        "| place | shown after | all looked at after | longest task while opening | while scrolling, task and frame |",
    );
    for (place, shown, whole) in PLACES {
        for round in 0..3 {
            longest(&visit).await;
            visit.js(&format!("location.hash = '{place}'; window.began = performance.now()")).await;
            visit.until(shown).await;
            let shown = since(&visit).await;
            visit.until(whole).await;
            let whole = since(&visit).await;
            let opening = longest(&visit).await;
            let frame = visit.client.execute_async(SCROLL, Vec::new()).await.expect("it answers");
            let scrolling = longest(&visit).await;
            figure(&format!(
                "| {place}, {round} | {shown} ms | {whole} ms | {opening} ms | {scrolling} ms, {frame} ms |"
            ));
            if place == "everything" {
                visit.write("#search", "cafe 9997").await;
                visit.until("document.querySelectorAll('.record').length === 1").await;
                figure(&format!(
                    "| a search letter by letter, {round} | | | {} ms | |",
                    longest(&visit).await
                ));
            }
            visit.js("location.hash = ''").await;
            visit.until("document.querySelector('#together')").await;
        }
    }
}
