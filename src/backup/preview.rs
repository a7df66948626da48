//! The preview of a restore: the content of a backup compared with the stored data.

use super::current::{CurrentData, Relation};
use super::plan::{RestoreMode, StateAfter, after_each, changed_settings};
use super::{Entries, EntryKind, MAX_UNITS, ParsedBackup};
use crate::domain::settings::is_timestamp;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The numbers of records of one kind in a backup.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Counts {
    /// Records that are not stored.
    pub new: usize,
    /// Records that are stored with the same content, or were already restored as a conflict copy of a stored one.
    pub same: usize,
    /// Records that are stored with other content.
    pub conflict: usize,
}

/// A backup compared with the stored data.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct RestorePreview {
    /// When it was made, according to the file: ISO 8601.
    pub made: Option<String>,
    /// The numbers of its records by kind: a worksheet's id, [`crate::domain::signs::CHECK_IN`] or
    /// [`crate::domain::session::SESSION`].
    pub kinds: BTreeMap<String, Counts>,
    /// The earliest time at which one of its records was last changed: ISO 8601, UTC.
    pub first: Option<String>,
    /// The latest time at which one of its records was last changed.
    pub last: Option<String>,
    /// The number of unreadable values in it. They are restored too.
    pub damaged: usize,
    /// The number of values in it that are not restored, because their keys are not this site's or because the settings
    /// could not be read.
    pub left_out: usize,
    /// The names of the settings that merging would change.
    pub settings_merged: Vec<String>,
    /// The names of the settings that replacing would change.
    pub settings_replaced: Vec<String>,
    /// The size of the stored data after merging, if both versions of each conflict are kept, in UTF-16 code units.
    pub merged: usize,
    /// The size of the stored data after replacing, in UTF-16 code units.
    pub replaced: usize,
}

/// Compares a backup with the stored data.
pub fn preview(opened: &ParsedBackup, here: &Entries) -> RestorePreview {
    let here = CurrentData::look(here);
    let StateAfter { merged, replaced } = after_each(opened, &here);
    let mut preview = RestorePreview {
        made: opened.made.clone(),
        left_out: opened.left_out,
        merged,
        replaced,
        settings_merged: changed_settings(opened, RestoreMode::Merge, &here),
        settings_replaced: changed_settings(opened, RestoreMode::Replace, &here),
        ..RestorePreview::default()
    };
    for (name, entry) in &opened.entries {
        match entry.kind {
            EntryKind::Settings => {}
            EntryKind::Damaged => preview.damaged += 1,
            EntryKind::Record(_) | EntryKind::Newer(_) => {
                let counts = preview.kinds.entry(entry.kind.word("kind").into()).or_default();
                *match here.relation(name, entry) {
                    Relation::New => &mut counts.new,
                    Relation::Conflict if here.has_conflict_copy(entry) => &mut counts.same,
                    Relation::Same => &mut counts.same,
                    Relation::Conflict => &mut counts.conflict,
                } += 1;
                preview.see(entry.kind.word("changed"));
            }
        }
    }
    preview
}

impl RestorePreview {
    fn see(&mut self, changed: &str) {
        if !is_timestamp(changed) {
            return;
        }
        if self.first.as_deref().is_none_or(|first| changed < first) {
            self.first = Some(changed.into());
        }
        if self.last.as_deref().is_none_or(|last| changed > last) {
            self.last = Some(changed.into());
        }
    }

    /// The preview as JSON, where `most` is [`MAX_UNITS`]:
    /// `{"made"?,"kinds":{"<kind>":[new,same,conflict]},"first"?,"last"?,"damaged","left",
    /// "settings":{"merge":[name…],"replace":[name…]},"merged","replaced","most"}`.
    pub fn write(&self) -> String {
        let kinds = self.kinds.iter();
        let kinds: Map<_, _> =
            kinds.map(|(kind, c)| (kind.clone(), json!([c.new, c.same, c.conflict]))).collect();
        let mut map = Map::new();
        for (name, moment) in [("made", &self.made), ("first", &self.first), ("last", &self.last)] {
            if let Some(moment) = moment {
                map.insert(name.into(), moment.as_str().into());
            }
        }
        let numbers = [
            ("damaged", self.damaged),
            ("left", self.left_out),
            ("merged", self.merged),
            ("replaced", self.replaced),
            ("most", MAX_UNITS),
        ];
        map.extend(numbers.map(|(name, number)| (name.to_string(), Value::from(number))));
        map.insert("kinds".into(), kinds.into());
        let settings = json!({ "merge": self.settings_merged, "replace": self.settings_replaced });
        map.insert("settings".into(), settings);
        Value::Object(map).to_string()
    }
}
