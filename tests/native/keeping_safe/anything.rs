//! Arbitrary values under our keys: nothing panics, and no value is lost unless a newer one replaced it.

mod arbitrary;

use super::*;
use arbitrary::{page, snapshot, texts};
use proptest::prelude::*;
use stillwater::domain::id;
use stillwater::state::app_state::Stored;
use stillwater::state::{AppState, Draft};
use stillwater::storage::batch::version_of;
use stillwater::storage::format::read_newer;
use stillwater::storage::journal::{JournalSnapshot, JournalValue, WIPED};

/// Whether a value is still stored, unchanged or as a conflict copy.
fn is_found(text: &str, device: &Device) -> bool {
    let words = read_record(text).map(|record| record.answers.text("one-event").to_string());
    device.texts().iter().any(|(_, stored)| {
        let same = |words: &String| stored.contains(&format!("\"one-event\":\"{words}\""));
        stored == text || words.as_ref().is_ok_and(same)
    })
}

/// Whether the journal has a tombstone or a newer version for the key.
fn may_go(key: &str, text: &str, snapshot: &JournalSnapshot) -> bool {
    let Some(noted) = snapshot.entry(key) else { return false };
    let stored = read_record(text);
    match &noted.value {
        JournalValue::Tombstone => {
            !stored.is_ok_and(|stored| stored.rev >= noted.version.rev && stored.id == key_id(key))
        }
        JournalValue::Text(noted) => {
            // Settings that were sealed have a revision, which counts their writes.
            if key == keys::SETTINGS {
                return version_of(key, noted).rev > version_of(key, text).rev;
            }
            let has_seen =
                |stored: &Record| read_record(noted).is_ok_and(|noted| noted.includes(&stored.version()));
            stored.is_ok_and(|stored| has_seen(&stored) || twin_is_gone(&stored, snapshot))
        }
    }
}

/// Whether exactly this version was kept as a conflict copy before, and deleted.
fn twin_is_gone(stored: &Record, snapshot: &JournalSnapshot) -> bool {
    let twins = (0..9).filter_map(|nth| id::conflict_copy(&stored.id, &stored.by, nth));
    let mut noted = twins.filter_map(|id| snapshot.entry(&keys::record(&id)));
    noted.any(|noted| {
        noted.value == JournalValue::Tombstone && noted.version.rev == stored.rev.saturating_add(1)
    })
}

fn key_id(key: &str) -> &str {
    key.strip_prefix(keys::RECORD).unwrap_or_default()
}

/// Reads everything that a page shows, and does everything that a person can do.
fn use_it(app_state: &mut AppState) {
    let all: Vec<Stored> = app_state.records().chain(app_state.set_aside()).collect();
    let _ = (app_state.texts(None), app_state.size(), app_state.recent_of("forgiveness").count());
    for stored in &all {
        if let Stored::Record(record) = stored
            && let Some((_, text)) = app_state.open_record(&record.id)
        {
            let mut draft = Draft::open((**record).clone(), Some(text));
            draft.edit(NOW.into(), Box::new(|record| record.answers.set_text("more", "more")));
            let note = draft.save(app_state);
            note.into_iter().for_each(|note| app_state.write_to_journal(note, Box::new(drop)));
            draft.refresh(app_state);
        }
    }
    if let Some(back) = app_state.undo_change() {
        let _ = app_state.apply_change(back);
    }
    app_state.delete(&all.iter().map(Stored::key).collect::<Vec<_>>());
    app_state.undo();
    app_state.dismiss_recovery_report();
}

proptest! {
    #![proptest_config(crate::common::thousand())]

    #[test]
    fn no_text_goes_that_is_neither_deleted_nor_replaced(texts in texts(), snapshot in snapshot()) {
        let device = Device::after(&texts, &snapshot, true);
        let app_state = device.open("bbbbb");
        let _ = (app_state.records().count(), app_state.set_aside().count(), app_state.texts(None));
        for (key, text) in &texts {
            prop_assert!(
                *key == keys::CHANGE || may_go(key, text, &snapshot) || is_found(text, &device),
                "{}: {:?}\n{:#?}", key, text, device.texts()
            );
        }
    }

    #[test]
    fn opening_once_more_changes_nothing(texts in texts(), snapshot in snapshot()) {
        let device = Device::after(&texts, &snapshot, true);
        device.open("bbbbb");
        let once = device.texts();
        device.open("ccccc");
        prop_assert_eq!(device.texts(), once);
    }

    #[test]
    fn nothing_that_is_done_with_it_panics(texts in texts(), snapshot in snapshot(), erased in prop::option::of(page())) {
        let device = Device::after(&texts, &snapshot, true);
        if let Some(erased) = erased {
            device.journal.entries.borrow_mut().push((WIPED.into(), JournalEntry::unversioned(erased)));
        }
        for page in ["bbbbb", "ccccc"] {
            use_it(&mut device.open(page));
        }
        for (_, text) in &texts {
            let _ = (JournalEntry::read(text), read_newer(text), stillwater::storage::batch::Batch::read(text));
        }
    }
}
