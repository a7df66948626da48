//! F18: the traces in the browser's profile after different events. Every file is searched for words that occur nowhere
//! else.

use super::{PASS, locked_with, open_with, put_on, shows};
use crate::harness::{Browser, Engine, Visit, each_engine};
use memchr::memmem;
use std::fs;
use std::path::Path;

/// No two adjacent letters occur twice, so that compression by the browser leaves the text unchanged.
const CANARY: &str = "qzjxkvwpyf";

/// The files below a folder that contain the words in UTF-8 or UTF-16.
pub fn found(folder: &Path, words: &str) -> Vec<String> {
    let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let has = |bytes: &[u8], part: &[u8]| memmem::find(bytes, part).is_some();
    let mut files = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return files };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            files.extend(found(&path, words));
        } else if fs::read(&path).is_ok_and(|bytes| has(&bytes, words.as_bytes()) || has(&bytes, &wide)) {
            files.push(path.display().to_string());
        }
    }
    files
}

fn nothing_of_it(visit: &Visit, when: &str) {
    for words in [CANARY, PASS] {
        let files = found(&visit.profile(), words);
        assert!(files.is_empty(), "{when}: {words} is in {files:?}");
    }
}

each_engine!(without_a_lock_the_words_are_found);
async fn without_a_lock_the_words_are_found() {
    let engine = Engine::here();
    let mut visit = Browser::desktop().alone().open().await;
    visit.begin("/forgiveness/").await;
    visit.until_step("about").await;
    visit.answer("one-event", CANARY).await;
    visit.saved().await;
    visit.close_politely().await;
    assert!(!found(&visit.profile(), CANARY).is_empty(), "{engine:?}: so the search finds what is there");
}

each_engine!(with_a_lock_they_are_found_nowhere);
async fn with_a_lock_they_are_found_nowhere() {
    let engine = Engine::here();
    let (mut visit, _) = locked_with(Browser::desktop().alone(), CANARY).await;
    visit.kill();
    nothing_of_it(&visit, &format!("{engine:?}, killed while it was open"));
    visit.restart().await;
    visit.go("/session/#everything").await;
    open_with(&visit, PASS).await;
    visit.click(".record-go-on a").await;
    shows(&visit, CANARY).await;
    visit.answer("one-event", " again").await;
    visit.saved().await;
    visit.go("/session/#everything").await;
    open_with(&visit, PASS).await;
    visit.delete_first().await;
    visit.click("#undo").await;
    visit.reads(".record", "Forgiveness").await;
    visit.delete_first().await;
    visit.go("/settings/").await;
    open_with(&visit, PASS).await;
    visit.click("#lock-now").await;
    visit.close_politely().await;
    nothing_of_it(&visit, &format!("{engine:?}, deleted, locked and quit"));
}

#[tokio::test]
async fn a_lock_that_was_put_on_later_seals_what_is_written_from_then_on() {
    let mut visit = Browser::desktop().alone().open().await;
    visit.go("/settings/").await;
    visit.click("#put-lock-on").await;
    put_on(&visit).await;
    visit.go("/forgiveness/").await;
    open_with(&visit, PASS).await;
    visit.until_step("about").await;
    visit.answer("one-event", CANARY).await;
    visit.saved().await;
    visit.close_politely().await;
    nothing_of_it(&visit, "quit");
}
