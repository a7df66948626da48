//! Plans the changes that restore a backup.
//!
//! A plan changes nothing by itself: the caller applies it, as a whole or not at all.

mod merge;
mod replace;
mod settings;
mod steps;

use super::current::CurrentData;
use super::{BackupError, Entries, EntryKind, MAX_UNITS, ParsedBackup, units};
use crate::domain::record::{Record, Version};
use crate::storage::batch::Batch;
use crate::storage::format::write_record;
use crate::storage::keys;
pub use settings::changed_settings;
use settings::{SettingsPlan, plan_settings};
use steps::Steps;

/// How a backup is restored.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum RestoreMode {
    /// Its entries are added to the stored data.
    Merge,
    /// It replaces the stored data.
    Replace,
}

/// How merging resolves conflicts: records that are stored with other content than in the backup.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Conflicts {
    /// Both versions are kept: the backup's becomes a conflict copy.
    Both,
    /// The stored version is kept.
    Here,
    /// The backup's version replaces the stored one.
    File,
}

/// The options of a restore.
#[derive(Clone, Copy, Debug)]
pub struct RestoreOptions<'a> {
    pub how: RestoreMode,
    /// How conflicts are resolved; only used for merging.
    pub conflicts: Conflicts,
    /// The id of the page that stores the records (see [`crate::domain::id::page`]). It becomes the author of every
    /// rewritten version.
    pub page: &'a str,
}

/// A planned restore.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Planned {
    /// The changes to apply.
    pub change: Batch,
    /// The number of entries that are left out, because the stored version or the backup's is in a newer format and
    /// must not be rewritten.
    pub left_out: usize,
}

/// Plans how a backup is restored into the stored data `here`. `ids` returns ids for new records (see
/// [`crate::domain::id::new`]).
///
/// - Merging adds new entries exactly as they are in the backup, and skips entries with the same content. Existing
///   settings are kept.
/// - Replacing removes every record and quarantined value that is not in the backup, and writes the others as they are
///   in the backup. A record that overwrites one with other content gets the revision after that one's.
/// - Both keep the settings that only apply to this device ([`crate::domain::settings::OF_THIS_DEVICE`]).
///
/// # Errors
/// [`BackupError::Room`] if the stored data would be larger than [`MAX_UNITS`].
pub fn plan(
    opened: &ParsedBackup,
    wish: &RestoreOptions,
    here: &Entries,
    ids: &mut dyn FnMut() -> String,
) -> Result<Planned, BackupError> {
    let planned = unlimited(opened, wish, &CurrentData::look(here), ids);
    if after(here, &planned.change) > MAX_UNITS { Err(BackupError::Room) } else { Ok(planned) }
}

/// The plan without a limit on the size.
pub fn unlimited(
    opened: &ParsedBackup,
    wish: &RestoreOptions,
    here: &CurrentData,
    ids: &mut dyn FnMut() -> String,
) -> Planned {
    let mut steps = Steps::from(here.texts);
    let mut left_out = match wish.how {
        RestoreMode::Merge => merge::merge(opened, wish, here, ids, &mut steps),
        RestoreMode::Replace => {
            replace::replace(opened, wish, here, &mut steps);
            0
        }
    };
    match plan_settings(opened, wish.how, here) {
        SettingsPlan::Stay => {}
        SettingsPlan::LeftOut => left_out += 1,
        SettingsPlan::Write(text) => steps.write(keys::SETTINGS, &text),
    }
    Planned { change: steps.into_change(), left_out }
}

/// The size of the stored data after a batch, in UTF-16 code units.
pub fn after(here: &Entries, change: &Batch) -> usize {
    let mut texts = here.clone();
    for step in &change.0 {
        match &step.after {
            Some(text) => texts.insert(step.key.clone(), text.clone()),
            None => texts.remove(&step.key),
        };
    }
    units(&texts)
}

/// The size of the stored data after a restore, in UTF-16 code units.
pub struct StateAfter {
    /// After merging, with both versions of each conflict kept.
    pub merged: usize,
    /// After replacing.
    pub replaced: usize,
}

/// The sizes of the stored data after merging and after replacing.
pub fn after_each(opened: &ParsedBackup, here: &CurrentData) -> StateAfter {
    let units = |how| {
        let wish = RestoreOptions { how, conflicts: Conflicts::Both, page: "00000" };
        // All ids have the same length, so placeholders give the same size. These lie in the year 5188, so that they
        // collide with no real id.
        let mut count = 0;
        let mut ids = || {
            count += 1;
            format!("zzzzzzzz{count:06}")
        };
        after(here.texts, &unlimited(opened, &wish, here, &mut ids).change)
    };
    StateAfter { merged: units(RestoreMode::Merge), replaced: units(RestoreMode::Replace) }
}

/// A record of a backup as this page stores it: with revision `rev`, written by `page`, and based on the stored
/// version. A page that has the stored version open therefore accepts it as the next version.
fn stored(record: &Record, rev: u64, page: &str, here: Option<&EntryKind>) -> String {
    let over = match here {
        Some(EntryKind::Record(here)) => here.version(),
        _ => Version::default(),
    };
    write_record(&Record { rev, by: page.into(), parent: over, ..record.clone() })
}
