//! A record: one check-in, or one worksheet that somebody began.

use super::answers::Answers;
use serde_json::{Map, Value};

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
    /// The id of the record this is another version of, where two changed at the same time; empty for none.
    pub twin: String,
    /// What a newer version wrote and this one does not know: kept as it is.
    pub rest: Map<String, Value>,
}

impl Record {
    /// Begins a record.
    pub fn begin(id: String, kind: &str, now: String) -> Self {
        Self { id, kind: kind.into(), created: now.clone(), changed: now, ..Self::default() }
    }

    /// Whether the person wrote or picked something that was not there when it was begun. Having gone to another step is
    /// nothing written.
    pub fn holds_more_than(&self, begun: &Self) -> bool {
        self.answers != begun.answers || self.label != begun.label || self.done != begun.done
    }
}
