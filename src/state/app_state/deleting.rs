//! Deleting records, and undoing a deletion.

use super::AppState;
use std::rc::Rc;

/// The records of the last deletion as they were stored. They can be restored until the page is closed.
#[derive(Clone, Debug)]
pub struct Deleted {
    texts: Rc<[(String, String)]>,
    /// The deletion before it, which can be undone next.
    before: Option<Rc<Deleted>>,
    /// Whether restoring was tried and failed; it can be tried again.
    pub stuck: bool,
}

impl PartialEq for Deleted {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.texts, &other.texts) && self.stuck == other.stuck
    }
}

impl Deleted {
    /// The key of the first deleted record.
    pub fn first(&self) -> Option<&str> {
        self.texts.first().map(|(key, _)| &**key)
    }

    /// The number of deleted records.
    pub fn count(&self) -> usize {
        self.texts.len()
    }

    /// How many deletions can be undone, this one included.
    pub fn times(&self) -> usize {
        std::iter::successors(Some(self), |deleted| deleted.before.as_deref()).count()
    }
}

impl AppState {
    /// Deletes the values of these keys. The deletion can be undone until the page is closed.
    pub fn delete(&mut self, keys: &[String]) {
        let mut texts = Vec::new();
        if keys.len() > 1 {
            self.repository.store.unlist(keys);
        }
        for key in keys {
            if let Ok(Some(text)) = self.repository.remove(key) {
                texts.push((key.clone(), text));
            }
        }
        if !texts.is_empty() {
            let before = self.deleted.take().map(Rc::new);
            self.deleted = Some(Deleted { texts: texts.into(), before, stuck: false });
            self.list_version += 1;
        }
    }

    /// Restores the last deletion, byte for byte; the deletion before it can then be undone. What could not be restored
    /// can be tried again.
    pub fn undo(&mut self) {
        let Some(deleted) = self.deleted.take() else { return };
        let failed = |(key, text): &&(String, String)| self.repository.restore(key, text).is_err();
        let left: Vec<_> = deleted.texts.iter().filter(failed).cloned().collect();
        self.deleted = if left.is_empty() {
            deleted.before.as_deref().cloned()
        } else {
            Some(Deleted { texts: left.into(), before: deleted.before, stuck: true })
        };
        self.list_version += 1;
    }

    /// Drops all deletions that could be undone.
    pub fn forget_deleted(&mut self) {
        self.deleted = None;
    }
}
