//! Helpers for the tests of faults: entries with one answer, identified by a number, and what is stored of them.

use crate::harness::{Visit, field};
use serde_json::{Value, json};

/// The id of the question that is answered.
pub const QUESTION: &str = "one-event";

/// The id of an entry.
pub fn id(number: u32) -> String {
    format!("0mx{number:011}")
}

/// The URL that opens an entry.
pub fn address(number: u32) -> String {
    format!("/forgiveness/#{}/about", id(number))
}

/// Opens an entry, or begins it if it does not exist.
pub async fn open(visit: &Visit, number: u32) {
    visit.go(&address(number)).await;
    visit.until(&format!("document.querySelector({})", json!(field(QUESTION)))).await;
}

/// Appends to the answer in the open entry.
pub async fn write(visit: &Visit, words: &str) {
    visit.answer(QUESTION, words).await;
}

/// Opens an entry, writes, and waits until the page says that it is saved.
pub async fn keep(visit: &Visit, number: u32, words: &str) {
    open(visit, number).await;
    write(visit, words).await;
    visit.saved().await;
}

/// The answer in the open entry.
pub async fn shown(visit: &Visit) -> String {
    visit.value(&field(QUESTION)).await
}

/// Waits until the open entry shows these words.
pub async fn shows(visit: &Visit, words: &str) {
    visit
        .until(&format!("document.querySelector({})?.value === {}", json!(field(QUESTION)), json!(words)))
        .await;
}

/// The answer of an entry in localStorage, if the entry is there.
pub async fn stored(visit: &Visit, number: u32) -> Option<String> {
    let script = format!("return localStorage['stillwater/record/{}'] ?? null", id(number));
    let text = visit.js(&script).await;
    let record: Value = serde_json::from_str(text.as_str()?).ok()?;
    Some(record["answers"][QUESTION].as_str()?.to_string())
}

/// Waits until the entry in localStorage has these words.
pub async fn stores(visit: &Visit, number: u32, words: &str) {
    visit
        .until(&format!(
            "JSON.parse(localStorage['stillwater/record/{}'] ?? 'null')?.answers?.['{QUESTION}'] === {}",
            id(number),
            json!(words)
        ))
        .await;
}

/// The answers of all stored entries, in the order of their ids.
pub async fn all_stored(visit: &Visit) -> Vec<String> {
    let records = visit.records().await;
    let words = records.iter().filter_map(|record| record["answers"][QUESTION].as_str());
    words.map(String::from).collect()
}

/// Waits for this many milliseconds of the page's own clock.
pub async fn wait(visit: &Visit, ms: u32) {
    visit.js("window.waited = performance.now()").await;
    // Each step has to be shorter than the timeout for a condition.
    for piece in (0..=ms).step_by(5000).chain([ms]) {
        visit.until(&format!("performance.now() - window.waited >= {piece}")).await;
    }
}

/// Dispatches the event for a person's return to the page.
pub async fn come_back(visit: &Visit) {
    visit.js("dispatchEvent(new Event('focus'))").await;
}
