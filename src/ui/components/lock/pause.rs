//! A pause after wrong tries.

use crate::ui::dom;
use crate::ui::html::el;
use crate::ui::site::Site;
use crate::ui::words as k;
use gloo_timers::callback::{Interval, Timeout};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// After so many wrong tries there is a pause, which doubles with each further one.
const FREE_TRIES: u32 = 2;
/// The longest pause, in seconds.
const LONGEST: f64 = 30.0;

/// A pause after wrong tries. It hinders hands, not programs: those are hindered by what a try costs.
#[derive(Clone)]
pub struct Pause {
    tries: Rc<RefCell<(u32, f64)>>,
    ticking: Rc<RefCell<Option<Interval>>>,
    redraw: UseForceUpdateHandle,
}

/// No wrong tries yet.
#[hook]
pub fn use_pause() -> Pause {
    Pause { tries: use_mut_ref(|| (0, 0.0)), ticking: use_mut_ref(|| None), redraw: use_force_update() }
}

impl Pause {
    /// A wrong try.
    pub fn wrong(&self) {
        let mut tries = self.tries.borrow_mut();
        tries.0 += 1;
        let doubled = tries.0.saturating_sub(FREE_TRIES);
        if doubled == 0 {
            return;
        }
        tries.1 = dom::ticks() + 2f64.powi(doubled.min(10) as i32).min(LONGEST) * 1000.0;
        let this = self.clone();
        self.ticking.replace(Some(Interval::new(250, move || {
            this.redraw.force_update();
            if this.left() <= 0.0 {
                let ticking = this.ticking.clone();
                Timeout::new(0, move || drop(ticking.replace(None))).forget();
            }
        })));
    }

    /// How long it lasts from now, in seconds.
    pub fn left(&self) -> f64 {
        (self.tries.borrow().1 - dom::ticks()).max(0.0) / 1000.0
    }
}

/// In how many seconds the next try can be made; nothing where there is no pause.
pub fn wait(site: &Site, left: f64) -> Option<Html> {
    (left > 0.0).then(|| {
        // It counts: who hears it is told once how long.
        let words = site.fill(k::LOCKED_WAIT, &[("n", &(left.ceil() as u64).to_string())]);
        el("p").attr("aria-live", "off").text(&words).into()
    })
}
