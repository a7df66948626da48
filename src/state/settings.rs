//! The person's settings for the site. Nothing they wrote is stored here.

pub use crate::domain::settings::*;
use crate::domain::unreadable::Unreadable;
use crate::storage::format;
use serde_json::{Map, Value};

/// The settings, as the JSON object they were stored as, so that fields of a newer version survive.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Settings(Map<String, Value>);

impl Settings {
    /// Reads stored settings.
    ///
    /// # Errors
    /// [`Unreadable`]: they must not be overwritten then.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        format::object(text, format::SETTINGS).map(|(_, map)| Self(map))
    }

    /// The text to store.
    pub fn write(&self) -> String {
        let mut map = self.0.clone();
        map.insert("v".into(), format::SETTINGS.into());
        Value::Object(map).to_string()
    }

    /// The value of a setting; empty if it was never set or has a value that is not allowed.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).and_then(Value::as_str).filter(|value| is_valid(name, value)).unwrap_or_default()
    }

    /// After how many minutes without input an open lock closes.
    pub fn idle(&self) -> u32 {
        self.get(IDLE).parse().unwrap_or(IDLE_USUAL)
    }

    /// All settings with an allowed value, as names and values.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        let chosen = self.0.iter().filter_map(|(name, value)| Some((name.as_str(), value.as_str()?)));
        chosen.filter(|(name, value)| is_valid(name, value))
    }

    /// Counts one more write. The sealed index compares this count to detect a rollback.
    pub fn count(&mut self) {
        let count = self.0.get(format::COUNT).and_then(Value::as_u64).unwrap_or_default();
        self.0.insert(format::COUNT.into(), count.saturating_add(1).into());
    }

    pub fn set(&mut self, name: &str, value: &str) {
        self.0.insert(name.into(), value.into());
    }
}
