//! F13: IndexedDB is missing or broken.

use super::writing::{keep, open, shows, stores, write};
use crate::harness::{Browser, Engine};

/// The time within which a page has to start without its journal, in milliseconds: its timeout for the journal, and
/// loading.
const SOON: f64 = 3500.0;

/// Breaks IndexedDB in the way that `localStorage.fault` names.
const FAULT: &str = "const name = localStorage.fault;
    if (name === 'none') Object.defineProperty(window, 'indexedDB', { value: undefined });
    if (name === 'throws') IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') };
    if (name === 'never opens') IDBFactory.prototype.open = () => new EventTarget();
    const begin = IDBDatabase.prototype.transaction;
    if (name === 'never reads') IDBDatabase.prototype.transaction = function (...args) {
        const begun = begin.apply(this, args);
        Object.defineProperty(begun, 'oncomplete', { set() {} });
        return begun;
    };";

#[tokio::test]
async fn without_a_database_everything_works_and_the_line_says_what_may_be_lost() {
    let engine = Engine::here();
    let visit = Browser::desktop().with_fault(FAULT).open().await;
    for (number, fault) in ["none", "throws", "never opens", "never reads"].into_iter().enumerate() {
        let number = number as u32;
        visit.load("/pictures/lake.svg").await;
        visit.js(&format!("localStorage.fault = '{fault}'")).await;
        open(&visit, number).await;
        let took = visit.js("return performance.now()").await;
        assert!(took.as_f64().unwrap() < SOON, "{engine:?}, {fault}: ready after {took} ms");
        write(&visit, "kept").await;
        stores(&visit, number, "kept").await;
        visit.reads(".kept[data-saving=saved]", "may be lost").await;
        visit.reload().await;
        shows(&visit, "kept").await;
    }
}

/// Breaks transactions while `window.broken` is set: they cannot begin, abort, or never end.
const LATER: &str = "const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...args) {
        if (window.broken === 'throws') throw new DOMException('closing', 'InvalidStateError');
        const begun = begin.apply(this, args);
        if (window.broken === 'aborts') setTimeout(() => { try { begun.abort() } catch {} });
        if (window.broken === 'silent') for (const name of ['oncomplete', 'onerror', 'onabort'])
            Object.defineProperty(begun, name, { set() {} });
        return begun;
    };
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...args) {
        if (window.broken === 'aborts') { this.transaction.abort(); }
        return put.apply(this, args);
    };";

#[tokio::test]
async fn a_database_that_fails_later_is_said_and_used_again_when_it_works() {
    let mut visit = Browser::desktop().alone().with_fault(LATER).open().await;
    keep(&visit, 1, "one").await;
    for broken in ["throws", "silent"] {
        visit.js(&format!("window.broken = '{broken}'")).await;
        write(&visit, ".").await;
        visit.reads(".kept[data-saving=saved]", "may be lost").await;
        visit.js("window.broken = ''").await;
        write(&visit, "!").await;
        visit.until("document.querySelector('.kept').innerText === 'Saved'").await;
    }
    visit.kill();
    visit.restart().await;
    open(&visit, 1).await;
    shows(&visit, "one.!.!").await;
}

/// After a full disk Chromium reports a successful write that is lost; see `full_disk.rs`.
#[tokio::test]
async fn a_database_that_has_failed_is_not_believed_until_the_page_is_loaded_again() {
    let visit = Browser::desktop().with_fault(LATER).open().await;
    keep(&visit, 1, "one").await;
    visit.js("window.broken = 'aborts'").await;
    write(&visit, ".").await;
    visit.reads(".kept[data-saving=saved]", "may be lost").await;
    visit.js("window.broken = ''").await;
    write(&visit, "!").await;
    stores(&visit, 1, "one.!").await;
    visit.reads(".kept[data-saving=saved]", "may be lost").await;
    visit.reload().await;
    write(&visit, "?").await;
    visit.until("document.querySelector('.kept').innerText === 'Saved'").await;
}

#[tokio::test]
async fn everything_can_be_deleted_without_a_database_that_answers() {
    let engine = Engine::here();
    let visit = Browser::desktop().with_fault(LATER).open().await;
    keep(&visit, 1, "one").await;
    visit.out().await;
    visit.click("a[href='/settings/']").await;
    visit.js("window.broken = 'silent'").await;
    for button in ["#erase", "#erase-go-on", "#erase-now"] {
        visit.click(button).await;
    }
    visit.reads("main", "Everything is deleted").await;
    assert_eq!(visit.records().await.len(), 0, "{engine:?}");
}
