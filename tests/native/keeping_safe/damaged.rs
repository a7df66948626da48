//! Damaged values are quarantined, never deleted, and never keep a valid version from being restored.

use super::*;
use stillwater::domain::id;
use stillwater::state::app_state::Stored;

fn key() -> String {
    keys::record(ID)
}

fn aside() -> String {
    keys::damaged(&key())
}

#[test]
fn a_damaged_text_is_set_aside_and_the_noted_version_takes_its_place() {
    let noted = text(ID, "whole", (3, "aaaaa"), (0, ""));
    let other = text(OTHER, "of another record", (3, "aaaaa"), (0, ""));
    for damaged in
        ["", "{", "null", "{\"v\":2}", "{\"v\":0,\"id\":\"0mi1x2y3z4abcd\",\"kind\":\"x\"}", &other]
    {
        let device =
            Device::with(&[(keys::PRESENCE, "aaaaa"), (&key(), damaged)], &[(&key(), entry(&noted))]);
        assert_eq!(device.open("bbbbb").recovery_report, found(1, 0, 0), "{damaged}");
        let expected = [(aside(), damaged.to_string()), (key(), noted.clone())];
        assert_eq!(device.contents(), expected);
        assert_eq!(device.open("ccccc").recovery_report, RecoveryReport::default());
        assert_eq!(device.contents(), expected);
    }
}

#[test]
fn a_damaged_text_without_a_noted_version_is_left_where_it_is() {
    let device = Device::with(&[(keys::PRESENCE, "aaaaa"), (&key(), "{\"v\":1")], &[]);
    let app_state = device.open("bbbbb");
    assert_eq!(device.contents(), [(key(), "{\"v\":1".to_string())]);
    assert!(matches!(app_state.record(ID), Some(Stored::Unreadable(..))));
}

#[test]
fn nothing_that_was_set_aside_before_is_written_over() {
    let noted = text(ID, "whole", (3, "aaaaa"), (0, ""));
    let before = [(keys::PRESENCE, "aaaaa"), (&*aside(), "first"), (&*key(), "third")];
    let device = Device::with(&before, &[(&key(), entry(&noted))]);
    device.store.inside.set(&format!("{}+", aside()), "second").unwrap();
    device.open("bbbbb");
    let expected = [("", "first"), ("+", "second"), ("++", "third")];
    let expected = expected.map(|(end, text)| (aside() + end, text.to_string()));
    assert_eq!(device.contents()[..3], expected);
    assert_eq!(device.words(ID).as_deref(), Some("whole"));
}

#[test]
fn what_was_set_aside_and_deleted_makes_nothing_else_go_that_is_set_aside_later() {
    let noted = text(ID, "whole", (3, "aaaaa"), (0, ""));
    let device = Device::with(&[(keys::PRESENCE, "aaaaa"), (&aside(), "first")], &[]);
    device.open("bbbbb").delete(&[aside()]);
    assert_eq!(device.contents(), []);
    device.store.inside.set(&key(), "second").unwrap();
    device.journal.entries.borrow_mut().push((key(), entry(&noted)));
    for page in ["ccccc", "ddddd"] {
        device.open(page);
        assert_eq!(device.words(ID).as_deref(), Some("whole"));
        let texts = device.contents();
        assert!(texts.iter().any(|(_, text)| text == "second"), "{page}: {texts:?}");
        assert!(!texts.iter().any(|(_, text)| text == "first"));
    }
}

#[test]
fn without_room_to_set_it_aside_everything_stays_and_the_rest_is_brought_back() {
    let (noted, other) = (text(ID, "whole", (3, "aaaaa"), (0, "")), text(OTHER, "x", (1, "aaaaa"), (0, "")));
    let device = Device::with(
        &[(keys::PRESENCE, "aaaaa"), (&key(), "damaged")],
        &[(&key(), entry(&noted)), (&keys::record(OTHER), entry(&other))],
    );
    device.store.takes.set(Some(0));
    assert_eq!(device.open("bbbbb").recovery_report, found(1, 0, 1));
    assert_eq!(device.text(&key()).as_deref(), Some("damaged"));
    assert_eq!(device.words(OTHER).as_deref(), Some("x"));
    assert_eq!(device.open("ccccc").recovery_report, found(1, 0, 0), "the journal still had it");
    assert_eq!((device.words(ID).as_deref(), device.text(&aside())), (Some("whole"), Some("damaged".into())));
}

#[test]
fn what_cannot_have_a_twin_is_set_aside_before_it_is_replaced() {
    // The stored version has no page's name, so it can have no conflict copy. The journal has a version that does not
    // follow it.
    let stored = text(ID, "mine", (2, ""), (0, ""));
    assert_eq!(id::conflict_copy(ID, "", 0), None);
    let device = Device::with(
        &[(keys::PRESENCE, "aaaaa"), (&key(), &stored)],
        &[(&key(), JournalEntry::new(stamp(5, "bbbbb"), text(ID, "theirs", (5, "bbbbb"), (1, "x"))))],
    );
    device.open("ccccc");
    assert_eq!(device.words(ID).as_deref(), Some("theirs"));
    assert_eq!(device.text(&aside()), Some(stored));
}
