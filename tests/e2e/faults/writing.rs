//! What the tests of faults have in common: entries with one answer, known by a number, and what is left of them.

use crate::harness::{Visit, field};
use serde_json::{Value, json};

/// The question that is answered.
pub const QUESTION: &str = "one-event";

/// The name of an entry.
pub fn id(number: u32) -> String {
    format!("0mx{number:011}")
}

/// Where an entry is written.
pub fn address(number: u32) -> String {
    format!("/forgiveness/#{}/about", id(number))
}

/// Opens an entry; one that is not there begins.
pub async fn open(visit: &Visit, number: u32) {
    visit.go(&address(number)).await;
    visit.until(&format!("document.querySelector({})", json!(field(QUESTION)))).await;
}

/// Writes on in the open entry.
pub async fn write(visit: &Visit, words: &str) {
    visit.answer(QUESTION, words).await;
}

/// Opens an entry, writes, and waits for the word that it is saved.
pub async fn keep(visit: &Visit, number: u32, words: &str) {
    open(visit, number).await;
    write(visit, words).await;
    visit.saved().await;
}

/// What the open entry shows.
pub async fn shown(visit: &Visit) -> String {
    visit.value(&field(QUESTION)).await
}

/// Waits until the open entry shows these words.
pub async fn shows(visit: &Visit, words: &str) {
    visit
        .until(&format!("document.querySelector({})?.value === {}", json!(field(QUESTION)), json!(words)))
        .await;
}

/// What localStorage holds of an entry; nothing if it is not there.
pub async fn stored(visit: &Visit, number: u32) -> Option<String> {
    let script = format!("return localStorage['stillwater/record/{}'] ?? null", id(number));
    let text = visit.js(&script).await;
    let record: Value = serde_json::from_str(text.as_str()?).ok()?;
    Some(record["answers"][QUESTION].as_str()?.to_string())
}

/// Waits until localStorage holds these words of an entry.
pub async fn stores(visit: &Visit, number: u32, words: &str) {
    visit
        .until(&format!(
            "JSON.parse(localStorage['stillwater/record/{}'] ?? 'null')?.answers?.['{QUESTION}'] === {}",
            id(number),
            json!(words)
        ))
        .await;
}

/// All words that are stored, in whatever entry, in the order of their names.
pub async fn all_stored(visit: &Visit) -> Vec<String> {
    let records = visit.records().await;
    let words = records.iter().filter_map(|record| record["answers"][QUESTION].as_str());
    words.map(String::from).collect()
}

/// Waits until so many milliseconds of the page's own clock have gone by.
pub async fn wait(visit: &Visit, ms: u32) {
    visit.js("window.waited = performance.now()").await;
    // In pieces, each shorter than the patience with a condition.
    for piece in (0..=ms).step_by(5000).chain([ms]) {
        visit.until(&format!("performance.now() - window.waited >= {piece}")).await;
    }
}

/// Tells the page that the person has come back to it.
pub async fn come_back(visit: &Visit) {
    visit.js("dispatchEvent(new Event('focus'))").await;
}
