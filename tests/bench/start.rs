//! Hydration of the prerendered page against rendering it from scratch: from the compiled program to an interactive
//! page, on a slow processor and a fast network.

use super::page::{How, Stage, Whose, in_turns};
use super::row::Row;

/// Makes the program render into an empty page, as the boot script does after a failed start.
const AFRESH: &str = "new MutationObserver((_, watch) => {
        if (!document.documentElement) return;
        document.documentElement.dataset.fresh = '';
        watch.disconnect();
    }).observe(document, { childList: true });";

pub async fn rows(pairs: u32) -> Vec<Row> {
    let stage = Stage::phone().await;
    let mut rows = Vec::new();
    for (path, name) in [("/", "article"), ("/signs/", "checklist")] {
        stage.first_visit(Whose::Ours, path, How::FAST).await;
        let both = in_turns(pairs, async |side| {
            let before = ["", AFRESH][side];
            stage.first_visit(Whose::Ours, path, How { before, ..How::FAST }).await
        })
        .await;
        let took: Vec<[f64; 2]> =
            both.iter().map(|[taken, drawn]| [taken, drawn].map(|load| load.ready - load.program)).collect();
        // Tasks that ended before the program was compiled belong to the browser's parsing of the page.
        let long = both.iter().map(|[load, _]| {
            let tasks = load.long.iter().filter(|[began, took]| began + took > load.program);
            tasks.map(|[_, took]| *took).fold(0.0, f64::max)
        });
        rows.push(Row::ratio(&format!("{name}: taking over ÷ drawing afresh"), &took, 1.0, "ms"));
        rows.push(Row::most(&format!("{name}: longest task over 50 ms of the start"), long, 0.0, "ms"));
    }
    rows
}
