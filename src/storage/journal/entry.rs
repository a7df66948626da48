//! Journal entries and their text format: a line with the version, then the value.

use crate::domain::record::Version;

/// The content of an entry.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum JournalValue {
    /// The value.
    Text(String),
    /// The value was deleted.
    Tombstone,
}

/// What the journal has for a key.
#[derive(Clone, Debug, PartialEq)]
pub struct JournalEntry {
    pub stamp: Version,
    /// When it was written, in milliseconds since 1970; set by the journal.
    pub at: f64,
    pub held: JournalValue,
}

impl JournalEntry {
    /// An entry with a version of a value.
    pub fn of(stamp: Version, text: String) -> Self {
        Self { stamp, at: 0.0, held: JournalValue::Text(text) }
    }

    /// A tombstone with the version of the deletion.
    pub fn tombstone(stamp: Version) -> Self {
        Self { stamp, at: 0.0, held: JournalValue::Tombstone }
    }

    /// An entry for a value without versions.
    pub fn unversioned(text: &str) -> Self {
        Self::of(Version::default(), text.into())
    }

    /// The value; `None` for a tombstone.
    pub fn text(&self) -> Option<&str> {
        match &self.held {
            JournalValue::Text(text) => Some(text),
            JournalValue::Tombstone => None,
        }
    }

    /// Serializes the entry: `18 k3f9z 1795000000000 +`, a line break, the value; `-` instead of `+` for a tombstone.
    pub fn write(&self, now: f64) -> String {
        let (sign, text) = match &self.held {
            JournalValue::Text(text) => ('+', &**text),
            JournalValue::Tombstone => ('-', ""),
        };
        let Version { rev, by } = &self.stamp;
        format!("{rev} {by} {} {sign}\n{text}", now.max(0.0) as u64)
    }

    /// Parses the output of [`JournalEntry::write`]; `None` for anything else.
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
