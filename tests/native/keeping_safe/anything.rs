//! Whatever lies under our names: nothing panics, and no text goes that something newer has not taken the place of.

mod arbitrary;

use super::*;
use arbitrary::{memo, page, texts};
use proptest::prelude::*;
use stillwater::domain::id;
use stillwater::state::app_state::Stored;
use stillwater::state::{AppState, Draft};
use stillwater::storage::batch::stamp;
use stillwater::storage::format::read_newer;
use stillwater::storage::journal::{JournalSnapshot, JournalValue, WIPED};

/// Whether a text is still somewhere: as it was, or as the version of its own that it became.
fn is_found(text: &str, device: &Device) -> bool {
    let words = read_record(text).map(|record| record.answers.text("one-event").to_string());
    device.texts().iter().any(|(_, stored)| {
        let same = |words: &String| stored.contains(&format!("\"one-event\":\"{words}\""));
        stored == text || words.as_ref().is_ok_and(same)
    })
}

/// Whether the journal says that it is deleted, or that a newer version has taken its place.
fn may_go(key: &str, text: &str, memo: &JournalSnapshot) -> bool {
    let Some(noted) = memo.entry(key) else { return false };
    let stored = read_record(text);
    match &noted.held {
        JournalValue::Gone => {
            !stored.is_ok_and(|stored| stored.rev >= noted.stamp.rev && stored.id == key_id(key))
        }
        JournalValue::Text(noted) => {
            // Settings that were sealed count how often they were written.
            if key == keys::SETTINGS {
                return stamp(key, noted).rev > stamp(key, text).rev;
            }
            let has_seen =
                |stored: &Record| read_record(noted).is_ok_and(|noted| noted.has_seen(&stored.stamp()));
            stored.is_ok_and(|stored| has_seen(&stored) || twin_is_gone(&stored, memo))
        }
    }
}

/// Whether this very version was kept as a twin before, and deleted.
fn twin_is_gone(stored: &Record, memo: &JournalSnapshot) -> bool {
    let twins = (0..9).filter_map(|nth| id::conflict_copy(&stored.id, &stored.by, nth));
    let mut noted = twins.filter_map(|id| memo.entry(&keys::record(&id)));
    noted.any(|noted| noted.held == JournalValue::Gone && noted.stamp.rev == stored.rev.saturating_add(1))
}

fn key_id(key: &str) -> &str {
    key.strip_prefix(keys::RECORD).unwrap_or_default()
}

/// Reads everything that a page shows, and does everything that a person can do.
fn use_it(desk: &mut AppState) {
    let all: Vec<Stored> = desk.records().chain(desk.set_aside()).collect();
    let _ = (desk.texts(None), desk.size(), desk.recent_of("forgiveness").count());
    for stored in &all {
        if let Stored::Record(record) = stored
            && let Some((_, text)) = desk.open_record(&record.id)
        {
            let mut draft = Draft::open((**record).clone(), Some(text));
            draft.edit(NOW.into(), Box::new(|record| record.answers.set_text("more", "more")));
            let note = draft.save(desk);
            note.into_iter().for_each(|note| desk.note(note, Box::new(drop)));
            draft.refresh(desk);
        }
    }
    if let Some(back) = desk.undo_change() {
        let _ = desk.apply_change(back);
    }
    desk.delete(&all.iter().map(Stored::key).collect::<Vec<_>>());
    desk.undo();
    desk.dismiss_recovery_report();
}

proptest! {
    #![proptest_config(crate::common::thousand())]

    #[test]
    fn no_text_goes_that_is_neither_deleted_nor_replaced(texts in texts(), memo in memo()) {
        let device = Device::after(&texts, &memo, true);
        let desk = device.open("bbbbb");
        let _ = (desk.records().count(), desk.set_aside().count(), desk.texts(None));
        for (key, text) in &texts {
            prop_assert!(
                *key == keys::CHANGE || may_go(key, text, &memo) || is_found(text, &device),
                "{}: {:?}\n{:#?}", key, text, device.texts()
            );
        }
    }

    #[test]
    fn opening_once_more_changes_nothing(texts in texts(), memo in memo()) {
        let device = Device::after(&texts, &memo, true);
        device.open("bbbbb");
        let once = device.texts();
        device.open("ccccc");
        prop_assert_eq!(device.texts(), once);
    }

    #[test]
    fn nothing_that_is_done_with_it_panics(texts in texts(), memo in memo(), erased in prop::option::of(page())) {
        let device = Device::after(&texts, &memo, true);
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
