//! The ways to export a handout: as text, as a file, and through the system's share dialog.

use super::{CHECK_IN, SESSION, WORKSHEET, bare, holds_only, on_sheet, seeded, take};
use crate::harness::Browser;
use serde_json::json;

/// A browser with the Web Share API, which records the shared data.
pub const SHARING: &str = "Object.defineProperty(navigator, 'share', { configurable: true,
    value: given => { window.shared = given; return Promise.reject(new DOMException('closed', 'AbortError')) } })";
/// A browser without it.
const NO_SHARING: &str = "Object.defineProperty(navigator, 'share', { value: undefined })";

#[tokio::test]
async fn the_text_and_the_file_hold_what_the_sheet_holds() {
    let (visit, all) = seeded(Browser::desktop().with_fault(NO_SHARING)).await;
    visit.may_read_copies().await;
    take(&visit, &all, SESSION, "want").await;
    take(&visit, &all, WORKSHEET, "one-event").await;
    take(&visit, &all, CHECK_IN, "~own-b").await;
    let picked = [all.of(SESSION, "want"), all.of(WORKSHEET, "one-event"), all.of(CHECK_IN, "~own-b")];
    assert!(!visit.sees("#share").await, "there is nothing to share with");

    visit.click(".ways-out .copy").await;
    visit.reads(".ways-out", "Copied.").await;
    let copied = visit.copied().await;
    assert_eq!(bare(&copied), on_sheet(&visit).await);

    visit.click("#markdown").await;
    let file = visit.downloaded(".md").await;
    assert_eq!(file.name, "notes.md");
    let text = String::from_utf8(file.bytes).unwrap();
    assert!(text.starts_with("# Notes for a session\n\n"), "{text}");
    assert!(text.contains("\n\n## Forgiveness · "), "{text}");
    assert!(text.contains("**What I want from today**\n\n"), "{text}");
    assert!(text.contains("\\<b\\>\\&\\</b\\> \\*so\\*"), "a person's marks are no marks: {text}");
    holds_only(&text, &all, &picked);
}

#[tokio::test]
async fn before_anything_is_shared_it_is_said_who_may_see_it() {
    let (visit, all) = seeded(Browser::phone().with_fault(SHARING)).await;
    take(&visit, &all, WORKSHEET, "one-event").await;
    visit.click("#share").await;
    visit.until("document.activeElement.id === 'share-go-on'").await;
    visit.reads("#share-who", "Whichever app you choose gets this text").await;
    visit.click("#share-not-now").await;
    visit.until("document.activeElement.id === 'share'").await;
    assert_eq!(visit.js("return window.shared ?? null").await, json!(null));

    visit.click("#share").await;
    visit.click("#share-go-on").await;
    visit.until("window.shared").await;
    let shared = visit.js("return window.shared").await;
    assert_eq!(shared.as_object().unwrap().keys().collect::<Vec<_>>(), ["text"], "no title, no address");
    assert_eq!(bare(shared["text"].as_str().unwrap()), on_sheet(&visit).await);
    holds_only(shared["text"].as_str().unwrap(), &all, &[all.of(WORKSHEET, "one-event")]);
    visit.until("!document.querySelector('#share-who') && document.querySelector('#share')").await;
}
