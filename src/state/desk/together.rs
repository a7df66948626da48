//! The shared view of two people in front of one screen: it hides every record but those the person chose to show and
//! those begun in the session. It filters here rather than in the screens, so that no screen can show a hidden record.
//! It is stored as a setting, so that it survives a reload and applies to every tab.

use super::{Desk, Keeping, Stored};
use crate::domain::session::{List, items};
use crate::state::settings::{COUNTRY, TOGETHER};
use std::rc::Rc;

/// The state of the shared view.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Together {
    /// Whether the session was left and the owner has not confirmed yet that the device is back in their hands. Nothing
    /// at all is shown then.
    pub is_over: bool,
    /// The id of the session's record.
    pub session: String,
    /// The smallest id of a record that was begun in the session.
    since: String,
    /// Ids above `since` of records that existed before: the clock was wrong when they were made.
    but: Vec<String>,
}

const ON: &str = "on";
const OVER: &str = "over";

impl Together {
    fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(' ').map(String::from);
        let is_over = parts.next()? != ON;
        let (session, since) = (parts.next()?, parts.next()?);
        // A setting that was tampered with cannot show records that are older than the session itself.
        let since = since.max(session.clone());
        Some(Self { is_over, session, since, but: parts.collect() })
    }

    fn write(&self) -> String {
        let how = if self.is_over { OVER } else { ON };
        let mut text = format!("{how} {} {}", self.session, self.since);
        for id in &self.but {
            text.push(' ');
            text.push_str(id);
        }
        text
    }

    /// Whether a record was begun during this session.
    pub fn began(&self, id: &str) -> bool {
        *id >= *self.since && id != self.session && self.but.iter().all(|but| but != id)
    }
}

impl Desk {
    /// The shared view, if there is one.
    pub fn together(&self) -> Option<Together> {
        Together::read(self.settings.get(TOGETHER))
    }

    /// Starts the shared view for a session. `since`: the smallest id a record begun from now on can have.
    pub fn sit_together(&mut self, session: &str, since: String) {
        let but = self.ids().iter().filter(|id| **id >= since && **id != session).cloned().collect();
        let together = Together { is_over: false, session: session.into(), since, but };
        self.hang(&together.write());
    }

    /// Starts a shared session on somebody else's device. The owner's records stay hidden until [`Desk::come_back`],
    /// the keys of a lock are forgotten, and what the guest writes is in memory until [`Desk::end_guest`]. `session`
    /// and `since` are those of [`Desk::sit_together`].
    #[must_use]
    pub fn sit_as_guest(mut self, session: &str, since: String) -> Self {
        let over = Together { is_over: true, session: session.into(), since: since.clone(), but: Vec::new() };
        // Only a state that stores entries has settings in which to hide the owner's records.
        if self.keeping == Keeping::Device {
            self.hang(&over.write());
        }
        self.forget_keys();
        let country = self.settings.get(COUNTRY).to_string();
        let round = self.round + 1;
        let mut guest = Self::beside(self.place.take(), &Self::default());
        guest.keeping = Keeping::Guest;
        guest.round = round;
        guest.choose(COUNTRY, &country);
        guest.sit_together(session, since);
        guest
    }

    /// Whether a guest writes on this device.
    pub fn is_guest(&self) -> bool {
        self.keeping == Keeping::Guest
    }

    /// Whether a guest has written something.
    pub fn holds_of_a_guest(&self) -> bool {
        self.is_guest() && !self.ids().is_empty()
    }

    /// Discards what the guest wrote. The caller has to open the owner's state again.
    pub fn end_guest(&mut self) {
        if self.is_guest() {
            *self = Self { round: self.round + 1, ..Self::beside(self.place.take(), &Self::default()) };
        }
    }

    /// Ends the session: the chosen records are hidden too, until [`Desk::come_back`].
    pub fn leave_together(&mut self) {
        if let Some(together) = self.together() {
            self.hang(&Together { is_over: true, ..together }.write());
        }
    }

    /// The owner has confirmed that the device is back in their hands; ends the shared view.
    pub fn come_back(&mut self) {
        self.hang("");
    }

    fn hang(&mut self, how: &str) {
        self.deleted = None;
        self.choose(TOGETHER, how);
        self.round += 1;
    }

    /// Whether the shared view hides a record.
    pub fn is_covered(&self, id: &str) -> bool {
        self.together().is_some_and(|together| !self.shows(&together, id))
    }

    /// The ids that the shared view does not hide.
    pub(super) fn uncovered(&self, all: Rc<[String]>) -> Rc<[String]> {
        let Some(together) = self.together() else { return all };
        let chosen = self.chosen(&together);
        let shown = |id: &&String| {
            !together.is_over && (**id == together.session || together.began(id) || chosen.contains(id))
        };
        all.iter().filter(shown).cloned().collect()
    }

    fn shows(&self, together: &Together, id: &str) -> bool {
        !together.is_over
            && (id == together.session
                || together.began(id)
                || self.chosen(together).iter().any(|chosen| chosen == id))
    }

    /// The ids of the records that were chosen as a whole, not by a single answer.
    fn chosen(&self, together: &Together) -> Vec<String> {
        let Some((Stored::Record(session), _)) = self.open_record(&together.session) else {
            return Vec::new();
        };
        let brought = items(&session.answers, List::Bring).into_iter();
        brought.filter(|item| item.key.is_none()).map(|item| item.record).collect()
    }
}
