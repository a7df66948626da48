//! The behaviour on a device that other people use.

use super::{PASS, ask, open_with, put_on};
use crate::harness::{Browser, Engine, each_engine};

each_engine!(it_locks_when_hidden_shows_no_names_and_leaves_one_line_in_the_history);
async fn it_locks_when_hidden_shows_no_names_and_leaves_one_line_in_the_history() {
    let engine = Engine::here();
    let visit = Browser::desktop().not_asked().open().await;
    visit.begin("/forgiveness/").await;
    visit.pick("room-today", "a-little").await;
    ask(&visit).await;
    visit.pick_chip("shared-device", "yes").await;
    visit.until("document.querySelector('[name=keep-where][value=locked]').checked").await;
    visit.click("#keep-it-so").await;
    put_on(&visit).await;
    visit.until("document.querySelector('#next')").await;
    visit.name("for Kim").await;
    let lines = visit.js("return history.length").await;
    visit.click("#next").await;
    visit.until_step("about").await;
    visit.answer("one-event", "words").await;
    visit.saved().await;
    visit.out().await;
    visit.click("nav.places a[href='/notes/']").await;
    visit.click("a[data-at='everything']").await;
    visit.reads(".record", "Forgiveness").await;
    assert!(!visit.seen().await.contains("Kim"), "{engine:?}: no names in lists");
    visit.click("a[href='/help/']").await;
    visit.reads("h1", "").await;
    assert_eq!(visit.js("return history.length").await, lines, "{engine:?}");
    visit.click("nav.places a[href='/notes/']").await;
    visit.click("a[data-at='everything']").await;
    visit.reads(".record", "Forgiveness").await;
    visit
        .js("Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
             document.dispatchEvent(new Event('visibilitychange')); delete document.visibilityState;")
        .await;
    visit.until("document.querySelector('#passphrase')").await;
    open_with(&visit, PASS).await;
    visit.reads(".record", "Forgiveness").await;
}

#[tokio::test]
async fn boundaries_in_practice_shows_no_names_either() {
    let visit = Browser::desktop().not_asked().open().await;
    visit.begin("/boundaries/").await;
    visit.pick("area", "time").await;
    ask(&visit).await;
    visit.pick_chip("shared-device", "yes").await;
    visit.until("document.querySelector('[name=keep-where][value=locked]').checked").await;
    visit.click("#keep-it-so").await;
    put_on(&visit).await;
    visit.until("document.querySelector('.cross')").await;
    visit.name("for Kim").await;
    visit.out().await;
    visit.click("nav.places a[href='/notes/']").await;
    visit.reads("h1", "My notes").await;
    visit.click("a[data-at='boundaries']").await;
    visit.reads(".record-name", "Boundaries ·").await;
    assert!(!visit.seen().await.contains("Kim"), "no names in lists");
    visit.click(".record-name a").await;
    visit.reads("h1", "Prepare, practise, look back").await;
    visit.reads(".help", "Boundaries ·").await;
    assert!(!visit.seen().await.contains("Kim"), "no names in the history");
}
