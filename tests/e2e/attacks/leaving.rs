//! A person leaves quickly in one tab, while another tab shows an entry.

use crate::harness::{Browser, Engine, Visit, each_engine};
use crate::privacy::{PASS, locked_with, open_with, shows};
use serde_json::json;

/// Whether the current page belongs to the site.
const OURS: &str = "location.href.startsWith('http://127.0.0.1')";

/// Stops autosave.
const STALLED: &str = "window.setTimeout = () => 0";

const LEAVE: &str = "document.querySelector('a.leave').click()";

async fn is_away(visit: &Visit, words: &str) {
    visit.until(&format!("!({OURS})")).await;
    let page = visit.js("return document.documentElement?.outerHTML ?? ''").await.to_string();
    assert!(!page.contains(words), "{:?}: {page}", Engine::here());
}

/// Opens a new window and switches to it.
async fn new_window(visit: &Visit) {
    let window = visit.client.new_window(false).await.expect("a window can be opened");
    visit.client.switch_to_window(window.handle).await.expect("the window is there");
}

each_engine!(without_a_lock_every_tab_leaves_and_what_waits_is_stored);
async fn without_a_lock_every_tab_leaves_and_what_waits_is_stored() {
    let visit = Browser::desktop().open().await;
    visit.begin("/forgiveness/").await;
    visit.until_step("about").await;
    visit.js(STALLED).await;
    visit.answer("one-event", "a heron").await;
    visit.new_tab().await;
    visit.go("/signs/").await;
    visit.js(LEAVE).await;
    is_away(&visit, "heron").await;
    visit.to_tab(0).await;
    is_away(&visit, "heron").await;
    visit.go("/session/#everything").await;
    let kept = visit.js("return Object.values(localStorage).join()").await.to_string();
    assert!(kept.contains("a heron"), "{:?}: {kept}", Engine::here());
}

#[tokio::test]
async fn with_a_lock_every_tab_stores_locks_and_leaves() {
    let (visit, _) = locked_with(Browser::desktop(), " teasel").await;
    visit.js(STALLED).await;
    visit.answer("one-event", " now").await;
    visit.new_tab().await;
    visit.go("/settings/").await;
    open_with(&visit, PASS).await;
    visit.until("document.querySelector('#lock-now')").await;
    visit.js(LEAVE).await;
    is_away(&visit, "teasel").await;
    visit.to_tab(0).await;
    is_away(&visit, "teasel").await;
    visit.go("/session/#everything").await;
    visit.until("document.querySelector('#passphrase')").await;
    open_with(&visit, PASS).await;
    visit.click(".record-go-on a").await;
    shows(&visit, " teasel now").await;
}

#[tokio::test]
async fn another_window_in_front_leaves_too_and_so_does_the_article() {
    let visit = Browser::desktop().open().await;
    visit.go("/").await;
    let first = visit.client.window().await.expect("there is a window");
    new_window(&visit).await;
    visit.go("/help/").await;
    visit.js(LEAVE).await;
    is_away(&visit, "Stillwater").await;
    visit.client.switch_to_window(first).await.expect("the window is there");
    is_away(&visit, "Stillwater").await;
}

#[tokio::test]
async fn an_article_whose_program_never_came_leaves_too() {
    let visit = Browser::desktop().broken(|site| {
        for file in std::fs::read_dir(site).unwrap().flatten() {
            if file.file_name().to_string_lossy().starts_with("reader-") {
                std::fs::remove_file(file.path()).unwrap();
            }
        }
    });
    let visit = visit.open().await;
    visit.load("/").await;
    visit.until("'failed' in document.documentElement.dataset").await;
    visit.new_tab().await;
    visit.go("/help/").await;
    visit.js(LEAVE).await;
    visit.to_tab(0).await;
    is_away(&visit, "Stillwater").await;
}

#[tokio::test]
async fn whatever_is_said_on_the_channel_leads_to_one_of_our_dull_pages() {
    let visit = Browser::desktop().open().await;
    for said in ["'length'", "-1", "1e9", "0.5", "{}", "'__proto__'", "null", "[2]"] {
        visit.go("/help/").await;
        let dull = visit.js("return document.documentElement.dataset.dull.split(' ')").await;
        visit.js(&format!("new BroadcastChannel('stillwater-left').postMessage({said})")).await;
        visit.until(&format!("!({OURS})")).await;
        let at = visit.js("return location.href").await;
        // Without a network Chromium shows its own error page.
        let is_dull = dull.as_array().unwrap().contains(&at) || at == json!("chrome-error://chromewebdata/");
        assert!(is_dull, "{said}: {at}");
    }
}
