//! Searches the program's memory with the browser's developer tools, at the lock screen, for keys and words.
//!
//! The tests use the Chrome DevTools Protocol, so they run in Chromium only.

use crate::harness::{Browser, Visit};
use crate::privacy::{PASS, locked_with, open_with, shows};
use serde_json::{Value, json};
use stillwater::vault::{Header, derive};

const WORDS: &str = "a heron among teasels";

/// Counts each of these byte sequences in the memories of all WebAssembly instances.
const SEARCH: &str = "function (rows) {
    const memories = this.map(memory => new Uint8Array(memory.buffer));
    const count = (all, row) => {
        let found = 0;
        for (let at = all.indexOf(row[0]); at >= 0; at = all.indexOf(row[0], at + 1)) {
            if (row.every((byte, i) => all[at + i] === byte)) found++;
        }
        return found;
    };
    return { memories: memories.length, found: rows.map(row => memories.reduce((sum, all) => sum + count(all, row), 0)) };
}";

/// Returns the number of memories, and how often each of these byte sequences occurs in them.
async fn search(visit: &Visit, rows: &[Vec<u8>]) -> (u64, Vec<u64>) {
    let value = visit.cdp("Runtime.evaluate", json!({ "expression": "WebAssembly.Memory.prototype" })).await;
    let prototype = &value["result"]["objectId"];
    let all = visit.cdp("Runtime.queryObjects", json!({ "prototypeObjectId": prototype })).await;
    let called = json!({
        "objectId": all["objects"]["objectId"],
        "functionDeclaration": SEARCH,
        "arguments": [{ "value": rows }],
        "returnByValue": true,
    });
    let told = visit.cdp("Runtime.callFunctionOn", called).await["result"]["value"].clone();
    let found = told["found"].as_array().unwrap_or_else(|| panic!("nothing was searched: {told}"));
    (told["memories"].as_u64().unwrap(), found.iter().filter_map(Value::as_u64).collect())
}

/// The keys of the stored vault, and the words in UTF-8 and UTF-16.
async fn secrets(visit: &Visit) -> Vec<Vec<u8>> {
    let text = visit.js("return localStorage['stillwater/vault']").await;
    let header = Header::read(text.as_str().expect("there is a lock")).expect("it can be read");
    let (salt, how) = header.kdf_params();
    let vault = header.open(&derive(PASS, &salt, how).expect("there is memory")).expect("it opens");
    let mut rows: Vec<Vec<u8>> = vault.keys_to_search_for().iter().map(|key| key.to_vec()).collect();
    assert_eq!(rows.len(), 4, "the data key and what is made of it");
    rows.push(WORDS.into());
    rows.push(WORDS.encode_utf16().flat_map(u16::to_le_bytes).collect());
    rows
}

async fn unlocked(browser: Browser) -> Visit {
    let (visit, _) = locked_with(browser, WORDS).await;
    visit.reload().await;
    open_with(&visit, PASS).await;
    shows(&visit, WORDS).await;
    visit
}

/// Asserts that the search finds the keys and the words while the vault is open.
async fn is_found(visit: &Visit, secrets: &[Vec<u8>]) {
    let (memories, found) = search(visit, secrets).await;
    assert!(memories > 0 && found[..4].iter().all(|times| *times > 0) && found[4] > 0, "{found:?}");
}

async fn nothing_is_found(visit: &Visit, secrets: &[Vec<u8>]) {
    visit.until("document.querySelector('#passphrase')").await;
    let (memories, found) = search(visit, secrets).await;
    assert!(memories > 0, "the program runs");
    assert!(found.iter().all(|times| *times == 0), "{found:?}");
}

#[tokio::test]
async fn after_lock_now_neither_keys_nor_words_are_in_memory() {
    let visit = unlocked(Browser::desktop().alone()).await;
    let secrets = secrets(&visit).await;
    is_found(&visit, &secrets).await;
    visit.out().await;
    visit.click("footer a[href='/settings/']").await;
    for _ in 0..2 {
        visit.click("#lock-now").await;
        nothing_is_found(&visit, &secrets).await;
        open_with(&visit, PASS).await;
        visit.until("document.querySelector('#lock-now')").await;
    }
}

#[tokio::test]
async fn after_another_tab_locked_neither_keys_nor_words_are_in_memory() {
    let visit = unlocked(Browser::desktop().alone()).await;
    let secrets = secrets(&visit).await;
    visit.new_tab().await;
    visit.go("/settings/").await;
    open_with(&visit, PASS).await;
    visit.click("#lock-now").await;
    visit.to_tab(0).await;
    nothing_is_found(&visit, &secrets).await;
    open_with(&visit, PASS).await;
    shows(&visit, WORDS).await;
    is_found(&visit, &secrets).await;
}

#[tokio::test]
async fn where_the_page_cannot_be_loaded_anew_it_stays_and_the_keys_are_wiped() {
    let mut visit = unlocked(Browser::desktop().alone()).await;
    let secrets = secrets(&visit).await;
    is_found(&visit, &secrets).await;
    visit.out().await;
    visit.click("footer a[href='/settings/']").await;
    visit.until("document.querySelector('#lock-now')").await;
    visit.js("window.same = true").await;
    visit.network_goes();
    visit.click("#lock-now").await;
    visit.until("window.same && document.querySelector('#passphrase')").await;
    let (_, found) = search(&visit, &secrets[..4]).await;
    assert_eq!(found, [0; 4], "the keys are wiped where they stood");
    visit.network_returns();
    open_with(&visit, PASS).await;
    visit.until("window.same && document.querySelector('#lock-now')").await;
}

#[tokio::test]
async fn what_waits_is_stored_before_the_page_goes_and_comes_back_at_the_same_place() {
    let visit = unlocked(Browser::desktop().alone()).await;
    let address = visit.js("return location.href").await;
    let lines = visit.js("return history.length").await;
    // Stops autosave.
    visit.js("window.same = true; window.setTimeout = () => 0").await;
    visit.answer("one-event", " now").await;
    visit.js("document.dispatchEvent(new Event('visibilitychange'))").await;
    visit.js("new BroadcastChannel('stillwater').postMessage(0.5)").await;
    visit.until("!window.same && document.querySelector('#passphrase')").await;
    open_with(&visit, PASS).await;
    shows(&visit, &format!("{WORDS} now")).await;
    assert_eq!(visit.js("return [location.href, history.length]").await, json!([address, lines]));
}

#[tokio::test]
async fn what_could_be_stored_nowhere_is_sealed_in_memory_and_stored_when_it_opens_again() {
    let visit = unlocked(Browser::desktop().alone()).await;
    let secrets = secrets(&visit).await;
    visit
        .js("window.same = true; window.full = true;
             const set = Storage.prototype.setItem, put = IDBObjectStore.prototype.put;
             const room = () => { if (window.full) throw new DOMException('no room', 'QuotaExceededError') };
             Storage.prototype.setItem = function (...all) { room(); return set.apply(this, all) };
             IDBObjectStore.prototype.put = function (...all) { room(); return put.apply(this, all) }")
        .await;
    visit.answer("one-event", " and a plover").await;
    visit.reads(".kept", "Not saved").await;
    visit.js("new BroadcastChannel('stillwater').postMessage(0.5)").await;
    visit.until("document.querySelector('#passphrase')").await;
    let (_, found) = search(&visit, &secrets[..4]).await;
    assert_eq!(found, [0; 4], "the keys are wiped");
    visit.js("window.full = false").await;
    open_with(&visit, PASS).await;
    shows(&visit, &format!("{WORDS} and a plover")).await;
    visit.reload().await;
    open_with(&visit, PASS).await;
    shows(&visit, &format!("{WORDS} and a plover")).await;
}
