//! The backup worker's service: it handles one request after another and reports progress. It depends on no browser
//! API.
//!
//! Between requests it holds the encrypted file that waits for its passphrase, and the backup that was opened last.
//! Both are dropped with it.

mod messages;

pub use messages::{Request, Response};

use super::{
    BackupError, Entries, MAX_BYTES, ParsedBackup, RestoreOptions, open, plan, preview, sealed, write,
};
use crate::domain::id;
use age::secrecy::SecretString;
use serde_json::Value;

/// The service. `clock` returns milliseconds since any fixed time.
pub struct BackupService<C: Fn() -> f64> {
    clock: C,
    waiting: Option<Vec<u8>>,
    opened: Option<ParsedBackup>,
}

impl<C: Fn() -> f64> BackupService<C> {
    pub fn new(clock: C) -> Self {
        Self { clock, waiting: None, opened: None }
    }

    /// Handles a request. Progress is passed to `say`; the final response is returned.
    pub fn work(&mut self, job: Request, say: &dyn Fn(Response)) -> Response {
        let done = match job {
            Request::Save { entries, passphrase, made } => self.save(&entries, passphrase, &made, say),
            Request::Open { bytes, passphrases, here } => self.open(bytes, passphrases, &here, say),
            Request::Plan { how, conflicts, here, page, now, random } => {
                let mut time = now;
                let mut ids = || {
                    time += 1.0;
                    id::new(time, random)
                };
                self.plan(&RestoreOptions { how, conflicts, page: &page }, &here, &mut ids)
            }
        };
        done.unwrap_or_else(Response::Refused)
    }

    fn save(
        &self,
        entries: &str,
        passphrase: Option<SecretString>,
        made: &str,
        say: &dyn Fn(Response),
    ) -> Result<Response, BackupError> {
        let plain = write(&texts(entries)?, made).into_bytes();
        let Some(passphrase) = passphrase else { return Ok(Response::Saved(plain)) };
        say(Response::Estimate(sealed::estimate(sealed::WORK, &self.clock)));
        sealed::seal(&plain, passphrase).map(Response::Saved)
    }

    fn open(
        &mut self,
        bytes: Option<Vec<u8>>,
        passphrases: Vec<SecretString>,
        here: &str,
        say: &dyn Fn(Response),
    ) -> Result<Response, BackupError> {
        let here = texts(here)?;
        self.opened = None;
        let waiting = self.waiting.take();
        let bytes = bytes.or(waiting).ok_or(BackupError::Confused)?;
        if bytes.len() > MAX_BYTES {
            return Err(BackupError::Large);
        }
        let opened = if sealed::is_sealed(&bytes) {
            let lock = sealed::lock(&bytes)?;
            if passphrases.is_empty() {
                self.waiting = Some(bytes);
                return Ok(Response::Locked);
            }
            let once = sealed::estimate(lock.work, &self.clock);
            say(Response::Estimate(once * passphrases.len() as f64));
            let plain = first_that_opens(&bytes, passphrases);
            if matches!(plain, Err(BackupError::Passphrase | BackupError::Memory)) {
                // The person can try again.
                self.waiting = Some(bytes);
            }
            open(&plain?)?
        } else {
            open(&bytes)?
        };
        let preview = preview(&opened, &here).write();
        self.opened = Some(opened);
        Ok(Response::Opened(preview))
    }

    fn plan(
        &self,
        wish: &RestoreOptions,
        here: &str,
        ids: &mut dyn FnMut() -> String,
    ) -> Result<Response, BackupError> {
        let opened = self.opened.as_ref().ok_or(BackupError::Confused)?;
        let planned = plan(opened, wish, &texts(here)?, ids)?;
        Ok(Response::Plan(planned.change.write(), planned.left_out))
    }
}

/// Decrypts a file with the first passphrase that fits. Any other error than a wrong passphrase ends the search.
fn first_that_opens(bytes: &[u8], passphrases: Vec<SecretString>) -> Result<Vec<u8>, BackupError> {
    let mut tried = passphrases.into_iter().map(|passphrase| sealed::open(bytes, passphrase));
    tried.find(|opened| *opened != Err(BackupError::Passphrase)).unwrap_or(Err(BackupError::Passphrase))
}

/// Parses the stored data that the page sent: strings by key.
fn texts(json: &str) -> Result<Entries, BackupError> {
    let Ok(Value::Object(map)) = serde_json::from_str(json) else { return Err(BackupError::Confused) };
    let texts = map.into_iter().map(|(name, text)| match text {
        Value::String(text) => Ok((name, text)),
        _ => Err(BackupError::Confused),
    });
    texts.collect()
}
