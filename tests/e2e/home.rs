//! The top of the home page, and My notes.

use crate::harness::{Browser, Visit};
use crate::privacy::{PASS, locked_with, open_with};
use crate::session::seed;
use serde_json::json;

/// Opens the home page, and waits for the first door to say this.
async fn first_door(visit: &Visit, words: &str) {
    visit.go("/").await;
    visit.reads(".door:first-child", words).await;
}

/// Sets a setting in the storage.
async fn set(visit: &Visit, name: &str, value: &str) {
    visit
        .js(&format!(
            "const settings = JSON.parse(localStorage['stillwater/settings'] ?? '{{\"v\":1}}');
             localStorage['stillwater/settings'] = JSON.stringify({{ ...settings, {}: {} }})",
            json!(name),
            json!(value)
        ))
        .await;
}

#[tokio::test]
async fn one_tap_leads_to_the_step_where_one_was() {
    let visit = Browser::phone().open().await;
    first_door(&visit, "Settle for a moment").await;
    visit.begin("/boundaries/").await;
    visit.until_step("what").await;
    visit.answer("what-happens", "canary calls at midnight").await;
    visit.saved().await;
    first_door(&visit, "Go on: Boundaries").await;
    let top = "return document.querySelector('.door:first-child').getBoundingClientRect().top + scrollY";
    let place = visit.js(top).await;
    visit.click(".door:first-child").await;
    visit.until("document.querySelector('#step-what')").await;
    assert_eq!(visit.value("[name='t:what-happens']").await, "canary calls at midnight");
    let address = visit.js("return location.pathname + location.hash").await;
    assert_eq!(address, json!("/boundaries/"), "the URL names no entry");
    visit.client.back().await.expect("there is a way back");
    visit.until("document.querySelector('.door')").await;
    assert_eq!(visit.js(top).await, place, "nothing moves");
    assert!(visit.sees(".also a[href='/settle/']").await, "settling stays one tap away");

    // On a shared device the door does not say what was begun, and the lists show no words.
    set(&visit, "shared", "yes").await;
    first_door(&visit, "Go on where you stopped").await;
    assert!(!visit.text("main").await.contains("Boundaries, step"));
    visit.go("/notes/").await;
    visit.reads(".begun", "Boundaries").await;
    let page = visit.js("return document.documentElement.outerHTML").await;
    assert!(!page.as_str().unwrap().contains("canary"));
    set(&visit, "shared", "no").await;
    visit.go("/notes/").await;
    visit.reads(".begun .own-words", "canary calls at midnight").await;
    visit.reads(".begun", "Boundaries, step 3").await;
}

#[tokio::test]
async fn the_first_door_is_right_where_nothing_is_unfinished_or_nothing_can_be_read() {
    let visit = Browser::phone().open().await;
    visit.go("/help/").await;
    visit
        .js("localStorage['stillwater/record/0mi1x2y3z00009'] = JSON.stringify({ v: 2, id: '0mi1x2y3z00009', kind: 'boundaries',
             created: '2026-11-12T10:00:00.000Z', changed: '2026-11-12T10:00:00.000Z', done: '2026-11-12T10:00:00.000Z', answers: {} })")
        .await;
    first_door(&visit, "How are things?").await;
    visit.click(".door:first-child").await;
    visit.until("location.pathname === '/signs/'").await;
    // A damaged entry is passed over.
    visit.js("localStorage['stillwater/record/0mi1x2y3z00009'] = '{\"v\":2,'").await;
    first_door(&visit, "Settle for a moment").await;

    let visit = Browser::phone().without_storage().open().await;
    first_door(&visit, "Settle for a moment").await;

    let (visit, _) = locked_with(Browser::phone(), " teasel").await;
    first_door(&visit, "Open your notes").await;
    assert_eq!(
        visit.js("return document.querySelector('.settings-link').dataset.kept").await,
        json!("locked")
    );
    visit.click(".door:first-child").await;
    open_with(&visit, PASS).await;
    visit.reads(".begun .own-words", "teasel").await;
}

#[tokio::test]
async fn while_sitting_together_the_first_door_leads_back_to_the_shared_page() {
    let visit = Browser::phone().open().await;
    seed(&visit).await;
    visit.go("/notes/").await;
    visit.click_words(".look-back a", "Sit together").await;
    visit.click("#own-device").await;
    visit.reads("h1", "Sitting together").await;
    first_door(&visit, "Back to our page").await;
    visit.click(".door:first-child").await;
    visit.reads("h1", "Sitting together").await;
    // From a new entry to the sheet on which it is marked: three clicks.
    visit.click(".begin a[href='/boundaries/']").await;
    visit.until_step("what").await;
    visit.answer("what-happens", "written by two").await;
    visit.saved().await;
    visit.click(".sitting a").await;
    visit.click("#take-home").await;
    visit.reads(".paper", "written by two").await;
    let page = visit.js("return document.documentElement.outerHTML").await;
    assert!(!page.as_str().unwrap().contains("canary"), "only what was begun together is offered");
}

#[tokio::test]
async fn the_three_doors_and_the_way_to_help_are_on_the_first_screen() {
    for browser in [Browser::phone(), Browser::desktop()] {
        let visit = browser.open().await;
        visit.go("/").await;
        let below = visit
            .js("const tabs = document.querySelector('.places').getBoundingClientRect();
                 const end = tabs.top > innerHeight / 2 ? tabs.top : innerHeight;
                 return [...document.querySelectorAll('.door, .afraid a')].filter(e => e.getBoundingClientRect().bottom > end).length")
            .await;
        assert_eq!(below, json!(0));
        let low = visit
            .js("return [...document.querySelectorAll('.door')].filter(e => e.getBoundingClientRect().height < 56).length")
            .await;
        assert_eq!(low, json!(0), "each is at least 56 pixels high");
    }
}
