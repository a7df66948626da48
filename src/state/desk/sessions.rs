//! The next session and the last one.

use super::{Desk, Stored};
use crate::domain::record::Record;
use crate::domain::session::{Item, List, MARKED, SESSION, put};
use std::rc::Rc;

/// The answers that come back when the next session begins.
const COMING_BACK: [&str; 2] = ["agreed", "try"];

impl Desk {
    /// The session that is not done yet.
    pub fn next_session(&self) -> Option<Rc<Record>> {
        self.recent_of(SESSION).find(|session| session.done.is_none())
    }

    /// The last session that is done.
    pub fn last_session(&self) -> Option<Rc<Record>> {
        self.recent_of(SESSION).find(|session| session.done.is_some())
    }

    /// What a new session begins with: what was agreed in the last one and what was to be tried; in the very first, the
    /// entries that were marked for a session before there were any.
    pub fn begin_session(&self, mut session: Record) -> Record {
        let brought: Vec<Item> = match self.last_session() {
            Some(last) => {
                let written = COMING_BACK.into_iter().filter(|key| !last.answers.text(key).is_empty());
                written.map(|key| Item::of(&last.id, key)).collect()
            }
            None => {
                let recent = self.records().take(200).filter_map(|stored| match stored {
                    Stored::Record(record) => Some(record),
                    _ => None,
                });
                recent
                    .filter(|record| record.answers.has_picked(MARKED, "yes"))
                    .map(|record| Item::whole(&record.id))
                    .collect()
            }
        };
        for item in brought {
            put(&mut session.answers, List::Bring, &item, true);
        }
        session
    }
}
