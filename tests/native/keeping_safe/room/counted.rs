//! The size that `AppState` counts stays correct after every operation.

use super::*;
use proptest::prelude::*;
use stillwater::state::Setting;
use stillwater::state::app_state::Stored;
use stillwater::storage::batch::{Batch, BatchStep};

/// An operation on `AppState`.
#[derive(Clone, Debug)]
enum Act {
    Store(usize, String),
    Delete(usize),
    Undo,
    Choose(String),
    Damage(usize),
    Fail(usize, bool),
    LookAgain,
    Erase,
    Acknowledge,
    Change(usize, Option<String>),
}

fn act() -> impl Strategy<Value = Act> {
    let (which, words) = (0..3_usize, "[a-zé🌿]{0,12}");
    prop_oneof![
        4 => (which.clone(), words).prop_map(|(which, words)| Act::Store(which, words)),
        2 => which.clone().prop_map(Act::Delete),
        1 => Just(Act::Undo),
        1 => words.prop_map(Act::Choose),
        1 => which.clone().prop_map(Act::Damage),
        1 => (0..3_usize, any::<bool>()).prop_map(|(after, loses)| Act::Fail(after, loses)),
        1 => Just(Act::LookAgain),
        1 => Just(Act::Erase),
        1 => Just(Act::Acknowledge),
        1 => (which, prop::option::of(words)).prop_map(|(which, words)| Act::Change(which, words)),
    ]
}

fn perform(device: &Rc<Device>, app_state: &mut AppState, act: Act) {
    let id = |which: usize| [ID, OTHER, THIRD][which];
    match act {
        Act::Store(which, words) => {
            let opened = app_state.open_record(id(which));
            let mut draft = match opened {
                Some((Stored::Record(record), text)) => Draft::open((*record).clone(), Some(text)),
                _ => Draft::open(Record::begin(id(which).into(), "forgiveness", NOW.into()), None),
            };
            draft.edit(NOW.into(), Box::new(move |record| record.answers.set_text("one-event", &words)));
            draft.save(app_state);
        }
        Act::Delete(which) => app_state.delete(&[keys::record(id(which))]),
        Act::Undo => app_state.undo(),
        Act::Choose(words) => app_state.choose(Setting::Country(words)),
        Act::Damage(which) => {
            let Some((Stored::Record(record), text)) = app_state.open_record(id(which)) else {
                return;
            };
            let mut draft = Draft::open((*record).clone(), Some(text));
            device.store.inside.set(&keys::record(id(which)), "damaged").unwrap();
            app_state.look_again();
            app_state.size();
            draft.refresh(app_state);
            draft.save(app_state);
        }
        Act::Fail(after, loses) => {
            device.store.takes.set(Some(after));
            device.store.loses.set(loses);
        }
        Act::LookAgain => app_state.look_again(),
        Act::Erase => app_state.erase().unwrap_or_default(),
        Act::Acknowledge => app_state.dismiss_recovery_report(),
        Act::Change(which, words) => {
            let key = keys::record(id(which));
            let after = words.map(|words| text(id(which), &words, (9, "zzzzz"), (0, "")));
            let step = BatchStep { before: device.text(&key), key, after };
            let _ = app_state.apply_change(Batch(vec![step]));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_room_that_is_counted_is_the_room_that_is_taken(acts in prop::collection::vec(act(), 0..30)) {
        let device = Device::new(true);
        let mut app_state = device.open("aaaaa");
        for act in acts {
            app_state.size();
            perform(&device, &mut app_state, act.clone());
            let taken = device.store.inside.utf16_size(keys::ROOT).unwrap();
            let records = device.store.inside.keys(keys::RECORD).unwrap().len();
            prop_assert_eq!(app_state.size(), (records, taken), "after {:?}", act);
        }
    }
}
