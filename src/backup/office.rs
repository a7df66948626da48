//! What the worker does: one job after the other, with answers on the way. It knows no browser.
//!
//! Between jobs it holds a sealed copy that waits for its passphrase, and the copy that was opened last. Both go with it.

mod words;

pub use words::{Answer, Job};

use super::{MOST_BYTES, Opened, Refusal, Texts, Wish, open, plan, preview, sealed, write};
use crate::domain::id;
use age::secrecy::SecretString;
use serde_json::Value;

/// The worker's memory. `clock` says milliseconds since any moment.
pub struct Office<C: Fn() -> f64> {
    clock: C,
    waiting: Option<Vec<u8>>,
    opened: Option<Opened>,
}

impl<C: Fn() -> f64> Office<C> {
    /// With nothing in hand.
    pub fn new(clock: C) -> Self {
        Self { clock, waiting: None, opened: None }
    }

    /// Does a job. `say` is told of its progress; the last answer is returned.
    pub fn work(&mut self, job: Job, say: &dyn Fn(Answer)) -> Answer {
        let done = match job {
            Job::Save { entries, passphrase, made } => self.save(&entries, passphrase, &made, say),
            Job::Open { bytes, passphrases, here } => self.open(bytes, passphrases, &here, say),
            Job::Plan { how, conflicts, here, page, now, random } => {
                let mut time = now;
                let mut ids = || {
                    time += 1.0;
                    id::new(time, random)
                };
                self.plan(&Wish { how, conflicts, page: &page }, &here, &mut ids)
            }
        };
        done.unwrap_or_else(Answer::Refused)
    }

    fn save(
        &self,
        entries: &str,
        passphrase: Option<SecretString>,
        made: &str,
        say: &dyn Fn(Answer),
    ) -> Result<Answer, Refusal> {
        let plain = write(&texts(entries)?, made).into_bytes();
        let Some(passphrase) = passphrase else { return Ok(Answer::Saved(plain)) };
        say(Answer::Estimate(sealed::estimate(sealed::WORK, &self.clock)));
        sealed::seal(&plain, passphrase).map(Answer::Saved)
    }

    fn open(
        &mut self,
        bytes: Option<Vec<u8>>,
        passphrases: Vec<SecretString>,
        here: &str,
        say: &dyn Fn(Answer),
    ) -> Result<Answer, Refusal> {
        let here = texts(here)?;
        self.opened = None;
        let waiting = self.waiting.take();
        let bytes = bytes.or(waiting).ok_or(Refusal::Confused)?;
        if bytes.len() > MOST_BYTES {
            return Err(Refusal::Large);
        }
        let opened = if sealed::is_sealed(&bytes) {
            let lock = sealed::lock(&bytes)?;
            if passphrases.is_empty() {
                self.waiting = Some(bytes);
                return Ok(Answer::Locked);
            }
            let once = sealed::estimate(lock.work, &self.clock);
            say(Answer::Estimate(once * passphrases.len() as f64));
            let plain = first_that_opens(&bytes, passphrases);
            if matches!(plain, Err(Refusal::Passphrase | Refusal::Memory)) {
                // It can be tried again.
                self.waiting = Some(bytes);
            }
            open(&plain?)?
        } else {
            open(&bytes)?
        };
        let preview = preview(&opened, &here).write();
        self.opened = Some(opened);
        Ok(Answer::Opened(preview))
    }

    fn plan(&self, wish: &Wish, here: &str, ids: &mut dyn FnMut() -> String) -> Result<Answer, Refusal> {
        let opened = self.opened.as_ref().ok_or(Refusal::Confused)?;
        let planned = plan(opened, wish, &texts(here)?, ids)?;
        Ok(Answer::Plan(planned.change.write(), planned.left_out))
    }
}

/// Opens a sealed copy with the first passphrase that fits. Anything but a passphrase that does not fit ends the search.
fn first_that_opens(bytes: &[u8], passphrases: Vec<SecretString>) -> Result<Vec<u8>, Refusal> {
    let mut tried = passphrases.into_iter().map(|passphrase| sealed::open(bytes, passphrase));
    tried.find(|opened| *opened != Err(Refusal::Passphrase)).unwrap_or(Err(Refusal::Passphrase))
}

/// Texts under names, as the page sends them.
fn texts(json: &str) -> Result<Texts, Refusal> {
    let Ok(Value::Object(map)) = serde_json::from_str(json) else { return Err(Refusal::Confused) };
    let texts = map.into_iter().map(|(name, text)| match text {
        Value::String(text) => Ok((name, text)),
        _ => Err(Refusal::Confused),
    });
    texts.collect()
}
