//! Presses that follow each other too soon: a double click on Next is one step, not two.

use std::cell::Cell;

/// How soon after a press another one is taken for a slip of the same press, in milliseconds.
pub const SLIP: f64 = 400.0;

thread_local! {
    /// When a press was last acted on.
    static LAST: Cell<Option<f64>> = const { Cell::new(None) };
}

/// Whether a press at `now` is a slip of the one that was acted on at `last`.
pub fn is_second_press(last: Option<f64>, now: f64) -> bool {
    last.is_some_and(|last| (0.0..SLIP).contains(&(now - last)))
}

/// Acts on a press, unless it follows too soon on another that was acted on.
pub fn press(act: impl Fn()) {
    let now = super::ticks();
    if !is_second_press(LAST.get(), now) {
        LAST.set(Some(now));
        act();
    }
}
