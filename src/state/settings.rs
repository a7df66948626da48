//! The person's settings for the site. Nothing they wrote is stored here.

pub use crate::domain::settings::*;
use crate::domain::unreadable::Unreadable;
use crate::storage::format;
use serde_json::{Map, Value};

/// A choice of the person, with its value.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Setting {
    /// See [`Settings::country`].
    Country(String),
    /// See [`Settings::reading_position`].
    ReadingPosition(String),
    /// See [`Settings::last_backup`].
    LastBackup(String),
    /// See [`Settings::backup_put_off`].
    BackupPutOff(String),
    /// See [`Settings::large_text`].
    LargeText(bool),
    /// See [`Settings::shared`].
    Shared(bool),
    /// See [`Settings::stores_entries`].
    StoresEntries,
    /// See [`Settings::unconfirmed_code`].
    UnconfirmedCode(String),
    /// See [`Settings::code_reminder_dismissed`].
    CodeReminderDismissed,
    /// See [`Settings::session_seen`].
    SessionSeen,
    /// See [`Settings::idle`]: one of [`IDLE_MINUTES`].
    Idle(u32),
    /// The state of the shared view as text.
    SharedView(String),
}

impl Setting {
    /// The name and the value that are stored.
    pub(super) fn stored(self) -> (&'static str, String) {
        let yes_or_no = |yes: bool| if yes { YES } else { NO }.to_string();
        match self {
            Self::Country(code) => (COUNTRY, code),
            Self::ReadingPosition(section) => (PLACE, section),
            Self::LastBackup(time) => (COPIED, time),
            Self::BackupPutOff(time) => (LATER, time),
            Self::LargeText(large) => (LARGE, yes_or_no(large)),
            Self::Shared(shared) => (SHARED, yes_or_no(shared)),
            Self::StoresEntries => (WHERE, OPEN.into()),
            Self::UnconfirmedCode(end) => (UNCONFIRMED_CODE, end),
            Self::CodeReminderDismissed => (SPARE_SEEN, YES.into()),
            Self::SessionSeen => (SESSION_SEEN, YES.into()),
            Self::Idle(minutes) => (IDLE, minutes.to_string()),
            Self::SharedView(text) => (SHARED_VIEW, text),
        }
    }
}

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

    /// The country whose help lines are shown: an ISO 3166 code, or [`ALL`]; empty if none was chosen.
    pub fn country(&self) -> &str {
        self.stored(COUNTRY)
    }

    /// The section of the article where the person stopped reading; may be empty.
    pub fn reading_position(&self) -> &str {
        self.stored(PLACE)
    }

    /// When the last backup was saved (ISO 8601, UTC); empty if none was.
    pub fn last_backup(&self) -> &str {
        self.stored(COPIED)
    }

    /// When the reminder to save a backup was put off (ISO 8601, UTC); empty if it was not.
    pub fn backup_put_off(&self) -> &str {
        self.stored(LATER)
    }

    /// Whether the shared view uses larger text.
    pub fn large_text(&self) -> bool {
        self.stored(LARGE) == YES
    }

    /// Whether other people use this device, as the person answered; `None` if they were not asked.
    pub fn shared(&self) -> Option<bool> {
        match self.stored(SHARED) {
            YES => Some(true),
            NO => Some(false),
            _ => None,
        }
    }

    /// Whether the person wants entries stored without a lock.
    pub fn stores_entries(&self) -> bool {
        self.stored(WHERE) == OPEN
    }

    /// The last characters of a recovery code that is not confirmed yet; empty if there is none.
    pub fn unconfirmed_code(&self) -> &str {
        self.stored(UNCONFIRMED_CODE)
    }

    /// Whether the reminder to confirm the recovery code was dismissed.
    pub fn code_reminder_dismissed(&self) -> bool {
        self.stored(SPARE_SEEN) == YES
    }

    /// Whether the person has opened the preparation of a session once.
    pub fn session_seen(&self) -> bool {
        self.stored(SESSION_SEEN) == YES
    }

    /// The state of the shared view as text; empty if there is none.
    pub(super) fn shared_view(&self) -> &str {
        self.stored(SHARED_VIEW)
    }

    /// The value of a setting; empty if it was never set or has a value that is not allowed.
    pub(super) fn stored(&self, name: &str) -> &str {
        self.0.get(name).and_then(Value::as_str).filter(|value| is_valid(name, value)).unwrap_or_default()
    }

    /// After how many minutes without input an open lock closes.
    pub fn idle(&self) -> u32 {
        self.stored(IDLE).parse().unwrap_or(IDLE_USUAL)
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

    /// Changes a setting.
    pub fn choose(&mut self, setting: Setting) {
        let (name, value) = setting.stored();
        self.set(name, &value);
    }

    /// Changes the setting with this name.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        self.0.insert(name.into(), value.into());
    }
}
