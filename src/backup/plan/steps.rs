//! Collects the steps of a restore, with at most one for each key.

use crate::backup::Entries;
use crate::storage::batch::{Batch, BatchStep};
use std::collections::BTreeMap;

/// The values to write and the keys to remove.
pub struct Steps<'a> {
    here: &'a Entries,
    after: BTreeMap<String, Option<String>>,
}

impl<'a> Steps<'a> {
    /// Starts without any steps.
    pub fn from(here: &'a Entries) -> Self {
        Self { here, after: BTreeMap::new() }
    }

    /// Writes a value under a key.
    pub fn write(&mut self, name: &str, text: &str) {
        self.after.insert(name.into(), Some(text.into()));
    }

    /// Removes a key.
    pub fn remove(&mut self, name: &str) {
        self.after.insert(name.into(), None);
    }

    /// The value that will be under a key; `None` for none.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.after.get(name) {
            Some(text) => text.as_deref(),
            None => self.here.get(name).map(String::as_str),
        }
    }

    /// The batch. Removals come first, to free quota for the rest.
    pub fn into_change(self) -> Batch {
        let here = self.here;
        let steps = self.after.into_iter().map(|(key, after)| BatchStep {
            before: here.get(&key).cloned(),
            key,
            after,
        });
        let (mut removed, written): (Vec<_>, Vec<_>) =
            steps.filter(|step| step.before != step.after).partition(|step| step.after.is_none());
        removed.extend(written);
        Batch(removed)
    }
}
