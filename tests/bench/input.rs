//! The delay after a tap or a letter on a slow processor: from the event to the next paint, as browsers report it for
//! Interaction to Next Paint, in steps of 8 ms.

use super::e2e::harness::{Browser, Visit};
use super::entries;
use super::page::{How, Stage, Whose, in_turns, numbers, prepare, rest};
use super::row::Row;
use super::stats::Series;
use fantoccini::Locator;
use serde_json::{Value, json};

/// Resolves when the page has been painted and is idle, because a person looks before the next tap or letter. A driver
/// would send all of them at once, and each would wait for those before it.
const PAINTED: &str = "const done = arguments[0];
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30)))";

/// Browsers report no interactions that are faster than this, in milliseconds.
const UNREPORTED: f64 = 16.0;

/// Returns the duration of the slowest interaction since the last call, and the long tasks.
const TAKEN: &str = "const done = arguments[0];
    setTimeout(() => {
        const taken = { slowest: Math.max(0, ...bench.events.map(one => one[1])), long: bench.long.map(one => one[1]) };
        bench.events = []; bench.long = [];
        done(taken);
    }, 400)";

struct Taken {
    slowest: f64,
    long: f64,
}

async fn taken(visit: &Visit) -> Taken {
    let taken: Value = visit.client.execute_async(TAKEN, Vec::new()).await.expect("it answers");
    Taken {
        slowest: taken["slowest"].as_f64().unwrap_or_default().max(UNREPORTED),
        long: Series::of(numbers(&taken["long"]).into_iter().chain([0.0])).most(),
    }
}

async fn painted(visit: &Visit) {
    visit.client.execute_async(PAINTED, Vec::new()).await.expect("it is painted");
}

/// Scrolls an element into view before the measurement, and taps it.
async fn tap(visit: &Visit, css: &str) {
    let element = format!("document.querySelector({})", json!(css));
    visit.until(&element).await;
    visit.js(&format!("{element}.scrollIntoView({{ block: 'center', behavior: 'instant' }})")).await;
    painted(visit).await;
    visit.click_at(css).await;
    painted(visit).await;
}

/// Types one letter at a time.
async fn write(visit: &Visit, css: &str, words: &str) {
    tap(visit, css).await;
    let field = visit.client.find(Locator::Css(css)).await.expect("the field is there");
    for letter in words.chars() {
        field.send_keys(&letter.to_string()).await.expect("it can be typed in");
        painted(visit).await;
    }
}

/// Picks an answer about a sign.
async fn pick(visit: &Visit, question: &str, option: &str) {
    tap(visit, &format!("label:has(> input[name='c:{question}'][value='{option}'])")).await;
}

/// Fills in a part of the checklist as a person does. Returns the measurements of the taps, and of the letters.
async fn check_in(visit: &Visit) -> [Taken; 2] {
    for (sign, often) in
        [("betrayed", "a-lot"), ("trust", "half"), ("on-guard", "now-and-then"), ("numb", "not-lately")]
    {
        pick(visit, &format!("{sign}.often"), often).await;
    }
    pick(visit, "betrayed.often", "half").await;
    tap(visit, "section[aria-labelledby=sign-betrayed] summary").await;
    // The tap closes the section if a previous visit left an answer in it, so it is opened in any case.
    visit.js("document.querySelector('section[aria-labelledby=sign-betrayed] details').open = true").await;
    painted(visit).await;
    pick(visit, "betrayed.in-the-way", "quite-a-bit").await;
    let taps = taken(visit).await;
    write(visit, "[name='t:betrayed.note']", "the kitchen, that evening").await;
    visit.saved().await;
    [taps, taken(visit).await]
}

pub async fn rows(pairs: u32) -> Vec<Row> {
    let stage = Stage::phone().await;
    let both = in_turns(pairs, async |side| {
        let whose = [Whose::Ours, Whose::Preact][side];
        stage.first_visit(whose, "/signs/", How::FAST).await;
        if whose == Whose::Ours {
            // Clearing the storage removed the answer to the storage question.
            stage.visit.js("localStorage['stillwater/settings'] = '{\"v\":1,\"where\":\"open\"}'").await;
            // From an empty page, because a fragment alone would not load the page again.
            stage.visit.client.goto("about:blank").await.expect("an empty page loads");
            super::page::load(&stage.visit, &stage.url(whose, "/signs/#all"), true, How::FAST).await;
        }
        taken(&stage.visit).await;
        check_in(&stage.visit).await
    })
    .await;
    drop(stage);
    let slowest = |[taps, letters]: &[Taken; 2]| taps.slowest.max(letters.slowest);
    let pairs_of = |value: &dyn Fn(&[Taken; 2]) -> f64| -> Vec<[f64; 2]> {
        both.iter().map(|[ours, preact]| [value(ours), value(preact)]).collect()
    };
    let mut rows = vec![
        Row::ratio("checklist: slowest tap ÷ Preact", &pairs_of(&|[taps, _]| taps.slowest), 1.0, "ms"),
        Row::ratio(
            "checklist: slowest letter ÷ Preact",
            &pairs_of(&|[_, letters]| letters.slowest),
            1.0,
            "ms",
        ),
        Row::most("checklist: slowest interaction", both.iter().map(|[ours, _]| slowest(ours)), 50.0, "ms"),
        Row::most(
            "checklist: longest task over 50 ms while typing",
            both.iter().map(|[[_, letters], _]| letters.long),
            0.0,
            "ms",
        ),
    ];
    rows.extend(among_many(pairs).await);
    rows
}

/// Opens the list of 10,000 entries, and searches in it.
async fn among_many(pairs: u32) -> Vec<Row> {
    let visit = Browser::phone().open().await;
    visit.go("/help/").await;
    entries::keep(&visit, entries::MANY).await;
    let (mut opening, mut letters, mut long) = (Vec::new(), Vec::new(), Vec::new());
    prepare(&visit, How::FAST).await;
    for _ in 0..pairs.min(5) {
        visit.go("/session/").await;
        rest(&visit, true).await;
        taken(&visit).await;
        visit.js("location.hash = 'everything'").await;
        visit.until("document.querySelectorAll('.record').length === 50").await;
        visit.until("!document.querySelector('.empty').innerText").await;
        opening.push(taken(&visit).await.long);
        write(&visit, "#search", "cafe 9997").await;
        visit.until("document.querySelectorAll('.record').length === 1").await;
        let search = taken(&visit).await;
        letters.push(search.slowest);
        long.push(search.long);
    }
    vec![
        Row::most("search among 10,000 entries: slowest letter", letters, 50.0, "ms"),
        Row::most("search among 10,000 entries: longest task over 50 ms", long, 0.0, "ms"),
        Row::most("opening all 10,000 entries: longest task over 50 ms", opening, 0.0, "ms"),
    ]
}
