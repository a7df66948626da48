//! The vault: known answers, data that does not open, and locking and unlocking a device.

mod anew;
mod changed;
pub mod device;
mod erased;
mod failing;
mod hostile;
mod killed;
mod known;
mod locked;
mod opening;
mod sample;
mod strength;

use std::cell::Cell;
use stillwater::vault::{Header, HeapKey, KEY, KdfParams, NewVault, Rng};

/// A key as if derived from a passphrase.
pub const PASS: [u8; KEY] = [7; KEY];
/// Another key.
const OTHER: [u8; KEY] = [8; KEY];
const SALT: [u8; 16] = [3; 16];

/// A key in the form in which a worker returns it.
pub fn boxed(key: [u8; KEY]) -> HeapKey {
    Box::new(key.into())
}

/// Pseudo-random bytes that are the same in each run (splitmix64).
fn chance_from(seed: u64) -> Box<Rng> {
    let state = Cell::new(seed);
    Box::new(move |bytes| {
        for byte in bytes {
            state.set(state.get().wrapping_add(0x9e37_79b9_7f4a_7c15));
            let mut z = state.get();
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            *byte = (z ^ (z >> 31)) as u8;
        }
    })
}

pub fn made(seed: u64) -> NewVault {
    Header::make(SALT, KdfParams::DEFAULT, &PASS, &*chance_from(seed)).unwrap()
}

/// Prints a duration, which `--nocapture` shows.
#[allow(clippy::print_stdout, reason = "the figures are there to be read")]
fn figure(what: &str, begun: std::time::Instant) {
    println!("{what}: {:?}", begun.elapsed());
}
