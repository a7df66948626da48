//! A record: one check-in, session or worksheet entry.

use super::answers::Answers;
use super::punctuation;
use super::short_way::WAY;
use serde_json::{Map, Value};

/// The version of a record: its revision, and the page that stored it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Version {
    /// See [`Record::rev`].
    pub rev: u64,
    /// See [`Record::by`].
    pub writer: String,
}

impl Version {
    /// Whether the page that made this version had seen `other`. `over` is the version of another page that this one is
    /// based on (see [`Record::parent`]).
    pub fn includes(&self, over: &Self, other: &Self) -> bool {
        let same_page = self.writer == other.writer && self.rev >= other.rev;
        same_page || over.rev > other.rev || over == other
    }

    /// The version as text, such as `18 k3f9z`; empty for a record that no page has stored.
    pub fn write(&self) -> String {
        if self.rev == 0 { String::new() } else { format!("{} {}", self.rev, self.writer) }
    }

    /// Parses the output of [`Version::write`]. Any other text gives the default version.
    pub fn read(text: &str) -> Self {
        let read = text
            .split_once(' ')
            .and_then(|(rev, by)| Some(Self { rev: rev.parse().ok()?, writer: by.into() }));
        read.unwrap_or_default()
    }
}

/// A stored check-in, session or worksheet entry. [`crate::storage::format`] reads and writes its JSON.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Record {
    /// The id (see [`super::id`]).
    pub id: String,
    /// The worksheet's id, [`super::signs::CHECK_IN`] or [`super::session::SESSION`].
    pub kind: String,
    /// When it was begun: ISO 8601, UTC.
    pub created: String,
    /// When it was last changed: ISO 8601, UTC.
    pub changed: String,
    /// When the person marked it as complete (or saved it, for a check-in): ISO 8601, UTC. `None` for a draft.
    pub done: Option<String>,
    /// A short name that the person gave it; may be empty.
    pub label: String,
    /// The step the person was at; may be empty.
    pub step: String,
    pub answers: Answers,
    /// The revision: incremented each time the record is stored. It is 0 for a record that was never stored, or was
    /// last stored in format 1.
    pub rev: u64,
    /// The id of the page that stored this version (see [`super::id::page`]), because two pages may each store a
    /// version with the same revision.
    pub by: String,
    /// The last version of another page that this page's versions are based on. From it the other page can tell whether
    /// its own version was seen.
    pub parent: Version,
    /// The id of the record that this is a conflict copy of, because two pages changed it at the same time; empty
    /// otherwise.
    pub conflict_of: String,
    /// Unknown fields that a newer version of the program wrote. They are preserved.
    pub unknown_fields: Map<String, Value>,
}

impl Record {
    /// Begins a record.
    pub fn begin(id: String, kind: &str, now: String) -> Self {
        Self { id, kind: kind.into(), created: now.clone(), changed: now, ..Self::default() }
    }

    /// The name; empty if it has no visible characters, because a link to the record would have no text.
    pub fn name(&self) -> &str {
        punctuation::visible_or_empty(&self.label)
    }

    /// The version.
    pub fn version(&self) -> Version {
        Version { rev: self.rev, writer: self.by.clone() }
    }

    /// Makes this the next version, stored by `page`.
    pub fn bump(&mut self, page: &str) {
        if self.by != page || self.rev == 0 {
            self.parent = self.version();
        }
        self.rev = self.rev.saturating_add(1);
        self.by = page.into();
    }

    /// Whether the page that made this version had seen `other`.
    pub fn includes(&self, other: &Version) -> bool {
        self.version().includes(&self.parent, other)
    }

    /// Whether the person has written or picked anything since the record was begun. Moving to another step or to the
    /// end does not count, nor does choosing the short way.
    pub fn has_content_beyond(&self, begun: &Self) -> bool {
        self.label != begun.label || !without_way(&self.answers).eq(without_way(&begun.answers))
    }
}

/// The answers without the one that says which way through the worksheet the person is on.
fn without_way(answers: &Answers) -> impl Iterator<Item = (&String, &Value)> {
    answers.0.iter().filter(|(id, _)| *id != WAY)
}
