//! What was begun before a kill is finished: an erasing, and a change of many texts.

use super::{Opening, quarantine};
use crate::storage::batch::{Batch, apply};
use crate::storage::journal::{JournalEntry, JournalWrite, LAST_CHANGE, PENDING_CHANGE, WIPED};
use crate::storage::{StoreError, keys};

impl Opening<'_> {
    /// A kill may have brought back what was erased: the disk had not heard of it yet. Whether it had. That it was erased is
    /// noted until the disk must have heard of it: nothing tells a page that opens whether there was a kill before.
    pub fn finish_erasing(&mut self) -> Result<bool, StoreError> {
        if self.store.get(keys::FILLER)?.is_some() {
            // What does not go now goes when the next page opens.
            let _ = self.store.remove(keys::FILLER);
        }
        let Some(noted) = self.snapshot.entry(WIPED) else { return Ok(false) };
        let here = self.store.get(keys::PRESENCE)?.unwrap_or_default();
        // What has no sign may also have been chosen since, but no record is without one.
        let is_something = !here.is_empty() || !self.store.keys(keys::RECORD)?.is_empty();
        let is_back = noted.text() == Some(&here) && is_something;
        if is_back {
            self.store.erase()?;
            self.notes.push(JournalWrite { key: WIPED.into(), entry: Some(noted.clone()), over: None });
        } else {
            self.forget_if_old(WIPED, noted);
        }
        Ok(is_back)
    }

    /// The change that was begun. What cannot be read is set aside: it may hold the only texts of some records.
    pub fn begun(&mut self) -> Result<Option<Batch>, StoreError> {
        let text = self.snapshot.value(PENDING_CHANGE).map(String::from).or(self.store.get(keys::CHANGE)?);
        let Some(text) = text else { return Ok(None) };
        let change = Batch::read(&text);
        if change.is_none() {
            quarantine(self.store, self.snapshot, keys::CHANGE)?;
            self.forget(PENDING_CHANGE);
        }
        Ok(change)
    }

    /// Finishes a change that was begun, once everything it begins from has been brought back.
    pub fn finish_change(&mut self, mut change: Batch) -> Result<(), StoreError> {
        // What was written since is newer. It can be there if the change was finished and the journal did not hear of it.
        change.0.retain(|step| {
            let stored = self.store.get(&step.key);
            stored.is_ok_and(|stored| stored.is_none() || stored == step.before || stored == step.after)
        });
        if change.0.is_empty() {
            // Nothing of it is left to finish, and nothing to take back.
        } else if apply(self.store, &change).is_ok() {
            self.notes.extend(change.notes());
            let entry = Some(JournalEntry::unversioned(&change.write()));
            self.notes.push(JournalWrite { key: LAST_CHANGE.into(), entry, over: None });
        } else if !change.is_undone(self.store) {
            // The next page tries again. Where there is only no room for it, nothing has changed.
            return Ok(());
        }
        self.store.remove(keys::CHANGE)?;
        self.forget(PENDING_CHANGE);
        Ok(())
    }

    /// Whether the last change put what is noted in the place of what is stored: the disk had not heard of it yet. Taking
    /// a change back brings older versions, which do not say themselves that they come after.
    pub fn was_changed(&self, key: &str, stored: Option<&str>, entry: &JournalEntry) -> bool {
        let steps = self.changed.iter().flat_map(|change| &change.0);
        steps
            .filter(|step| step.key == key)
            .any(|step| step.before.as_deref() == stored && step.after.as_deref() == entry.text())
    }
}
