//! A draft: a blank record is not stored, and a failure stays visible.

use super::stubborn::Stubborn;
use super::*;
use stillwater::state::{Draft, SaveState};
use stillwater::storage::StoreError;

const LATER: &str = "2026-11-22T09:31:00.000Z";

fn blank() -> Draft {
    Draft::open(Record::begin(ID.into(), "forgiveness", NOW.into()), None)
}

fn write(draft: &mut Draft, words: &'static str) {
    draft.edit(LATER.into(), Box::new(move |record| record.answers.set_text("one-event", words)));
}

#[test]
fn a_blank_record_is_not_stored() {
    let (app_state, store) = app_state();
    let mut draft = blank();
    draft.save(&app_state);
    draft.edit(LATER.into(), Box::new(|record| record.step = "about".into()));
    draft.save(&app_state);
    write(&mut draft, "");
    draft.save(&app_state);
    assert_eq!(draft.saving, SaveState::Clean);
    assert!(contents(&*store).is_empty());
}

#[test]
fn walking_through_to_the_end_without_an_answer_keeps_nothing() {
    let (app_state, store) = app_state();
    let mut draft = blank();
    for step in &crate::common::worksheet("forgiveness").steps {
        let step = step.id.to_string();
        draft.edit(LATER.into(), Box::new(move |record| record.step = step));
        draft.save(&app_state);
    }
    draft.edit(LATER.into(), Box::new(|record| record.done = Some(LATER.into())));
    draft.save(&app_state);
    assert_eq!(draft.saving, SaveState::Clean);
    assert!(contents(&*store).is_empty());
    write(&mut draft, "after all");
    draft.save(&app_state);
    assert!(kept(&*store, ID).unwrap().contains("after all"), "one who goes back and writes is kept");
}

#[test]
fn a_finished_worksheet_with_an_answer_is_kept_as_finished() {
    let (app_state, store) = app_state();
    let mut draft = blank();
    write(&mut draft, "that evening");
    draft.edit(LATER.into(), Box::new(|record| record.done = Some(LATER.into())));
    draft.save(&app_state);
    assert!(kept(&*store, ID).unwrap().contains("done"));
}

#[test]
fn what_a_new_record_began_with_is_nothing_written() {
    let (app_state, store) = app_state();
    let mut draft = Draft::open(record(ID, "taken over from the last check-in"), None);
    draft.edit(LATER.into(), Box::new(|record| record.step = "about".into()));
    draft.save(&app_state);
    assert!(contents(&*store).is_empty());
}

#[test]
fn the_first_words_are_stored_with_the_step_they_were_written_in() {
    let (app_state, store) = app_state();
    let mut draft = blank();
    draft.edit(LATER.into(), Box::new(|record| record.step = "about".into()));
    write(&mut draft, "that evening");
    assert_eq!(draft.saving, SaveState::Pending);
    assert!(contents(&*store).is_empty(), "not before it is saved");
    draft.save(&app_state);
    assert_eq!(draft.saving, SaveState::Written);
    let text = kept(&*store, ID).unwrap();
    assert!(
        text.contains("that evening") && text.contains("\"step\":\"about\"") && text.contains(LATER),
        "{text}"
    );
}

#[test]
fn words_taken_back_are_taken_back_in_the_store_too() {
    let (app_state, store) = app_state();
    let mut draft = blank();
    write(&mut draft, "too much");
    draft.save(&app_state);
    write(&mut draft, "");
    assert_eq!(draft.saving, SaveState::Pending);
    draft.save(&app_state);
    assert!(!kept(&*store, ID).unwrap().contains("too much"));
}

#[test]
fn an_edit_that_changes_nothing_is_no_edit() {
    let (app_state, _) = app_state();
    let mut draft = blank();
    write(&mut draft, "one");
    draft.save(&app_state);
    let before = draft.record.clone();
    write(&mut draft, "one");
    assert_eq!(draft.saving, SaveState::Written);
    assert_eq!(draft.record, before);
}

#[test]
fn a_failed_save_is_said_keeps_the_words_and_is_tried_again() {
    for error in [StoreError::Full, StoreError::Blocked, StoreError::NotPersisted] {
        let store = Rc::new(Stubborn::default());
        let app_state = AppState::open(store.clone());
        let mut draft = blank();
        write(&mut draft, "first");
        draft.save(&app_state);
        store.fails.set(Some(error));
        write(&mut draft, "second");
        draft.save(&app_state);
        assert_eq!(draft.saving, SaveState::Failed(error));
        draft.save(&app_state);
        assert_eq!(draft.saving, SaveState::Failed(error), "it stays in sight");
        assert_eq!(draft.record.answers.text("one-event"), "second", "the words stay on the screen");
        assert!(store.inside.get(&keys::record(ID)).unwrap().unwrap().contains("first"));
        store.fails.set(None);
        draft.save(&app_state);
        assert_eq!(draft.saving, SaveState::Written);
        assert!(kept(&*store, ID).unwrap().contains("second"));
    }
}

#[test]
fn an_opened_record_is_not_written_before_it_is_changed() {
    let (app_state, store) = app_state();
    let text = app_state.store_record(&record(ID, "old"), None).unwrap();
    let before = contents(&*store);
    let mut draft = Draft::open(record(ID, "old"), Some(text));
    assert_eq!(draft.save(&app_state), None);
    assert_eq!(contents(&*store), before);
    draft.edit(LATER.into(), Box::new(|record| record.step = "where".into()));
    draft.save(&app_state);
    assert!(kept(&*store, ID).unwrap().contains("where"), "where one was is kept too");
}
