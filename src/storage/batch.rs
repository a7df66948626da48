//! Batches: changes of several values that are applied completely or not at all, such as restoring a backup and
//! undoing that.
//!
//! A batch is written down before it is applied, so that the next page can complete it if the browser is killed.

use super::journal::{JournalEntry, JournalWrite};
use super::{Store, StoreError, format, keys};
use crate::domain::record::Version;
use serde_json::{Map, Value};

/// One value of a batch.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct BatchStep {
    /// The storage key.
    pub key: String,
    /// The value before the batch; `None` if the key does not exist.
    pub before: Option<String>,
    /// The value after the batch; `None` if the key is to be removed.
    pub after: Option<String>,
}

/// The steps of a batch.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Batch(pub Vec<BatchStep>);

impl BatchStep {
    fn journal_write(&self) -> JournalWrite {
        let entry = match &self.after {
            Some(text) => JournalEntry::new(version_of(&self.key, text), text.clone()),
            None => {
                let before = self.before.as_ref().map(|text| version_of(&self.key, text)).unwrap_or_default();
                JournalEntry::tombstone(Version { rev: before.rev.saturating_add(1), writer: before.writer })
            }
        };
        JournalWrite { key: self.key.clone(), entry: Some(entry), parent: None }
    }
}

/// The version of a stored value: that of a record, or the revision of the settings. Revision 0 for values without
/// one.
pub fn version_of(key: &str, text: &str) -> Version {
    if key == keys::SETTINGS {
        let count =
            format::object(text, format::SETTINGS).ok().and_then(|(_, map)| map.get(format::COUNT)?.as_u64());
        return Version { rev: count.unwrap_or_default(), ..Version::default() };
    }
    let record = || format::read_record(text).ok().or_else(|| format::read_newer(text));
    let record = key.starts_with(keys::RECORD).then(record).flatten();
    record.map(|record| record.version()).unwrap_or_default()
}

/// Applies a batch. If a step fails, the values of all steps so far are reverted; if the store refuses that too,
/// [`Batch::is_undone`] returns false.
///
/// # Errors
/// The error of the step that failed.
pub fn apply(store: &dyn Store, change: &Batch) -> Result<(), StoreError> {
    // Removals are applied first, because they free quota.
    let (goes, comes): (Vec<&BatchStep>, Vec<&BatchStep>) =
        change.0.iter().partition(|step| step.after.is_none());
    let names: Vec<String> = change.0.iter().map(|step| step.key.clone()).collect();
    store.unlist(&names);
    let mut done: Vec<&BatchStep> = Vec::new();
    for step in goes.into_iter().chain(comes) {
        done.push(step);
        if let Err(error) = put(store, &step.key, step.after.as_deref()) {
            for step in done.into_iter().rev() {
                // The old value fitted before, so it should fit again.
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
    /// The batch that undoes this one.
    #[must_use]
    pub fn inverse(self) -> Self {
        let steps = self.0.into_iter().rev();
        Self(
            steps
                .map(|BatchStep { key, before, after }| BatchStep { key, before: after, after: before })
                .collect(),
        )
    }

    /// Whether `stored` is the value that this batch writes at `key`.
    pub fn wrote(&self, key: &str, stored: Option<&str>) -> bool {
        self.0.iter().any(|step| step.key == key && step.after.as_deref() == stored)
    }

    /// Whether all values are as they were before the batch. The settings are ignored: the person may have changed
    /// one since.
    pub fn is_undone(&self, store: &dyn Store) -> bool {
        let mut steps = self.0.iter();
        steps.all(|step| step.key == keys::SETTINGS || store.get(&step.key).as_ref() == Ok(&step.before))
    }

    /// The journal writes that have to follow once the batch is applied.
    pub fn journal_writes(&self) -> Vec<JournalWrite> {
        self.0.iter().map(BatchStep::journal_write).collect()
    }

    /// Serializes the batch as JSON: `[{"key","before"?,"after"?}, …]`.
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

    /// Parses the output of [`Batch::write`]; `None` for anything else, and for a batch with a key that is not ours
    /// or is never encrypted ([`keys::is_sealed_key`]).
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
