//! The page's side of the workers: the one that makes copies and opens them (`src/bin/keeper.rs`), and the one that makes a key
//! from a passphrase (`src/bin/stretcher.rs`), and the one that judges a passphrase (`src/bin/judge.rs`).
//!
//! Each is started when it is asked for and ended when it is dropped, whatever it is at. Whatever goes wrong in it ends in an
//! answer, never in silence. What is a copy and what is not, it does not know.

mod hand;
mod judging;
mod stretching;
mod words;

pub use judging::Judge;
pub use stretching::{Stretcher, stretch};
pub use words::{Answer, Job};

use hand::{Hand, Heard, Then, get};

/// The worker that makes copies and opens them.
pub struct Worker(Hand);

impl Worker {
    /// Starts a worker; `told` hears its answers. `None` where the browser has no such thing.
    pub fn start(told: impl Fn(Answer) + 'static) -> Option<Self> {
        Self::start_within(hand::LIMIT, Box::new(told))
    }

    /// Starts a worker that has to be ready in so many milliseconds.
    pub fn start_within(limit: u32, told: Box<dyn Fn(Answer)>) -> Option<Self> {
        let hear = move |heard: Heard| {
            let Some(answer) = words::answer(heard) else { return Then::Odd };
            told(answer);
            Then::Listen
        };
        Hand::start("keeper", limit, Box::new(hear)).map(Self)
    }

    /// Asks for a job; it waits until the worker is ready.
    pub fn post(&self, job: Job) {
        self.0.post(job.message());
    }
}
