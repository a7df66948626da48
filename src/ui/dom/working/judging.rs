//! How hard a passphrase is to guess, judged in a worker that is fetched only where one is chosen.

use super::hand::{Hand, Heard, LIMIT, Then, get};
use crate::ui::dom::{Typed, object};

/// A worker that judges passphrases; dropping it ends it.
pub struct Judge(Hand);

impl Judge {
    /// Starts it; `told` hears how many guesses a passphrase may need, as a power of ten. `None` where the browser has no
    /// workers. Advice is no loss: where it fails, nobody is told.
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

    /// Has a passphrase judged.
    pub fn ask(&self, passphrase: &Typed) {
        self.0.post(object(&[("passphrase", passphrase.as_it_is())]));
    }
}
