//! What is noted about a name, and how it is written down: a line with the version, then the text.

use crate::domain::record::Version;

/// What is held.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum JournalValue {
    /// The text.
    Text(String),
    /// That it was deleted.
    Tombstone,
}

/// What is noted about a name.
#[derive(Clone, Debug, PartialEq)]
pub struct JournalEntry {
    /// The version.
    pub stamp: Version,
    /// When it was noted, in milliseconds since 1970; set by the journal.
    pub at: f64,
    /// What is held.
    pub held: JournalValue,
}

impl JournalEntry {
    /// A version of a record.
    pub fn of(stamp: Version, text: String) -> Self {
        Self { stamp, at: 0.0, held: JournalValue::Text(text) }
    }

    /// That the version `stamp` was deleted.
    pub fn tombstone(stamp: Version) -> Self {
        Self { stamp, at: 0.0, held: JournalValue::Tombstone }
    }

    /// A text that has no versions.
    pub fn unversioned(text: &str) -> Self {
        Self::of(Version::default(), text.into())
    }

    /// The text, if one is held.
    pub fn text(&self) -> Option<&str> {
        match &self.held {
            JournalValue::Text(text) => Some(text),
            JournalValue::Tombstone => None,
        }
    }

    /// The entry as a text: `18 k3f9z 1795000000000 +`, a line break, the text; `-` in the place of `+` for what is gone.
    pub fn write(&self, now: f64) -> String {
        let (sign, text) = match &self.held {
            JournalValue::Text(text) => ('+', &**text),
            JournalValue::Tombstone => ('-', ""),
        };
        let Version { rev, by } = &self.stamp;
        format!("{rev} {by} {} {sign}\n{text}", now.max(0.0) as u64)
    }

    /// Reads what [`JournalEntry::write`] wrote; `None` for anything else.
    pub fn read(text: &str) -> Option<Self> {
        let (head, text) = text.split_once('\n')?;
        let mut parts = head.split(' ');
        let rev = parts.next()?.parse().ok()?;
        let by = parts.next()?.into();
        let at = parts.next()?.parse::<u64>().ok()? as f64;
        let held = match parts.next()? {
            "+" => JournalValue::Text(text.into()),
            "-" => JournalValue::Tombstone,
            _ => return None,
        };
        Some(Self { stamp: Version { rev, by }, at, held })
    }
}
