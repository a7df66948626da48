//! How long sealing or opening may take on this device.

use scrypt::Params;

/// The work factor that is tried first: 4 MiB, about 15 ms.
const SMALL: u8 = 12;
/// The largest that is tried: 32 MiB. A clock may be as coarse as a tenth of a second.
const LARGE: u8 = 15;
/// How often each is tried at most.
const TRIES: u8 = 8;
/// How long trying one may take, in milliseconds.
const PATIENCE: f64 = 150.0;
/// What a clock has to show to be believed, in milliseconds.
const SEEN: f64 = 5.0;

/// About how many milliseconds a work factor will take, from a smaller one that is tried now. `clock` says milliseconds since
/// any moment. 0 where the clock shows nothing.
pub fn estimate(work: u8, clock: &dyn Fn() -> f64) -> f64 {
    for tried in SMALL..=LARGE {
        let took = best(tried, clock);
        if took >= SEEN {
            return took * 2f64.powi(i32::from(work) - i32::from(tried));
        }
    }
    0.0
}

/// The shortest of a few tries: a browser compiles well only what has run for a while, so the first ones say little.
fn best(work: u8, clock: &dyn Fn() -> f64) -> f64 {
    let begun = clock();
    let mut best = timed(work, clock);
    for _ in 1..TRIES {
        if clock() - begun < PATIENCE {
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
