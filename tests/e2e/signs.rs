//! The check-in.

use crate::harness::{BEGIN_SHORT, Browser, Visit, each_engine};
use serde_json::json;

async fn check_in(visit: &Visit) {
    visit.go("/signs/#all").await;
    visit.pick("betrayed.often", "a-lot").await;
    visit.click("section[aria-labelledby=sign-betrayed] summary").await;
    visit.pick("betrayed.in-the-way", "quite-a-bit").await;
    visit.answer("betrayed.note", "the kitchen, that evening").await;
    visit.answer("helped-most", "walking with Ana").await;
    visit.saved().await;
    visit.click("#save").await;
    visit.until("history.state?.at?.endsWith('/end')").await;
}

each_engine!(a_check_in_is_saved_reopened_edited_deleted_and_undone);
async fn a_check_in_is_saved_reopened_edited_deleted_and_undone() {
    let visit = Browser::phone().open().await;
    check_in(&visit).await;
    visit.reads(".parts", "the kitchen, that evening").await;
    visit.reads(".helped", "walking with Ana").await;
    let record = visit.record().await;
    assert_eq!(record["answers"]["betrayed.often"], "a-lot");
    assert!(record["done"].is_string(), "it is dated: {record}");

    visit.go("/signs/").await;
    visit.reads("h2", "Earlier check-ins").await;
    visit.click(".row-link").await;
    visit.click_words("a.button", "Open to change it").await;
    visit
        .until("document.querySelector(\"[name='t:betrayed.note']\")?.value === 'the kitchen, that evening'")
        .await;
    assert!(visit.picked("betrayed.often", "a-lot").await);
    visit.answer("betrayed.note", ", and after").await;
    visit.saved().await;
    let edited = visit.record().await;
    assert_eq!(edited["answers"]["betrayed.note"], "the kitchen, that evening, and after");
    assert_eq!(edited["done"], record["done"], "it keeps its date");

    visit.go("/session/#everything").await;
    visit.delete_first().await;
    visit.until("!document.querySelector('.record')").await;
    assert!(visit.records().await.is_empty());
    visit.click("#undo").await;
    visit.until("document.querySelector('.record')").await;
    assert_eq!(visit.record().await, edited, "brought back exactly as it was");
}

#[tokio::test]
async fn the_end_shows_ones_own_words_and_tools_and_never_a_number() {
    let visit = Browser::desktop().open().await;
    check_in(&visit).await;
    let tools = visit.js("return document.querySelectorAll('.offers li').length").await;
    assert!((2..=3).contains(&tools.as_u64().unwrap()), "two or three tools: {tools}");
    visit.reads("#support-title", "").await;
    visit.click("#dismiss").await;
    visit.until("!document.querySelector('#support-title')").await;
    let text = visit.text("main").await;
    assert!(!text.chars().any(|c| c.is_ascii_digit()), "no number on the end screen:\n{text}");
}

#[tokio::test]
async fn support_is_not_pressed_on_somebody_who_marks_little() {
    let visit = Browser::phone().open().await;
    visit.go("/signs/#all").await;
    visit.pick("trust.often", "now-and-then").await;
    visit.saved().await;
    visit.click("#save").await;
    visit.until("history.state?.at?.endsWith('/end')").await;
    assert!(!visit.sees("#support-title").await);
}

#[tokio::test]
async fn support_is_offered_when_the_same_sign_rises_three_times() {
    let visit = Browser::phone().open().await;
    for often in ["not-lately", "now-and-then", "half"] {
        visit.go("/signs/#all").await;
        visit.pick("trust.often", often).await;
        visit.saved().await;
        visit.click("#save").await;
        visit.until("history.state?.at?.endsWith('/end')").await;
        assert_eq!(visit.sees("#support-title").await, often == "half", "after {often}");
    }
}

#[tokio::test]
async fn a_draft_waits_and_signs_of_ones_own_stay() {
    let visit = Browser::phone().open().await;
    visit.go("/signs/#all").await;
    visit.write("#own-sign", "I check the door").await;
    visit.click(".own-sign button").await;
    visit.reads(".sign h2", "I check the door").await;
    visit.saved().await;
    visit.go("/signs/").await;
    visit.click("#go-on").await;
    visit.reads(".sign h2", "I check the door").await;
    visit.click(".sign:has([id^=reword]) summary").await;
    visit.write("[id^=reword]", " twice").await;
    visit.reads(".sign h2", "I check the door twice").await;
    visit.saved().await;
    visit.click("#save").await;
    visit.until("history.state?.at?.endsWith('/end')").await;

    visit.go("/signs/#all").await;
    visit.reads(".sign h2", "I check the door twice").await;
    assert_eq!(visit.records().await.len(), 1, "opening a new check-in stores nothing");
    visit.click(".sign:has([id^=reword]) summary").await;
    visit.click_words("button", "Remove this sign").await;
    visit.until("!document.querySelector('[id^=reword]')").await;
}

#[tokio::test]
async fn not_feeling_safe_opens_help_at_once_from_anywhere_on_the_screen() {
    let visit = Browser::phone().open().await;
    visit.go("/signs/#all").await;
    visit.js("scrollTo(0, document.body.scrollHeight)").await;
    let inside = "(() => { const r = document.querySelector('#unsafe-button').getBoundingClientRect();
        return r.top >= 0 && r.bottom <= innerHeight; })()";
    visit.until(inside).await;
    visit.client.find(fantoccini::Locator::Css("#unsafe-button")).await.unwrap().click().await.unwrap();
    visit.until("document.querySelector('dialog[open]')").await;
    // The browser's language is British English, so the help is for the United Kingdom, with the emergency number
    // first.
    let first =
        visit.js("return document.querySelector('dialog a[href^=\"tel:\"]').getAttribute('href')").await;
    assert_eq!(first, json!("tel:999"));
    assert_eq!(visit.js("return location.pathname").await, json!("/signs/"));
    visit.press(&[fantoccini::key::Key::Escape]).await;
    visit.until("!document.querySelector('dialog')").await;
}

/// Waits until the page takes a tap for an answer to this sign, and not for the second half of a double tap.
async fn takes_taps(visit: &Visit, sign: &str) {
    visit
        .until(&format!(
            "(card => card && getComputedStyle(card).pointerEvents !== 'none')(document.querySelector('section[aria-labelledby=sign-{sign}]'))"
        ))
        .await;
}

const SIGNS: [&str; 6] = ["betrayed", "trust", "on-guard", "boundaries", "numb", "pushing-away"];

#[tokio::test]
async fn a_quick_check_in_is_six_taps() {
    let visit = Browser::phone().open().await;
    visit.go("/signs/").await;
    visit.click(BEGIN_SHORT).await;
    for (number, sign) in SIGNS.iter().enumerate() {
        takes_taps(&visit, sign).await;
        visit.reads(".where", &format!("Step {} of 6", number + 1)).await;
        assert!(!visit.sees(".sign summary").await, "nothing more is asked");
        visit.pick(&format!("{sign}.often"), "half").await;
    }
    visit.until("history.state?.at?.endsWith('/end')").await;
    visit.go("/session/#everything").await;
    let record = visit.record().await;
    assert!(record["done"].is_string() && record["answers"]["way"] == "short", "{record}");
    for sign in SIGNS {
        assert_eq!(record["answers"][format!("{sign}.often")], "half");
    }
}

#[tokio::test]
async fn one_sign_at_a_time_has_room_for_words_and_is_gone_on_with() {
    let visit = Browser::phone().open().await;
    visit.begin("/signs/").await;
    takes_taps(&visit, "betrayed").await;
    visit.click(".sign summary").await;
    visit.answer("betrayed.note", "the kitchen").await;
    visit.pick("betrayed.often", "a-lot").await;
    takes_taps(&visit, "trust").await;
    visit.click("#back").await;
    visit.until("document.querySelector(\"[name='t:betrayed.note']\")?.value === 'the kitchen'").await;
    assert!(visit.picked("betrayed.often", "a-lot").await);
    visit.click("#next").await;
    takes_taps(&visit, "trust").await;
    // The arrow keys pass over options, so they do not move on.
    visit.js("document.querySelector('#f-none, .sign input').focus()").await;
    visit.press(&[fantoccini::key::Key::Down]).await;
    visit.saved().await;
    assert!(visit.sees("section[aria-labelledby=sign-trust]").await);

    visit.go("/signs/").await;
    visit.click("#go-on").await;
    takes_taps(&visit, "trust").await;
    for _ in 0..5 {
        visit.click("#next").await;
    }
    visit.until("document.querySelector('#step-after')").await;
    visit.click("#next").await;
    visit.answer("helped-most", "walking with Ana").await;
    visit.click("#next").await;
    visit.reads(".helped", "walking with Ana").await;
    visit.go("/session/#everything").await;
    let record = visit.record().await;
    assert_eq!(record["answers"]["betrayed.note"], "the kitchen");
    assert!(record["done"].is_string());
}
