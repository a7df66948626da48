//! A record: one check-in, or one worksheet that somebody began.

use super::answers::Answers;
use super::marks;
use serde_json::{Map, Value};

/// Which version of a record: its number, and the page that stored it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Version {
    /// See [`Record::rev`].
    pub rev: u64,
    /// See [`Record::by`].
    pub by: String,
}

impl Version {
    /// Whether the page that made this version over the version `over` of another page had seen `other`.
    pub fn includes(&self, over: &Self, other: &Self) -> bool {
        let same_page = self.by == other.by && self.rev >= other.rev;
        same_page || over.rev > other.rev || over == other
    }

    /// As a text: `18 k3f9z`; empty for a record that no page has stored.
    pub fn write(&self) -> String {
        if self.rev == 0 { String::new() } else { format!("{} {}", self.rev, self.by) }
    }

    /// Reads what [`Stamp::write`] wrote; anything else is no version.
    pub fn read(text: &str) -> Self {
        let read =
            text.split_once(' ').and_then(|(rev, by)| Some(Self { rev: rev.parse().ok()?, by: by.into() }));
        read.unwrap_or_default()
    }
}

/// What is stored about one check-in or worksheet. Its file format is [`crate::storage::format`]'s affair.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Record {
    /// See [`super::id`].
    pub id: String,
    /// The worksheet's id, or [`super::signs::CHECK_IN`].
    pub kind: String,
    /// When it was begun: ISO 8601, UTC.
    pub created: String,
    /// When it was last changed: ISO 8601, UTC.
    pub changed: String,
    /// When the person said it is complete (a check-in: saved); a draft until then.
    pub done: Option<String>,
    /// A short name of the person's own; may be empty.
    pub label: String,
    /// The step the person was at; may be empty.
    pub step: String,
    /// What was answered.
    pub answers: Answers,
    /// Which version of the record this is: grows by one each time it is stored; 0 for one that never was, or that was
    /// last stored in format 1.
    pub rev: u64,
    /// Which page stored this version (see [`super::id::page`]): two pages may each store a version of the same number.
    pub by: String,
    /// The version of another page that the versions of this page were made from, the first of its row. By it another page
    /// knows whether its own version was seen.
    pub parent: Version,
    /// The id of the record this is another version of, where two changed at the same time; empty for none.
    pub conflict_of: String,
    /// What a newer version wrote and this one does not know: kept as it is.
    pub rest: Map<String, Value>,
}

impl Record {
    /// Begins a record.
    pub fn begin(id: String, kind: &str, now: String) -> Self {
        Self { id, kind: kind.into(), created: now.clone(), changed: now, ..Self::default() }
    }

    /// The short name; empty where there is nothing to see in it, because a link to the record would have no words.
    pub fn name(&self) -> &str {
        marks::named(&self.label)
    }

    /// Which version it is.
    pub fn stamp(&self) -> Version {
        Version { rev: self.rev, by: self.by.clone() }
    }

    /// Makes it the next version, stored by `page`.
    pub fn bump(&mut self, page: &str) {
        if self.by != page || self.rev == 0 {
            self.parent = self.stamp();
        }
        self.rev = self.rev.saturating_add(1);
        self.by = page.into();
    }

    /// Whether this version was made by a page that had seen `other`.
    pub fn has_seen(&self, other: &Version) -> bool {
        self.stamp().includes(&self.parent, other)
    }

    /// Whether the person wrote or picked something that was not there when it was begun. Having gone to another step, or
    /// to the end, is nothing written.
    pub fn holds_more_than(&self, begun: &Self) -> bool {
        self.answers != begun.answers || self.label != begun.label
    }
}
