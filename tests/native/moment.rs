//! Measuring a period with the wall clock and the monotonic clock, whatever is done to the wall clock.

use proptest::prelude::*;
use stillwater::state::Moment;
use stillwater::state::moment::LONGEST_TIMER;

const MINUTE: f64 = 60_000.0;
const HOUR: f64 = 60.0 * MINUTE;
const DAY: f64 = 24.0 * HOUR;

fn at(wall: f64, monotonic: f64) -> Moment {
    Moment { wall: 1.8e12 + wall, monotonic: 5_000.0 + monotonic }
}

#[test]
fn time_is_over_by_either_clock() {
    let began = at(0.0, 0.0);
    assert!(!began.is_over(at(4.9 * MINUTE, 4.9 * MINUTE), 5.0 * MINUTE));
    assert!(began.is_over(at(5.0 * MINUTE, 0.0), 5.0 * MINUTE), "the device slept");
    assert!(began.is_over(at(0.0, 5.0 * MINUTE), 5.0 * MINUTE), "the wall clock stood still");
    assert!(began.is_over(at(40.0 * DAY, MINUTE), 5.0 * MINUTE), "the wall clock was put forward");
}

#[test]
fn a_wall_clock_that_goes_back_counts_as_over() {
    for back in [HOUR, 40.0 * DAY, 3_000.0, 5.0 * MINUTE] {
        assert!(at(0.0, 0.0).is_over(at(-back, MINUTE), 5.0 * MINUTE), "{back}");
    }
    // A correction by a time server locks nothing.
    assert!(!at(0.0, 0.0).is_over(at(-500.0, 10.0), 5.0 * MINUTE));
}

#[test]
fn what_is_no_time_counts_as_over() {
    assert!(at(0.0, 0.0).is_over(at(f64::NAN, 0.0), HOUR));
    assert!(at(0.0, 0.0).is_over(at(0.0, f64::NAN), HOUR));
}

proptest! {
    #[test]
    fn a_timer_never_spins_and_never_overflows(
        wall in any::<f64>(), monotonic in any::<f64>(), after in prop_oneof![Just(0.0), 1.0..1e15f64],
    ) {
        let (began, now) = (at(0.0, 0.0), Moment { wall, monotonic });
        let left = began.left(now, after);
        prop_assert!((1..=LONGEST_TIMER).contains(&left));
        // The timer does not fire long before the period can be over.
        if !began.is_over(now, after) && after < f64::from(LONGEST_TIMER) {
            let passed = (wall - began.wall).max(monotonic - began.monotonic);
            prop_assert!(f64::from(left) + passed >= after, "{left} {passed} {after}");
        }
    }
}
