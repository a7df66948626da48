//! Replaces the stored data with a backup.

use super::{RestoreOptions, Steps, stored};
use crate::backup::current::CurrentData;
use crate::backup::{EntryKind, ParsedBackup};

/// Adds the steps of replacing the stored data.
pub fn replace(opened: &ParsedBackup, wish: &RestoreOptions, here: &CurrentData, steps: &mut Steps) {
    for (name, _) in here.replaceable() {
        if !opened.entries.contains_key(name) {
            steps.remove(name);
        }
    }
    // `plan::settings` plans the settings.
    let entries = opened.entries.iter().filter(|(_, entry)| entry.kind != EntryKind::Settings);
    for (name, entry) in entries {
        match (here.has_same_content(name, entry), &entry.kind) {
            (Some(true), _) => {}
            // The new revision tells a page that has the record open that it was stored again.
            (Some(false), EntryKind::Record(record)) => {
                let rev = here.what(name).map_or(0, EntryKind::rev).saturating_add(1);
                steps.write(name, &stored(record, rev, wish.page, here.what(name)));
            }
            _ => steps.write(name, &entry.text),
        }
    }
}
