//! Opening a page: the newest version from the store and the journal is shown.

use super::*;

fn key() -> String {
    keys::record(ID)
}

/// Opens a page with a stored and a journaled version. Asserts that a second page changes nothing.
fn opened(stored: Option<&str>, noted: JournalEntry) -> (Rc<Device>, RecoveryReport) {
    let key = key();
    let texts: Vec<_> =
        stored.map(|text| (&*key, text)).into_iter().chain([(keys::PRESENCE, "aaaaa")]).collect();
    let device = Device::with(&texts, &[(&key, noted)]);
    let found = device.open("bbbbb").recovery_report;
    let once = (device.texts(), device.journal.snapshot());
    assert_eq!(
        device.open("ccccc").recovery_report,
        RecoveryReport { no_room: found.no_room, ..RecoveryReport::default() }
    );
    assert_eq!((device.texts(), device.journal.snapshot()), once, "opening once more changes nothing");
    (device, found)
}

#[test]
fn a_newer_version_in_the_journal_is_brought_back() {
    let old = text(ID, "old", (1, "aaaaa"), (0, ""));
    let new = text(ID, "new", (2, "aaaaa"), (0, ""));
    let (device, seen) = opened(Some(&old), entry(&new));
    assert_eq!(device.text(&key()), Some(new));
    assert_eq!((seen, device.contents().len()), (found(1, 0, 0), 1));
}

#[test]
fn a_version_that_another_page_made_of_it_is_newer() {
    let old = text(ID, "old", (4, "aaaaa"), (0, ""));
    let new = text(ID, "new", (5, "bbbbb"), (4, "aaaaa"));
    let (device, seen) = opened(Some(&old), entry(&new));
    assert_eq!((device.words(ID).as_deref(), seen), (Some("new"), found(1, 0, 0)));
    assert_eq!(device.contents().len(), 1, "it is no twin");
}

#[test]
fn a_newer_version_in_the_store_stays() {
    let old = text(ID, "old", (1, "aaaaa"), (0, ""));
    let new = text(ID, "new", (2, "aaaaa"), (0, ""));
    let (device, seen) = opened(Some(&new), entry(&old));
    assert_eq!((device.text(&key()), seen), (Some(new), found(0, 0, 0)));
}

#[test]
fn what_is_the_same_in_both_stays() {
    let same = text(ID, "same", (3, "aaaaa"), (2, "bbbbb"));
    let (device, seen) = opened(Some(&same), entry(&same));
    assert_eq!((device.text(&key()), seen), (Some(same), found(0, 0, 0)));
}

#[test]
fn what_is_missing_in_the_store_comes_back_byte_for_byte() {
    let noted = text(ID, "🌿 \u{0} אב", (3, "aaaaa"), (0, ""));
    let (device, seen) = opened(None, entry(&noted));
    assert_eq!((device.text(&key()), seen), (Some(noted), found(1, 0, 0)));
}

#[test]
fn what_was_deleted_stays_deleted_also_when_the_store_goes_back() {
    for text in [text(ID, "words", (7, "aaaaa"), (0, "")), "damaged".into(), "{\"v\":1}".into()] {
        let device = Device::with(&[], &[]);
        device.store.inside.set(&key(), &text).unwrap();
        let before = device.texts();
        device.open("aaaaa").delete(&[key()]);
        let killed = Device::after(&before, &device.journal.snapshot(), true);
        killed.open("bbbbb");
        assert_eq!(killed.contents(), [], "{text}");
    }
}

#[test]
fn a_deletion_that_was_undone_stays_undone() {
    let words = text(ID, "words", (7, "aaaaa"), (0, ""));
    for text in [&words, "damaged", "{\"v\":9,\"new\":true}", ""] {
        let device = Device::with(&[(keys::PRESENCE, "aaaaa"), (&key(), text)], &[]);
        let mut app_state = device.open("bbbbb");
        app_state.delete(&[key()]);
        app_state.undo();
        for store in 0..device.moments() {
            let killed = device.killed(device.moments() - 1, store);
            for _ in 0..3 {
                killed.open("ccccc");
                assert_eq!(killed.contents(), [(key(), text.to_string())], "the store of moment {store}");
            }
            assert_eq!(
                killed.open("ddddd").recovery_report,
                RecoveryReport::default(),
                "there is nothing to tell any more"
            );
        }
    }
}

#[test]
fn a_deletion_is_undone_also_when_the_journal_has_no_room() {
    let device = Device::with(&[(keys::PRESENCE, "aaaaa")], &[]);
    let text = text(ID, "words", (7, "aaaaa"), (0, ""));
    device.store.inside.set(&key(), &text).unwrap();
    let mut app_state = device.open("bbbbb");
    app_state.delete(&[key()]);
    device.crowded.set(true);
    app_state.undo();
    device.open("ccccc");
    assert_eq!(device.text(&key()), Some(text));
}

#[test]
fn a_record_of_a_newer_format_is_never_touched() {
    let newer = "{\"v\":9,\"id\":\"0mi1x2y3z4abcd\",\"kind\":\"forgiveness\",\"rev\":2,\"by\":\"aaaaa\"}";
    let noted = [
        entry(&text(ID, "of this format", (8, "bbbbb"), (7, "bbbbb"))),
        JournalEntry::new(stamp(3, "aaaaa"), newer.replace("forgiveness", "other")),
        JournalEntry::new(stamp(3, "aaaaa"), "damaged".into()),
        JournalEntry::tombstone(stamp(9, "bbbbb")),
    ];
    for noted in noted {
        for newer in [newer, "{\"v\":9}", "{\"v\":18446744073709551615,\"rev\":\"x\"}"] {
            let (device, seen) = opened(Some(newer), noted.clone());
            assert_eq!((device.contents(), seen), (vec![(key(), newer.to_string())], found(0, 0, 0)));
        }
    }
}

#[test]
fn another_sites_texts_are_never_touched() {
    let theirs = ["theirs", "stillwater", "stillwater-notes/record/x", "a/stillwater/record/x"];
    let texts: Vec<_> = theirs.iter().map(|key| (*key, "theirs")).collect();
    let entries = [JournalEntry::tombstone(stamp(9, "x")), JournalEntry::unversioned("ours")];
    for noted in &entries {
        let noted: Vec<_> = theirs.iter().map(|key| (*key, noted.clone())).collect();
        let device = Device::with(&texts, &noted);
        device.open("bbbbb");
        assert_eq!(device.texts().len(), theirs.len());
        assert!(device.texts().iter().all(|(_, text)| text == "theirs"));
    }
}

#[test]
fn two_pages_that_open_at_once_come_to_the_same_end() {
    let (old, new) = (text(ID, "old", (1, "aaaaa"), (0, "")), text(ID, "new", (2, "aaaaa"), (0, "")));
    let (one, two) = (text(OTHER, "one", (2, "aaaaa"), (1, "x")), text(OTHER, "two", (2, "bbbbb"), (1, "x")));
    let (third, gone) = (keys::record(THIRD), JournalEntry::tombstone(stamp(9, "aaaaa")));
    let other = keys::record(OTHER);
    let texts = [(keys::PRESENCE, "aaaaa"), (&*key(), &*old), (&other, &one), (&third, &old)];
    let entries = [(&*key(), entry(&new)), (&other, entry(&two)), (&third, gone)];
    let (one, both) = (Device::with(&texts, &entries), Device::with(&texts, &entries));
    let snapshot = both.journal.snapshot();
    one.open("ccccc");
    for page in ["ccccc", "ddddd"] {
        stillwater::state::AppState::open_with(both.clone(), both.clone(), &snapshot, page);
    }
    assert_eq!(both.texts(), one.texts());
    assert_eq!(both.journal.snapshot(), one.journal.snapshot());
}
