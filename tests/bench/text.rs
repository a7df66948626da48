//! The text on the screen without JavaScript, against the text with it.

use super::e2e::harness::{Browser, Visit};
use super::row::Row;
use fantoccini::Locator;

async fn read(visit: &Visit) -> String {
    // The driver's own command is used, because scripts cannot run in a page without JavaScript.
    let main = visit.client.find(Locator::Css("main")).await.expect("the page has its main part");
    main.text().await.expect("it has a text")
}

pub async fn rows() -> Vec<Row> {
    let (without, with) = (
        Browser::phone().without_script().not_asked().open().await,
        Browser::phone().not_asked().open().await,
    );
    without.load("/").await;
    with.go("/").await;
    let (bare, drawn) = (read(&without).await, read(&with).await);
    let words = |text: &str| text.split_whitespace().count();
    let behind = format!(
        "{} of {} words, {}",
        words(&bare),
        words(&drawn),
        if bare == drawn { "letter for letter the same" } else { "not letter for letter the same" }
    );
    vec![Row::exactly(
        "article: words without JavaScript ÷ with",
        words(&bare) as f64 / words(&drawn) as f64,
        1.0,
        &behind,
    )]
}
