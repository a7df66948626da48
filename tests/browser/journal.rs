//! The journal in the browser's own IndexedDB.

use crate::stage::{forget, until};
use std::cell::RefCell;
use std::rc::Rc;
use stillwater::browser::IdbJournal;
use stillwater::domain::record::Version;
use stillwater::storage::journal::{
    Journal, JournalEntry, JournalSnapshot, JournalWrite, WIPED, WriteOutcome,
};
use wasm_bindgen_test::wasm_bindgen_test;

const KEY: &str = "stillwater/record/0mi1x2y3z4abcd";

async fn open() -> (IdbJournal, JournalSnapshot) {
    IdbJournal::open().await.expect("a journal")
}

/// Waits for the outcome of a write.
async fn told(act: impl FnOnce(Box<dyn FnOnce(WriteOutcome)>)) -> WriteOutcome {
    let told = Rc::new(RefCell::new(None));
    act(Box::new({
        let told = told.clone();
        move |noted| drop(told.replace(Some(noted)))
    }));
    until("the journal answers", || told.borrow().is_some()).await;
    told.take().unwrap()
}

async fn note(journal: &IdbJournal, notes: Vec<JournalWrite>) -> WriteOutcome {
    told(|told| journal.commit(notes, told)).await
}

fn version(rev: u64, by: &str, over: (u64, &str), text: &str) -> JournalWrite {
    let stamp = |rev, by: &str| Version { rev, writer: by.into() };
    let entry = Some(JournalEntry::new(stamp(rev, by), text.into()));
    JournalWrite { key: KEY.into(), entry, parent: Some(stamp(over.0, over.1)) }
}

fn held(snapshot: &JournalSnapshot) -> Vec<(&str, Option<&str>)> {
    snapshot.entries.iter().map(|(key, entry)| (key.as_str(), entry.text())).collect()
}

#[wasm_bindgen_test]
async fn what_is_noted_is_there_for_the_next_page() {
    forget().await;
    let (journal, snapshot) = open().await;
    assert_eq!(
        (snapshot.entries, snapshot.record_keys, snapshot.presence_flag),
        (Vec::new(), Vec::new(), false)
    );
    let text = "first\nline 🌿 \u{0} אב";
    assert_eq!(note(&journal, vec![version(1, "aaaaa", (0, ""), text)]).await, WriteOutcome::Committed);
    journal.set_presence_flag();
    let (_, snapshot) = open().await;
    assert_eq!(held(&snapshot), [(KEY, Some(text))]);
    assert_eq!(snapshot.record_keys, [KEY]);
    assert!(snapshot.now - snapshot.entries[0].1.written_at < 60_000.0);
    forget().await;
}

#[wasm_bindgen_test]
async fn of_two_pages_the_first_is_noted_and_the_other_is_told() {
    forget().await;
    let ((one, _), (two, _)) = (open().await, open().await);
    assert_eq!(note(&one, vec![version(1, "aaaaa", (0, ""), "one")]).await, WriteOutcome::Committed);
    let overtaken = note(&two, vec![version(1, "bbbbb", (0, ""), "two")]).await;
    assert!(
        matches!(&overtaken, WriteOutcome::Conflict(entry) if entry.text() == Some("one")),
        "{overtaken:?}"
    );
    assert_eq!(note(&two, vec![version(2, "bbbbb", (1, "aaaaa"), "seen")]).await, WriteOutcome::Committed);
    assert_eq!(held(&open().await.1), [(KEY, Some("seen"))]);
    forget().await;
}

#[wasm_bindgen_test]
async fn notes_of_one_call_are_noted_together_or_not_at_all() {
    forget().await;
    let (journal, _) = open().await;
    note(&journal, vec![version(5, "aaaaa", (0, ""), "one")]).await;
    let other = JournalWrite {
        key: "stillwater/settings".into(),
        entry: Some(JournalEntry::unversioned("x")),
        parent: None,
    };
    let noted = note(&journal, vec![other, version(2, "bbbbb", (1, "ccccc"), "two")]).await;
    assert!(matches!(noted, WriteOutcome::Conflict(_)));
    assert_eq!(held(&open().await.1), [(KEY, Some("one"))]);
    forget().await;
}

#[wasm_bindgen_test]
async fn what_was_deleted_is_not_known_any_more_and_what_is_let_go_still_is() {
    forget().await;
    let (journal, _) = open().await;
    note(&journal, vec![version(1, "aaaaa", (0, ""), "one")]).await;
    note(&journal, vec![JournalWrite { key: KEY.into(), entry: None, parent: None }]).await;
    let (_, snapshot) = open().await;
    assert_eq!((held(&snapshot), snapshot.record_keys.clone()), (Vec::new(), vec![KEY.to_string()]));
    let gone = JournalEntry::tombstone(Version { rev: 2, writer: "aaaaa".into() });
    note(&journal, vec![JournalWrite { key: KEY.into(), entry: Some(gone), parent: None }]).await;
    let (_, snapshot) = open().await;
    assert_eq!((held(&snapshot), snapshot.record_keys.clone()), (vec![(KEY, None)], Vec::new()));
    forget().await;
}

#[wasm_bindgen_test]
async fn cleared_it_keeps_what_was_erased_and_gone_it_keeps_nothing() {
    forget().await;
    let ((journal, _), (other, _)) = (open().await, open().await);
    note(&journal, vec![version(1, "aaaaa", (0, ""), "one")]).await;
    journal.set_presence_flag();
    assert_eq!(told(|told| journal.clear(Some("00abc".into()), told)).await, WriteOutcome::Committed);
    let (_, snapshot) = open().await;
    assert_eq!((held(&snapshot), snapshot.presence_flag), (vec![(WIPED, Some("00abc"))], false));
    assert_eq!(told(|told| journal.clear(None, told)).await, WriteOutcome::Committed);
    // A page that had the journal open before can still write to it.
    assert_eq!(note(&other, vec![version(1, "bbbbb", (0, ""), "two")]).await, WriteOutcome::Committed);
    assert_eq!(held(&open().await.1), [(KEY, Some("two"))]);
    forget().await;
}
