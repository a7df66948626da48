//! A header that was tampered with is reported as changed, never as a wrong passphrase, and no data is lost.

use super::device::*;
use super::hostile::{changed, checked, keyed, object};
use super::*;
use crate::keeping_safe::device::Device;
use serde_json::{Value, json};
use std::rc::Rc;
use stillwater::state::lock::{UnlockError, Unlocking};
use stillwater::state::{AppState, PageStorage};
use stillwater::storage::lock::{headers, open_one};
use stillwater::storage::{Store, StoreError, keys};
use stillwater::vault::{Mismatch, RecoveryCode};

fn place(device: &Rc<Device>) -> PageStorage {
    PageStorage { device: lock(device), page: "eeeee".into() }
}

fn unlock(device: &Rc<Device>, with: &Unlocking) -> Result<AppState, UnlockError> {
    place(device).unlock(&snapshot(device), with)
}

fn locked() -> Rc<Device> {
    let device = filled(true);
    turn_on(&device).unwrap();
    device
}

/// Removes the journal's copy of the header, as happens after a day or by tampering.
fn forget_noted(device: &Device) {
    device.journal.entries.borrow_mut().retain(|(key, _)| key != "vault");
}

#[test]
fn the_keyed_hash_is_what_everybody_computes() {
    let NewVault { header, .. } = made(1);
    assert_eq!(keyed(object(&header), 1), header.write());
    // A header of this version has to stay readable for ever.
    let known = include_str!("../samples/header-v2.json").trim_end();
    assert_eq!(header.write(), known);
    assert!(Header::read(known).unwrap().open(&PASS).is_ok());
}

#[test]
fn each_field_that_was_changed_is_told_as_changed_and_opens_nothing() {
    let other = made(2);
    let others = |name: &str| Some(object(&other.header)[name].clone());
    let fields: [(&[&str], Option<Value>); 7] = [
        (&["rev"], Some(json!(2))),
        (&["shared"], Some(json!(true))),
        (&["code"], others("code")),
        (&["code", "salt"], Some(json!("AAAAAAAAAAAAAAAAAAAAAA"))),
        (&["mac"], others("mac")),
        (&["unknown"], Some(json!("AAAA"))),
        (&["later"], Some(json!({"a": 1}))),
    ];
    let code = made(1).code;
    for (path, value) in fields {
        let header = Header::read(&changed(path, value)).unwrap();
        assert_eq!(header.open(&PASS).err(), Some(Mismatch::Changed), "{path:?}");
        assert_eq!(header.open(&OTHER).err(), Some(Mismatch::Other), "{path:?}");
        assert!(header.open_with_code(&code).is_err(), "{path:?}");
    }
    let slot = Header::read(&changed(&["pass"], others("pass"))).unwrap();
    assert_eq!(slot.open_with_code(&code).err(), Some(Mismatch::Changed), "the code is right");
}

#[test]
fn a_code_that_was_replaced_cannot_be_put_back() {
    let device = locked();
    let (old, code) = (header(&device).unwrap(), made(1).code);
    let (new, second) = old.with_code(&vault(&device), &*chance_from(4)).unwrap();
    replace(&device, &old, &new).unwrap();
    let mut forged = object(&new);
    forged.insert("code".into(), object(&old)["code"].clone());
    forged.insert("rev".into(), json!(9));
    device.store.inside.set(keys::VAULT, &checked(forged)).unwrap();
    let typed = |code: &RecoveryCode| Unlocking::Code(code.shown());
    // The journal has the right header, which takes precedence.
    assert_eq!(unlock(&device, &typed(&code)).err(), Some(UnlockError::Changed));
    assert!(unlock(&device, &typed(&second)).is_ok());
    assert_eq!(device.text(keys::VAULT), Some(new.write()), "it is put back");
}

#[test]
fn a_changed_lock_opens_with_the_passphrase_once_that_is_wanted_and_then_only_a_new_code_counts() {
    for noted in [true, false] {
        let device = locked();
        let (before, code) = (open(&device, "bbbbb").1, made(1).code);
        let mut forged = object(&header(&device).unwrap());
        forged.insert("code".into(), object(&made(3).header)["code"].clone());
        let forged = checked(forged);
        device.store.inside.set(keys::VAULT, &forged).unwrap();
        forget_noted(&device);
        if noted {
            let entry = stillwater::storage::journal::JournalEntry::unversioned(&forged);
            device.journal.entries.borrow_mut().push(("vault".into(), entry));
        }
        assert_eq!(unlock(&device, &Unlocking::Key(boxed(PASS))).err(), Some(UnlockError::Changed));
        assert_eq!(unlock(&device, &Unlocking::Key(boxed(OTHER))).err(), Some(UnlockError::Wrong));
        assert_eq!(unlock(&device, &Unlocking::KeyAllTheSame(boxed(OTHER))).err(), Some(UnlockError::Wrong));
        assert_eq!(device.text(keys::VAULT), Some(forged), "nothing is mended before it is asked for");
        let app_state = unlock(&device, &Unlocking::KeyAllTheSame(boxed(PASS))).unwrap();
        assert!(app_state.is_opened_by(&PASS) && !app_state.is_opened_by_code(&code.shown()));
        assert_eq!(open(&device, "fffff").1, before);
        let mended = header(&device).unwrap();
        assert!(mended.is_authentic(&vault(&device)));
        assert!([made(1).code, made(3).code].iter().all(|code| mended.open_with_code(code).is_err()));
    }
}

#[test]
fn of_two_headers_the_one_that_is_right_is_taken() {
    for forge_noted in [true, false] {
        let device = locked();
        let (right, before) = (header(&device).unwrap(), open(&device, "bbbbb").1);
        let mut forged = object(&right);
        forged.insert("rev".into(), json!(40));
        forged.insert("shared".into(), json!(true));
        let forged = checked(forged);
        if forge_noted {
            let mut entries = device.journal.entries.borrow_mut();
            let noted = entries.iter_mut().find(|(key, _)| key == "vault").unwrap();
            noted.1 = stillwater::storage::journal::JournalEntry::unversioned(&forged);
        } else {
            device.store.inside.set(keys::VAULT, &forged).unwrap();
        }
        // A page that only asks for the passphrase does not overwrite either header.
        assert!(place(&device).open(&snapshot(&device)).kdf_params().is_ok());
        let (chosen, _) = open_one(&headers(&*device, &snapshot(&device)), |one| one.open(&PASS)).unwrap();
        assert_eq!(chosen, right);
        assert!(unlock(&device, &Unlocking::Key(boxed(PASS))).is_ok());
        assert_eq!(device.text(keys::VAULT), Some(right.write()));
        assert_eq!(open(&device, "ccccc").1, before);
    }
}

#[test]
fn a_header_changed_beside_an_open_page_is_neither_written_under_nor_made_right() {
    let device = locked();
    let app_state = unlock(&device, &Unlocking::Key(boxed(PASS))).unwrap();
    let mut forged = object(&header(&device).unwrap());
    forged.insert("code".into(), object(&made(3).header)["code"].clone());
    forged.insert("rev".into(), json!(40));
    let forged = checked(forged);
    device.store.inside.set(keys::VAULT, &forged).unwrap();
    let record = version(THIRD, "canary later", 9, "eeeee", (2, "zzzzz"));
    assert!(write(&app_state, &record).is_err());
    assert!(
        app_state.make_recovery_code().is_none()
            && app_state.make_anew([4; 16], KdfParams::DEFAULT, &OTHER).is_none()
    );
    let told = Rc::new(std::cell::Cell::new(None));
    let heard = told.clone();
    app_state.share(true, Box::new(move |done| heard.set(Some(done))));
    assert_eq!(told.get(), Some(Err(StoreError::Locked)));
    assert_eq!(device.text(keys::VAULT), Some(forged));
}

#[test]
fn where_it_is_asked_for_in_another_way_the_right_way_is_tried_too() {
    let device = locked();
    let right = header(&device).unwrap();
    for path in [["pass", "salt"], ["pass", "memory"]] {
        let value = if path[1] == "salt" { json!("AAAAAAAAAAAAAAAAAAAAAA") } else { json!(19_456) };
        let mut forged = object(&Header::read(&changed(&path, Some(value))).unwrap());
        forged.insert("rev".into(), json!(40));
        device.store.inside.set(keys::VAULT, &checked(forged)).unwrap();
        let app_state = place(&device).open(&snapshot(&device));
        assert_ne!(app_state.kdf_params().unwrap(), right.kdf_params(), "{path:?}");
        assert_eq!(app_state.other_kdf_params(), Some(right.kdf_params()));
        assert!(unlock(&device, &Unlocking::Key(boxed(PASS))).is_ok());
        assert_eq!(device.text(keys::VAULT), Some(right.write()));
        assert_eq!(place(&device).open(&snapshot(&device)).other_kdf_params(), None);
    }
}
