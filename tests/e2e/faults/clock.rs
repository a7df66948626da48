//! F10: the clock is wrong, or is corrected.

use super::writing::{all_stored, open, shows, stores, write};
use crate::harness::{Browser, Engine, Visit};
use serde_json::json;

/// Shifts the page's clock by the number of days in `localStorage.off`.
const CLOCK: &str = "const Real = Date, off = (parseInt(localStorage.off) || 0) * 86400000;
    const now = () => Real.now() + off;
    window.Date = class Date extends Real {
        constructor(...args) { if (args.length) super(...args); else super(now()); }
        static now() { return now(); }
    };";

/// Opens the entry with the clock shifted by this many days.
async fn open_after(visit: &Visit, days: f64) {
    visit.load("/pictures/lake.svg").await;
    visit.js(&format!("localStorage.off = {days}")).await;
    open(visit, 1).await;
}

#[tokio::test]
async fn the_words_written_last_stay_whatever_the_clock_says() {
    let engine = Engine::here();
    let mut visit = Browser::desktop().alone().with_fault(CLOCK).open().await;
    let mut words = String::new();
    for days in [0.0, -3.0, 3650.0, 0.0] {
        open_after(&visit, days).await;
        shows(&visit, &words).await;
        write(&visit, "on ").await;
        words += "on ";
        visit.saved().await;
        let changed = json!(visit.record().await["changed"]);
        let real =
            visit.js(&format!("return (Date.parse({changed}) - performance.timeOrigin) / 86400000")).await;
        assert!(
            (real.as_f64().unwrap() - days).abs() < 0.1,
            "{engine:?}: {real}, the clock is off by {days}"
        );
        visit.kill();
        visit.restart().await;
    }
    open(&visit, 1).await;
    shows(&visit, &words).await;
    stores(&visit, 1, &words).await;
    assert_eq!(all_stored(&visit).await.len(), 1, "{engine:?}: no entry twice");
}
