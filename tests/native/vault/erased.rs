//! Deleting everything on a locked device: the header goes first, and after a kill at any step nothing asks for a
//! passphrase.

use super::device::*;
use stillwater::storage::keys;

fn theirs() -> Texts {
    vec![("theirs".into(), "theirs".into())]
}

#[test]
fn the_header_is_overwritten_before_anything_else_goes() {
    let device = filled(true);
    turn_on(&device).unwrap();
    let (before, from) = (device.texts(), device.moments());
    let header = device.text(keys::VAULT).unwrap();
    let (mut app_state, _) = open(&device, "bbbbb");
    app_state.begin_erasing(Box::new(|| ()));
    let noted = device.journal.snapshot();
    assert!(
        noted.entries.iter().all(|(_, entry)| entry.text() != Some(&*header)),
        "the journal's goes with the mark"
    );
    let begun = device.moments();
    assert!(begun > from);
    app_state.erase().unwrap();
    let first = device.killed(device.moments() - 1, begun).text(keys::VAULT).unwrap();
    assert!(keys::is_erasing_marker(&first) && first.len() == header.len(), "{first}");
    assert_eq!(
        device.killed(device.moments() - 1, begun).texts().len(),
        before.len(),
        "nothing else is gone"
    );
    assert_eq!(device.texts(), theirs());
}

#[test]
fn killed_at_any_step_it_is_finished_and_nobody_is_asked_for_a_passphrase() {
    for is_journaled in [true, false] {
        let device = filled(is_journaled);
        turn_on(&device).unwrap();
        let (mut app_state, _) = open(&device, "bbbbb");
        let from = device.moments() - 1;
        app_state.begin_erasing(Box::new(|| ()));
        app_state.erase().unwrap();
        app_state.erasing().finish(Box::new(drop));
        let last = device.moments() - 1;
        // The marker of the deletion stays until the rest must have been written to disk.
        let noted = if is_journaled { from + 1..last } else { from + 1..last + 1 };
        for at in noted {
            for store in if is_journaled { from..=at } else { at..=at } {
                let killed = device.killed(at, store);
                assert_eq!(
                    header(&killed),
                    None,
                    "journal {at}, store {store}, with a journal: {is_journaled}"
                );
                killed.open("ccccc");
                assert_eq!(killed.texts(), theirs(), "journal {at}, store {store}");
            }
        }
    }
}

#[test]
fn a_store_that_takes_nothing_loses_its_header_all_the_same() {
    let device = filled(true);
    turn_on(&device).unwrap();
    let (mut app_state, _) = open(&device, "bbbbb");
    app_state.begin_erasing(Box::new(|| ()));
    device.store.fails_from(0);
    let _ = app_state.erase();
    device.store.works_again();
    assert_eq!(device.text(keys::VAULT), None);
}

#[test]
fn filler_is_written_only_where_nothing_is_kept_and_never_stays() {
    let device = filled(true);
    turn_on(&device).unwrap();
    let (mut app_state, _) = open(&device, "bbbbb");
    assert!(!app_state.erasing().fill(0), "something is kept");
    app_state.begin_erasing(Box::new(|| ()));
    app_state.erase().unwrap();
    let erasing = app_state.erasing();
    let fill = |round| erasing.fill(round).then(|| device.text(keys::FILLER).unwrap());
    let (one, two) = (fill(0).unwrap(), fill(1).unwrap());
    assert!(one != two && one.len() > 65_536);
    // The browser is killed and started again.
    let killed = device.killed(device.moments() - 1, device.moments() - 1);
    assert_eq!(header(&killed), None);
    killed.open("ccccc");
    assert_eq!(killed.texts(), theirs());
    // The page continues.
    erasing.take_filler_out();
    erasing.finish(Box::new(|gone| assert!(gone)));
    assert_eq!((device.texts(), device.journal.snapshot().entries), (theirs(), vec![]));
}
