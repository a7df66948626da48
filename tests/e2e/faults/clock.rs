//! F10: the clock is wrong, or is put right.

use super::writing::{all_stored, keep, open, shows, stores, write};
use crate::harness::{Browser, Engine};

/// The page's clock is off by as many days as the window's name says.
const CLOCK: &str = "const Real = Date, off = () => (parseInt(window.name) || 0) * 86400000;
    const now = () => Real.now() + off();
    window.Date = class Date extends Real {
        constructor(...args) { if (args.length) super(...args); else super(now()); }
        static now() { return now(); }
    };";

#[tokio::test]
async fn the_words_written_last_stay_whatever_the_clock_says() {
    for engine in Engine::ALL {
        for (then, now) in [(0, -3), (0, 3650), (3650, 0), (-3, 0)] {
            let mut visit = Browser::desktop().on(engine).with_fault(CLOCK).open().await;
            visit.load("/pictures/lake.svg").await;
            visit.js(&format!("window.name = '{then}'")).await;
            keep(&visit, 1, "first").await;
            visit.close_politely().await;
            visit.restart().await;
            visit.load("/pictures/lake.svg").await;
            visit.js(&format!("window.name = '{now}'")).await;
            open(&visit, 1).await;
            shows(&visit, "first").await;
            write(&visit, ", then last").await;
            visit.saved().await;
            visit.kill();
            visit.restart().await;
            open(&visit, 1).await;
            shows(&visit, "first, then last").await;
            stores(&visit, 1, "first, then last").await;
            assert_eq!(all_stored(&visit).await.len(), 1, "{engine:?} {then} {now}");
        }
    }
}
