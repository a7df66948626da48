//! A change of several texts that happens whole or not at all: restoring a copy, and taking that back.
//!
//! It is written down as a text before it is begun, so that a page that is opened after a kill can finish it.

use super::journal::{JournalEntry, JournalWrite};
use super::{Store, StoreError, format, keys};
use crate::domain::record::Version;
use serde_json::{Map, Value};

/// One text of a change.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct BatchStep {
    /// The name it is kept under.
    pub key: String,
    /// What was kept there; `None` for nothing.
    pub before: Option<String>,
    /// What is to be kept there; `None` for nothing.
    pub after: Option<String>,
}

/// The texts of a change.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Batch(pub Vec<BatchStep>);

impl BatchStep {
    fn note(&self) -> JournalWrite {
        let entry = match &self.after {
            Some(text) => JournalEntry::of(stamp(&self.key, text), text.clone()),
            None => {
                let before = self.before.as_ref().map(|text| stamp(&self.key, text)).unwrap_or_default();
                JournalEntry::tombstone(Version { rev: before.rev.saturating_add(1), by: before.by })
            }
        };
        JournalWrite { key: self.key.clone(), entry: Some(entry), over: None }
    }
}

/// The version of what is kept under a name; what has none is version 0.
pub fn stamp(key: &str, text: &str) -> Version {
    if key == keys::SETTINGS {
        let count =
            format::object(text, format::SETTINGS).ok().and_then(|(_, map)| map.get(format::COUNT)?.as_u64());
        return Version { rev: count.unwrap_or_default(), ..Version::default() };
    }
    let record = || format::read_record(text).ok().or_else(|| format::read_newer(text));
    let record = key.starts_with(keys::RECORD).then(record).flatten();
    record.map(|record| record.stamp()).unwrap_or_default()
}

/// Carries a change out, or, if a step fails, leaves everything as it was.
///
/// # Errors
/// What the store says of the step that failed.
pub fn apply(store: &dyn Store, change: &Batch) -> Result<(), StoreError> {
    // What goes makes room for what comes.
    let (goes, comes): (Vec<&BatchStep>, Vec<&BatchStep>) =
        change.0.iter().partition(|step| step.after.is_none());
    let names: Vec<String> = change.0.iter().map(|step| step.key.clone()).collect();
    store.release(&names);
    let mut done: Vec<&BatchStep> = Vec::new();
    for step in goes.into_iter().chain(comes) {
        done.push(step);
        if let Err(error) = put(store, &step.key, step.after.as_deref()) {
            for step in done.into_iter().rev() {
                // There was room for it a moment ago.
                let _ = put(store, &step.key, step.before.as_deref());
            }
            return Err(error);
        }
    }
    Ok(())
}

fn put(store: &dyn Store, key: &str, text: Option<&str>) -> Result<(), StoreError> {
    match text {
        Some(text) => store.set(key, text),
        None => store.remove(key),
    }
}

const KEY: &str = "key";
const BEFORE: &str = "before";
const AFTER: &str = "after";

impl Batch {
    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(self) -> Self {
        let steps = self.0.into_iter().rev();
        Self(
            steps
                .map(|BatchStep { key, before, after }| BatchStep { key, before: after, after: before })
                .collect(),
        )
    }

    /// Whether it has put under a name what is stored there.
    pub fn wrote(&self, key: &str, stored: Option<&str>) -> bool {
        self.0.iter().any(|step| step.key == key && step.after.as_deref() == stored)
    }

    /// Whether everything is as it was before, but for what may have been chosen about the site itself.
    pub fn is_undone(&self, store: &dyn Store) -> bool {
        let mut steps = self.0.iter();
        steps.all(|step| step.key == keys::SETTINGS || store.get(&step.key).as_ref() == Ok(&step.before))
    }

    /// What the journal is to note once it is carried out.
    pub fn notes(&self) -> Vec<JournalWrite> {
        self.0.iter().map(BatchStep::note).collect()
    }

    /// The change as a JSON text: `[{"key","before"?,"after"?}, …]`.
    pub fn write(&self) -> String {
        let steps = self.0.iter().map(|step| {
            let mut map = Map::new();
            map.insert(KEY.into(), step.key.as_str().into());
            for (name, text) in [(BEFORE, &step.before), (AFTER, &step.after)] {
                if let Some(text) = text {
                    map.insert(name.into(), text.as_str().into());
                }
            }
            Value::Object(map)
        });
        Value::Array(steps.collect()).to_string()
    }

    /// Reads what [`Batch::write`] wrote; `None` for anything else, and for what would touch more than texts of ours.
    pub fn read(text: &str) -> Option<Self> {
        let Ok(Value::Array(steps)) = serde_json::from_str(text) else {
            return None;
        };
        let steps = steps.into_iter().map(|step| {
            let Value::Object(mut map) = step else { return None };
            let mut take = |name: &str| match map.remove(name) {
                Some(Value::String(text)) => Some(Some(text)),
                None => Some(None),
                Some(_) => None,
            };
            let key = take(KEY)??;
            keys::is_sealed_key(&key).then_some(BatchStep { key, before: take(BEFORE)?, after: take(AFTER)? })
        });
        steps.collect::<Option<_>>().map(Self)
    }
}
