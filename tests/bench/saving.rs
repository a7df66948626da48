//! The time from a letter to "Saved", and the work of storing it: with 10,000 entries against 10.

use super::e2e::harness::{Browser, Visit};
use super::entries;
use super::page::{in_turns, numbers};
use super::row::Row;

/// Types twenty letters and stores each at once, and then one more with the usual debounce. Returns the mean time of
/// storing a letter, and the time until the page says "Saved", in milliseconds.
const SAVE: &str = "const done = arguments[0], field = document.querySelector(\"[name='t:betrayed.note']\");
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
        const begun = performance.now();
        type();
        setTimeout(saved, 50, () => done([work / 20, performance.now() - begun]));
    })";

async fn browser(count: u32) -> Visit {
    let visit = Browser::desktop().open().await;
    visit.go("/help/").await;
    entries::keep(&visit, count).await;
    visit
}

pub async fn rows(pairs: u32) -> Vec<Row> {
    let visits = [browser(entries::MANY).await, browser(entries::FEW).await];
    let found = in_turns(pairs, async |side| {
        let visit = &visits[side];
        visit.go("/signs/#all").await;
        visit.until("document.querySelector(\"[name='t:betrayed.note']\")").await;
        let took = visit.client.execute_async(SAVE, Vec::new()).await.expect("it is saved");
        numbers(&took)
    })
    .await;
    let of = |nth: usize| found.iter().map(|[many, few]| [many[nth], few[nth]]).collect::<Vec<_>>();
    vec![
        Row::ratio("a letter to \"Saved\": 10,000 entries ÷ 10", &of(1), 1.2, "ms"),
        Row::ratio("the work of storing it, alone: 10,000 entries ÷ 10", &of(0), 1.2, "ms"),
    ]
}
