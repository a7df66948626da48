//! Pressing twice: a hand that shakes or is used to double clicks presses once more where it pressed before, and by then
//! something else may stand there.

use super::window;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::MouseEvent;

/// Within how many milliseconds a second press on a way from page to page belongs to the first.
pub const SLIP: f64 = 400.0;
/// The same where a press takes something away: somewhat more than a slow double click takes.
pub const SLOW_SLIP: f64 = 600.0;
/// How far from the first it may be, in CSS pixels.
const NEAR: u32 = 24;

/// A press: when, in milliseconds, and where, in CSS pixels from the top left of the window.
#[derive(Clone, Copy, Debug)]
pub struct Press {
    /// When.
    pub at: f64,
    /// From the left.
    pub x: i32,
    /// From the top.
    pub y: i32,
}

thread_local! {
    /// The press that was last acted on.
    static LAST: Cell<Option<Press>> = const { Cell::new(None) };
}

/// Whether a press is a slip of the one that was acted on last: so soon after it, and at the same place.
pub fn is_slip(last: Option<Press>, now: Press, within: f64) -> bool {
    last.is_some_and(|last| {
        (0.0..within).contains(&(now.at - last.at))
            && now.x.abs_diff(last.x) <= NEAR
            && now.y.abs_diff(last.y) <= NEAR
    })
}

/// Whether the click that is being handled is a slip of another, `within` so many milliseconds. A key stays where its focus is, and
/// counts each time.
pub fn is_second_press(within: f64) -> bool {
    let event = window().map(|window| window.event()).and_then(|event| event.dyn_into::<MouseEvent>().ok());
    let Some(event) = event.filter(|event| !event.is_trusted() || event.detail() != 0) else {
        return false;
    };
    let now = Press { at: event.time_stamp(), x: event.client_x(), y: event.client_y() };
    let is_slip = is_slip(LAST.get(), now, within);
    if !is_slip {
        LAST.set(Some(now));
    }
    is_slip
}

/// Acts on a press, unless it is a slip of another.
pub fn press(act: impl Fn()) {
    if !is_second_press(SLIP) {
        act();
    }
}
