//! Sessions: the items a person brings, the shared view, and the list of all entries.

mod bring;
mod everything;
mod many;
mod together;

use crate::harness::Visit;
use serde_json::{Value, json};

/// The id of the forgiveness worksheet of [`seed`].
pub const FORGIVENESS: &str = "0mi1x2y3z00001";
/// The id of its check-in.
pub const CHECK_IN: &str = "0mi1x2y3z00002";
/// The id of its boundary.
pub const BOUNDARY: &str = "0mi1x2y3z00003";

/// Stores three entries. Each word that begins with "canary" occurs in one place only.
pub async fn seed(visit: &Visit) {
    visit.go("/help/").await;
    // Its owner has prepared a session before, so single answers can be marked.
    visit
        .js("const settings = JSON.parse(localStorage['stillwater/settings'] ?? '{\"v\":1}');
             localStorage['stillwater/settings'] = JSON.stringify({ ...settings, 'session-seen': 'yes' })")
        .await;
    keep(visit, json!({ "id": FORGIVENESS, "kind": "forgiveness", "label": "Harvest canarylabel", "done": "2026-11-05T10:00:00.000Z",
        "answers": { "one-event": "canaryevent at the station", "feelings": { "picked": ["anger", "sadness"], "own": "a flat grey" },
            "keep": "canarykeep", "where-i-am": "curious" } })).await;
    keep(
        visit,
        json!({ "id": CHECK_IN, "kind": "check-in", "done": "2026-11-12T10:00:00.000Z",
        "answers": { "trust.often": "a-lot", "trust.note": "Café by the foret", "numb.note": "canarynumb",
            "own-signs": [{ "id": "own-x", "text": "canarysign" }], "helped-most": "canaryhelped" } }),
    )
    .await;
    keep(visit, json!({ "id": BOUNDARY, "kind": "boundaries", "label": "canaryother",
        "answers": { "with-whom": "canarywhom", "what-happens": "canarycalls", "my-words": { "text": "I pick up until nine." } } })).await;
}

/// Stores a record that was created and changed on a day of November 2026.
async fn keep(visit: &Visit, mut record: Value) {
    record["v"] = json!(2);
    for moment in ["created", "changed"] {
        record[moment] = json!("2026-11-12T10:00:00.000Z");
    }
    let id = record["id"].as_str().unwrap();
    visit.js(&format!("localStorage['stillwater/record/{id}'] = {}", json!(record.to_string()))).await;
}

/// The session with the latest id.
async fn session(visit: &Visit) -> Value {
    let records = visit.records().await;
    records.into_iter().rfind(|record| record["kind"] == "session").expect("a session is stored")
}

/// Clicks the control that brings a question to the session.
pub async fn mark(visit: &Visit, question: &str) {
    visit.click(&format!("label.bring:has(input[aria-label='Bring to my session: {question}'])")).await;
}
