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
    pub version: Version,
    /// When it was written, in milliseconds since 1970; set by the journal.
    pub written_at: f64,
    pub value: JournalValue,
}

impl JournalEntry {
    /// An entry with a version of a value.
    pub fn new(stamp: Version, text: String) -> Self {
        Self { version: stamp, written_at: 0.0, value: JournalValue::Text(text) }
    }

    /// A tombstone with the version of the deletion.
    pub fn tombstone(stamp: Version) -> Self {
        Self { version: stamp, written_at: 0.0, value: JournalValue::Tombstone }
    }

    /// An entry for a value without versions.
    pub fn unversioned(text: &str) -> Self {
        Self::new(Version::default(), text.into())
    }

    /// The value; `None` for a tombstone.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            JournalValue::Text(text) => Some(text),
            JournalValue::Tombstone => None,
        }
    }

    /// Serializes the entry: `18 k3f9z 1795000000000 +`, a line break, the value; `-` instead of `+` for a tombstone.
    pub fn write(&self, now: f64) -> String {
        let (sign, text) = match &self.value {
            JournalValue::Text(text) => ('+', &**text),
            JournalValue::Tombstone => ('-', ""),
        };
        let Version { rev, writer: by } = &self.version;
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
        Some(Self { version: Version { rev, writer: by }, written_at: at, value: held })
    }
}
