//! What a person chose about the site itself. Nothing they wrote.

pub use crate::domain::settings::*;
use crate::storage::format::{self, Unreadable};
use serde_json::{Map, Value};

/// The settings, kept as the JSON object they were stored as, so that what a newer version added survives.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Settings(Map<String, Value>);

impl Settings {
    /// Reads stored settings.
    ///
    /// # Errors
    /// [`Unreadable`]: they must then not be written either.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        format::object(text, format::SETTINGS).map(|(_, map)| Self(map))
    }

    /// The text to store.
    pub fn write(&self) -> String {
        let mut map = self.0.clone();
        map.insert("v".into(), format::SETTINGS.into());
        Value::Object(map).to_string()
    }

    /// A setting; empty when it was never chosen, or when what stands there is nothing that can be chosen.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).and_then(Value::as_str).filter(|value| may_be(name, value)).unwrap_or_default()
    }

    /// After how many minutes without a touch an open lock closes.
    pub fn idle(&self) -> u32 {
        self.get(IDLE).parse().unwrap_or(IDLE_USUAL)
    }

    /// All that is chosen: names and values.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        let chosen = self.0.iter().filter_map(|(name, value)| Some((name.as_str(), value.as_str()?)));
        chosen.filter(|(name, value)| may_be(name, value))
    }

    /// Counts that they were written once more: where they are sealed, an earlier version is told by that.
    pub fn count(&mut self) {
        let count = self.0.get(format::COUNT).and_then(Value::as_u64).unwrap_or_default();
        self.0.insert(format::COUNT.into(), count.saturating_add(1).into());
    }

    /// Chooses.
    pub fn set(&mut self, name: &str, value: &str) {
        self.0.insert(name.into(), value.into());
    }
}
