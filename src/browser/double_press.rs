//! Ignores accidental double clicks: a tremor or a habit presses the same spot again, where another control may be by
//! then.

use super::window;
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::MouseEvent;

/// A second click on navigation within this time counts as part of the first, in milliseconds.
pub const DOUBLE_PRESS: f64 = 400.0;
/// The same for buttons that delete something, in milliseconds: longer than a slow double click.
pub const SLOW_DOUBLE_PRESS: f64 = 600.0;
/// The largest distance between two clicks that count as one, in CSS pixels.
const NEAR: u32 = 24;

/// A click.
#[derive(Clone, Copy, Debug)]
pub struct Press {
    /// The time of the event, in milliseconds.
    pub at: f64,
    /// CSS pixels from the left edge of the viewport.
    pub x: i32,
    /// CSS pixels from the top edge of the viewport.
    pub y: i32,
}

thread_local! {
    /// The last click that was acted on.
    static LAST: Cell<Option<Press>> = const { Cell::new(None) };
}

/// Whether a click follows the last one within `within` milliseconds and near the same point.
pub fn is_double_press(last: Option<Press>, now: Press, within: f64) -> bool {
    last.is_some_and(|last| {
        (0.0..within).contains(&(now.at - last.at))
            && now.x.abs_diff(last.x) <= NEAR
            && now.y.abs_diff(last.y) <= NEAR
    })
}

/// Whether the click event being handled is an accidental second one, within `within` milliseconds. A click from the
/// keyboard always counts, because its focus stays on the control.
pub fn is_second_press(within: f64) -> bool {
    let Some(now) = this_press() else { return false };
    let is_slip = is_double_press(LAST.get(), now, within);
    if !is_slip {
        LAST.set(Some(now));
    }
    is_slip
}

/// Whether the click event being handled is an accidental second one after a button that deletes something. A link may
/// stand at the place of the button by then.
pub fn is_after_deletion() -> bool {
    this_press().is_some_and(|now| is_double_press(LAST.get(), now, SLOW_DOUBLE_PRESS))
}

/// The click event being handled; `None` if it is from the keyboard.
fn this_press() -> Option<Press> {
    let event = window()?.event().dyn_into::<MouseEvent>().ok()?;
    let is_pointer = !event.is_trusted() || event.detail() != 0;
    is_pointer.then(|| Press { at: event.time_stamp(), x: event.client_x(), y: event.client_y() })
}

/// Calls `act`, unless the click is an accidental second one.
pub fn press(act: impl Fn()) {
    if !is_second_press(DOUBLE_PRESS) {
        act();
    }
}
