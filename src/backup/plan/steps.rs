//! The steps of a change as they come together: each name once.

use crate::backup::Entries;
use crate::storage::batch::{Batch, BatchStep};
use std::collections::BTreeMap;

/// What is to be written and taken away.
pub struct Steps<'a> {
    here: &'a Entries,
    after: BTreeMap<String, Option<String>>,
}

impl<'a> Steps<'a> {
    /// Nothing yet.
    pub fn from(here: &'a Entries) -> Self {
        Self { here, after: BTreeMap::new() }
    }

    /// Keeps a text under a name.
    pub fn write(&mut self, name: &str, text: &str) {
        self.after.insert(name.into(), Some(text.into()));
    }

    /// Takes away what is under a name.
    pub fn remove(&mut self, name: &str) {
        self.after.insert(name.into(), None);
    }

    /// What will be under a name; `None` for nothing.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.after.get(name) {
            Some(text) => text.as_deref(),
            None => self.here.get(name).map(String::as_str),
        }
    }

    /// The change: what is taken away comes first, so that there is room for the rest.
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
