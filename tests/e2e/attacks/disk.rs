//! A profile is searched after everything was deleted, with LevelDB's logs and tables decoded.
//!
//! These tests assert only what was observed reliably. A table in docs/durability.md says how much is left otherwise.

mod measured;

use crate::harness::seized::{copies, sum};
use crate::harness::{Browser, Engine, Visit, each_engine};
use crate::privacy::locked_with;

/// No two adjacent letters occur twice, so that compression by the browser leaves the text unchanged.
const CANARY: &str = "qzjxkvwpyf";
/// Shortens the page's wait of 70 seconds until the browser has written to disk. Nothing in these tests depends on it.
const HURRIED: &str = "const wait = window.setTimeout;
    window.setTimeout = (act, ms, ...more) => wait(act, ms === 70000 ? 100 : ms, ...more)";
/// Parts of the paths where each engine stores IndexedDB.
const JOURNAL: [&str; 3] = ["IndexedDB", "/idb/", "indexeddb"];

/// Deletes everything, and waits until the page says that the browser shows nothing of it any more.
async fn erase(visit: &Visit) {
    visit.go("/settings/").await;
    visit.click("#erase").await;
    visit.click("#erase-go-on").await;
    visit.click("#erase-now").await;
    visit.reads("main", "Everything is deleted").await;
    visit.reads(".gone", "remains on the disk").await;
}

fn in_the_journal(visit: &Visit, words: &str) -> usize {
    sum(&copies(&visit.profile(), words), &JOURNAL)
}

/// Stores these words without a lock.
async fn written(words: &str) -> Visit {
    let visit = Browser::desktop().alone().with_fault(HURRIED).open().await;
    visit.begin("/forgiveness/").await;
    visit.until_step("about").await;
    visit.answer("one-event", words).await;
    visit.saved().await;
    visit
}

each_engine!(after_everything_was_deleted_the_journal_holds_no_copy_of_the_words);
async fn after_everything_was_deleted_the_journal_holds_no_copy_of_the_words() {
    let engine = Engine::here();
    let mut visit = written(CANARY).await;
    assert!(in_the_journal(&visit, CANARY) > 0, "{engine:?}: so the search finds what is there");
    erase(&visit).await;
    visit.kill();
    assert_eq!(in_the_journal(&visit, CANARY), 0, "{engine:?}: {:?}", copies(&visit.profile(), CANARY));
}

/// Counts the pieces of a key slot in the journal. Firefox stores two bytes a letter and compresses them: even a random
/// text is cut wherever two letters occurred before, so the slot is not found as a whole.
fn pieces_in_the_journal(visit: &Visit, slot: &str) -> usize {
    let letters: Vec<char> = slot.chars().collect();
    letters.chunks_exact(12).map(|piece| in_the_journal(visit, &piece.iter().collect::<String>())).sum()
}

each_engine!(after_a_locked_device_was_emptied_the_journal_holds_no_slot_of_its_key);
async fn after_a_locked_device_was_emptied_the_journal_holds_no_slot_of_its_key() {
    let engine = Engine::here();
    let (mut visit, _) = locked_with(Browser::desktop().alone().with_fault(HURRIED), CANARY).await;
    let slot = visit.js("return JSON.parse(localStorage['stillwater/vault']).pass.key").await;
    let slot = slot.as_str().expect("the passphrase's slot").to_owned();
    assert!(pieces_in_the_journal(&visit, &slot) > 0, "{engine:?}: so the search finds what is there");
    erase(&visit).await;
    visit.kill();
    assert_eq!(pieces_in_the_journal(&visit, &slot), 0, "{engine:?}: {:?}", copies(&visit.profile(), &slot));
}
