//! Whether enough time has passed since a moment, when neither of a browser's two clocks can be relied on alone.
//!
//! The wall clock (`Date.now`) can be set back or forward by a person, a time zone fault or a time server. The monotonic clock
//! (`performance.now`) never goes back, but stands still in some browsers while the device sleeps.

/// The longest delay a browser's timer takes, in milliseconds: HTML keeps it in a signed 32-bit number, and a longer one fires at once.
pub const LONGEST_TIMER: u32 = i32::MAX as u32;

/// How far the wall clock may go back before that counts, in milliseconds: time servers correct a clock by less.
const SLACK: f64 = 2_000.0;

/// A moment on both clocks, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// The wall clock: milliseconds since 1970.
    pub wall: f64,
    /// The monotonic clock: milliseconds since any moment.
    pub monotonic: f64,
}

impl Moment {
    /// Whether `after` milliseconds have passed from this moment to `now`. Either clock is enough to say so. A wall clock that
    /// went back says so too, because nobody can tell how long it really was.
    pub fn is_over(self, now: Self, after: f64) -> bool {
        let (wall, monotonic) = (now.wall - self.wall, now.monotonic - self.monotonic);
        let is_odd = wall.is_nan() || monotonic.is_nan() || wall < -SLACK || monotonic < 0.0;
        is_odd || wall >= after || monotonic >= after
    }

    /// How long to wait before [`Self::is_over`] is worth asking again, in milliseconds: 1 to [`LONGEST_TIMER`].
    pub fn left(self, now: Self, after: f64) -> u32 {
        let passed = (now.wall - self.wall).max(now.monotonic - self.monotonic);
        // A conversion from a float saturates, and turns what is no number into 0.
        ((after - passed) as u32).saturating_add(1).clamp(1, LONGEST_TIMER)
    }
}
