//! Several tabs share storage, and one of them can be frozen.

use crate::harness::{Browser, Engine, Need, each_engine};
use serde_json::json;

each_engine!(tabs_share_a_store_and_keep_their_order);
async fn tabs_share_a_store_and_keep_their_order() {
    let engine = Engine::here();
    let visit = Browser::desktop().open().await;
    visit.load("/").await;
    visit.js("window.name = 'first'; localStorage.probe = 1").await;
    assert_eq!(visit.new_tab().await, 1, "{engine:?}");
    visit.load("/help/").await;
    visit.js("window.name = 'second'").await;
    assert_eq!(visit.js("return localStorage.probe").await, "1", "{engine:?}");
    assert_eq!(visit.new_tab().await, 2, "{engine:?}");
    visit.load("/settings/").await;
    for (number, name) in [(0, "first"), (1, "second")] {
        visit.to_tab(number).await;
        assert_eq!(visit.js("return window.name").await, name, "{engine:?}");
    }
    visit.close_tab().await;
    assert_eq!(visit.js("return location.pathname").await, "/settings/", "{engine:?}");
    visit.to_tab(0).await;
    assert_eq!(visit.js("return window.name").await, "first", "{engine:?}");
}

each_engine!(a_tab_behind_another_is_hidden);
async fn a_tab_behind_another_is_hidden() {
    let visit = Browser::desktop().open().await;
    visit.load("/").await;
    visit
        .js("localStorage.seen = '';
             document.addEventListener('visibilitychange', () => localStorage.seen += document.visibilityState)")
        .await;
    visit.new_tab().await;
    visit.load("/help/").await;
    visit.until("localStorage.seen === 'hidden'").await;
    if Engine::here().can(Need::Returning) {
        visit.to_tab(0).await;
        visit.until("localStorage.seen === 'hiddenvisible'").await;
    }
}

#[tokio::test]
async fn a_frozen_tab_runs_nothing_until_it_is_thawed() {
    let Some(browser) = Browser::desktop().able_to(Need::Freezing) else { return };
    let visit = browser.open().await;
    visit.load("/").await;
    visit
        .js("window.beats = 0; setInterval(() => { localStorage.beats = ++window.beats }, 10);
             document.addEventListener('freeze', () => localStorage.froze = 'yes');
             document.addEventListener('resume', () => localStorage.resumed = 'yes');")
        .await;
    visit.until("window.beats > 3").await;
    let watcher = visit.new_tab().await;
    visit.load("/help/").await;
    visit.to_tab(0).await;
    visit.freeze().await;
    visit.to_tab(watcher).await;
    visit.until("localStorage.froze === 'yes'").await;
    visit.js("window.then = localStorage.beats; window.began = performance.now()").await;
    visit.until("performance.now() - window.began > 500").await;
    assert_eq!(visit.js("return localStorage.beats === window.then").await, json!(true));
    visit.to_tab(0).await;
    visit.js("window.typed = true").await;
    assert_eq!(visit.js("return window.typed").await, json!(true), "the driver still gets an answer");
    visit.thaw().await;
    visit.until("localStorage.resumed === 'yes' && window.beats > 5").await;
}
