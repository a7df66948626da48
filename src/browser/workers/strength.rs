//! Rates how hard a passphrase is to guess. The worker is fetched only when a passphrase is being chosen.

use super::host::{Next, TIMEOUT, WorkerEvent, WorkerHost};
use crate::browser::SecretField;
use crate::browser::js::{get, object};

/// A worker that rates passphrases, which is terminated when this is dropped.
pub struct StrengthWorker(WorkerHost);

impl StrengthWorker {
    /// Starts the worker; `callback` receives the estimated number of guesses as a power of ten. `None` if the browser has
    /// no workers. A failure is not reported, because the rating is only advice.
    pub fn start(callback: impl Fn(f64) + 'static) -> Option<Self> {
        let hear = move |heard: WorkerEvent| match heard {
            WorkerEvent::Said("judged", data) => {
                callback(get(data, "guesses").as_f64().unwrap_or_default());
                Next::Listen
            }
            _ => Next::End,
        };
        WorkerHost::start("judge", TIMEOUT, Box::new(hear)).map(Self)
    }

    /// Asks for the rating of a passphrase.
    pub fn ask(&self, passphrase: &SecretField) {
        self.0.post(object(&[("passphrase", passphrase.as_it_is())]));
    }
}
