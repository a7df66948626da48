//! A profile is seized after everything was deleted, and searched with LevelDB's logs and tables decoded.
//!
//! What is held here is what was seen to be dependable; how much is left otherwise is a table in docs/durability.md.

mod measured;

use crate::harness::seized::{copies, sum};
use crate::harness::{Browser, Engine, Visit, each_engine};
use crate::privacy::locked_with;

/// No two letters in a row repeat what came before, so that browsers that compress leave them as they are.
const CANARY: &str = "qzjxkvwpyf";
/// The minutes that the page leaves the browser's disk are over in a moment: nothing here hangs on them.
const HURRIED: &str = "const wait = window.setTimeout;
    window.setTimeout = (act, ms, ...more) => wait(act, ms === 70000 ? 100 : ms, ...more)";
/// Where an engine keeps the journal.
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

/// Writes these words open, where they are found.
async fn written(words: &str) -> Visit {
    let visit = Browser::desktop().alone().with_fault(HURRIED).open().await;
    visit.go("/forgiveness/").await;
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

/// How often pieces of a slot stand in the journal. Firefox compresses what it keeps, two bytes a letter: a text without meaning
/// is cut there wherever two letters came before, so it is not found whole.
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
