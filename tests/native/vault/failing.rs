//! A store that refuses writes: everything stays as it was, or the passphrase opens it.

use super::device::*;
use stillwater::storage::{Store, StoreError, keys};

#[test]
fn without_room_a_device_is_not_locked_and_nothing_is_gone() {
    for is_journaled in [true, false] {
        for writes in 0.. {
            let device = filled(is_journaled);
            let before = device.texts();
            device.store.takes.set(Some(writes));
            let done = turn_on(&device);
            let tried = device.store.takes.get();
            device.store.works_again();
            if tried.is_some() {
                assert!(writes > 5 && done.is_ok(), "it needed no more");
                break;
            }
            assert_eq!(header(&device).is_some(), done.is_ok(), "{writes}");
            let (app_state, found) = open(&device, "bbbbb");
            assert_eq!(found, before, "{writes}");
            assert_eq!(app_state.recovery_report.missing + app_state.recovery_report.no_room, 0, "{writes}");
            if header(&device).is_some() {
                assert_closed(&device, &writes.to_string());
            } else {
                assert!(!device.texts().iter().any(|(key, _)| key.starts_with(keys::SEALED)));
            }
        }
    }
}

#[test]
fn a_store_that_takes_nothing_more_from_any_step_on_loses_nothing() {
    for is_journaled in [true, false] {
        for off in [false, true] {
            for writes in 0..60 {
                let device = filled(is_journaled);
                let before = device.texts();
                if off {
                    turn_on(&device).unwrap();
                }
                device.store.fails_from(writes);
                let done = if off { turn_off(&device) } else { turn_on(&device).map(drop) };
                device.store.works_again();
                let (_, found) = open(&device, "bbbbb");
                assert_eq!(found, before, "{writes}");
                let is_locked = header(&device).is_some();
                assert!(done.is_err() || is_locked != off, "what was said is so: {writes}");
                if is_locked {
                    assert_closed(&device, &writes.to_string());
                }
            }
        }
    }
}

#[test]
fn without_room_for_the_journal_nothing_is_locked() {
    let device = filled(true);
    let before = device.texts();
    device.journal.fails.set(true);
    assert_eq!(turn_on(&device).err(), Some(StoreError::NotPersisted));
    assert_eq!(device.texts(), before);
}

#[test]
fn what_would_not_fit_is_refused_before_anything_is_done() {
    let device = filled(true);
    let store = &device.store.inside;
    assert_eq!(stillwater::storage::lock::fits(store), Ok(true));
    for at in 0..4 {
        store.set(&keys::damaged(&at.to_string()), &"א".repeat(420_000)).unwrap();
    }
    assert_eq!(stillwater::storage::lock::fits(store), Ok(true), "4.48 million");
    store.set(&keys::damaged("x"), &"x".repeat(40_000)).unwrap();
    assert_eq!(turn_on(&device).err(), Some(StoreError::Full));
    assert!(header(&device).is_none());
}

#[test]
fn the_estimate_is_what_it_takes() {
    let device = filled(true);
    let expected: usize = device
        .texts()
        .iter()
        .filter(|(key, _)| keys::is_sealed_key(key))
        .map(|(key, text)| {
            let rev = stillwater::storage::batch::version_of(key, text).rev;
            let folder = if keys::is_record(key) { keys::SEALED_RECORD } else { keys::SEALED_OTHER };
            let name = stillwater::vault::Vault::name_units(key.len() - keys::ROOT.len());
            folder.len() + name + stillwater::vault::Vault::sealed_units(rev, text.len())
        })
        .sum();
    turn_on(&device).unwrap();
    let index = stillwater::storage::sealed::sealed_name(&vault(&device), keys::INDEX).unwrap();
    device.store.inside.remove(&index).unwrap();
    assert_eq!(device.store.inside.utf16_size(keys::SEALED), Ok(expected));
}
