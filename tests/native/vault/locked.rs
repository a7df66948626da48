//! Properties of a locked device.

use super::device::*;
use super::*;
use std::rc::Rc;
use stillwater::state::app_state::Stored;
use stillwater::storage::format::{read_record, write_record};
use stillwater::storage::sealed::{UnlockedGuard, sealed_name};
use stillwater::storage::{Store, StoreError, keys};

#[test]
fn once_it_is_locked_nothing_can_be_read_and_everything_is_there() {
    for is_journaled in [true, false] {
        let device = filled(is_journaled);
        let before = device.texts();
        let unlocked = turn_on(&device).unwrap();
        assert_closed(&device, "locked");
        assert_eq!(texts(&*unlocked.store), before);
        for page in ["bbbbb", "ccccc"] {
            let (app_state, found) = open(&device, page);
            assert_eq!(found, before);
            assert_eq!(app_state.recovery_report, Default::default());
            let can_be_taken_back = is_journaled && page == "bbbbb";
            assert_eq!(app_state.undo_change().is_some(), can_be_taken_back, "{page}");
            write(
                &app_state,
                &version(&format!("0mi1x2y3z5{}", &page[1..]), "canary four", 1, page, (0, "")),
            )
            .unwrap();
            app_state.clone().delete(&[keys::record(&format!("0mi1x2y3z5{}", &page[1..]))]);
            assert_closed(&device, page);
        }
        let (app_state, _) = open(&device, "ddddd");
        assert_eq!(app_state.ids().len(), 2);
        turn_off(&device).unwrap();
        assert_eq!(device.texts(), before);
        let left = device.journal.snapshot();
        assert!(left.entries.iter().all(|(key, _)| !key.contains("sealed") && key != "vault"), "{left:#?}");
        assert!(left.record_keys.iter().all(|key| !key.contains("sealed")));
        assert_eq!(device.open("eeeee").recovery_report, Default::default());
        assert_eq!(device.texts(), before);
    }
}

#[test]
fn a_locked_device_that_was_emptied_or_reverted_still_asks_for_its_passphrase() {
    let device = filled(true);
    turn_on(&device).unwrap();
    device.store.inside.erase().unwrap();
    let (app_state, found) = open(&device, "bbbbb");
    assert!(header(&device).is_some() && app_state.recovery_report.store_was_cleared, "{found:?}");
    assert!(
        app_state.recovery_report.missing == 1 && app_state.recovery_report.restored > 0,
        "{:?}",
        app_state.recovery_report
    );
    assert_closed(&device, "emptied");
}

#[test]
fn a_damaged_header_is_replaced_by_the_good_one() {
    let device = filled(true);
    turn_on(&device).unwrap();
    let good = device.text(keys::VAULT).unwrap();
    for bad in ["", "{", &good[1..]] {
        device.store.inside.set(keys::VAULT, bad).unwrap();
        assert!(header(&device).is_some());
        assert_eq!(device.text(keys::VAULT).as_deref(), Some(&*good));
    }
    device.store.inside.set(keys::VAULT, "{").unwrap();
    let snapshot = stillwater::storage::journal::JournalSnapshot::default();
    let read = stillwater::storage::lock::header(&*device, &snapshot);
    assert_eq!(read, Some(Err(stillwater::domain::unreadable::Unreadable::Damaged)));
}

#[test]
fn an_old_text_put_back_into_the_store_does_not_stay() {
    let device = filled(true);
    turn_on(&device).unwrap();
    let (app_state, _) = open(&device, "bbbbb");
    let raw = sealed_name(&vault(&device), &keys::record(ID)).unwrap();
    let old = device.text(&raw).unwrap();
    write(&app_state, &version(ID, "newer", 3, "bbbbb", (2, "aaaaa"))).unwrap();
    let newest = texts(&*device);
    for old in [old, "1 3 AAAA".into(), String::new()] {
        device.store.inside.set(&raw, &old).unwrap();
        let (app_state, _) = open(&device, "ccccc");
        let Some(Stored::Record(record)) = app_state.record(ID) else { panic!() };
        assert_eq!(record.answers.text("one-event"), "newer");
    }
    assert!(newest.len() < texts(&*device).len(), "what was damaged was set aside");
    assert_closed(&device, "put back");
}

#[test]
fn what_does_not_open_is_shown_and_kept_and_nothing_stops() {
    let device = filled(true);
    turn_on(&device).unwrap();
    device.journal.entries.borrow_mut().retain(|(key, _)| ["vault", "here", "index"].contains(&&**key));
    let name = sealed_name(&vault(&device), &keys::record(ID)).unwrap();
    device.store.inside.set(&name, "1 2 AAAA").unwrap();
    let odd = format!("{}odd", keys::SEALED_RECORD);
    device.store.inside.set(&odd, "1 2 BBBB").unwrap();
    let (mut app_state, _) = open(&device, "bbbbb");
    assert!(matches!(app_state.record(ID), Some(Stored::Unreadable(..))));
    let aside = keys::damaged(&odd);
    assert!(app_state.set_aside().any(|stored| stored.key() == aside));
    assert_eq!(app_state.text(&aside).as_deref(), Some("1 2 BBBB"));
    app_state.delete(std::slice::from_ref(&aside));
    assert_eq!((app_state.text(&aside), device.text(&odd)), (None, None));
    app_state.undo();
    assert_eq!(app_state.text(&aside).as_deref(), Some("1 2 BBBB"));
    turn_off(&device).unwrap();
    let left = device.texts();
    for text in ["1 2 AAAA", "1 2 BBBB"] {
        let at = left.iter().find(|(_, kept)| kept == text).unwrap();
        assert!(at.0.starts_with(keys::DAMAGED), "{at:?}");
    }
}

#[test]
fn a_page_that_slept_keeps_nothing_in_the_clear() {
    let device = filled(true);
    let asleep = UnlockedGuard(device.clone());
    asleep.set(keys::SETTINGS, &device.text(keys::SETTINGS).unwrap()).unwrap();
    let unlocked = turn_on(&device).unwrap();
    assert_eq!(asleep.set(keys::SETTINGS, "x"), Err(StoreError::Locked));
    assert_closed(&device, "locked");
    turn_off(&device).unwrap();
    assert_eq!(unlocked.store.set(keys::SETTINGS, "x"), Err(StoreError::Locked));
    device.store.inside.erase().unwrap();
    unlocked.store.set(keys::SETTINGS, "x").unwrap();
    assert_eq!(unlocked.store.get(keys::SETTINGS).unwrap().as_deref(), Some("x"), "emptied from outside");
    assert!(header(&device).is_some());
}

#[test]
fn what_a_page_that_had_not_heard_wrote_in_the_clear_is_kept_apart_and_closed() {
    let device = filled(true);
    // This page was suspended before the lock was turned on.
    let asleep = device.open("aaaaa");
    turn_on(&device).unwrap();
    let (app_state, _) = open(&device, "bbbbb");
    write(&app_state, &version(ID, "canary mine", 3, "bbbbb", (2, "aaaaa"))).unwrap();
    write(&app_state, &version(THIRD, "canary three, later", 3, "bbbbb", (2, "zzzzz"))).unwrap();
    let theirs = version(ID, "canary theirs", 3, "aaaaa", (0, ""));
    // A version that conflicts with the sealed one, a new entry, and a version older than the sealed one.
    for record in [&theirs, &version("0mi1x2y3z4abcz", "canary new", 1, "aaaaa", (0, ""))] {
        write(&asleep, record).unwrap();
    }
    let older = write_record(&version(THIRD, "canary three", 1, "aaaaa", (0, "")));
    device.store.inside.set(&keys::record(THIRD), &older).unwrap();
    device.store.inside.set(keys::SETTINGS, "{\"country\":\"FR\",\"v\":1}").unwrap();
    for (page, new) in [("ccccc", 2), ("ddddd", 0)] {
        let (app_state, _) = open_any(&device, page);
        assert_closed(&device, page);
        let words = |stored: Stored| match stored {
            Stored::Record(record) => Some(record.answers.text("one-event").to_string()),
            _ => None,
        };
        let mut kept: Vec<_> = app_state.records().filter_map(words).collect();
        kept.sort();
        assert_eq!(kept, ["canary mine", "canary three, later"], "{page}");
        assert_eq!(app_state.settings.country(), "US");
        assert_eq!(app_state.tampered.quarantined, new, "{page}");
        let mut aside: Vec<_> = app_state.set_aside().map(|stored| stored.key()).collect();
        aside.retain(|key| key.starts_with(keys::FOREIGN));
        let mut aside: Vec<_> =
            aside.iter().filter_map(|key| read_record(&app_state.text(key)?).ok()).collect();
        aside.sort_by(|one, other| one.id.cmp(&other.id));
        let aside: Vec<_> = aside.iter().map(|record| record.answers.text("one-event")).collect();
        assert_eq!(aside, ["canary theirs", "canary new"], "{page}");
    }
}

#[test]
fn the_header_that_another_page_replaced_stays() {
    let device = filled(true);
    turn_on(&device).unwrap();
    let (first, vault) = (header(&device).unwrap(), vault(&device));
    let other = |seed| {
        first.with_passphrase(&vault, ([4; 16], KdfParams::DEFAULT), &OTHER, &*chance_from(seed)).unwrap()
    };
    let (mine, theirs) = (other(5), other(6));
    replace(&device, &first, &theirs).unwrap();
    assert_eq!(replace(&device, &first, &mine), Err(StoreError::Changed));
    device.store.inside.set(keys::VAULT, &first.write()).unwrap();
    assert_eq!(replace(&device, &first, &mine), Err(StoreError::Changed), "also if only the journal knows");
    assert_eq!(header(&device), Some(theirs));
    assert_eq!(turn_on(&device).err(), Some(StoreError::Locked));
}

#[test]
fn what_was_erased_stays_erased_and_nobody_is_asked() {
    let device = filled(true);
    turn_on(&device).unwrap();
    let before = device.texts();
    let (mut app_state, _) = open(&device, "bbbbb");
    app_state.begin_erasing(Box::new(|| ()));
    app_state.erase().unwrap();
    assert_eq!(device.contents(), [("theirs".to_string(), "theirs".to_string())]);
    let killed = crate::keeping_safe::device::Device::after(&before, &device.journal.snapshot(), true);
    assert_eq!(header(&killed), None);
    killed.open("ccccc");
    assert_eq!(killed.contents(), [("theirs".to_string(), "theirs".to_string())]);
    let _: Rc<_> = killed;
}

#[test]
fn a_text_of_a_newer_program_is_not_opened_for_good() {
    let device = filled(true);
    turn_on(&device).unwrap();
    let name = sealed_name(&vault(&device), &keys::record(ID)).unwrap();
    let newer = device.text(&name).unwrap().replacen('1', "2", 1);
    device.store.inside.set(&name, &newer).unwrap();
    assert_eq!(turn_off(&device), Err(StoreError::Locked));
    assert_eq!(device.text(&name), Some(newer));
    assert_closed(&device, "not opened");
}

#[test]
fn many_records_are_locked_portion_by_portion() {
    let device = crate::keeping_safe::device::Device::new(false);
    let text = |id: &str| write_record(&version(id, "words", 1, "aaaaa", (0, "")));
    let store = Rc::new(stillwater::storage::MemoryStore::default());
    for at in 0..2_000 {
        let id = format!("0mi1x2y3z{at:05}");
        store.set(&keys::record(&id), &text(&id)).unwrap();
    }
    let before = texts(&*store);
    let lock = stillwater::storage::lock::DeviceStorage { store: store.clone(), ..lock(&device) };
    let NewVault { header, vault, .. } = made(1);
    let snapshot = stillwater::storage::journal::JournalSnapshot::default();
    let begun = std::time::Instant::now();
    let unlocked = Rc::new(std::cell::RefCell::new(None));
    let told = unlocked.clone();
    let done = Box::new(move |done: Result<_, _>| drop(told.replace(done.ok())));
    stillwater::storage::lock::enable(lock.clone(), snapshot.clone(), header.clone(), vault.clone(), done);
    let unlocked = unlocked.take().unwrap();
    figure("locking two thousand", begun);
    for _ in 0..2 {
        let begun = std::time::Instant::now();
        assert_eq!(unlocked.look(0), Default::default());
        figure("comparing them with the index", begun);
    }
    let begun = std::time::Instant::now();
    stillwater::storage::lock::unlock(&lock, &snapshot, &header, vault.clone()).unwrap();
    figure("unlocking them", begun);
    unlocked.store.set(keys::SETTINGS, "{\"v\":1}").unwrap();
    let begun = std::time::Instant::now();
    unlocked.store.update_index();
    figure("listing one that has changed", begun);
    unlocked.store.remove(keys::SETTINGS).unwrap();
    let begun = std::time::Instant::now();
    assert_eq!(unlocked.store.keys(keys::RECORD).unwrap().len(), 2_000);
    figure("their names", begun);
    assert_eq!(texts(&*unlocked.store), before);
    assert!(store.keys(keys::RECORD).unwrap().is_empty());
}

#[test]
fn what_there_is_no_room_to_set_aside_stays_where_it_is_and_has_no_effect() {
    let device = filled(true);
    turn_on(&device).unwrap();
    let before = open(&device, "aaaaa").1;
    let newer = write_record(&version(ID, "newer", 3, "aaaaa", (0, "")));
    let apart = write_record(&version(THIRD, "apart", 2, "qqqqq", (1, "aaaaa")));
    for (id, text) in [(ID, &newer), (THIRD, &apart)] {
        device.store.inside.set(&keys::record(id), text).unwrap();
    }
    device.store.fails_from(0);
    assert_eq!(open(&device, "bbbbb").1, before);
    assert_eq!(device.text(&keys::record(ID)), Some(newer.clone()));
    assert_eq!(device.text(&keys::record(THIRD)), Some(apart.clone()));
    device.store.works_again();
    let (app_state, found) = open_any(&device, "ccccc");
    assert_eq!(app_state.tampered.quarantined, 2);
    for (id, text) in [(ID, newer), (THIRD, apart)] {
        assert!(found.contains(&(keys::foreign(&keys::record(id)), text)), "{id}");
    }
    assert_closed(&device, "room again");
}
