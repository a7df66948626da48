//! Measures elapsed time with both of the browser's clocks, because neither is reliable alone.
//!
//! The wall clock (`Date.now`) is changed by people, time zone errors and time servers. The monotonic clock
//! (`performance.now`) never goes back, but stops in some browsers while the device sleeps.

/// The longest delay of `setTimeout`, in milliseconds. HTML stores it in a signed 32-bit integer; a longer one fires at
/// once.
pub const LONGEST_TIMER: u32 = i32::MAX as u32;

/// How far the wall clock may go back without being treated as unreliable, in milliseconds: time servers correct by
/// less.
const SLACK: f64 = 2_000.0;

/// A point in time on both clocks, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// The wall clock: milliseconds since 1970-01-01 UTC.
    pub wall: f64,
    /// The monotonic clock: milliseconds since an arbitrary origin.
    pub monotonic: f64,
}

impl Moment {
    /// Whether `after` milliseconds have passed between this moment and `now` on either clock. Also true if a clock
    /// went back, because the elapsed time is then unknown.
    pub fn is_over(self, now: Self, after: f64) -> bool {
        let (wall, monotonic) = (now.wall - self.wall, now.monotonic - self.monotonic);
        let is_odd = wall.is_nan() || monotonic.is_nan() || wall < -SLACK || monotonic < 0.0;
        is_odd || wall >= after || monotonic >= after
    }

    /// How long to wait before asking [`Self::is_over`] again, in milliseconds: 1 to [`LONGEST_TIMER`].
    pub fn left(self, now: Self, after: f64) -> u32 {
        let passed = (now.wall - self.wall).max(now.monotonic - self.monotonic);
        // `as` saturates when it converts from a float, and turns NaN into 0.
        ((after - passed) as u32).saturating_add(1).clamp(1, LONGEST_TIMER)
    }
}
