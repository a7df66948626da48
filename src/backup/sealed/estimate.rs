//! Estimates how long encrypting or decrypting a backup takes on this device.

use scrypt::Params;

/// The first work factor to measure: 4 MiB, about 15 ms.
const SMALL: u8 = 12;
/// The last work factor to measure: 32 MiB. A browser's clock may have a resolution of only a tenth of a second.
const LARGE: u8 = 15;
/// The maximum number of runs for each work factor.
const TRIES: u8 = 8;
/// The time after which no further run is started for a work factor, in milliseconds.
const TIME_BUDGET: f64 = 150.0;
/// The minimum measured time to trust, in milliseconds.
const SEEN: f64 = 5.0;

/// Estimates how many milliseconds a work factor takes, by measuring smaller ones now. `clock` returns milliseconds
/// since any fixed time. Returns 0 if the clock is too coarse.
pub fn estimate(work: u8, clock: &dyn Fn() -> f64) -> f64 {
    for tried in SMALL..=LARGE {
        let took = best(tried, clock);
        if took >= SEEN {
            return took * 2f64.powi(i32::from(work) - i32::from(tried));
        }
    }
    0.0
}

/// The shortest of a few runs: browsers optimise code only after it has run for a while, so the first runs are too
/// slow.
fn best(work: u8, clock: &dyn Fn() -> f64) -> f64 {
    let begun = clock();
    let mut best = timed(work, clock);
    for _ in 1..TRIES {
        if clock() - begun < TIME_BUDGET {
            best = best.min(timed(work, clock));
        }
    }
    best
}

fn timed(work: u8, clock: &dyn Fn() -> f64) -> f64 {
    let begun = clock();
    try_out(work);
    clock() - begun
}

fn try_out(work: u8) {
    let mut key = [0; 32];
    if let Ok(params) = Params::new(work, 8, 1, key.len()) {
        let _ = scrypt::scrypt(b"", b"", &params, &mut key);
        std::hint::black_box(key);
    }
}
