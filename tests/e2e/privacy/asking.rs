//! "Where would you like to keep what you write?"

use crate::harness::{Browser, Visit, each_engine};
use serde_json::json;

const DIALOG: &str = "#where-to-keep[open]";

async fn begun(browser: Browser) -> Visit {
    let visit = browser.not_asked().open().await;
    visit.go("/forgiveness/").await;
    assert!(!visit.sees(DIALOG).await, "nobody is asked before there is anything to keep");
    visit.until_step("about").await;
    visit.answer("one-event", "the lake").await;
    visit.until("document.querySelector('.kept')?.innerText.startsWith('Not kept yet')").await;
    visit.until(&format!("document.querySelector('{DIALOG}')")).await;
    assert_eq!(
        visit.js("return Object.keys(localStorage)").await,
        json!([]),
        "nothing is kept before the answer"
    );
    visit
}

each_engine!(on_this_device_open_what_was_written_is_kept_and_nobody_is_asked_again);
async fn on_this_device_open_what_was_written_is_kept_and_nobody_is_asked_again() {
    let visit = begun(Browser::phone()).await;
    visit.click("#keep-open").await;
    visit.saved().await;
    assert!(!visit.sees(DIALOG).await);
    assert_eq!(visit.js("return document.activeElement.id").await, json!("f-one-event"), "back to the words");
    assert_eq!(visit.record().await["answers"]["one-event"], "the lake");
    visit.type_here(" and the light").await;
    visit.until("Object.values(localStorage).some(text => text.includes('the lake and the light'))").await;
    visit.reload().await;
    visit.until("document.querySelector('[name=\"t:one-event\"]')?.value === 'the lake and the light'").await;
    visit.answer("one-event", ".").await;
    visit.saved().await;
    assert!(!visit.sees(DIALOG).await);
}

#[tokio::test]
async fn nowhere_all_of_it_is_gone_with_the_page() {
    let visit = begun(Browser::phone()).await;
    visit.click("#keep-nowhere").await;
    visit.until("document.querySelector('.kept')?.innerText.startsWith('Kept nowhere')").await;
    visit.answer("one-event", " and more").await;
    visit.click("#next").await;
    visit.click("#back").await;
    visit.until("document.querySelector('[name=\"t:one-event\"]')?.value === 'the lake and more'").await;
    assert_eq!(visit.js("return Object.keys(localStorage)").await, json!([]));
    visit.reload().await;
    assert!(!visit.seen().await.contains("the lake"));
}

#[tokio::test]
async fn without_an_answer_nothing_is_kept_until_the_person_wants_it() {
    let visit = begun(Browser::desktop()).await;
    visit.press(&[fantoccini::key::Key::Escape]).await;
    visit.until("document.querySelector('.kept')?.innerText.startsWith('Kept nowhere')").await;
    assert_eq!(visit.js("return document.activeElement.id").await, json!("f-one-event"), "back to the words");
    visit.type_here("!").await;
    visit.until("document.activeElement.value.includes('!')").await;
    assert_eq!(visit.js("return Object.keys(localStorage)").await, json!([]));
    visit.click("footer a[href$='settings/']").await;
    visit.click("#keep-open").await;
    visit.until("Object.values(localStorage).some(text => text.includes('the lake'))").await;
}
