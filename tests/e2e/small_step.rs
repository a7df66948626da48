//! One small step: planned at the end of a worksheet, shown on My notes and on the home page, and answered there.

use crate::harness::Browser;
use serde_json::json;

#[tokio::test]
async fn it_is_planned_met_again_answered_and_gone() {
    let visit = Browser::phone().open().await;
    visit.begin("/boundaries/").await;
    visit.until_step("what").await;
    visit.answer("what-happens", "canary calls at midnight").await;
    while !visit.sees("[name='k:small-step:will']").await {
        visit.next().await;
    }
    visit.write("[name='k:small-step:when']", "the phone rings at work").await;
    visit.write("[name='k:small-step:will']", "let it ring").await;
    while visit.text("#next").await != "Finish" {
        visit.next().await;
    }
    visit.saved().await;
    visit.next().await;
    visit.until("document.querySelector('.ending')").await;
    visit.reads(".outcome", "When the phone rings at work, I will let it ring").await;
    visit.go("/").await;
    visit.reads(".door:first-child", "One small step").await;
    assert!(!visit.text("main").await.contains("let it ring"), "the home page shows no words");
    visit.click(".door:first-child").await;
    visit.reads(".one-step .brought", "When the phone rings at work, I will let it ring").await;
    visit.click_words(".one-step button", "Part of it").await;
    visit.write("#small-step-note", "I turned it over").await;
    visit.until("JSON.stringify(localStorage).includes('I turned it over')").await;
    let record = visit.records().await.into_iter().find(|one| one["kind"] == "boundaries").unwrap();
    let step = &record["answers"]["small-step"];
    assert_eq!((&step["how"], &step["note"]), (&json!("part"), &json!("I turned it over")));
    assert_eq!(step["on"].as_str().map(str::len), Some(10), "it is dated");
    visit.reload().await;
    visit.until("document.querySelector('.look-back')").await;
    assert!(!visit.sees(".one-step").await, "it is shown until it is answered");
    visit.go("/").await;
    visit.reads(".door:first-child", "How are things?").await;
}

#[tokio::test]
async fn its_day_goes_into_a_calendar_without_a_word_of_it() {
    let visit = Browser::phone().alone().open().await;
    visit.begin("/boundaries/").await;
    visit.until_step("what").await;
    while !visit.sees("[name='k:small-step:will']").await {
        visit.next().await;
    }
    visit.write("[name='k:small-step:will']", "canary").await;
    visit
        .js("const day = document.querySelector(\"[name='k:small-step:day']\"); day.value = '2027-01-05';
             day.dispatchEvent(new Event('input', { bubbles: true })); day.dispatchEvent(new Event('change', { bubbles: true }))")
        .await;
    visit.click(".calendar-file summary").await;
    visit.reads(".calendar-file", "Others may see your calendar").await;
    visit.click_words(".calendar-file button", "Save the file").await;
    let file = visit.downloaded(".ics").await;
    let text = String::from_utf8(file.bytes.clone()).expect("it is text");
    assert_eq!(file.name, "reminder.ics");
    assert!(text.contains("DTSTART;VALUE=DATE:20270105") && text.contains("SUMMARY:Reminder"), "{text}");
    assert_eq!(text.matches("BEGIN:VALARM").count(), 1);
    for telling in ["canary", "http", "Stillwater", "oundar"] {
        assert!(!text.contains(telling), "{telling}: {text}");
    }
}
