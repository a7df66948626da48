//! The settings of a backup: which of them are restored, and which stay as they are.

use crate::backup::current::CurrentData;
use crate::backup::{ParsedBackup, RestoreMode};
use crate::domain::settings::{OF_THIS_DEVICE, is_known, is_valid};
use crate::domain::unreadable::Unreadable;
use crate::storage::format;
use crate::storage::keys;
use serde_json::{Map, Value};

/// The effect of a restore on the settings.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum SettingsPlan {
    /// The settings stay as they are.
    Stay,
    /// The settings stay as they are, because they or the backup's are in a newer format that must not be rewritten.
    LeftOut,
    /// The settings are replaced by this value.
    Write(String),
}

/// The effect of restoring a backup on the settings. The settings of the lock, the shared view and the storage location
/// are never restored ([`OF_THIS_DEVICE`]): they were made for another device, or somebody else may want to change them
/// on this one.
pub fn plan_settings(opened: &ParsedBackup, how: RestoreMode, here: &CurrentData) -> SettingsPlan {
    let Some(entry) = opened.entries.get(keys::SETTINGS) else { return SettingsPlan::Stay };
    let text = here.texts.get(keys::SETTINGS);
    if text.is_some_and(|text| how == RestoreMode::Merge || *text == entry.text) {
        return SettingsPlan::Stay;
    }
    let there = match text.map(|text| format::object(text, format::SETTINGS)) {
        Some(Ok((_, map))) => map,
        Some(Err(Unreadable::Newer)) => return SettingsPlan::LeftOut,
        Some(Err(Unreadable::Damaged)) | None => Map::new(),
    };
    let Ok((_, copied)) = format::object(&entry.text, format::SETTINGS) else { return SettingsPlan::LeftOut };
    let mut settled = copied.clone();
    for name in OF_THIS_DEVICE {
        settled.remove(name);
    }
    let is_empty = settled.keys().all(|name| name == "v");
    let stays = there.iter().filter(|(name, _)| OF_THIS_DEVICE.contains(&name.as_str()));
    settled.extend(stays.map(|(name, value)| (name.clone(), value.clone())));
    if settled == there || text.is_none() && is_empty && settled != copied {
        SettingsPlan::Stay
    } else if settled == copied {
        SettingsPlan::Write(entry.text.clone())
    } else {
        SettingsPlan::Write(Value::Object(settled).to_string())
    }
}

/// The names of the known settings that a restore would change.
pub fn changed_settings(opened: &ParsedBackup, how: RestoreMode, here: &CurrentData) -> Vec<String> {
    let SettingsPlan::Write(text) = plan_settings(opened, how, here) else { return Vec::new() };
    let read = |text: &str| format::object(text, format::SETTINGS).map(|(_, map)| map).unwrap_or_default();
    let before = here.texts.get(keys::SETTINGS).map(|text| read(text)).unwrap_or_default();
    let chosen = read(&text).into_iter().filter(|(name, value)| {
        is_known(name)
            && before.get(name) != Some(value)
            && value.as_str().is_some_and(|value| is_valid(name, value))
    });
    chosen.map(|(name, _)| name).collect()
}
