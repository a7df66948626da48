//! Kills at every step: with the passphrase everything is there exactly once, and sealed data stays sealed.

use super::device::*;
use super::*;
use crate::keeping_safe::device::Device;
use std::rc::Rc;
use stillwater::state::app_state::Stored;

/// Kills the device in every state since `from`, sets the store back to every state since then, and opens two pages.
pub fn kill_everywhere(device: &Rc<Device>, from: usize, look: impl Fn(&Rc<Device>, &str)) {
    for at in from..device.moments() {
        for store in from..=at {
            let killed = device.killed(at, store);
            for page in ["ccccc", "ddddd"] {
                look(&killed, &format!("journal {at}, store {store}, {page}"));
            }
        }
    }
}

#[test]
fn killed_while_it_is_locked_everything_is_there_once() {
    for is_journaled in [true, false] {
        let device = filled(is_journaled);
        let (before, from) = (device.texts(), device.moments() - 1);
        turn_on(&device).unwrap();
        kill_everywhere(&device, from, |killed, when| {
            let (app_state, found) = open(killed, "ccccc");
            assert_eq!(found, before, "{when}");
            assert_eq!(app_state.recovery_report.missing + app_state.recovery_report.no_room, 0, "{when}");
            if header(killed).is_some() {
                assert_closed(killed, when);
            }
        });
        let last = device.moments() - 1;
        assert!(header(&device.killed(last, last)).is_some());
    }
}

#[test]
fn killed_while_it_is_opened_for_good_everything_is_there_once() {
    for is_journaled in [true, false] {
        let device = filled(is_journaled);
        let before = device.texts();
        turn_on(&device).unwrap();
        let from = device.moments() - 1;
        turn_off(&device).unwrap();
        kill_everywhere(&device, from, |killed, when| {
            let (_, found) = open(killed, "ccccc");
            assert_eq!(found, before, "{when}");
            if header(killed).is_some() {
                assert_closed(killed, when);
            }
        });
    }
}

#[test]
fn killed_while_the_passphrase_is_changed_one_of_the_two_opens_everything() {
    for is_journaled in [true, false] {
        let device = filled(is_journaled);
        let before = device.texts();
        turn_on(&device).unwrap();
        let (old, vault) = (header(&device).unwrap(), vault(&device));
        let new =
            old.with_passphrase(&vault, ([4; 16], KdfParams::DEFAULT), &OTHER, &*chance_from(5)).unwrap();
        let from = device.moments() - 1;
        replace(&device, &old, &new).unwrap();
        kill_everywhere(&device, from, |killed, when| {
            assert_eq!(open(killed, "ccccc").1, before, "{when}");
            assert_closed(killed, when);
        });
        let last = device.moments() - 1;
        let killed = device.killed(last, if is_journaled { from } else { last });
        assert_eq!(header(&killed), Some(new), "what was confirmed is in force");
    }
}

#[test]
fn what_was_noted_in_a_locked_device_is_there_after_a_kill() {
    let device = filled(true);
    turn_on(&device).unwrap();
    let from = device.moments() - 1;
    let (mut app_state, _) = open(&device, "bbbbb");
    for rev in 3..6 {
        write(&app_state, &version(ID, &format!("canary {rev}"), rev, "bbbbb", (2, "aaaaa"))).unwrap();
    }
    write(&app_state, &version("0mi1x2y3z4abcz", "canary new", 1, "bbbbb", (0, ""))).unwrap();
    app_state.delete(&[stillwater::storage::keys::record(THIRD)]);
    let (last, wanted) =
        (device.moments() - 1, open(&device.killed(device.moments() - 1, device.moments() - 1), "x").1);
    for store in from..=last {
        let killed = device.killed(last, store);
        for page in ["ccccc", "ddddd"] {
            let (app_state, found) = open(&killed, page);
            assert_eq!(found, wanted, "{store}");
            let Some(Stored::Record(record)) = app_state.record(ID) else { panic!("{store}") };
            assert_eq!(record.answers.text("one-event"), "canary 5");
            assert_closed(&killed, page);
        }
    }
}
