//! A delay after wrong passphrases.

use crate::browser;
use crate::browser::{Interval, Timeout};
use crate::ui::html::el;
use crate::ui::site::Site;
use crate::ui::words;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// The number of wrong attempts without a delay; the delay doubles with each further one.
const FREE_TRIES: u32 = 2;
/// The longest delay, in seconds.
const LONGEST: f64 = 30.0;

/// A delay after wrong attempts. It only slows down a person; a program is slowed down by the cost of the key
/// derivation.
#[derive(Clone)]
pub struct Pause {
    tries: Rc<RefCell<(u32, f64)>>,
    ticking: Rc<RefCell<Option<Interval>>>,
    redraw: UseForceUpdateHandle,
}

/// A delay that starts with no wrong attempts.
#[hook]
pub fn use_pause() -> Pause {
    Pause { tries: use_mut_ref(|| (0, 0.0)), ticking: use_mut_ref(|| None), redraw: use_force_update() }
}

impl Pause {
    /// Counts a wrong attempt.
    pub fn wrong(&self) {
        let mut tries = self.tries.borrow_mut();
        tries.0 += 1;
        let doubled = tries.0.saturating_sub(FREE_TRIES);
        if doubled == 0 {
            return;
        }
        tries.1 = browser::ticks() + 2f64.powi(doubled.min(10) as i32).min(LONGEST) * 1000.0;
        let this = self.clone();
        self.ticking.replace(Some(Interval::new(250, move || {
            this.redraw.force_update();
            if this.left() <= 0.0 {
                let ticking = this.ticking.clone();
                Timeout::new(0, move || drop(ticking.replace(None))).forget();
            }
        })));
    }

    /// The remaining delay, in seconds.
    pub fn left(&self) -> f64 {
        (self.tries.borrow().1 - browser::ticks()).max(0.0) / 1000.0
    }
}

/// The message when the next attempt is possible; `None` without a delay.
pub fn wait(site: &Site, left: f64) -> Option<Html> {
    (left > 0.0).then(|| {
        // `aria-live` is off, so that a screen reader announces the first message and not every tick.
        let words = site.fill(words::LOCKED_WAIT, &[("n", &(left.ceil() as u64).to_string())]);
        el("p").attr("aria-live", "off").text(&words).into()
    })
}
