//! Deleting one or some, and bringing them back.

use super::Desk;
use std::rc::Rc;

/// What was deleted last, as it was stored, until the page goes.
#[derive(Clone, Debug)]
pub struct Deleted {
    texts: Rc<[(String, String)]>,
    /// What was deleted before it, and can be brought back after it.
    before: Option<Rc<Deleted>>,
    /// Whether bringing it back was tried and failed; it can be tried again.
    pub stuck: bool,
}

impl PartialEq for Deleted {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.texts, &other.texts) && self.stuck == other.stuck
    }
}

impl Deleted {
    /// The name that the first of them was kept under.
    pub fn first(&self) -> Option<&str> {
        self.texts.first().map(|(key, _)| &**key)
    }

    /// How many.
    pub fn count(&self) -> usize {
        self.texts.len()
    }

    /// How many deletions can be taken back, this one among them.
    pub fn times(&self) -> usize {
        std::iter::successors(Some(self), |deleted| deleted.before.as_deref()).count()
    }
}

impl Desk {
    /// Deletes what is kept under these names; it can be brought back as long as the page is there.
    pub fn delete(&mut self, keys: &[String]) {
        let mut texts = Vec::new();
        if keys.len() > 1 {
            self.shelf.store.release(keys);
        }
        for key in keys {
            if let Ok(Some(text)) = self.shelf.take(key) {
                texts.push((key.clone(), text));
            }
        }
        if !texts.is_empty() {
            let before = self.deleted.take().map(Rc::new);
            self.deleted = Some(Deleted { texts: texts.into(), before, stuck: false });
            self.round += 1;
        }
    }

    /// Brings back what was deleted last, exactly as it was; then what was deleted before it can be brought back.
    /// What fails can be tried again.
    pub fn undo(&mut self) {
        let Some(deleted) = self.deleted.take() else { return };
        let failed = |(key, text): &&(String, String)| self.shelf.give_back(key, text).is_err();
        let left: Vec<_> = deleted.texts.iter().filter(failed).cloned().collect();
        self.deleted = if left.is_empty() {
            deleted.before.as_deref().cloned()
        } else {
            Some(Deleted { texts: left.into(), before: deleted.before, stuck: true })
        };
        self.round += 1;
    }

    /// Gives up bringing back what was deleted.
    pub fn forget_deleted(&mut self) {
        self.deleted = None;
    }
}
