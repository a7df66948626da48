//! How long a person waits after a tap or a letter, on a slow processor: from the event to the next paint, as browsers
//! report it for Interaction to Next Paint, in steps of 8 ms.

use super::e2e::harness::{Browser, Visit};
use super::entries;
use super::page::{How, Stage, Whose, in_turns, numbers, prepare, rest};
use super::row::Row;
use super::stats::Series;
use serde_json::Value;

/// What browsers do not report is faster than this.
const UNREPORTED: f64 = 16.0;

/// The interactions, the slowest first, and the long tasks.
const TAKEN: &str = "const done = arguments[0];
    setTimeout(() => {
        const each = new Map();
        for (const [id, took] of bench.events) each.set(id, Math.max(took, each.get(id) ?? 0));
        const taken = { count: performance.interactionCount, slowest: [...each.values()].sort((a, b) => b - a), long: bench.long.map(one => one[1]) };
        bench.events = []; bench.long = [];
        done(taken);
    }, 400)";

struct Taken {
    /// All but the slowest in fifty.
    p98: f64,
    slowest: f64,
    long: f64,
}

async fn taken(visit: &Visit) -> Taken {
    let taken: Value = visit.client.execute_async(TAKEN, Vec::new()).await.expect("it answers");
    let (slowest, count) = (numbers(&taken["slowest"]), taken["count"].as_u64().unwrap_or_default());
    let at = |nth: usize| slowest.get(nth).copied().unwrap_or(UNREPORTED);
    Taken {
        p98: at((count / 50) as usize),
        slowest: at(0),
        long: Series::of(numbers(&taken["long"]).into_iter().chain([0.0])).most(),
    }
}

/// Fills in a part of the checklist, as a person does.
async fn check_in(visit: &Visit) {
    for (sign, often) in
        [("betrayed", "a-lot"), ("trust", "half"), ("on-guard", "now-and-then"), ("numb", "not-lately")]
    {
        visit.pick(&format!("{sign}.often"), often).await;
    }
    visit.pick("betrayed.often", "half").await;
    visit.click("section[aria-labelledby=sign-betrayed] summary").await;
    visit.pick("betrayed.in-the-way", "quite-a-bit").await;
    visit.answer("betrayed.note", "the kitchen, that evening, with the radio on").await;
    visit.saved().await;
}

pub async fn rows(pairs: u32) -> Vec<Row> {
    let stage = Stage::phone().await;
    let both = in_turns(pairs, async |side| {
        let whose = [Whose::Ours, Whose::Preact][side];
        stage.first_visit(whose, "/signs/", How::FAST).await;
        if whose == Whose::Ours {
            // Clearing took the answer to where things are kept with it.
            stage.visit.js("localStorage['stillwater/settings'] = '{\"v\":1,\"where\":\"open\"}'").await;
            super::page::load(&stage.visit, &stage.url(whose, "/signs/"), true, How::FAST).await;
        }
        taken(&stage.visit).await;
        check_in(&stage.visit).await;
        taken(&stage.visit).await
    })
    .await;
    drop(stage);
    let p98: Vec<[f64; 2]> = both.iter().map(|[a, b]| [a.p98, b.p98]).collect();
    let mut rows = vec![
        Row::ratio("checklist: slowest interaction but one in fifty ÷ Preact", &p98, 1.0, "ms"),
        Row::most("checklist: slowest interaction", both.iter().map(|[ours, _]| ours.slowest), 50.0, "ms"),
        Row::most(
            "checklist: longest task over 50 ms while typing",
            both.iter().map(|[ours, _]| ours.long),
            0.0,
            "ms",
        ),
    ];
    rows.extend(among_many(pairs).await);
    rows
}

/// Opening everything and searching in it, with ten thousand entries.
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
        visit.write("#search", "cafe 9997").await;
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
