//! Merges a backup into the stored data.

use super::{Conflicts, RestoreOptions, Steps, stored};
use crate::backup::current::{CurrentData, Relation};
use crate::backup::parsed::{free_name, quarantine_key};
use crate::backup::{EntryKind, ParsedBackup};
use crate::domain::id::is_id;
use crate::domain::record::Record;
use crate::storage::keys;

/// The maximum number of attempts to get an unused record id. The first attempt succeeds unless the clock is broken.
const TRIES: usize = 1000;

/// Adds the steps of merging. Returns the number of entries that are left out.
pub fn merge(
    opened: &ParsedBackup,
    wish: &RestoreOptions,
    here: &CurrentData,
    ids: &mut dyn FnMut() -> String,
    steps: &mut Steps,
) -> usize {
    let mut left_out = 0;
    let mut beside = Vec::new();
    // `plan::settings` plans the settings.
    let entries = opened.entries.iter().filter(|(_, entry)| entry.kind != EntryKind::Settings);
    for (name, entry) in entries {
        match here.relation(name, entry) {
            Relation::New => steps.write(name, &entry.text),
            Relation::Same => {}
            Relation::Conflict => match (wish.conflicts, &entry.kind) {
                (Conflicts::Here, _) | (_, EntryKind::Settings) => {}
                (Conflicts::Both, _) if here.has_conflict_copy(entry) => {}
                (Conflicts::Both, EntryKind::Damaged) => beside.push((name, &entry.text)),
                (Conflicts::Both, EntryKind::Record(record)) => {
                    let taken = |name: &str| steps.text(name).is_some() || opened.entries.contains_key(name);
                    match new_id(ids, taken) {
                        Some(id) => add_conflict_copy(steps, record, &id, wish.page),
                        None => left_out += 1,
                    }
                }
                // A record in a newer format is never rewritten, so it cannot get another id.
                (Conflicts::Both, EntryKind::Newer(_)) => left_out += 1,
                (Conflicts::File, EntryKind::Damaged) => steps.write(name, &entry.text),
                // A record in a newer format is not replaced by one in an older format either.
                (Conflicts::File, EntryKind::Record(_))
                    if matches!(here.what(name), Some(EntryKind::Newer(_))) =>
                {
                    left_out += 1;
                }
                (Conflicts::File, what) => {
                    keep_damaged(steps, here, name);
                    match what {
                        EntryKind::Record(record) => {
                            let rev =
                                record.rev.max(here.what(name).map_or(0, EntryKind::rev)).saturating_add(1);
                            steps.write(name, &stored(record, rev, wish.page, here.what(name)));
                        }
                        _ => steps.write(name, &entry.text),
                    }
                }
            },
        }
    }
    // These come last, when all other keys are known, so that no key is used twice.
    for (name, text) in beside {
        add_damaged(steps, name, text);
    }
    left_out
}

/// Adds the backup's version as a conflict copy, a record with an id of its own.
fn add_conflict_copy(steps: &mut Steps, record: &Record, id: &str, page: &str) {
    let twin = Record { id: id.into(), conflict_of: record.id.clone(), ..record.clone() };
    steps.write(&keys::record(id), &stored(&twin, 1, page, None));
}

fn new_id(ids: &mut dyn FnMut() -> String, taken: impl Fn(&str) -> bool) -> Option<String> {
    (0..TRIES).map(|_| ids()).find(|id| is_id(id) && !taken(&keys::record(id)))
}

/// Quarantines an unreadable value before it is overwritten.
fn keep_damaged(steps: &mut Steps, here: &CurrentData, name: &str) {
    if let (Some(EntryKind::Damaged), Some(text)) = (here.what(name), here.texts.get(name)) {
        add_damaged(steps, &quarantine_key(name), text);
    }
}

fn add_damaged(steps: &mut Steps, name: &str, text: &str) {
    let name = free_name(name, |name| steps.text(name).is_none_or(|there| there == text));
    steps.write(&name, text);
}
