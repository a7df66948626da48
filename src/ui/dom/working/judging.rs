//! Rates how hard a passphrase is to guess. The worker is fetched only when a passphrase is being chosen.

use super::hand::{Hand, Heard, LIMIT, Then, get};
use crate::ui::dom::{Typed, object};

/// A worker that rates passphrases, which is terminated when this is dropped.
pub struct Judge(Hand);

impl Judge {
    /// Starts the worker; `told` receives the estimated number of guesses as a power of ten. `None` if the browser has
    /// no workers. A failure is not reported, because the rating is only advice.
    pub fn start(told: impl Fn(f64) + 'static) -> Option<Self> {
        let hear = move |heard: Heard| match heard {
            Heard::Said("judged", data) => {
                told(get(data, "guesses").as_f64().unwrap_or_default());
                Then::Listen
            }
            _ => Then::End,
        };
        Hand::start("judge", LIMIT, Box::new(hear)).map(Self)
    }

    /// Asks for the rating of a passphrase.
    pub fn ask(&self, passphrase: &Typed) {
        self.0.post(object(&[("passphrase", passphrase.as_it_is())]));
    }
}
