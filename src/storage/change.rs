//! A change of several texts that happens whole or not at all: restoring a copy, and taking that back.
//!
//! It is written down as a text before it is begun, so that a page that is opened after a kill can finish it.

use serde_json::{Map, Value};

/// One text of a change.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Step {
    /// The name it is kept under.
    pub key: String,
    /// What was kept there; `None` for nothing.
    pub before: Option<String>,
    /// What is to be kept there; `None` for nothing.
    pub after: Option<String>,
}

/// The texts of a change.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Change(pub Vec<Step>);

const KEY: &str = "key";
const BEFORE: &str = "before";
const AFTER: &str = "after";

impl Change {
    /// The change that takes this one back.
    #[must_use]
    pub fn reversed(self) -> Self {
        let steps = self.0.into_iter().rev();
        Self(steps.map(|Step { key, before, after }| Step { key, before: after, after: before }).collect())
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

    /// Reads what [`Change::write`] wrote; `None` for anything else.
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
            Some(Step { key: take(KEY)??, before: take(BEFORE)?, after: take(AFTER)? })
        });
        steps.collect::<Option<_>>().map(Self)
    }
}
