//! The forgiveness worksheet: its gate, its three branches, the letter.

use crate::harness::{Browser, Visit, each_engine, field};
use serde_json::json;

async fn begin(visit: &Visit, whom: &str) {
    visit.begin("/forgiveness/").await;
    visit.pick("still-happening", "no").await;
    visit.pick("pressure", "no").await;
    visit.until_step("about").await;
    visit.pick("whom", whom).await;
}

/// Goes through the remaining steps and answers every text field. Returns the ids of all fields.
async fn walk(visit: &Visit) -> Vec<String> {
    let mut fields = Vec::new();
    for _ in 0..20 {
        visit.js("document.querySelectorAll('details').forEach(d => d.open = true)").await;
        let here = visit
            .js("return [...new Set([...document.querySelectorAll('.step [name]')].map(e => e.name.split(':')[1]))]")
            .await;
        let here: Vec<String> = serde_json::from_value(here).unwrap();
        for key in &here {
            if visit.sees(&field(key)).await {
                visit.answer(key, &format!("about {key}")).await;
            }
        }
        fields.extend(here);
        if visit.text("#next").await == "Finish" {
            break;
        }
        visit.next().await;
    }
    visit.saved().await;
    visit.click("#next").await;
    visit.until("history.state?.at?.endsWith('/end')").await;
    let record = visit.record().await;
    assert!(record["done"].is_string());
    for key in fields.iter().filter(|key| record["answers"][key.as_str()].is_string()) {
        let text = record["answers"][key.as_str()].as_str().unwrap();
        assert!(text.starts_with("about ") || !text.contains(' '), "{key}: {text}");
    }
    fields
}

fn has(fields: &[String], wanted: &[&str]) {
    for key in wanted {
        assert!(fields.iter().any(|field| field == key), "{key} is asked: {fields:?}");
    }
}

fn has_not(fields: &[String], unwanted: &[&str]) {
    for key in unwanted {
        assert!(!fields.iter().any(|field| field == key), "{key} is not asked: {fields:?}");
    }
}

const FOUR_RS: [&str; 7] =
    ["did", "affected", "in-my-control", "regret", "repair", "do-differently", "treat-myself"];
const BLAME: [&str; 5] = ["sentence-i-say", "knew-then", "who-chose", "tell-a-friend", "fairer-sentence"];

#[tokio::test]
async fn someone_else() {
    let visit = Browser::phone().open().await;
    begin(&visit, "someone-else").await;
    let fields = walk(&visit).await;
    has(&fields, &["feelings", "not-okay", "whose-part", "would-not-mean", "set-down", "keep"]);
    has(&fields, &["understand", "letter", "where-i-am", "small-step", "when-it-returns", "care-after"]);
    has_not(&fields, &FOUR_RS);
    has_not(&fields, &BLAME);
}

each_engine!(something_i_did);
async fn something_i_did() {
    let visit = Browser::desktop().open().await;
    begin(&visit, "something-i-did").await;
    let fields = walk(&visit).await;
    has(&fields, &FOUR_RS);
    has_not(&fields, &BLAME);
    has_not(&fields, &["understand"]);
}

#[tokio::test]
async fn blame_i_carry() {
    let visit = Browser::phone().open().await;
    begin(&visit, "blame-i-carry").await;
    let fields = walk(&visit).await;
    has(&fields, &BLAME);
    has_not(&fields, &FOUR_RS);
    has_not(&fields, &["understand"]);
}

#[tokio::test]
async fn when_the_harm_goes_on_forgiving_can_wait_and_nothing_is_blocked() {
    for (question, answer) in [
        ("still-happening", "yes"),
        ("still-happening", "not-sure"),
        ("pressure", "yes"),
        ("pressure", "not-sure"),
    ] {
        let visit = Browser::phone().open().await;
        visit.begin("/forgiveness/").await;
        visit.pick(question, answer).await;
        visit.next().await;
        visit.until("document.querySelector('#step-care-safety')").await;
        for address in ["/boundaries/", "/help/", "/settle/"] {
            assert!(visit.sees(&format!(".step a[href='{address}']")).await, "{address} is offered");
        }
        let fields = walk(&visit).await;
        has_not(
            &fields,
            &["understand", "letter", "contact", "trust", "reconciling", "intend", "whose-part"],
        );
        has(&fields, &["set-down", "small-step"]);
    }
}

#[tokio::test]
async fn not_now_is_a_complete_ending() {
    let visit = Browser::phone().open().await;
    begin(&visit, "someone-else").await;
    while !visit.sees("input[value='not-now']").await {
        visit.next().await;
    }
    visit.pick("where-i-am", "not-now").await;
    visit.until("document.querySelector('.step .card button')").await;
    visit.click(".step .card button").await;
    visit.until("history.state?.at?.endsWith('/end')").await;
    assert!(visit.record().await["done"].is_string());
    assert!(!visit.text("main").await.contains("incomplete"));
}

#[tokio::test]
async fn many_worksheets_each_with_a_label_resumed_at_their_step() {
    let visit = Browser::phone().open().await;
    for (label, event) in [("spring", "first"), ("autumn", "second")] {
        visit.begin("/forgiveness/").await;
        visit.until_step("about").await;
        visit.answer("one-event", event).await;
        visit.name(label).await;
        visit.saved().await;
    }
    assert_eq!(visit.records().await.len(), 2);
    visit.go("/forgiveness/").await;
    visit.click_words(".record-name a", "spring").await;
    visit.click_words("a.button", "Go on").await;
    visit.until("document.querySelector('#step-about')").await;
    assert_eq!(visit.value(&field("one-event")).await, "first");
}

#[tokio::test]
async fn the_letter_keeps_to_its_protocol() {
    let visit = Browser::phone().open().await;
    begin(&visit, "someone-else").await;
    while !visit.sees("[name$='going-round']").await {
        visit.next().await;
    }
    visit.js("document.querySelectorAll('details').forEach(d => d.open = true)").await;
    assert_eq!(visit.js("return [...document.querySelectorAll('main button, main a')].filter(e => /send|share|mail/i.test(e.textContent)).length").await, json!(0));
    visit.click(".letter .actions button").await;
    visit.reads(".timer", "minutes left").await;
    visit.answer("letter", "What I never said").await;
    visit.click_words(".letter .timer button", &visit.text(".letter .timer button").await).await;
    visit.until("!document.querySelector('.timer-left')").await;
    visit.saved().await;
    visit.click(".letter > .button:not(.quiet)").await;
    visit.until("document.querySelector('.letter .card.care')").await;
    // Deleting the letter asks for confirmation once, and can be undone.
    visit.click(".letter > .button.quiet").await;
    visit.click(".letter [role=alert] .button:not(.quiet)").await;
    visit.until(&format!("document.querySelector(\"{}\").value === ''", field("letter"))).await;
    visit.click(".letter .card.note button").await;
    visit
        .until(&format!("document.querySelector(\"{}\").value === 'What I never said'", field("letter")))
        .await;
}
