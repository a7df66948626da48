//! A key from a passphrase.

use stillwater::vault::stretch::{Stretch, Unstretched, stretch};

const LEAST: Stretch = Stretch { memory: 19_456, passes: 2, lanes: 1 };

#[test]
fn the_same_passphrase_and_salt_give_the_same_key_and_others_another() {
    let key = |passphrase: &str, salt| *stretch(passphrase, &[salt; 16], LEAST).expect("a key");
    assert_eq!(key("a lake", 1), key("a lake", 1));
    assert_ne!(key("a lake", 1), key("a lake", 2));
    assert_ne!(key("a lake", 1), key("a lake ", 1));
}

#[test]
fn a_cost_below_the_floor_or_above_the_ceiling_is_refused() {
    for how in [
        Stretch { memory: 19_455, ..LEAST },
        Stretch { memory: 262_145, ..LEAST },
        Stretch { memory: u32::MAX, ..LEAST },
        Stretch { passes: 1, ..LEAST },
        Stretch { passes: 11, ..LEAST },
        Stretch { lanes: 0, ..LEAST },
        Stretch { lanes: 5, ..LEAST },
    ] {
        assert_eq!(stretch("a lake", &[1; 16], how).err(), Some(Unstretched::Refused), "{how:?}");
    }
}
