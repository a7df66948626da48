//! Sitting together: a curtain over everything but what the person chose to show, and what two people begin beside each
//! other. It hangs here and not over the screens, so that no screen can forget it; and it is a setting, so that it hangs
//! there after a reload and in every tab.

use super::{Desk, Keeping, Stored};
use crate::domain::session::{List, items};
use crate::state::settings::{COUNTRY, TOGETHER};
use std::rc::Rc;

/// How the curtain hangs.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Together {
    /// Whether the session was left and nobody has said yet that the device is back in its owner's hands: then nothing at
    /// all is shown.
    pub is_over: bool,
    /// The id of the session.
    pub session: String,
    /// Records of this id or a later one were begun in the session.
    since: String,
    /// Ids that are later although they were there before: the clock was wrong once.
    but: Vec<String>,
}

const ON: &str = "on";
const OVER: &str = "over";

impl Together {
    fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(' ').map(String::from);
        let is_over = parts.next()? != ON;
        let (session, since) = (parts.next()?, parts.next()?);
        // Nothing was begun in a session before the session itself, whatever a setting says.
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

    /// Whether a record was begun since they sit together.
    pub fn began(&self, id: &str) -> bool {
        *id >= *self.since && id != self.session && self.but.iter().all(|but| but != id)
    }
}

impl Desk {
    /// How the curtain hangs; `None` where there is none.
    pub fn together(&self) -> Option<Together> {
        Together::read(self.settings.get(TOGETHER))
    }

    /// Draws the curtain for a session. `since`: the least id that a record has which is begun from now on.
    pub fn sit_together(&mut self, session: &str, since: String) {
        let but = self.ids().iter().filter(|id| **id >= since && **id != session).cloned().collect();
        let together = Together { is_over: false, session: session.into(), since, but };
        self.hang(&together.write());
    }

    /// Sits together on a device that is not the writer's: its owner's page stays behind the curtain until [`Desk::come_back`], the keys of a
    /// lock are forgotten, and what is written from now on is in memory only, and gone with [`Desk::end_guest`]. `session` and `since`:
    /// as for [`Desk::sit_together`].
    #[must_use]
    pub fn sit_as_guest(mut self, session: &str, since: String) -> Self {
        let over = Together { is_over: true, session: session.into(), since: since.clone(), but: Vec::new() };
        // A place where nothing can be kept, or nobody was asked yet, keeps no curtain either.
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

    /// Whether somebody writes here on a device that is not theirs.
    pub fn is_guest(&self) -> bool {
        self.keeping == Keeping::Guest
    }

    /// Whether something was written here by a guest.
    pub fn holds_of_a_guest(&self) -> bool {
        self.is_guest() && !self.ids().is_empty()
    }

    /// What was written as a guest is given up. The owner's page has to be opened anew afterwards.
    pub fn end_guest(&mut self) {
        if self.is_guest() {
            *self = Self { round: self.round + 1, ..Self::beside(self.place.take(), &Self::default()) };
        }
    }

    /// Leaves the session: what was shown is behind the curtain, too, until [`Desk::come_back`].
    pub fn leave_together(&mut self) {
        if let Some(together) = self.together() {
            self.hang(&Together { is_over: true, ..together }.write());
        }
    }

    /// The device is back in its owner's hands.
    pub fn come_back(&mut self) {
        self.hang("");
    }

    fn hang(&mut self, how: &str) {
        self.deleted = None;
        self.choose(TOGETHER, how);
        self.round += 1;
    }

    /// Whether a record is behind the curtain.
    pub fn is_covered(&self, id: &str) -> bool {
        self.together().is_some_and(|together| !self.shows(&together, id))
    }

    /// The ids that are before the curtain.
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

    /// The records that were chosen as a whole.
    fn chosen(&self, together: &Together) -> Vec<String> {
        let Some((Stored::Record(session), _)) = self.open_record(&together.session) else {
            return Vec::new();
        };
        let brought = items(&session.answers, List::Bring).into_iter();
        brought.filter(|item| item.key.is_none()).map(|item| item.record).collect()
    }
}
