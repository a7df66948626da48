//! What the worker does: one job after the other, with answers on the way. It knows no browser.
//!
//! Between jobs it holds a sealed copy that waits for its passphrase, and the copy that was opened last. Both go with it.

use super::{Conflicts, How, MOST_BYTES, Opened, Refusal, Texts, Wish, open, plan, preview, sealed, write};
use crate::domain::id;
use age::secrecy::SecretString;
use serde_json::Value;

/// What the worker is asked to do.
pub enum Job {
    /// Make a copy.
    Save {
        /// The texts to copy, as a JSON object of texts under their names.
        entries: String,
        /// What to seal it with; plain without.
        passphrase: Option<SecretString>,
        /// When it is made; ISO 8601 in UTC.
        made: String,
    },
    /// Open a copy and compare it with what is here.
    Open {
        /// The file; `None` for the one that waits for its passphrase.
        bytes: Option<Vec<u8>>,
        /// What it was sealed with.
        passphrase: Option<SecretString>,
        /// What is kept here, as a JSON object of texts under their names.
        here: String,
    },
    /// Plan how the copy that was opened last comes back.
    Plan {
        /// Merged or replaced.
        how: How,
        /// What becomes of records that differ.
        conflicts: Conflicts,
        /// What is kept here, as in `Open`.
        here: String,
        /// The name of the page.
        page: String,
        /// Milliseconds since 1970, for names of new records.
        now: f64,
        /// 0 to 1, for the same.
        random: f64,
    },
}

/// What the worker says.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The slow part begins, and may take this many milliseconds; 0 where that cannot be known.
    Estimate(f64),
    /// The copy: a file.
    Saved(Vec<u8>),
    /// The copy is sealed; a passphrase is needed.
    Locked,
    /// The copy was opened: [`super::Preview::write`].
    Opened(String),
    /// What is to change: [`crate::storage::change::Change::write`], and how many entries stay out
    /// ([`super::Planned::left_out`]).
    Plan(String, usize),
    /// Nothing was done.
    Refused(Refusal),
}

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
            Job::Open { bytes, passphrase, here } => self.open(bytes, passphrase, &here, say),
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
        passphrase: Option<SecretString>,
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
            let Some(passphrase) = passphrase else {
                self.waiting = Some(bytes);
                return Ok(Answer::Locked);
            };
            say(Answer::Estimate(sealed::estimate(lock.work, &self.clock)));
            let plain = sealed::open(&bytes, passphrase);
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

/// Texts under names, as the page sends them.
fn texts(json: &str) -> Result<Texts, Refusal> {
    let Ok(Value::Object(map)) = serde_json::from_str(json) else { return Err(Refusal::Confused) };
    let texts = map.into_iter().map(|(name, text)| match text {
        Value::String(text) => Ok((name, text)),
        _ => Err(Refusal::Confused),
    });
    texts.collect()
}
