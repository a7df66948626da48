//! Marking answers and entries to bring to a session, while writing and afterwards.

use super::{CHECK_IN, FORGIVENESS, keep, mark, seed, session};
use crate::harness::{Browser, Need};
use fantoccini::key::Key;
use serde_json::{Value, json};

const FEELINGS: &str = "Which feelings are here now?";

/// The names of the items to bring, in order.
const NAMES: &str = "[...document.querySelectorAll('.bringing .record-name')].map(e => e.innerText)";

#[tokio::test]
async fn answers_and_whole_entries_are_marked_and_put_in_order() {
    let visit = Browser::phone().open().await;
    seed(&visit).await;
    let before = visit.records().await;
    visit.go(&format!("/forgiveness/#{FORGIVENESS}/left-behind")).await;
    mark(&visit, FEELINGS).await;
    visit.saved().await;
    visit.go(&format!("/signs/#{CHECK_IN}")).await;
    visit.click("label.bring:has(input[aria-label='Bring all of this to my session'])").await;
    visit.saved().await;
    let items = session(&visit).await["answers"]["bring"].clone();
    assert_eq!(items, json!([{ "record": FORGIVENESS, "key": "feelings" }, { "record": CHECK_IN }]));
    let after: Vec<Value> =
        visit.records().await.into_iter().filter(|record| record["kind"] != "session").collect();
    assert_eq!(after, before, "a mark is no change of the entry");

    visit.go("/session/").await;
    visit.until(&format!("{NAMES}.length === 2")).await;
    assert_eq!(visit.js(&format!("return {NAMES}")).await, json!([FEELINGS, "Check-in"]));
    visit.reads(".brought", "a flat grey").await;
    assert!(!visit.text("main").await.contains("canary"), "nothing but what was marked");
    // The focus stays on the item that is moved with the keyboard.
    visit
        .js("document.querySelector('[aria-label=\"Move down: Which feelings are here now?\"]').focus()")
        .await;
    visit.press(&[Key::Enter]).await;
    visit.until(&format!("{NAMES}[1] === 'Which feelings are here now?'")).await;
    visit
        .until(
            "document.activeElement.getAttribute('aria-label') === 'Move down: Which feelings are here now?'",
        )
        .await;
    visit.saved().await;
    visit.reload().await;
    visit.until(&format!("{NAMES}[0] === 'Check-in'")).await;

    visit.click("[aria-label='Remove from list: Check-in']").await;
    visit.until(&format!("{NAMES}.length === 1 && document.activeElement.id === 'bringing'")).await;
    visit.saved().await;
    visit.go(&format!("/forgiveness/#{FORGIVENESS}/left-behind")).await;
    visit.until("document.querySelector('.bring :checked')").await;
    mark(&visit, FEELINGS).await;
    visit.saved().await;
    assert_eq!(session(&visit).await["answers"].get("bring"), None);
}

#[tokio::test]
async fn what_is_marked_in_one_tab_shows_in_the_other() {
    let visit = Browser::desktop().open().await;
    seed(&visit).await;
    visit.go("/session/").await;
    visit.answer("want", "to be heard").await;
    visit.saved().await;
    visit.new_tab().await;
    visit.go(&format!("/forgiveness/#{FORGIVENESS}/left-behind")).await;
    mark(&visit, FEELINGS).await;
    visit.saved().await;
    visit.to_tab(0).await;
    visit.reads(".bringing .record-name", FEELINGS).await;
    visit.answer("want", ", please").await;
    visit.saved().await;
    let stored = session(&visit).await;
    assert_eq!(stored["answers"]["want"], "to be heard, please");
    assert_eq!(stored["answers"]["bring"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn what_was_agreed_comes_back_when_the_next_session_is_prepared() {
    let visit = Browser::phone().open().await;
    visit.go("/help/").await;
    keep(
        &visit,
        json!({ "id": "0mi1x2y3z00009", "kind": "session", "done": "2026-11-14T10:00:00.000Z",
        "answers": { "agreed": "to go slowly", "try": "a walk on Sunday", "want": "not this" } }),
    )
    .await;
    visit.go("/session/").await;
    visit.reads(".brought", "to go slowly").await;
    visit.reads(".brought", "a walk on Sunday").await;
    assert!(!visit.text(".bringing").await.contains("not this"));
    assert_eq!(visit.records().await.len(), 1, "nothing is stored before something is written");
    visit.reads(".entries", "14 November 2026").await;
    visit.click("[aria-label='Remove from list: What we agreed']").await;
    visit.saved().await;
    visit.reload().await;
    visit.reads(".brought", "a walk on Sunday").await;
    assert!(!visit.text(".bringing").await.contains("to go slowly"));
}

#[tokio::test]
async fn a_session_that_is_done_can_be_read_and_added_to() {
    let visit = Browser::phone().open().await;
    let id = "0mi1x2y3z00009";
    visit.go("/help/").await;
    keep(&visit, json!({ "id": id, "kind": "session", "done": "2026-11-14T10:00:00.000Z", "answers": { "agreed": "to go slowly" } })).await;
    visit.go("/session/#everything").await;
    visit.click(".row-link").await;
    visit.click_words("a.button", "Open to change it").await;
    visit.answer("agreed", ", and to rest").await;
    visit.saved().await;
    visit.click_words("a.button", "Read or print what I wrote").await;
    visit.reads(".sheet .answer", "to go slowly, and to rest").await;
    visit.click_words("a.button", "Open to change it").await;
    visit.until("document.querySelector(\"[name='t:agreed']\")?.value === 'to go slowly, and to rest'").await;
    let stored = visit.record().await;
    assert_eq!(stored["done"], "2026-11-14T10:00:00.000Z", "it keeps its date");
}

#[tokio::test]
async fn what_is_written_before_the_program_is_there_is_kept() {
    let Some(browser) = Browser::phone().alone().able_to(Need::SlowNetwork) else { return };
    let visit = browser.open().await;
    visit.go("/help/").await;
    visit.throttle(20_000).await;
    visit.cdp("Network.clearBrowserCache", json!({})).await;
    visit.js("location.href = '/session/'").await;
    visit.until("document.querySelector(\"[name='t:want']\")").await;
    visit.answer("want", "a quiet hour").await;
    assert_eq!(visit.js("return 'ready' in document.documentElement.dataset").await, json!(false));
    visit.throttle(100_000_000).await;
    visit.ready().await;
    visit.saved().await;
    assert_eq!(session(&visit).await["answers"]["want"], "a quiet hour");
}
