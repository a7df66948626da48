//! Compares ten thousand check-ins with ten, to find what gets slower with the number of stored entries. The figures
//! are for docs/durability.md.
//!
//! A browser with few and one with many take turns, so that other load on the machine affects both. A figure is the
//! median of the rounds.

use crate::faults::writing::{address, id, keep};
use crate::harness::{Browser, Engine, Visit, figure};
use serde_json::{Value, json};

const FEW: u32 = 10;
const MANY: u32 = 10_000;
const ROUNDS: usize = 15;
/// The highest allowed ratio of the times for saving. Opening may take longer, because it reads the keys of all
/// records.
const MOST: f64 = 1.2;

/// Records when the page is ready, and when the entry's text is in its field.
const WATCH: &str = "(function look() {
        const ready = 'ready' in document.documentElement.dataset;
        if (ready) window.readyAt ??= performance.now();
        if (ready && document.querySelector(\"[name='t:one-event']\")?.value) window.fieldAt ??= performance.now();
        if (window.readyAt && performance.now() - window.readyAt > 3000) return;
        if (!window.fieldAt) setTimeout(look);
    })()";

/// Puts check-ins of about 150 UTF-16 code units into localStorage, and their keys into the journal.
const SEED: &str = "const [count] = arguments, done = arguments[1], names = [];
    for (let n = 0; n < count; n++) {
        const id = '0mw' + String(n).padStart(11, '0'), name = 'stillwater/record/' + id;
        localStorage[name] = JSON.stringify({ v: 2, id, kind: 'check-in', created: '2026-01-01T10:00:00Z',
            done: '2026-01-01T10:00:00Z', answers: { 'trust.often': 'half' } });
        names.push(name);
    }
    const open = indexedDB.open('stillwater');
    open.onsuccess = () => {
        const put = open.result.transaction('known', 'readwrite');
        for (const name of names) put.objectStore('known').put('', name);
        put.oncomplete = () => { open.result.close(); done(localStorage[names[0]].length) };
    }";

/// Types twenty letters and stores each at once, and measures the mean time of storing in milliseconds. Then types one
/// more without forcing it, and measures the time until it is in localStorage and until "Saved" is shown.
const SAVE: &str = "const done = arguments[0], field = document.querySelector(\"[name='t:one-event']\");
    const type = () => { field.value += 'a'; field.dispatchEvent(new InputEvent('input', { bubbles: true })) };
    const saved = then => document.querySelector('.kept[data-saving=saved]') ? then() : setTimeout(saved, 0, then);
    let work = 0;
    for (let n = 0; n < 20; n++) {
        type();
        const begun = performance.now();
        dispatchEvent(new Event('stillwater-leaving'));
        work += performance.now() - begun;
    }
    setTimeout(saved, 100, () => {
        const set = Storage.prototype.setItem, begun = performance.now();
        let stored = 0;
        Storage.prototype.setItem = function (key, text) {
            set.call(this, key, text);
            if (key.includes('record')) stored ||= performance.now() - begun;
        };
        type();
        setTimeout(saved, 50, () => {
            Storage.prototype.setItem = set;
            done([work / 20, stored, performance.now() - begun]);
        });
    })";

/// Stores the first letter of a new entry, and measures the time of storing in milliseconds.
const BEGIN: &str = "const field = document.querySelector(\"[name='t:one-event']\");
    field.value = 'a'; field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    const begun = performance.now();
    dispatchEvent(new Event('stillwater-leaving'));
    return performance.now() - begun";

/// The measures, and whether each is limited by [`MOST`].
const MEASURES: [(&str, bool); 6] = [
    ("opening the check-in", false),
    ("opening an entry", false),
    ("storing a letter, the work alone", true),
    ("from a letter to localStorage", true),
    ("from a letter to \"Saved\"", true),
    ("storing the first letter of a new entry, the work alone", false),
];

async fn seeded(engine: Engine, count: u32) -> Visit {
    let visit = Browser::desktop().on(engine).with_fault(WATCH).open().await;
    keep(&visit, 1, "some words").await;
    let units = visit.client.execute_async(SEED, vec![json!(count)]).await.expect("there is room");
    figure(&format!("{engine:?}: {count} check-ins of {units} units"));
    visit
}

async fn number(visit: &Visit, name: &str) -> f64 {
    visit.until(&format!("window.{name}")).await;
    visit.js(&format!("return window.{name}")).await.as_f64().expect("it is a number")
}

async fn round(visit: &Visit, round: u32) -> [f64; 6] {
    visit.go("/signs/").await;
    let app = number(visit, "readyAt").await;
    visit.go(&address(1)).await;
    let entry = number(visit, "fieldAt").await;
    let saving = visit.client.execute_async(SAVE, Vec::new()).await.expect("it is saved");
    let saving: Vec<f64> = saving.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    visit.go(&address(100 + round)).await;
    visit.until("document.querySelector(\"[name='t:one-event']\")").await;
    let begin = visit.js(BEGIN).await.as_f64().expect("it is a number");
    visit.saved().await;
    visit.js(&format!("localStorage.removeItem('stillwater/record/{}')", id(100 + round))).await;
    [app, entry, saving[0], saving[1], saving[2], begin]
}

fn median(rounds: &[[f64; 6]], measure: usize) -> f64 {
    let mut values: Vec<f64> = rounds.iter().map(|round| round[measure]).collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

#[tokio::test]
#[ignore = "minutes of measuring, for docs/durability.md"]
async fn ten_thousand_check_ins_make_saving_no_slower() {
    let mut grown = Vec::new();
    for engine in Engine::ALL {
        let visits = [seeded(engine, FEW).await, seeded(engine, MANY).await];
        let mut rounds = [Vec::new(), Vec::new()];
        for nth in 0..ROUNDS {
            for (visit, rounds) in visits.iter().zip(&mut rounds) {
                rounds.push(round(visit, nth as u32).await);
            }
        }
        for (measure, (name, fixed)) in MEASURES.into_iter().enumerate() {
            let [few, many] = [median(&rounds[0], measure), median(&rounds[1], measure)];
            figure(&format!("| {engine:?} | {name} | {few:.2} ms | {many:.2} ms | {:.2} |", many / few));
            if fixed && many > few * MOST {
                grown.push((engine, name, many / few));
            }
        }
    }
    assert!(grown.is_empty(), "{grown:?}");
}
