//! Web workers: the one for backups (`src/bin/keeper.rs`), for deriving a key from a passphrase
//! (`src/bin/stretcher.rs`) and for rating a passphrase (`src/bin/judge.rs`).
//!
//! Each is started on demand and terminated when its handle is dropped. Every failure is reported as a message. The
//! format of backups is known to [`crate::backup`] only.

mod hand;
mod judging;
mod stretching;
mod words;

pub use judging::Judge;
pub use stretching::{Stretcher, stretch};
pub use words::{Answer, Job};

use hand::{Hand, Heard, Then, get};

/// The worker that makes and opens backups.
pub struct Worker(Hand);

impl Worker {
    /// Starts the worker; `told` receives its answers. `None` if the browser has no workers.
    pub fn start(told: impl Fn(Answer) + 'static) -> Option<Self> {
        Self::start_within(hand::LIMIT, Box::new(told))
    }

    /// Starts the worker, which has to be ready within `limit` milliseconds.
    pub fn start_within(limit: u32, told: Box<dyn Fn(Answer)>) -> Option<Self> {
        let hear = move |heard: Heard| {
            let Some(answer) = words::answer(heard) else { return Then::Odd };
            told(answer);
            Then::Listen
        };
        Hand::start("keeper", limit, Box::new(hear)).map(Self)
    }

    /// Sends a job, which waits until the worker is ready.
    pub fn post(&self, job: Job) {
        self.0.post(job.message());
    }
}
