//! What is to change so that a copy is here again.
//!
//! A plan only says it; carrying it out, whole or not at all, is for others.

mod merge;
mod replace;
mod settings;
mod steps;

use super::current::CurrentData;
use super::{BackupError, Entries, EntryKind, MOST_UNITS, ParsedBackup, units};
use crate::domain::record::{Record, Version};
use crate::storage::batch::Batch;
use crate::storage::format::write_record;
use crate::storage::keys;
pub use settings::brought;
use settings::{Settled, settle};
use steps::Steps;

/// How a copy comes back.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum RestoreMode {
    /// Beside what is here.
    Merge,
    /// Instead of what is here.
    Replace,
}

/// What becomes of a record that is here and in the copy and says different things. Merging only.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Conflicts {
    /// Both stay: the copy's becomes a record of its own.
    Both,
    /// What is here stays.
    Here,
    /// The copy's comes instead of it.
    File,
}

/// What a person wants.
#[derive(Clone, Copy, Debug)]
pub struct RestoreOptions<'a> {
    /// How the copy comes back.
    pub how: RestoreMode,
    /// What becomes of records that differ.
    pub conflicts: Conflicts,
    /// The name of the page that stores it (see [`crate::domain::id::page`]): what is rewritten is its version.
    pub page: &'a str,
}

/// What was planned.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Planned {
    /// What is to change.
    pub change: Batch,
    /// How many entries of the copy stay out because what is here, or the copy's, is of a newer format and may not be
    /// rewritten.
    pub left_out: usize,
}

/// Plans how a copy comes back to where `here` is kept. `ids` makes names for new records (see [`crate::domain::id::new`]).
///
/// - Merging adds what is new exactly as it is in the copy, and leaves alone what says the same. Settings stay if there are
///   any.
/// - Replacing takes away every record and everything set aside that the copy does not have, and writes the others as they are
///   in the copy; one that is written over something else gets the number after that one's.
/// - Either way, what is chosen for this device alone stays ([`crate::domain::settings::OF_THIS_DEVICE`]).
///
/// # Errors
/// [`Refusal::Room`]: more than [`MOST_UNITS`] would be kept.
pub fn plan(
    opened: &ParsedBackup,
    wish: &RestoreOptions,
    here: &Entries,
    ids: &mut dyn FnMut() -> String,
) -> Result<Planned, BackupError> {
    let planned = unlimited(opened, wish, &CurrentData::look(here), ids);
    if after(here, &planned.change) > MOST_UNITS { Err(BackupError::Room) } else { Ok(planned) }
}

/// The plan, whatever it takes.
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
    match settle(opened, wish.how, here) {
        Settled::Stay => {}
        Settled::LeftOut => left_out += 1,
        Settled::Write(text) => steps.write(keys::SETTINGS, &text),
    }
    Planned { change: steps.into_change(), left_out }
}

/// How many UTF-16 units are kept after a change.
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

/// What would be kept after a copy came back, in UTF-16 units.
pub struct StateAfter {
    /// Merged, both versions of what differs kept.
    pub merged: usize,
    /// Replaced.
    pub replaced: usize,
}

/// What would be kept after either way.
pub fn after_each(opened: &ParsedBackup, here: &CurrentData) -> StateAfter {
    let units = |how| {
        let wish = RestoreOptions { how, conflicts: Conflicts::Both, page: "00000" };
        // Names are all of one length; these begin in the year 5188.
        let mut count = 0;
        let mut ids = || {
            count += 1;
            format!("zzzzzzzz{count:06}")
        };
        after(here.texts, &unlimited(opened, &wish, here, &mut ids).change)
    };
    StateAfter { merged: units(RestoreMode::Merge), replaced: units(RestoreMode::Replace) }
}

/// A record of a copy as the page stores it: number `rev`, by this page, over the version that is here. Another page that
/// has that one open takes the new one for its next version.
fn stored(record: &Record, rev: u64, page: &str, here: Option<&EntryKind>) -> String {
    let over = match here {
        Some(EntryKind::Record(here)) => here.stamp(),
        _ => Version::default(),
    };
    write_record(&Record { rev, by: page.into(), parent: over, ..record.clone() })
}
