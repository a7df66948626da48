//! Backup files: saving them, plain or sealed, previewing, restoring, and undoing the restore.

mod age;
mod hostile;
mod killed;
mod memory;
mod round_trip;

use crate::harness::Visit;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;

/// Text with characters that are often handled wrongly: combining marks, emoji sequences, right-to-left text, markup,
/// quotes, NUL and a spreadsheet formula.
pub const WORDS: &str = "é e\u{301} 👩‍👩‍👧 אב \u{202e}gnp.exe <b>&amp;</b> \"q\" \\ \u{0} =1+1";

/// Stores a record with fields that only another program would write.
pub async fn plant(visit: &Visit, number: u32, kind: &str, words: &str) -> String {
    let id = format!("0mx{number:011}");
    let record = json!({
        "v": 2, "id": id, "kind": kind, "created": "2026-01-02T10:00:00.000Z", "changed": "2026-03-04T10:00:00.000Z",
        "rev": 3, "by": "00abc", "colour": "blue", "exact": 12345678901234567890_u64,
        "answers": { "one-event": words, "from-later": { "deep": [1, { "a": null }] } }
    });
    let name = format!("stillwater/record/{id}");
    visit.js(&format!("localStorage[{}] = {}", json!(name), json!(record.to_string()))).await;
    name
}

/// The stored records by key.
pub async fn kept(visit: &Visit) -> BTreeMap<String, Value> {
    let all = visit
        .js("return Object.fromEntries(Object.entries(localStorage).filter(([k]) => k.startsWith('stillwater/record/')))")
        .await;
    let texts = all.as_object().cloned().unwrap_or_default();
    texts.into_iter().map(|(k, text)| (k, serde_json::from_str(text.as_str().unwrap()).unwrap())).collect()
}

/// Writes bytes to a file and chooses it in the page.
pub async fn choose(visit: &Visit, name: &str, bytes: &[u8]) {
    let path = visit.downloads().join(format!("chosen-{name}"));
    fs::write(&path, bytes).unwrap();
    visit.choose_file("#copy-file", &path).await;
}

/// Enters the passphrase of the chosen file.
pub async fn unlock(visit: &Visit, passphrase: &str) {
    visit.until("document.querySelector('#open-pass')").await;
    visit.write("#open-pass", passphrase).await;
    visit.click("#open-copy").await;
}
