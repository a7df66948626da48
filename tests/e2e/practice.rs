//! Notes that belong to an entry: how a boundary went, how a person stands to a hurt, and the history of an entry.

use crate::access::check;
use crate::harness::{Browser, Visit, field};
use fantoccini::key::Key;
use serde_json::{Value, json};

const ENTRY: &str = "0mw00000000001";
const DAY: &str = "2026-11-20T10:00:00.000Z";

/// Stores entries directly in localStorage, as existing ones.
async fn plant(visit: &Visit, records: &[Value]) {
    visit.go("/").await;
    for record in records {
        let key = json!(format!("stillwater/record/{}", record["id"].as_str().expect("an id")));
        visit.js(&format!("localStorage[{key}] = {}", json!(record.to_string()))).await;
    }
}

fn entry(kind: &str, answers: Value) -> Value {
    json!({ "v": 2, "id": ENTRY, "kind": kind, "created": DAY, "changed": DAY, "done": DAY, "label": "R.", "answers": answers })
}

/// A boundary with steps and these additional answers.
fn boundary(more: &[(&str, &str)]) -> Value {
    let mut answers = json!({
        "my-words": { "text": "Please knock <b>first</b>.", "edited": true },
        "ladder": [{ "text": "ask my brother", "rate": 7 }, { "text": "any time" }, { "text": "say it aloud alone", "rate": 2 }],
    });
    for (key, value) in more {
        answers[*key] = json!(value);
    }
    entry("boundaries", answers)
}

fn history(path: &str) -> String {
    format!("/{path}/#{ENTRY}/history")
}

async fn notes(visit: &Visit) -> Vec<Value> {
    visit.records().await.into_iter().filter(|record| record["id"] != ENTRY).collect()
}

/// The visible steps, and the number of dates beside each.
async fn rungs(visit: &Visit) -> Value {
    visit
        .js("return [...document.querySelectorAll('.rungs > li')].map(li => [li.querySelector('h3').innerText, li.querySelectorAll('.ways a').length])")
        .await
}

/// Presses Tab until an element that matches has the focus, then Enter.
async fn enter_by_keyboard(visit: &Visit, css: &str) {
    for _ in 0..60 {
        if visit.js(&format!("return document.activeElement.matches({})", json!(css))).await == json!(true) {
            return visit.press(&[Key::Enter]).await;
        }
        visit.press(&[Key::Tab]).await;
    }
    panic!("{css} cannot be reached by keyboard\n{}", visit.seen().await);
}

#[tokio::test]
async fn a_boundary_is_practised_by_mouse_and_keyboard_and_its_history_shows_when() {
    let visit = Browser::desktop().open().await;
    plant(&visit, &[boundary(&[("said-it", "partly")])]).await;
    visit.go(&format!("/session/#{ENTRY}")).await;
    visit.click_words("a", "Prepare, practise, look back").await;
    visit.reads("h1", "Prepare, practise, look back").await;
    visit.reads("blockquote", "Please knock <b>first</b>.").await;
    visit.until("document.querySelectorAll('.notes .record').length === 1").await;
    visit.reads(".notes .record", "In the entry itself").await;
    assert_eq!(
        rungs(&visit).await,
        json!([["say it aloud alone", 0], ["ask my brother", 0], ["any time", 0]])
    );

    // Adds two notes to the easiest step with the mouse.
    for time in 1..=2 {
        visit.click(".rungs > li:first-child .actions a").await;
        visit.until("document.querySelector('#step-safe')").await;
        visit.until_step("which").await;
        visit
            .until(&format!(
                "document.querySelector({})?.value === 'say it aloud alone'",
                json!(field("rung"))
            ))
            .await;
        assert_eq!(notes(&visit).await.len(), time - 1, "nothing is kept before something is written");
        visit.js("window.begun = history.state.at.split('/')[0]").await;
        visit.pick("said-it", "yes").await;
        visit.saved().await;
        visit.until("history.state.at.split('/')[0] !== window.begun").await;
        let note = notes(&visit).await.pop().expect("a note");
        assert_eq!(note["answers"]["of"], ENTRY);
        assert_eq!(note["answers"]["rung"], "say it aloud alone");
        for _ in 0..3 {
            visit.next().await;
        }
        visit.click("#next").await;
        visit.until("history.state?.at?.endsWith('/end')").await;
        visit.click_words("a", "Prepare, practise, look back").await;
        visit.until(&format!("document.querySelectorAll('.notes .record').length === {}", time + 1)).await;
    }
    // Adds one with the keyboard to another step.
    visit.press(&[Key::Tab]).await;
    enter_by_keyboard(&visit, ".rungs > li:nth-child(2) .actions a").await;
    visit.until("document.querySelector('#step-safe')").await;
    visit.until_step("which").await;
    visit
        .until(&format!("document.querySelector({})?.value === 'ask my brother'", json!(field("rung"))))
        .await;
    visit.press(&[Key::Tab]).await;
    for _ in 0..60 {
        if visit.js("return document.activeElement.name").await == json!("t:what-happened-after") {
            break;
        }
        if visit.js("return document.activeElement.id").await == json!("next") {
            visit.press(&[Key::Enter]).await;
            visit.until("document.querySelector('#step-how-it-went')").await;
        }
        visit.press(&[Key::Tab]).await;
    }
    visit.type_here("he said fine").await;
    visit.saved().await;
    assert_eq!(notes(&visit).await.len(), 3);

    let wanted = json!([["say it aloud alone", 2], ["ask my brother", 1], ["any time", 0]]);
    visit.go(&history("boundaries")).await;
    visit.until("document.querySelectorAll('.notes .record').length === 4").await;
    assert_eq!(rungs(&visit).await, wanted);
    visit.reload().await;
    visit.until("document.querySelectorAll('.notes .record').length === 4").await;
    assert_eq!(rungs(&visit).await, wanted);
    assert!(visit.text(".notes .record:first-child").await.contains("he said fine"), "the newest first");
    assert!(!visit.text("main").await.contains(ENTRY), "no id is on the screen");

    // A date links to its note.
    visit.click(".rungs > li:nth-child(2) .ways a").await;
    visit.reads(".sheet .answer", "he said fine").await;
    assert!(!visit.text("main").await.contains(ENTRY));
    // The list of worksheets shows only the entry.
    visit.go("/worksheets/").await;
    visit.until("document.querySelectorAll('.record').length === 1").await;
    visit.reads(".record", "R.").await;
    assert!(!visit.sees(".offers a[href='/practice/']").await);
}

#[tokio::test]
async fn what_is_no_step_stands_below_and_a_reload_before_the_first_word_still_belongs() {
    let visit = Browser::phone().open().await;
    let at = "2026-11-21T10:00:00.000Z";
    let other = json!({ "v": 2, "id": "0mw00000000002", "kind": "practice", "created": at, "changed": at,
        "answers": { "of": ENTRY, "rung": "a step of old", "said-it": "chose-not" } });
    plant(&visit, &[boundary(&[]), other]).await;
    visit.go(&history("boundaries")).await;
    visit.reads(".ladder", "a step of old").await;
    visit.reads(".ladder", "I chose not to").await;
    assert_eq!(rungs(&visit).await[0][1], 0);
    visit.click(".actions a[href^='/practice/']").await;
    visit.until_step("how-it-went").await;
    visit.reload().await;
    visit.until("document.querySelector('#step-how-it-went')").await;
    assert_eq!(notes(&visit).await.len(), 1, "nothing is kept yet");
    visit.answer("what-happened-after", "it rained").await;
    visit.saved().await;
    let note = notes(&visit).await.pop().expect("a note");
    assert_eq!((&note["answers"]["of"], &note["answers"]["rung"]), (&json!(ENTRY), &Value::Null));

    // A note also works without an entry, and then belongs to none.
    visit.begin("/practice/").await;
    visit.until_step("which").await;
    visit.answer("rung", "something else").await;
    visit.saved().await;
    let note = notes(&visit).await.pop().expect("a note");
    assert_eq!(note["answers"], json!({ "rung": "something else" }));
    visit.go(&history("boundaries")).await;
    visit.until("document.querySelectorAll('.notes .record').length === 2").await;

    // Deleting an entry keeps its notes.
    visit.js(&format!("delete localStorage['stillwater/record/{ENTRY}']")).await;
    visit.js("indexedDB.deleteDatabase('stillwater')").await;
    visit.go(&history("boundaries")).await;
    visit.reads(".empty", "not here any more").await;
    visit.until("document.querySelectorAll('.notes .record').length === 2").await;
    assert!(!visit.sees("a[href^='/practice/']").await);
}

#[tokio::test]
async fn not_safe_brings_help_at_once_and_practice_waits() {
    let visit = Browser::phone().open().await;
    plant(&visit, &[boundary(&[])]).await;
    visit.go(&format!("/practice/#{ENTRY}")).await;
    visit.pick("was-i-safe", "not-sure").await;
    visit.saved().await;
    visit.next().await;
    visit.until("document.querySelector('.step a[href=\"/help/\"]')").await;
    check(&visit, "a note on an unsafe time").await;
    visit.until_step("how-it-went").await;
    assert!(visit.sees(&field("what-happened-after")).await, "nothing is gated");
    visit.go(&history("boundaries")).await;
    visit.reads(".card.care", "Practice can wait").await;
    assert!(!visit.sees(".rungs").await);
    check(&visit, "the history where practice waits").await;
}

#[tokio::test]
async fn who_is_afraid_sees_no_ladder_and_can_still_write() {
    for (question, option) in [("afraid", "yes"), ("hurt-before", "not-sure")] {
        let visit = Browser::phone().open().await;
        plant(&visit, &[boundary(&[(question, option)])]).await;
        visit.go(&history("boundaries")).await;
        visit.reads(".card.care", "Practice can wait").await;
        assert!(!visit.sees(".rungs").await && !visit.text("main").await.contains("ask my brother"));
        assert!(visit.sees(".card.care a[href='/help/']").await);
        assert!(
            visit.sees(&format!("a[href='/practice/'][data-at='{ENTRY}']")).await,
            "a note can be written"
        );
        visit.click_words("a", "Think of a private limit").await;
        visit.until(&format!("document.querySelector({})", json!(field("private-limit")))).await;
    }
}

#[tokio::test]
async fn where_somebody_stands_is_noted_from_the_history_and_listed() {
    let visit = Browser::phone().open().await;
    plant(&visit, &[entry("forgiveness", json!({ "where-i-am": "deciding" }))]).await;
    visit.go(&format!("/forgiveness/#{ENTRY}/end")).await;
    visit.click_words("a", "Look further at this").await;
    visit.until("document.querySelectorAll('.notes .record').length === 1").await;
    assert!(!visit.sees(".ladder").await);
    visit.click_words("a", "Note where I stand now").await;
    visit.until_step("where").await;
    visit.pick("where-i-am", "curious").await;
    visit.saved().await;
    visit.next().await;
    visit.answer("note", "back again").await;
    visit.click("#next").await;
    visit.click_words("a", "Look further at this").await;
    visit.until("document.querySelectorAll('.notes .record').length === 2").await;
    let first = visit.text(".notes .record:first-child").await;
    assert!(first.contains("Curious") && first.contains("back again"), "{first}");
    assert!(visit.text(".notes .record:last-child").await.contains("Deciding"));
    assert_eq!(notes(&visit).await[0]["answers"]["of"], ENTRY);
    check(&visit, "the history of forgiveness").await;
}

#[tokio::test]
async fn every_boundary_is_listed_with_how_it_went_the_last_time() {
    for browser in [Browser::desktop(), Browser::phone()] {
        let visit = browser.open().await;
        let mut records = vec![boundary(&[])];
        for (number, said, next) in [(2, "yes", "drop"), (3, "partly", "adjust")] {
            let at = format!("2026-11-2{number}T10:00:00.000Z");
            records.push(json!({ "v": 2, "id": format!("0mw0000000000{number}"), "kind": "practice", "created": at, "changed": at,
                "answers": { "of": ENTRY, "rung": "ask my brother", "said-it": said, "next": next } }));
        }
        for number in 10..40 {
            records.push(json!({ "v": 2, "id": format!("0mv000000000{number}"), "kind": "boundaries", "created": DAY, "changed": DAY,
                "answers": { "private-limit": "sleep" } }));
        }
        plant(&visit, &records).await;
        visit.go("/session/#boundaries").await;
        visit.until("document.querySelectorAll('.record').length === 20").await;
        visit.reads(".record:first-child", "Change it a little").await;
        let first = visit.text(".record:first-child").await;
        assert!(
            first.contains("Please knock <b>first</b>.") && first.contains("23 November 2026"),
            "{first}"
        );
        assert!(!first.contains("Leave it"), "the last note alone: {first}");
        assert!(first.starts_with("R."), "{first}");
        check(&visit, "boundaries in practice").await;
        visit.click_words("button", "Show more").await;
        visit.until("document.querySelectorAll('.record').length === 31").await;
        visit.reads(".record:last-child", "Nothing noted yet").await;
        visit.click(".record:first-child .record-name a").await;
        visit.reads("h1", "Prepare, practise, look back").await;
        visit.until("document.querySelectorAll('.rungs .ways a').length === 2").await;
        check(&visit, "the history of a boundary").await;
    }
}

#[tokio::test]
async fn at_400_percent_neither_needs_sideways_scrolling() {
    let visit = Browser::zoomed().open().await;
    let wide = "return [...document.querySelectorAll('main *')].filter(e => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 80))";
    let long = "verylong".repeat(30);
    let mut entry = boundary(&[("private-limit", &long)]);
    entry["label"] = json!(long);
    entry["answers"]["ladder"][0]["text"] = json!(long);
    let note = json!({ "v": 2, "id": "0mw00000000002", "kind": "practice", "created": DAY, "changed": DAY,
        "answers": { "of": ENTRY, "rung": format!("{long}!"), "proud": long } });
    plant(&visit, &[entry, note]).await;
    for path in [history("boundaries"), "/session/#boundaries".into()] {
        visit.go(&path).await;
        visit.until("document.querySelector('.record .answer, .record blockquote')").await;
        assert_eq!(visit.js(wide).await, json!([]), "{path}");
    }
}
