//! Web workers: the one for backups (`src/bin/keeper.rs`), for deriving a key from a passphrase
//! (`src/bin/stretcher.rs`) and for rating a passphrase (`src/bin/judge.rs`).
//!
//! Each is started on demand and terminated when its handle is dropped. Every failure is reported as a message. The
//! format of backups is known to [`crate::backup`] only.

mod host;
mod kdf;
mod messages;
mod strength;

pub use kdf::{KdfWorker, derive_key};
pub use messages::{BackupRequest, BackupResponse};
pub use strength::StrengthWorker;

use host::{Next, WorkerEvent, WorkerHost};

/// The worker that makes and opens backups.
pub struct BackupWorker(WorkerHost);

impl BackupWorker {
    /// Starts the worker; `callback` receives its answers. `None` if the browser has no workers.
    pub fn start(callback: impl Fn(BackupResponse) + 'static) -> Option<Self> {
        Self::start_within(host::TIMEOUT, Box::new(callback))
    }

    /// Starts the worker, which has to be ready within `limit` milliseconds.
    pub fn start_within(limit: u32, callback: Box<dyn Fn(BackupResponse)>) -> Option<Self> {
        let hear = move |heard: WorkerEvent| {
            let Some(answer) = messages::answer(heard) else { return Next::Odd };
            callback(answer);
            Next::Listen
        };
        WorkerHost::start("keeper", limit, Box::new(hear)).map(Self)
    }

    /// Sends a job, which waits until the worker is ready.
    pub fn post(&self, job: BackupRequest) {
        self.0.post(job.message());
    }
}
