//! A new passphrase with a new data key: everything is sealed again, the new passphrase opens it at every moment, and
//! the old passphrase and code open nothing.

use super::device::*;
use super::killed::kill_everywhere;
use super::*;
use crate::keeping_safe::device::Device;
use std::rc::Rc;
use stillwater::state::lock::{UnlockError, Unlocking};
use stillwater::state::{AppState, PageStorage};
use stillwater::storage::lock::{self, Resealing};
use stillwater::storage::sealed::{clear_name, sealed_name};
use stillwater::storage::{Store, StoreError, keys};
use stillwater::vault::Vault;

fn begin(device: &Rc<Device>) -> (NewVault, Result<Resealing, StoreError>) {
    let (old, vault) = (header(device).unwrap(), vault(device));
    let made = old.make_anew(&vault, ([4; 16], KdfParams::DEFAULT), &OTHER, &*chance_from(5)).unwrap();
    let ask = |done| lock::reseal(&lock(device), &old, vault, &made.header, made.vault.clone(), done);
    let begun = told(ask);
    (made, begun)
}

/// Reseals a device completely, as a page does.
fn reseal(device: &Rc<Device>) -> Result<NewVault, StoreError> {
    let (made, begun) = begin(device);
    let mut resealing = begun?;
    let (mut at, mut of_all) = resealing.progress();
    while !resealing.step()? {
        assert!(resealing.progress() >= (at, of_all));
        (at, of_all) = resealing.progress();
    }
    assert_eq!(resealing.progress().0, resealing.progress().1);
    let (header, vault) = resealing.opened();
    lock::unlock(&lock(device), &snapshot(device), header, vault.clone()).map(drop)?;
    Ok(made)
}

/// The number of names and values in the store and the journal that a vault opens.
fn opened_by(device: &Device, vault: &Vault) -> usize {
    let snapshot = device.journal.snapshot();
    let entries =
        snapshot.entries.iter().filter_map(|(key, entry)| Some((key.clone(), entry.text()?.to_string())));
    let texts = device.texts().into_iter().chain(entries).filter(|(name, text)| {
        let key = clear_name(vault, name);
        key.is_some() || vault.open(name, text).is_ok()
    });
    texts.count() + snapshot.record_keys.iter().filter(|name| clear_name(vault, name).is_some()).count()
}

#[test]
fn everything_is_sealed_by_the_new_vault_only_and_nothing_that_opened_it_before_does() {
    for is_journaled in [true, false] {
        let device = filled(is_journaled);
        let before = device.texts();
        turn_on(&device).unwrap();
        let (old, first, code) = (header(&device).unwrap(), vault(&device), made(1).code);
        assert!(opened_by(&device, &first) > 3);
        let new = reseal(&device).unwrap();
        let (app_state, found) = open(&device, "ccccc");
        assert_eq!(
            (found, app_state.recovery_report.missing + app_state.recovery_report.no_room),
            (before, 0)
        );
        let after = header(&device).unwrap();
        assert!(after.is_authentic(&new.vault) && after.has_former() == is_journaled);
        assert_eq!(after.rev(), old.rev() + if is_journaled { 1 } else { 2 });
        assert!(after.open(&PASS).is_err() && after.open_with_code(&code).is_err());
        assert!(after.open(&OTHER).is_ok() && after.open_with_code(&new.code).is_ok());
        assert_eq!(opened_by(&device, &first), 0);
        assert_eq!(after.is_shared(), old.is_shared());
        assert_closed(&device, "afterwards");
        // The new header holds the old key until the browser must have written everything to disk.
        for (later, is_held) in [(0.0, is_journaled), (3_599_999.0, is_journaled), (3_600_000.0, false)] {
            let snapshot = stillwater::storage::journal::JournalSnapshot {
                now: crate::keeping_safe::device::NOON + later,
                ..device.journal.snapshot()
            };
            let stands = header(&device).unwrap();
            let vault = Rc::new(stands.open(&OTHER).unwrap());
            lock::unlock(&lock(&device), &snapshot, &stands, vault).unwrap();
            assert_eq!(header(&device).unwrap().has_former(), is_held, "{later}");
        }
        if is_journaled {
            let after = header(&device).unwrap();
            assert_eq!(device.noted("vault").unwrap().text(), Some(&*after.write()));
        }
        // The old key opens nothing in the new header.
        assert!(after.formers(&first).is_empty() && new.header.formers(&first).is_empty());
        assert!(new.header.formers(&new.vault).len() == 1 && new.header.follows(&first));
    }
}

#[test]
fn killed_at_any_moment_the_new_passphrase_opens_it_and_goes_on() {
    for is_journaled in [true, false] {
        let device = filled(is_journaled);
        let before = device.texts();
        turn_on(&device).unwrap();
        let (first, code, from) = (vault(&device), made(1).code, device.moments() - 1);
        reseal(&device).unwrap();
        kill_everywhere(&device, from, |killed, when| {
            let is_begun = header(killed).is_some_and(|header| !header.is_of(&first));
            if is_begun {
                let headers = lock::headers(&**killed, &snapshot(killed));
                assert!(lock::open_one(&headers, |one| one.open_with_code(&code)).is_err(), "{when}");
                assert!(header(killed).unwrap().open(&PASS).is_err(), "{when}");
            }
            let (app_state, found) = open(killed, "ccccc");
            assert_eq!(found, before, "{when}");
            assert_eq!(app_state.recovery_report.missing + app_state.recovery_report.no_room, 0, "{when}");
            assert_closed(killed, when);
            if is_begun {
                assert_eq!(opened_by(killed, &first), 0, "{when}");
            }
        });
    }
}

#[test]
fn a_store_that_takes_nothing_more_from_any_step_on_loses_nothing() {
    for is_journaled in [true, false] {
        for is_full in [true, false] {
            for writes in 0..40 {
                let device = filled(is_journaled);
                let before = device.texts();
                turn_on(&device).unwrap();
                if is_full {
                    device.store.takes.set(Some(writes));
                } else {
                    device.store.fails_from(writes);
                }
                let (made, begun) = begin(&device);
                let is_begun = begun.is_ok();
                if let Ok(mut resealing) = begun {
                    while resealing.step() == Ok(false) {}
                    let (header, vault) = resealing.opened();
                    let _ = lock::unlock(&lock(&device), &snapshot(&device), header, vault.clone());
                }
                device.store.works_again();
                let stands = header(&device).unwrap();
                assert_eq!(stands.open(&OTHER).is_ok(), is_begun, "what was said is so: {writes}");
                assert_eq!(stands.open(&PASS).is_ok(), !is_begun, "{writes}");
                assert_eq!(open(&device, "bbbbb").1, before, "{writes}");
                assert_closed(&device, &writes.to_string());
                let all = if is_begun { &made.vault } else { &made_first() };
                assert!(opened_by(&device, all) > 3);
            }
        }
    }
}

fn made_first() -> Rc<Vault> {
    made(1).vault
}

#[test]
fn without_a_journal_that_keeps_the_header_nothing_is_changed() {
    let device = filled(true);
    turn_on(&device).unwrap();
    let (before, stored) = (device.texts(), header(&device));
    device.journal.fails.set(true);
    assert_eq!(begin(&device).1.err(), Some(StoreError::NotPersisted));
    device.journal.fails.set(false);
    assert_eq!((device.texts(), header(&device)), (before, stored));
}

#[test]
fn what_does_not_open_is_kept_as_it_is_among_what_is_damaged() {
    let device = filled(true);
    turn_on(&device).unwrap();
    let (before, first) = (open(&device, "bbbbb").1, vault(&device));
    let name = sealed_name(&first, &keys::record(THIRD)).unwrap();
    device.store.inside.set(&name, "1 2 damaged").unwrap();
    device.store.inside.set("stillwater/sealed/record/stray", "stray").unwrap();
    device.journal.entries.borrow_mut().retain(|(key, _)| *key != name);
    reseal(&device).unwrap();
    let found = open(&device, "ccccc").1;
    let get = |key: &str| found.iter().find(|(name, _)| name == key).map(|(_, text)| text.clone());
    assert_eq!(get(&keys::damaged(&keys::record(THIRD))).as_deref(), Some("1 2 damaged"));
    assert_eq!(device.text("stillwater/sealed/record/stray").as_deref(), Some("stray"));
    for (key, text) in before.iter().filter(|(key, _)| *key != keys::record(THIRD)) {
        assert_eq!(get(key).as_ref(), Some(text));
    }
}

#[test]
fn what_a_newer_program_sealed_is_not_touched_and_nothing_begins() {
    let device = filled(true);
    turn_on(&device).unwrap();
    let name = sealed_name(&vault(&device), &keys::record(THIRD)).unwrap();
    device.store.inside.set(&name, "2 1 newer").unwrap();
    let before = device.texts();
    assert_eq!(begin(&device).1.err(), Some(StoreError::Locked));
    assert_eq!(device.texts(), before);
}

#[test]
fn of_a_name_under_both_vaults_the_newer_version_stays_and_no_words_are_gone() {
    for (of_new, stays) in [(9, 9), (2, 3), (3, 3)] {
        let device = filled(false);
        turn_on(&device).unwrap();
        let (app_state, _) = open(&device, "bbbbb");
        write(&app_state, &version(ID, "canary old vault", 3, "bbbbb", (2, "aaaaa"))).unwrap();
        let (made, begun) = begin(&device);
        let key = keys::record(ID);
        let text = stillwater::storage::format::write_record(&version(
            ID,
            "canary new vault",
            of_new,
            "ccccc",
            (2, "aaaaa"),
        ));
        let sealed = made.vault.seal(&key, of_new, &text, &*chance_from(6)).unwrap();
        let first = made_first();
        if sealed_name(&first, &key).is_some_and(|name| device.text(&name).is_none()) {
            continue;
        }
        device.store.inside.set(&sealed_name(&made.vault, &key).unwrap(), &sealed).unwrap();
        let mut resealing = begun.unwrap();
        while !resealing.step().unwrap() {}
        let found = open(&device, "ddddd").1;
        let record = found.iter().find(|(name, _)| *name == key).unwrap();
        let record = stillwater::storage::format::read_record(&record.1).unwrap();
        assert_eq!(record.rev, stays);
        if of_new != 2 {
            assert!(found.iter().any(|(_, text)| text.contains("canary new vault")));
        }
    }
}

fn unlock(device: &Rc<Device>, key: [u8; KEY], page: &str) -> Result<AppState, UnlockError> {
    let place = PageStorage { device: lock(device), page: page.into() };
    place.unlock(&snapshot(device), &Unlocking::Key(boxed(key)))
}

#[test]
fn another_tab_stores_nothing_with_the_old_key_and_is_told_to_lock() {
    let device = filled(true);
    turn_on(&device).unwrap();
    let (mut own, mut other) =
        (unlock(&device, PASS, "bbbbb").unwrap(), unlock(&device, PASS, "ccccc").unwrap());
    let made = own.make_anew([4; 16], KdfParams::DEFAULT, &OTHER).unwrap();
    own.expect(Some(&made));
    let mut anew = told(|done| own.begin_anew(&made, done)).unwrap();
    assert!(other.is_overtaken() && !own.is_overtaken());
    let late = version("0mi1x2y3z4abcz", "canary late", 1, "ccccc", (0, ""));
    assert_eq!(write(&other, &late), Err(StoreError::Locked));
    // Both pages forget their keys. Resealing has its own.
    other.lock();
    own.forget_keys();
    while !anew.step().unwrap() {}
    let app_state = PageStorage { device: lock(&device), page: "ddddd".into() }
        .open_anew(&snapshot(&device), &anew)
        .unwrap();
    assert!(
        app_state.is_opened_by(&OTHER)
            && !app_state.is_opened_by(&PASS)
            && app_state.is_opened_by_code(&made.code.shown())
    );
    write(&app_state, &late).unwrap();
    assert_eq!(unlock(&device, PASS, "eeeee").err(), Some(UnlockError::Wrong));
    assert!(unlock(&device, OTHER, "eeeee").is_ok());
}

#[test]
fn one_passphrase_after_the_other_within_an_hour() {
    let device = filled(true);
    let before = device.texts();
    turn_on(&device).unwrap();
    let (zeroth, from) = (vault(&device), device.moments());
    let first = reseal(&device).unwrap();
    let stands = header(&device).unwrap();
    assert!(stands.has_former());
    let second =
        stands.make_anew(&first.vault, ([6; 16], KdfParams::DEFAULT), &PASS, &*chance_from(9)).unwrap();
    assert_eq!(second.header.formers(&second.vault).len(), 2);
    let vault = first.vault.clone();
    let mut resealing =
        told(|done| lock::reseal(&lock(&device), &stands, vault, &second.header, second.vault.clone(), done))
            .unwrap();
    while !resealing.step().unwrap() {}
    assert_eq!(open(&device, "ccccc").1, before);
    // A kill may bring back any state of the store since then.
    let last = device.moments() - 1;
    for store in from..last {
        let killed = device.killed(last, store);
        assert_eq!(open(&killed, "ddddd").1, before, "{store}");
        assert_eq!(opened_by(&killed, &first.vault) + opened_by(&killed, &zeroth), 0, "{store}");
    }
}
