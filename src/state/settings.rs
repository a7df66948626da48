//! What a person chose about the site itself. Nothing they wrote.

use crate::storage::format::{self, Unreadable};
use serde_json::{Map, Value};

/// The settings, kept as the JSON object they were stored as, so that what a newer version added survives.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Settings(Map<String, Value>);

/// The country whose help lines are shown: an ISO 3166 code.
pub const COUNTRY: &str = "country";
/// The section of the article where the person stopped reading.
pub const PLACE: &str = "place";
/// When the last copy was saved: ISO 8601 in UTC.
pub const COPIED: &str = "copied";
/// When the reminder to save one was put off: ISO 8601 in UTC.
pub const LATER: &str = "later";

/// How the curtain hangs while two people sit together (see [`super::desk::Together`]); empty where there is none.
pub const TOGETHER: &str = "together";
/// Whether the type is larger then.
pub const LARGE: &str = "large";

/// Where the person wants things kept: [`OPEN`]; empty as long as they were not asked. A place that is locked says so
/// itself.
pub const WHERE: &str = "where";
/// Whether others use this device, as the person answered: [`YES`], [`NO`], or empty when they were not asked. Where there is a lock, its
/// header says so, because it is read before the lock is open.
pub const SHARED: &str = "shared";
/// The last characters of a spare code that the person has not confirmed yet; empty once they have.
pub const SPARE: &str = "spare";
/// Whether the reminder of an unconfirmed spare code was put away: [`YES`].
pub const SPARE_SEEN: &str = "spare-seen";
/// See [`SHARED`].
pub const YES: &str = "yes";
/// See [`SHARED`].
pub const NO: &str = "no";
/// After how many minutes without a touch an open lock closes; empty for the usual.
pub const IDLE: &str = "idle";
/// On this device, without a lock.
pub const OPEN: &str = "open";

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

    /// A setting; empty when it was never chosen.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// All that is chosen: names and values.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter_map(|(name, value)| Some((name.as_str(), value.as_str()?)))
    }

    /// Chooses.
    pub fn set(&mut self, name: &str, value: &str) {
        self.0.insert(name.into(), value.into());
    }
}
