//! The shared view of two people in front of one screen: it hides every record but those the person chose to show and
//! those begun in the session. It filters here rather than in the screens, so that no screen can show a hidden record.
//! It is stored as a setting, so that it survives a reload and applies to every tab.

use super::{AppState, StorageMode, Stored};
use crate::domain::session::{SessionList, items};
use crate::state::Setting;
use std::rc::Rc;

/// The state of the shared view.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SharedView {
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

impl SharedView {
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

impl AppState {
    /// The shared view, if there is one.
    pub fn shared_view(&self) -> Option<SharedView> {
        SharedView::read(self.settings.shared_view())
    }

    /// Whether there is a shared view, of any state.
    pub fn is_sitting_together(&self) -> bool {
        !self.settings.shared_view().is_empty()
    }

    /// Starts the shared view for a session. `since`: the smallest id a record begun from now on can have.
    pub fn start_shared_view(&mut self, session: &str, since: String) {
        let but = self.ids().iter().filter(|id| **id >= since && **id != session).cloned().collect();
        let together = SharedView { is_over: false, session: session.into(), since, but };
        self.set_shared_view(&together.write());
    }

    /// Starts a shared session on somebody else's device. The owner's records stay hidden until [`AppState::close_shared_view`],
    /// the keys of a lock are forgotten, and what the guest writes is in memory until [`AppState::end_guest_session`]. `session`
    /// and `since` are those of [`AppState::start_shared_view`].
    #[must_use]
    pub fn start_guest_session(mut self, session: &str, since: String) -> Self {
        let over =
            SharedView { is_over: true, session: session.into(), since: since.clone(), but: Vec::new() };
        // Only a state that stores entries has settings in which to hide the owner's records.
        if self.storage_mode == StorageMode::Persistent {
            self.set_shared_view(&over.write());
        }
        self.forget_keys();
        let country = self.settings.country().to_string();
        let round = self.list_version + 1;
        let mut guest = Self::beside(self.page_storage.take(), &Self::default());
        guest.storage_mode = StorageMode::Guest;
        guest.list_version = round;
        guest.choose(Setting::Country(country));
        guest.start_shared_view(session, since);
        guest
    }

    /// Whether a guest writes on this device.
    pub fn is_guest(&self) -> bool {
        self.storage_mode == StorageMode::Guest
    }

    /// Whether a guest has written something.
    pub fn holds_of_a_guest(&self) -> bool {
        self.is_guest() && !self.ids().is_empty()
    }

    /// Discards what the guest wrote. The caller has to open the owner's state again.
    pub fn end_guest_session(&mut self) {
        if self.is_guest() {
            *self = Self {
                list_version: self.list_version + 1,
                ..Self::beside(self.page_storage.take(), &Self::default())
            };
        }
    }

    /// Ends the session: the chosen records are hidden too, until [`AppState::close_shared_view`].
    pub fn end_shared_view(&mut self) {
        if let Some(together) = self.shared_view() {
            self.set_shared_view(&SharedView { is_over: true, ..together }.write());
        }
    }

    /// The owner has confirmed that the device is back in their hands; ends the shared view.
    pub fn close_shared_view(&mut self) {
        self.set_shared_view("");
    }

    fn set_shared_view(&mut self, how: &str) {
        self.deleted = None;
        self.choose(Setting::SharedView(how.into()));
        self.list_version += 1;
    }

    /// Whether the shared view hides a record.
    pub fn is_hidden(&self, id: &str) -> bool {
        self.shared_view().is_some_and(|together| !self.shows(&together, id))
    }

    /// The ids that the shared view does not hide.
    pub(super) fn visible(&self, all: Rc<[String]>) -> Rc<[String]> {
        let Some(together) = self.shared_view() else { return all };
        let chosen = self.chosen(&together);
        let shown = |id: &&String| {
            !together.is_over && (**id == together.session || together.began(id) || chosen.contains(id))
        };
        all.iter().filter(shown).cloned().collect()
    }

    fn shows(&self, together: &SharedView, id: &str) -> bool {
        !together.is_over
            && (id == together.session
                || together.began(id)
                || self.chosen(together).iter().any(|chosen| chosen == id))
    }

    /// The ids of the records that were chosen as a whole, not by a single answer.
    fn chosen(&self, together: &SharedView) -> Vec<String> {
        let Some((Stored::Record(session), _)) = self.open_record(&together.session) else {
            return Vec::new();
        };
        let brought = items(&session.answers, SessionList::Bring).into_iter();
        brought.filter(|item| item.key.is_none()).map(|item| item.record).collect()
    }
}
