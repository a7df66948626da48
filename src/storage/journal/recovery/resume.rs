//! Completes what a browser that was killed has interrupted: an erasure, or a batch.

use super::quarantine::move_to_quarantine;
use super::{Recovery, quarantine};
use crate::storage::batch::{Batch, apply};
use crate::storage::journal::{JournalEntry, JournalWrite, LAST_CHANGE, PENDING_CHANGE, WIPED};
use crate::storage::{StoreError, keys};

impl Recovery<'_> {
    /// Erases data again that was erased before and came back, because the browser was killed before the deletion was
    /// on disk. Returns whether that was so. [`WIPED`] is removed only once the deletion must be on disk, because a
    /// page that opens cannot tell whether the browser was killed before.
    pub fn finish_erasing(&mut self) -> Result<bool, StoreError> {
        if self.store.get(keys::FILLER)?.is_some() {
            // If that fails, the next page that opens removes it.
            let _ = self.store.remove(keys::FILLER);
        }
        let Some(journaled) = self.snapshot.entry(WIPED) else { return Ok(false) };
        let here = self.store.get(keys::PRESENCE)?.unwrap_or_default();
        // Settings without a presence flag may have been stored since the erasure, but a record stored since would
        // have set the flag.
        let is_something = !here.is_empty() || !self.store.keys(keys::RECORD)?.is_empty();
        let is_back = journaled.text() == Some(&here) && is_something;
        if is_back {
            self.store.erase()?;
            self.writes.push(JournalWrite {
                key: WIPED.into(),
                entry: Some(journaled.clone()),
                parent: None,
            });
        } else {
            self.forget_if_old(WIPED, journaled);
        }
        Ok(is_back)
    }

    /// The staged batch. One that cannot be parsed is quarantined, because it may have the only copy of some records.
    pub fn staged_change(&mut self) -> Result<Option<Batch>, StoreError> {
        let text = self.snapshot.value(PENDING_CHANGE).map(String::from).or(self.store.get(keys::CHANGE)?);
        let Some(text) = text else { return Ok(None) };
        let change = Batch::read(&text);
        if change.is_none() {
            quarantine(self.store, self.snapshot, keys::CHANGE)?;
            move_to_quarantine(self.store, self.snapshot, keys::damaged(keys::CHANGE), &text)?;
            self.forget(PENDING_CHANGE);
        }
        Ok(change)
    }

    /// Completes a staged batch, after the values that it starts from were restored.
    pub fn finish_change(&mut self, mut change: Batch) -> Result<(), StoreError> {
        // Values written since the batch are newer. They exist if the batch was applied and the journal did not learn
        // of it.
        change.0.retain(|step| {
            let stored = self.store.get(&step.key);
            stored.is_ok_and(|stored| stored.is_none() || stored == step.before || stored == step.after)
        });
        if change.0.is_empty() {
            // There is nothing left to complete, and nothing to undo.
        } else if apply(self.store, &change).is_ok() {
            self.writes.extend(change.journal_writes());
            let entry = Some(JournalEntry::unversioned(&change.write()));
            self.writes.push(JournalWrite { key: LAST_CHANGE.into(), entry, parent: None });
        } else if !change.is_undone(self.store) {
            // The next page tries again. If only the quota was exhausted, `apply` has reverted everything and the
            // batch is dropped.
            return Ok(());
        }
        self.store.remove(keys::CHANGE)?;
        self.forget(PENDING_CHANGE);
        Ok(())
    }

    /// Whether the last batch replaced the stored value by the journaled one, and the store had not reached the disk.
    /// Undoing a batch restores older versions, whose revisions do not show that they are the latest.
    pub fn was_changed(&self, key: &str, stored: Option<&str>, entry: &JournalEntry) -> bool {
        let steps = self.changed.iter().flat_map(|change| &change.0);
        steps
            .filter(|step| step.key == key)
            .any(|step| step.before.as_deref() == stored && step.after.as_deref() == entry.text())
    }
}
