//! Samples of locked devices. A sample of the previous version opens and gets this version's header, or stays as it
//! was. A sample of this version opens unchanged, and its index is read.

use super::device::*;
use super::*;
use crate::keeping_safe::device::{Device, NOON};
use serde_json::{Map, Value};
use std::rc::Rc;
use stillwater::storage::journal::{JournalEntry, JournalSnapshot};
use stillwater::storage::{Store, keys};
use stillwater::vault::{Mismatch, RecoveryCode};

/// A device that the previous version locked.
const BEFORE: &str = include_str!("../samples/locked-v1.json");
/// A device that this version locked.
const LOCKED: &str = include_str!("../samples/locked-v2.json");
/// A device that was killed while this version locked it: some values are sealed, and some are not yet.
const LOCKING: &str = include_str!("../samples/locking-v2.json");

fn sample() -> (Rc<Device>, Texts, RecoveryCode) {
    read(BEFORE)
}

/// The device, the values that a page found on it after unlocking, and the spare code.
fn read(sample: &str) -> (Rc<Device>, Texts, RecoveryCode) {
    let sample: Map<String, Value> = serde_json::from_str(sample).unwrap();
    let texts = |name: &str| -> Texts {
        let object = sample[name].as_object().unwrap().iter();
        object.map(|(key, text)| (key.clone(), text.as_str().unwrap().to_string())).collect()
    };
    let entries =
        texts("journal").into_iter().map(|(key, text)| (key, JournalEntry::read(&text).unwrap())).collect();
    let known = sample["known"].as_array().unwrap().iter().map(|key| key.as_str().unwrap().into()).collect();
    let snapshot = JournalSnapshot { entries, record_keys: known, presence_flag: true, now: NOON };
    let code = RecoveryCode::read(sample["code"].as_str().unwrap()).unwrap();
    (Device::after(&texts("store"), &snapshot, true), texts("opened"), code)
}

#[test]
fn it_opens_and_has_a_keyed_header_from_then_on_in_both_places() {
    let (device, opened, code) = sample();
    let before = header(&device).unwrap();
    assert!(
        before.is_unkeyed() && Some(before.write()) == device.text(keys::VAULT),
        "read as it was written"
    );
    assert!(before.open(&PASS).is_ok() && before.open_with_code(&code).is_ok());
    let (app_state, found) = open(&device, "ddddd");
    assert_eq!((found, app_state.recovery_report.missing + app_state.recovery_report.no_room), (opened, 0));
    let after = header(&device).unwrap();
    assert!(!after.is_unkeyed() && after.rev() == before.rev() + 1);
    assert!(after.open(&PASS).is_ok() && after.open_with_code(&code).is_ok());
    assert_eq!(device.text(keys::VAULT), Some(after.write()));
    assert_eq!(device.noted("vault").unwrap().text(), Some(&*after.write()));
}

#[test]
fn killed_at_any_moment_it_opens_again() {
    let (device, opened, _) = sample();
    let from = device.moments() - 1;
    open(&device, "ddddd");
    killed::kill_everywhere(&device, from, |killed, when| {
        assert_eq!(open(killed, "eeeee").1, opened, "{when}");
        assert!(!header(killed).unwrap().is_unkeyed(), "{when}");
    });
}

#[test]
fn a_store_that_takes_nothing_keeps_the_header_it_has() {
    let (device, opened, _) = sample();
    device.store.fails_from(0);
    let (_, found) = open(&device, "ddddd");
    device.store.works_again();
    assert_eq!(found, opened);
    assert_eq!(open(&device, "eeeee").1, opened);
    assert!(!header(&device).unwrap().is_unkeyed());
}

#[test]
fn the_header_before_put_back_in_either_place_opens_nothing_that_it_should_not() {
    let (device, opened, code) = sample();
    let old = device.text(keys::VAULT).unwrap();
    open(&device, "ddddd");
    let after = header(&device).unwrap();
    let (after, new_code) = after.with_code(&vault(&device), &*chance_from(3)).unwrap();
    replace(&device, &header(&device).unwrap(), &after).unwrap();
    // The journal's header takes precedence, even over a higher revision.
    for rev in [1, 90] {
        let mut map: Map<String, Value> = serde_json::from_str(&old).unwrap();
        map.insert("rev".into(), rev.into());
        device.store.inside.set(keys::VAULT, &hostile::checked(map)).unwrap();
        let headers = stillwater::storage::lock::headers(&*device, &snapshot(&device));
        let with = |code: &RecoveryCode| {
            stillwater::storage::lock::open_one(&headers, |one| one.open_with_code(code))
        };
        assert_eq!(with(&code).err(), Some(Mismatch::Other));
        assert!(with(&new_code).is_ok());
        assert_eq!(open(&device, "eeeee").1, opened);
        assert_eq!(device.text(keys::VAULT), Some(after.write()));
    }
    // Without the journal, the revision that the index states reveals the rollback.
    let old = Header::read(&old).unwrap();
    assert!(
        old.is_rolled_back(Some(after.rev())) && old.is_rolled_back(Some(0)) && !old.is_rolled_back(None)
    );
    assert!(!after.is_rolled_back(Some(after.rev())) && after.is_rolled_back(Some(after.rev() + 1)));
}

#[test]
fn what_this_version_has_locked_or_begun_to_lock_opens_and_nothing_is_noticed() {
    for sample in [LOCKED, LOCKING] {
        let (device, opened, code) = read(sample);
        assert!(header(&device).unwrap().open_with_code(&code).is_ok());
        assert_eq!(open(&device, "ddddd").1, opened);
        assert_eq!(open(&device, "eeeee").1, opened);
        assert!(device.texts().iter().all(|(key, _)| !keys::is_sealed_key(key)), "all of it is sealed");
    }
}

#[test]
fn its_list_is_read_and_tells_of_what_is_gone() {
    let (device, opened, _) = read(LOCKED);
    device.journal.entries.borrow_mut().retain(|(key, _)| !key.starts_with(keys::SEALED));
    device.store.inside.remove(&device.store.inside.keys(keys::SEALED_RECORD).unwrap()[0]).unwrap();
    let (app_state, found) = open_any(&device, "ddddd");
    assert_eq!(found.len() + 1, opened.len());
    assert_eq!(app_state.tampered.gone + app_state.recovery_report.missing, 1);
}

/// Prints the samples of this version, for tests of the next version.
#[test]
#[ignore = "prints samples"]
#[allow(clippy::print_stdout, reason = "the samples are what one asks for with --nocapture")]
fn samples() {
    let device = filled(true);
    let from = device.moments() - 1;
    let opened = open(&device, "bbbbb").1;
    turn_on(&device).unwrap();
    let is_on_its_way = |device: &Rc<Device>| {
        let names = device.store.inside.keys(keys::ROOT).unwrap();
        let is_any = |begin: &str| names.iter().any(|name| name.starts_with(begin));
        header(device).is_some() && is_any(keys::RECORD) && is_any(keys::SEALED_RECORD)
    };
    let mut moments = (from..device.moments()).map(|at| device.killed(at, at));
    let killed = moments.find(is_on_its_way).unwrap();
    for (device, opened) in [(device.clone(), open(&device, "ccccc").1), (killed, opened)] {
        let text = |entry: &JournalEntry| entry.write(NOON);
        let object = |texts: Texts| -> Value {
            texts.into_iter().map(|(key, text)| (key, Value::from(text))).collect::<Map<_, _>>().into()
        };
        let snapshot = snapshot(&device);
        let journal = snapshot.entries.iter().map(|(key, entry)| (key.clone(), text(entry))).collect();
        let sample = serde_json::json!({
            "code": made(1).code.shown().as_str(), "journal": object(journal), "known": snapshot.record_keys,
            "opened": object(opened), "store": object(device.texts()),
        });
        println!("{}", serde_json::to_string_pretty(&sample).unwrap());
    }
}
