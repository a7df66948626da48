//! A return visit: the article from the service worker, in a new browser with the same profile, against a first visit.

use super::e2e::harness::Browser;
use super::page::{How, load};
use super::row::Row;
use std::env;
use std::path::PathBuf;

const WHAT: &str = "article from the service worker ÷ first visit, first paint";

/// Whether the service worker is active, so that its cache is complete.
const INSTALLED: &str =
    "navigator.serviceWorker?.controller?.state === 'activated' || window.active === 'activated' ||
    void navigator.serviceWorker?.ready.then(at => window.active = at.active.state)";

pub async fn rows(pairs: u32) -> Vec<Row> {
    let dist = PathBuf::from(env::var_os("STILLWATER_DIST").expect("STILLWATER_DIST is set"));
    if !dist.join("sw.js").is_file() {
        return vec![Row::without(WHAT, "no service worker in this build", "≤ 0.3")];
    }
    let mut both = Vec::new();
    for _ in 0..pairs {
        let mut visit = Browser::phone().alone().not_asked().that_keeps_the_site().open().await;
        let address = visit.url("/");
        let first = load(&visit, &address, true, How::SLOW).await;
        visit.until(INSTALLED).await;
        visit.close_politely().await;
        visit.restart().await;
        let again = load(&visit, &address, true, How::SLOW).await;
        both.push([again.fcp, first.fcp]);
    }
    vec![Row::ratio(WHAT, &both, 0.3, "ms")]
}
