//! A worksheet that consists of TOML only, from `tests/fixtures/worksheet`, is shown and can be filled in.

use crate::harness::{BEGIN_SHORT, Browser, field};

#[tokio::test]
async fn a_worksheet_from_a_folder_is_listed_filled_in_and_listed_again() {
    let visit = Browser::phone().with_fixture().open().await;
    visit.go("/worksheets/").await;
    visit.click_words(".offers a", "A quiet evening").await;
    visit.reads("h1", "A quiet evening").await;
    visit.until_step("plan").await;
    visit.pick("mood", "tired").await;
    visit.reads(".step .card.note", "An early night may be enough").await;
    visit.answer("what", "a book, and the window open").await;
    visit.pick("senses", "quiet").await;
    visit.pick("rest", "7").await;
    visit.saved().await;
    let record = visit.record().await;
    assert_eq!(record["kind"], "quiet-evening");
    assert_eq!(record["answers"]["rest"], 7);
    visit.reload().await;
    visit.until("document.querySelector(\"[name='t:what']\")?.value").await;
    assert_eq!(visit.value(&field("what")).await, "a book, and the window open");
    visit.go("/session/#everything").await;
    visit.click(".row-link").await;
    visit.reads(".sheet", "a book, and the window open").await;
}

#[tokio::test]
async fn its_short_way_has_an_end_of_its_own_and_the_rest_keeps_what_was_written() {
    let visit = Browser::phone().with_fixture().open().await;
    visit.go("/quiet-evening/").await;
    visit.click(BEGIN_SHORT).await;
    visit
        .until("document.querySelector('#step-plan') && !document.querySelector(\"[name='m:senses']\")")
        .await;
    assert!(visit.records().await.is_empty(), "a way alone begins no record");
    visit.pick("mood", "well").await;
    visit.answer("what", "a book").await;
    visit.until_step("company").await;
    visit.pick("alone", "fine").await;
    visit.saved().await;
    visit.click("#next").await;
    visit.reads("h1", "You have a plan").await;
    visit.reads(".outcome", "a book").await;
    assert!(visit.sees(".another-day a[href='/settle/']").await, "the link of this end");
    assert_eq!(visit.record().await["answers"]["way"], "short");

    visit.click("#rest").await;
    visit.pick("senses", "warm").await;
    visit.pick_chip("r:senses:warm", "8").await;
    visit.until_step("small").await;
    visit.reads(".recall", "a book").await;
    visit.saved().await;
    let answers = visit.record().await["answers"].clone();
    assert_eq!(answers["what"], "a book");
    assert_eq!(answers["way"], "whole");
    assert_eq!(answers["senses"]["rates"]["warm"], 8);
    visit.click("#next").await;
    visit.reads("h1", "A good evening to you").await;
}

#[tokio::test]
async fn a_number_that_was_given_marks_the_nearest_strength_and_stays() {
    let visit = Browser::phone().with_fixture().open().await;
    visit.go("/").await;
    let old = serde_json::json!({ "v": 2, "id": "0mw00000000001", "kind": "quiet-evening", "created": "2026-11-20T10:00:00.000Z",
        "answers": { "senses": { "picked": ["warm"], "rates": { "warm": 7 } } } });
    visit
        .js(&format!(
            "localStorage['stillwater/record/0mw00000000001'] = {}",
            serde_json::json!(old.to_string())
        ))
        .await;
    visit.go("/quiet-evening/#0mw00000000001/plan").await;
    visit.until("document.querySelector(\"[name='r:senses:warm'][value='8']\")?.checked").await;
    visit.answer("what", "a book").await;
    visit.saved().await;
    assert_eq!(visit.record().await["answers"]["senses"]["rates"]["warm"], 7);
    visit.pick_chip("r:senses:warm", "2").await;
    visit.saved().await;
    visit.until("document.querySelector(\"[name='r:senses:warm'][value='2']\")?.checked").await;
    assert_eq!(visit.record().await["answers"]["senses"]["rates"]["warm"], 2);
}
