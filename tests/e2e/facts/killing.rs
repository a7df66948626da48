//! The contents of localStorage and IndexedDB after the browser was killed.

use crate::harness::{Browser, Engine, Visit, each_engine};
use serde_json::{Value, json};

/// An image of the site, where no program runs, so that only the test writes to storage.
const PAGE: &str = "/pictures/lake.svg";

async fn write_local(visit: &Visit, words: &str) {
    visit.load(PAGE).await;
    visit.js(&format!("localStorage.probe = {}; window.wrote = performance.now()", json!(words))).await;
}

async fn read_local(visit: &Visit) -> Value {
    visit.load(PAGE).await;
    visit.js("return localStorage.probe ?? null").await
}

/// Puts a value with strict durability, and returns when the transaction is complete.
async fn put(visit: &Visit, words: &str) {
    visit.load(PAGE).await;
    visit
        .js(&format!(
            "const open = indexedDB.open('probe');
             open.onupgradeneeded = () => open.result.createObjectStore('words');
             open.onsuccess = () => {{
               const put = open.result.transaction('words', 'readwrite', {{ durability: 'strict' }});
               put.objectStore('words').put({}, 'probe');
               put.oncomplete = () => window.kept = true;
             }}",
            json!(words)
        ))
        .await;
    visit.until("window.kept").await;
}

async fn get(visit: &Visit) -> Value {
    visit.load(PAGE).await;
    visit
        .js("const open = indexedDB.open('probe');
             open.onupgradeneeded = () => open.transaction.abort();
             open.onerror = () => window.got = [null];
             open.onsuccess = () => {
               const get = open.result.transaction('words').objectStore('words').get('probe');
               get.onsuccess = () => window.got = [get.result ?? null];
             }")
        .await;
    visit.until("window.got").await;
    visit.js("return window.got[0]").await
}

each_engine!(a_word_in_local_storage_is_lost_when_the_browser_is_killed_soon_after);
async fn a_word_in_local_storage_is_lost_when_the_browser_is_killed_soon_after() {
    let engine = Engine::here();
    let mut visit = Browser::phone().alone().open().await;
    write_local(&visit, "soon lost").await;
    visit.until("performance.now() - window.wrote > 200").await;
    let address = visit.url("/");
    visit.kill();
    visit.restart().await;
    assert_eq!(visit.url("/"), address, "storage belongs to an address");
    let found = read_local(&visit).await;
    // WebKit writes it to disk within a second. Both outcomes were observed.
    assert!(found.is_null() || engine == Engine::WebKit && found == "soon lost", "{engine:?}: {found}");
}

each_engine!(a_word_in_the_database_outlives_the_browser);
async fn a_word_in_the_database_outlives_the_browser() {
    let engine = Engine::here();
    let mut visit = Browser::phone().alone().open().await;
    put(&visit, "first").await;
    visit.kill();
    visit.restart().await;
    assert_eq!(get(&visit).await, "first", "{engine:?}");
    put(&visit, "second").await;
    visit.kill();
    visit.restart().await;
    assert_eq!(get(&visit).await, "second", "{engine:?}, killed a second time");
}

each_engine!(a_browser_that_quits_keeps_both);
async fn a_browser_that_quits_keeps_both() {
    let engine = Engine::here();
    let mut visit = Browser::phone().alone().open().await;
    put(&visit, "in the database").await;
    write_local(&visit, "in local storage").await;
    visit.close_politely().await;
    visit.restart().await;
    assert_eq!(get(&visit).await, "in the database", "{engine:?}");
    assert_eq!(read_local(&visit).await, "in local storage", "{engine:?}");
}
