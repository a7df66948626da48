//! F8: the page is hidden, left and returned to, or reloaded.

use super::writing::{address, id, keep, shows, stores, write};
use crate::harness::{Browser, Engine, Visit, each_engine, figure};
use serde_json::json;

/// Changes the stored entry as another tab would.
async fn change(visit: &Visit, words: &str) {
    visit
        .js(&format!(
            "const key = 'stillwater/record/{}', record = JSON.parse(localStorage[key]);
             record.over = record.rev + ' ' + record.by; record.rev += 1; record.by = 'other';
             record.answers['one-event'] = '{words}'; localStorage[key] = JSON.stringify(record)",
            id(1)
        ))
        .await;
}

each_engine!(a_page_from_the_browsers_cache_is_read_anew);
async fn a_page_from_the_browsers_cache_is_read_anew() {
    let engine = Engine::here();
    let visit = Browser::desktop().open().await;
    keep(&visit, 1, "before").await;
    visit
        .js("window.mark = 'same page'; addEventListener('pageshow', e => window.persisted = e.persisted)")
        .await;
    visit.load("/pictures/lake.svg").await;
    change(&visit, "changed meanwhile").await;
    visit.client.back().await.unwrap();
    visit.ready().await;
    shows(&visit, "changed meanwhile").await;
    let cached = visit.js("return window.mark === 'same page' && window.persisted === true").await;
    figure(&format!("F8 {engine:?}: the page came from the cache for the way back: {cached}"));
    write(&visit, " and on").await;
    visit.saved().await;
    stores(&visit, 1, "changed meanwhile and on").await;
    assert_eq!(visit.records().await.len(), 1, "{engine:?}");
}

each_engine!(what_is_typed_is_stored_at_once_when_the_tab_is_hidden);
async fn what_is_typed_is_stored_at_once_when_the_tab_is_hidden() {
    let engine = Engine::here();
    let visit = Browser::desktop().open().await;
    keep(&visit, 1, "before").await;
    visit
        .js("const field = document.querySelector(\"[name='t:one-event']\");
             document.addEventListener('visibilitychange', () => {
                 if (document.hidden) setTimeout(() => localStorage.seen =
                     JSON.parse(localStorage[Object.keys(localStorage).find(k => k.includes('record'))]).answers['one-event'])
             });
             window.hide = () => { field.value = 'before and last'; field.dispatchEvent(new InputEvent('input', { bubbles: true })) };
             setTimeout(window.hide, 500)")
        .await;
    visit.until("document.querySelector(\"[name='t:one-event']\").value === 'before and last'").await;
    visit.new_tab().await;
    visit.load("/pictures/lake.svg").await;
    visit.until("localStorage.seen").await;
    assert_eq!(visit.js("return localStorage.seen").await, json!("before and last"), "{engine:?}");
}

each_engine!(typed_and_loaded_again_at_once_nothing_is_gone);
async fn typed_and_loaded_again_at_once_nothing_is_gone() {
    let visit = Browser::desktop().open().await;
    keep(&visit, 1, "before").await;
    visit
        .js("const field = document.querySelector(\"[name='t:one-event']\"); field.value = 'before and last';
             field.dispatchEvent(new InputEvent('input', { bubbles: true })); location.reload()")
        .await;
    visit.until("!window.mark && document.readyState === 'complete'").await;
    visit.go(&address(1)).await;
    shows(&visit, "before and last").await;
}
