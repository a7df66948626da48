//! The journal holds a value for a day at most, even if the clock is wrong (F10).

use super::*;
use stillwater::storage::journal::JournalSnapshot;

const ASIDE: &str = "stillwater/damaged/record/x";

/// The times of journal entries, and whether each is too long ago.
const TIMES: [(f64, bool); 7] = [
    (NOON, false),
    (NOON - 0.9 * DAY, false),
    (NOON - 1.1 * DAY, true),
    (1.0, true),
    // From here on the clock was set back.
    (NOON + 0.9 * DAY, false),
    (NOON + 1.1 * DAY, true),
    (NOON + 9000.0 * DAY, true),
];

fn at(at: f64, entry: JournalEntry) -> JournalEntry {
    JournalEntry { written_at: at, ..entry }
}

#[test]
fn a_text_that_the_store_has_is_let_go_after_a_day() {
    let (old, new) = (text(ID, "old", (1, "aaaaa"), (0, "")), text(ID, "new", (2, "aaaaa"), (0, "")));
    let newer = "{\"v\":9,\"new\":true}";
    for (time, too_long) in TIMES {
        for (key, stored, noted) in [
            (keys::record(ID), &*new, entry(&new)),
            (keys::record(ID), &*new, entry(&old)),
            (keys::record(ID), newer, JournalEntry::new(stamp(0, ""), newer.into())),
            (ASIDE.into(), "damaged", JournalEntry::unversioned("damaged")),
            (ASIDE.into(), "something else", JournalEntry::unversioned("damaged")),
        ] {
            let device = Device::with(
                &[(keys::PRESENCE, "aaaaa"), (&key, stored)],
                &[(&key, at(time, noted.clone()))],
            );
            device.open("bbbbb");
            assert_eq!(device.noted(&key).is_none(), too_long, "{key} {stored} {noted:?}");
            assert_eq!(device.text(&key).as_deref(), Some(stored));
            assert_eq!(device.open("ccccc").recovery_report, RecoveryReport::default(), "it is not missed");
        }
    }
}

#[test]
fn that_something_is_gone_is_let_go_after_a_day() {
    for (time, too_long) in TIMES {
        for key in [&*keys::record(ID), ASIDE] {
            let device = Device::with(
                &[(keys::PRESENCE, "aaaaa")],
                &[(key, at(time, JournalEntry::tombstone(stamp(4, "x"))))],
            );
            device.open("bbbbb");
            assert_eq!(device.noted(key).is_none(), too_long, "{key}");
            assert_eq!(device.contents(), []);
        }
    }
}

#[test]
fn a_text_that_the_store_has_lost_comes_back_however_old_it_is() {
    let lost = text(ID, "lost", (1, "aaaaa"), (0, ""));
    for (time, _) in TIMES {
        let key = keys::record(ID);
        let device = Device::with(&[(keys::PRESENCE, "aaaaa")], &[(&key, at(time, entry(&lost)))]);
        device.open("bbbbb");
        assert_eq!(device.text(&key).as_ref(), Some(&lost));
        let killed =
            Device::after(&[(keys::PRESENCE.into(), "aaaaa".into())], &device.journal.snapshot(), true);
        killed.open("ccccc");
        assert_eq!(killed.text(&key).as_ref(), Some(&lost), "it is not let go before the store has it");
    }
}

#[test]
fn a_change_of_many_texts_can_be_taken_back_for_a_day() {
    for (time, too_long) in TIMES {
        let device = Device::with(
            &[(keys::PRESENCE, "aaaaa")],
            &[("changed", at(time, JournalEntry::unversioned("[]")))],
        );
        assert_eq!(device.open("bbbbb").undo_change().is_none(), too_long);
        assert_eq!(device.noted("changed").is_none(), too_long);
    }
}

#[test]
fn a_journal_of_odd_times_stops_nothing() {
    for now in [0.0, -1.0, f64::MAX, f64::INFINITY, f64::NEG_INFINITY, f64::NAN] {
        let same = text(ID, "same", (1, "aaaaa"), (0, ""));
        let texts = [(keys::PRESENCE.to_string(), "aaaaa".to_string()), (keys::record(ID), same.clone())];
        let entries = vec![(keys::record(ID), at(NOON, entry(&same)))];
        let device =
            Device::after(&texts, &JournalSnapshot { entries, now, ..JournalSnapshot::default() }, true);
        assert_eq!(device.open("bbbbb").recovery_report, RecoveryReport::default());
        assert_eq!(device.words(ID).as_deref(), Some("same"));
    }
}
