//! What was begun before a kill is finished: an erasing, and a change of many texts.

use super::Opening;
use crate::storage::change::{Change, carry_out};
use crate::storage::journal::{CHANGE, CHANGED, ERASED, Entry, Note};
use crate::storage::{StoreError, keys};

impl Opening<'_> {
    /// A kill may have brought back what was erased: the disk had not heard of it yet. Whether it had.
    pub fn finish_erasing(&mut self) -> Result<bool, StoreError> {
        let Some(erased) = self.memo.held(ERASED) else { return Ok(false) };
        if self.store.get(keys::HERE)?.unwrap_or_default() == erased {
            for key in self.store.keys(keys::ROOT)? {
                self.store.remove(&key)?;
            }
        }
        Ok(true)
    }

    /// Finishes a change that was begun.
    pub fn finish_change(&mut self) -> Result<(), StoreError> {
        let begun = self.memo.held(CHANGE).map(String::from).or(self.store.get(keys::CHANGE)?);
        let Some(text) = begun else { return Ok(()) };
        // Without room for it, it is taken back: nothing has changed then.
        if let Some(change) = Change::read(&text)
            && carry_out(self.store, &change).is_ok()
        {
            self.notes.extend(change.notes());
            self.notes.push(Note { key: CHANGED.into(), entry: Some(Entry::plain(&text)), over: None });
        }
        self.store.remove(keys::CHANGE)?;
        self.let_go(CHANGE);
        Ok(())
    }
}
