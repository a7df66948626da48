//! Two tabs, one browser, and a kill: in whatever order events happen, no word that was confirmed as saved is lost.
//!
//! The model follows Chromium's architecture: each tab writes to its own view of localStorage. The browser process
//! receives the write later and notifies the other tab. It reaches the disk later still, or never. The journal handles
//! the tabs' writes one after the other.

mod world;

use proptest::prelude::*;
use world::{Act, World};

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let tab = 0..2_usize;
    let act = prop_oneof![
        4 => tab.clone().prop_map(Act::Type),
        4 => tab.clone().prop_map(Act::Save),
        4 => tab.clone().prop_map(Act::Deliver),
        4 => tab.clone().prop_map(Act::Receive),
        6 => Just(Act::Journal),
        1 => tab.prop_map(Act::Look),
    ];
    prop::collection::vec(act, 0..60)
}

/// A regression test for lost words: the second tab restored an older version before the journal had answered the first
/// tab.
#[test]
fn what_another_tab_puts_back_before_the_journal_answers_is_replaced_afterwards() {
    use Act::{Deliver, Journal, Receive, Save, Type};
    let mut world = World::new(true);
    let begin = [Type(0), Save(0), Type(0), Type(1), Journal, Journal, Journal, Deliver(0), Save(1), Save(0)];
    let late = [Receive(0), Deliver(0), Receive(0), Type(0), Deliver(1), Save(0), Deliver(0)];
    let end = [Receive(0), Receive(0), Journal, Type(0)];
    for act in begin.iter().chain(&late).chain(&end) {
        world.act(act);
    }
    world.come_to_rest();
    assert_eq!(world.lost(&world.typed()), Vec::<String>::new(), "{world}");
}

proptest! {
    #![proptest_config(crate::common::thousand())]

    #[test]
    fn two_tabs_on_one_entry_lose_nothing(acts in acts()) {
        let mut world = World::new(true);
        for act in &acts {
            world.act(act);
        }
        world.come_to_rest();
        prop_assert_eq!(world.lost(&world.typed()), Vec::<String>::new(), "{}", world);
    }

    #[test]
    fn a_kill_and_a_restart_lose_nothing_that_was_confirmed(acts in acts(), at in 0..=1000_usize) {
        let mut world = World::new(true);
        for act in &acts {
            world.act(act);
        }
        let confirmed = world.confirmed();
        world.kill(at);
        prop_assert_eq!(world.lost(&confirmed), Vec::<String>::new(), "{}", world);
        let once = world.texts();
        world.restart();
        prop_assert_eq!(world.texts(), once, "opening once more changes nothing");
    }

    #[test]
    fn without_a_journal_nothing_is_overwritten_as_long_as_tabs_hear_of_each_other(
        acts in prop::collection::vec((0..2_usize).prop_map(Act::Type), 0..20)
    ) {
        let mut world = World::new(false);
        for act in &acts {
            let Act::Type(tab) = act else { continue };
            world.act(act);
            world.act(&Act::Save(*tab));
            for tab in [0, 1, 0, 1] {
                world.act(&Act::Deliver(tab));
                world.act(&Act::Receive(tab));
            }
        }
        world.come_to_rest();
        prop_assert_eq!(world.lost(&world.typed()), Vec::<String>::new(), "{}", world);
    }
}
