//! Recognises plain backups: checks the encoding, the mark and the version, and skips the entries.

use super::file::{COPY, MARK, VERSION};
use super::{BackupError, MAX_BYTES};
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;
use std::fmt;

/// The newest version of backup files without [`MARK`], which was introduced later.
const NEWEST_UNMARKED: u64 = 2;

/// The fields of a plain backup, without its entries.
#[derive(Default)]
pub struct BackupHeader {
    mark: Option<Value>,
    version: Option<Value>,
    made: Option<Value>,
    has_kept: bool,
}

/// The text of a plain backup, whether it has [`MARK`], and when it was made.
///
/// # Errors
/// [`BackupError::Large`], [`BackupError::Foreign`], [`BackupError::Damaged`], [`BackupError::Newer`].
pub fn recognise(bytes: &[u8]) -> Result<(&str, bool, Option<String>), BackupError> {
    if bytes.len() > MAX_BYTES {
        return Err(BackupError::Large);
    }
    let unreadable = if seems_ours(bytes) { BackupError::Damaged } else { BackupError::Foreign };
    let text = std::str::from_utf8(bytes).map_err(|_| unreadable)?;
    // Some editors write a byte order mark (BOM).
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let head: BackupHeader = serde_json::from_str(text).map_err(|_| unreadable)?;
    let newest = match &head.mark {
        Some(Value::String(mark)) if mark == COPY => VERSION,
        None if head.has_kept && head.made.is_some() => NEWEST_UNMARKED,
        _ => return Err(BackupError::Foreign),
    };
    match head.version.as_ref().and_then(Value::as_u64) {
        Some(v) if v > newest => Err(BackupError::Newer),
        Some(v) if v > 0 => {
            let made = head.made.as_ref().and_then(Value::as_str).map(String::from);
            Ok((text, head.mark.is_some(), made))
        }
        _ => Err(BackupError::Damaged),
    }
}

/// Whether a file that cannot be parsed has field names of a backup in its first 64 KiB.
fn seems_ours(bytes: &[u8]) -> bool {
    let start = bytes.get(..1 << 16).unwrap_or(bytes);
    [&b"\"stillwater"[..], b"\"kept\""].iter().any(|words| start.windows(words.len()).any(|at| at == *words))
}

impl<'de> Deserialize<'de> for BackupHeader {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(HeadVisitor)
    }
}

struct HeadVisitor;

impl<'de> Visitor<'de> for HeadVisitor {
    type Value = BackupHeader;

    fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<BackupHeader, A::Error> {
        let mut head = BackupHeader::default();
        while let Some(name) = map.next_key::<String>()? {
            let place = match &*name {
                MARK => &mut head.mark,
                "v" => &mut head.version,
                "made" => &mut head.made,
                "kept" if head.has_kept => return Err(A::Error::custom("twice")),
                other => {
                    head.has_kept |= other == "kept";
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            if place.replace(map.next_value()?).is_some() {
                return Err(A::Error::custom("twice"));
            }
        }
        Ok(head)
    }
}
