//! When the question where to keep things is asked: on the way to another page, never over one that somebody writes on.

use super::Desk;
use crate::domain::route::Route;

/// A page: a screen, and what follows the `#`.
pub type Page = (Route, String);

/// What is known about asking: where the person was and where they were going when the question came, and which pages it
/// has been asked on the way from.
#[derive(Clone, Debug, Default)]
pub struct Asking {
    from: Option<Page>,
    next: Option<Page>,
    asked: Vec<Page>,
}

impl Asking {
    /// Whether the question comes before `next`: something is written, nobody has said where to keep it, and it was not asked
    /// on the way from this page before.
    pub fn comes_before(&mut self, desk: &Desk, from: &Page, next: &Page) -> bool {
        if next.0 == Route::Keep {
            if from.0 != Route::Keep {
                // The person chose to be asked, and comes back to where they were.
                (self.from, self.next) = (Some(from.clone()), Some(from.clone()));
            }
            return false;
        }
        // Who goes for help is not asked anything first.
        if from.0 == Route::Keep || next.0 == Route::Help || !self.is_due(desk, from) {
            return false;
        }
        self.asked.push(from.clone());
        (self.from, self.next) = (Some(from.clone()), Some(next.clone()));
        true
    }

    /// Whether it would be asked on the way from this page.
    pub fn is_due(&self, desk: &Desk, from: &Page) -> bool {
        desk.waits_for_a_place() && !self.asked.contains(from)
    }

    /// Where the person was when it was asked.
    pub fn from(&self) -> Option<Page> {
        self.from.clone()
    }

    /// Where the person was going when it was asked.
    pub fn next(&self) -> Option<Page> {
        self.next.clone()
    }
}
