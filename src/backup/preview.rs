//! What a copy would bring, before anything is done.

use super::current::{CurrentData, Relation};
use super::plan::{RestoreMode, StateAfter, after_each, brought};
use super::{Entries, EntryKind, MOST_UNITS, ParsedBackup};
use crate::domain::settings::is_moment;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// How many records of one kind a copy has.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Counts {
    /// That are not here.
    pub new: usize,
    /// That say the same here, or were already taken in beside what says something else.
    pub same: usize,
    /// That say something else here.
    pub conflict: usize,
}

/// A copy compared with what is here.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct RestorePreview {
    /// When it was made, as it says itself; ISO 8601.
    pub made: Option<String>,
    /// Its records by kind: the worksheet's id, or [`crate::domain::signs::CHECK_IN`].
    pub kinds: BTreeMap<String, Counts>,
    /// When the record in it that was changed first was last changed; ISO 8601 in UTC.
    pub first: Option<String>,
    /// When the record in it that was changed last was.
    pub last: Option<String>,
    /// How many texts in it cannot be read. They come along.
    pub damaged: usize,
    /// How many texts in it stay out: nothing of ours has such a name.
    pub left_out: usize,
    /// The settings that change if it is merged, by their names.
    pub settings_merged: Vec<String>,
    /// The settings that change if it replaces what is here.
    pub settings_replaced: Vec<String>,
    /// What would be kept afterwards, in UTF-16 units, if it is merged and both versions of what differs stay.
    pub merged: usize,
    /// What would be kept afterwards, in UTF-16 units, if it replaces what is here.
    pub replaced: usize,
}

/// Compares a copy with what is here.
pub fn preview(opened: &ParsedBackup, here: &Entries) -> RestorePreview {
    let here = CurrentData::look(here);
    let StateAfter { merged, replaced } = after_each(opened, &here);
    let mut preview = RestorePreview {
        made: opened.made.clone(),
        left_out: opened.left_out,
        merged,
        replaced,
        settings_merged: brought(opened, RestoreMode::Merge, &here),
        settings_replaced: brought(opened, RestoreMode::Replace, &here),
        ..RestorePreview::default()
    };
    for (name, entry) in &opened.entries {
        match entry.what {
            EntryKind::Settings => {}
            EntryKind::Damaged => preview.damaged += 1,
            EntryKind::Record(_) | EntryKind::Newer(_) => {
                let counts = preview.kinds.entry(entry.what.word("kind").into()).or_default();
                *match here.relation(name, entry) {
                    Relation::New => &mut counts.new,
                    Relation::Conflict if here.has_twin(entry) => &mut counts.same,
                    Relation::Same => &mut counts.same,
                    Relation::Conflict => &mut counts.conflict,
                } += 1;
                preview.see(entry.what.word("changed"));
            }
        }
    }
    preview
}

impl RestorePreview {
    fn see(&mut self, changed: &str) {
        if !is_moment(changed) {
            return;
        }
        if self.first.as_deref().is_none_or(|first| changed < first) {
            self.first = Some(changed.into());
        }
        if self.last.as_deref().is_none_or(|last| changed > last) {
            self.last = Some(changed.into());
        }
    }

    /// The preview as a JSON text: `{"made"?,"kinds":{"<kind>":[new,same,conflict]},"first"?,"last"?,"damaged","left",
    /// "settings":{"merge":[name…],"replace":[name…]},"merged","replaced","most"}`. `most` is [`MOST_UNITS`].
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
            ("most", MOST_UNITS),
        ];
        map.extend(numbers.map(|(name, number)| (name.to_string(), Value::from(number))));
        map.insert("kinds".into(), kinds.into());
        let settings = json!({ "merge": self.settings_merged, "replace": self.settings_replaced });
        map.insert("settings".into(), settings);
        Value::Object(map).to_string()
    }
}
