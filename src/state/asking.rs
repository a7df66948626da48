//! Decides when to ask where entries are to be stored: on the way from one page to another, never while the person is
//! writing.

use super::AppState;
use crate::domain::route::Route;

/// A page: its route and the fragment of its URL.
pub type PageLocation = (Route, String);

/// The navigation that the question interrupted, and the pages it was already asked on.
#[derive(Clone, Debug, Default)]
pub struct Asking {
    from: Option<PageLocation>,
    next: Option<PageLocation>,
    asked: Vec<PageLocation>,
}

impl Asking {
    /// Whether the question has to be shown before `next`: something is written, nobody has chosen where to store it,
    /// and the question was not asked on the way from this page before.
    pub fn comes_before(&mut self, app_state: &AppState, from: &PageLocation, next: &PageLocation) -> bool {
        if next.0 == Route::Keep {
            if from.0 != Route::Keep {
                // The person opened the question themselves, so both answers lead back to where they were.
                (self.from, self.next) = (Some(from.clone()), Some(from.clone()));
            }
            return false;
        }
        // Help and settling are never delayed by a question, and neither is the way back from settling.
        let is_free =
            matches!(next.0, Route::Help | Route::Settle) || matches!(from.0, Route::Keep | Route::Settle);
        if is_free || !self.is_due(app_state, from) {
            return false;
        }
        self.asked.push(from.clone());
        (self.from, self.next) = (Some(from.clone()), Some(next.clone()));
        true
    }

    /// Whether leaving this page would bring up the question.
    pub fn is_due(&self, app_state: &AppState, from: &PageLocation) -> bool {
        app_state.waits_for_a_place() && !self.asked.contains(from)
    }

    /// The page that was left for the question.
    pub fn from(&self) -> Option<PageLocation> {
        self.from.clone()
    }

    /// The page that the question was shown in front of.
    pub fn next(&self) -> Option<PageLocation> {
        self.next.clone()
    }
}
