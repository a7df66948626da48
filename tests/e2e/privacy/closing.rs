//! The lock closes by itself in every tab, and leaves nothing on the screen.

use super::{PASS, locked_with, open_with, shows};
use crate::harness::{Browser, Engine, Visit, each_engine};
use serde_json::json;

/// A clock that a test can advance.
const CLOCK: &str =
    "(() => { const now = Date.now; window.later = 0; Date.now = () => now() + window.later; })()";
/// Simulates a hidden page.
const HIDE: &str =
    "Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
                    document.dispatchEvent(new Event('visibilitychange'))";
const SHOW: &str = "delete document.visibilityState; document.dispatchEvent(new Event('visibilitychange'))";

async fn is_closed(visit: &Visit, words: &str) {
    visit.until("document.querySelector('#passphrase')").await;
    let page = visit.js("return document.documentElement.outerHTML + [...document.querySelectorAll('input, textarea')].map(f => f.value)").await;
    assert!(!page.to_string().contains(words), "{page}");
}

#[tokio::test]
async fn after_five_minutes_without_a_touch() {
    let (visit, _) = locked_with(Browser::phone().with_fault(CLOCK), " teasel").await;
    visit.js("later = 290000").await;
    visit.click("h2[id^=step-]").await;
    shows(&visit, " teasel").await;
    visit.js("later += 301000").await;
    visit.click_at("h2[id^=step-]").await;
    is_closed(&visit, "teasel").await;
    open_with(&visit, PASS).await;
    shows(&visit, " teasel").await;
}

#[tokio::test]
async fn after_the_clock_went_back() {
    for back in ["3600000", "40 * 86400000"] {
        let (visit, _) = locked_with(Browser::phone().with_fault(CLOCK), " teasel").await;
        visit.js(&format!("later = -{back}")).await;
        visit.js("document.dispatchEvent(new Event('pointerdown'))").await;
        is_closed(&visit, "teasel").await;
        open_with(&visit, PASS).await;
        shows(&visit, " teasel").await;
    }
}

#[tokio::test]
async fn hidden_for_more_than_a_minute() {
    let (visit, _) = locked_with(Browser::phone().with_fault(CLOCK), " teasel").await;
    visit.js(HIDE).await;
    visit.js("later = 30000").await;
    visit.js(SHOW).await;
    shows(&visit, " teasel").await;
    visit.js(HIDE).await;
    visit.js("later += 61000").await;
    visit.js(SHOW).await;
    is_closed(&visit, "teasel").await;
}

each_engine!(in_every_tab_at_once_and_what_was_typed_is_kept);
async fn in_every_tab_at_once_and_what_was_typed_is_kept() {
    let engine = Engine::here();
    let (visit, _) = locked_with(Browser::desktop(), " two tabs").await;
    let address = visit.js("return location.pathname + history.state.at").await;
    visit.new_tab().await;
    visit.go("/settings/").await;
    open_with(&visit, PASS).await;
    visit.click("#lock-now").await;
    visit.to_tab(0).await;
    is_closed(&visit, "two tabs").await;
    open_with(&visit, PASS).await;
    shows(&visit, " two tabs").await;
    assert_eq!(visit.js("return location.pathname + history.state.at").await, address, "{engine:?}");
}

#[tokio::test]
async fn a_tab_that_was_open_before_asks_for_the_passphrase_too() {
    let engine = Engine::here();
    let visit = Browser::desktop().open().await;
    visit.begin("/forgiveness/").await;
    visit.until_step("about").await;
    visit.answer("one-event", "a first tab").await;
    visit.saved().await;
    visit.new_tab().await;
    visit.go("/settings/").await;
    visit.click("#put-lock-on").await;
    super::put_on(&visit).await;
    visit.to_tab(0).await;
    is_closed(&visit, "first tab").await;
    assert!(!super::all_kept(&visit).await.contains("first tab"), "{engine:?}");
    open_with(&visit, PASS).await;
    shows(&visit, " first tab").await;
}

#[tokio::test]
async fn leaving_quickly_stores_and_forgets_and_the_next_visit_is_locked() {
    let (visit, _) = locked_with(Browser::phone(), " teasel").await;
    visit.answer("one-event", " now").await;
    visit.js("document.querySelector('.leave').click()").await;
    visit.go("/session/#everything").await;
    is_closed(&visit, "teasel").await;
    open_with(&visit, PASS).await;
    visit.click(".record-go-on a").await;
    shows(&visit, " teasel now").await;
    assert_eq!(visit.js("return document.title").await, json!("Worksheet · Stillwater"));
}
