//! The next session and the last one.

use super::{AppState, Stored};
use crate::domain::known_ids::SESSION;
use crate::domain::known_ids::{AGREED, SMALL_STEP, TRY};
use crate::domain::record::Record;
use crate::domain::session::{MARKED, SessionItem, SessionList, put};
use crate::domain::small_step::SmallStep;
use std::rc::Rc;

/// The answers that the next session begins with.
const COMING_BACK: [&str; 3] = [AGREED, TRY, SMALL_STEP];

impl AppState {
    /// The newest session that is not done.
    pub fn next_session(&self) -> Option<Rc<Record>> {
        self.recent_of(SESSION).find(|session| session.done.is_none())
    }

    /// The newest session that is done.
    pub fn last_session(&self) -> Option<Rc<Record>> {
        self.recent_of(SESSION).find(|session| session.done.is_some())
    }

    /// Fills a new session with what was agreed and planned in the last one; the very first session with
    /// the entries that were marked for a session before.
    pub fn begin_session(&self, mut session: Record) -> Record {
        let brought: Vec<SessionItem> = match self.last_session() {
            Some(last) => {
                let is_written = |key: &&str| {
                    !last.answers.text(key).is_empty()
                        || SmallStep::read(&last.answers, key) != SmallStep::default()
                };
                let written = COMING_BACK.into_iter().filter(is_written);
                written.map(|key| SessionItem::of(&last.id, key)).collect()
            }
            None => {
                let recent = self.records().take(200).filter_map(|stored| match stored {
                    Stored::Record(record) => Some(record),
                    _ => None,
                });
                recent
                    .filter(|record| record.answers.has_picked(MARKED, "yes"))
                    .map(|record| SessionItem::whole(&record.id))
                    .collect()
            }
        };
        for item in brought {
            put(&mut session.answers, SessionList::Bring, &item, true);
        }
        session
    }
}
