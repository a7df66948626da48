//! A worksheet that consists of TOML only, from `tests/fixtures/worksheet`, is shown and can be filled in.

use crate::harness::{Browser, field};

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
    visit.click(".record .actions a").await;
    visit.reads(".sheet", "a book, and the window open").await;
}
