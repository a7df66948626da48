//! The index: one encrypted value that lists the version of every other one, so that rollback and deletion are
//! detected.
//!
//! Authenticated encryption alone does not detect rollback: an earlier ciphertext still decrypts when it is put back
//! under its key. The index may lag behind the values and is never ahead of them. A value is stored first and its
//! version listed later; a key is removed from the index before its value is removed or replaced by an earlier
//! version. So a value that is missing or older than listed was changed by something other than this program.

use serde_json::{Map, Value};

/// The version of the format that is written.
const VERSION: u64 = 1;
/// How many characters of an encrypted name are listed. They encode a keyed hash, so they identify it as well as the
/// whole.
const NAME: usize = 16;
/// How many characters at the end of an encrypted value are listed if it has no revision.
const END: usize = 16;

/// The parsed index. A value with a revision is listed with that, any other with its last characters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    /// The id of the vault. Another vault encrypts names differently.
    pub vault: String,
    /// Incremented by each write.
    pub count: u64,
    /// The revision of the header, as far as it is certain to be on disk.
    pub header: u64,
    /// Whether the journal has committed an index of this vault. If so, its absence there is reported.
    pub is_journaled: bool,
    /// The last transfer that ended: its number, and when it ended, in milliseconds since 1970.
    pub transfer: Option<(u64, u64)>,
    /// The mark of each value, by the shortened encrypted name.
    pub texts: Map<String, Value>,
}

/// The part of an encrypted key that an index lists.
pub fn short(name: &str) -> &str {
    let last = name.rsplit('/').next().unwrap_or_default();
    last.get(..NAME).unwrap_or(last)
}

/// The mark of an encrypted value: its revision if it has one, otherwise its last characters.
pub fn mark(text: &str) -> Value {
    match number(text) {
        Some(rev) if rev > 0 => rev.into(),
        _ => text.get(text.len().saturating_sub(END)..).unwrap_or(text).into(),
    }
}

/// The revision that an encrypted value states: `1 18 …`.
pub fn number(text: &str) -> Option<u64> {
    text.split(' ').nth(1)?.parse().ok()
}

impl Index {
    /// Parses the output of [`Index::write`]; `None` for anything else.
    pub fn read(text: &str) -> Option<Self> {
        let Ok(Value::Object(mut map)) = serde_json::from_str(text) else { return None };
        let transfer =
            map.get("transfer").and_then(|both| Some((both.get(0)?.as_u64()?, both.get(1)?.as_u64()?)));
        let Some(Value::Object(texts)) = map.remove("texts") else { return None };
        (map.get("v")?.as_u64()? == VERSION).then_some(())?;
        Some(Self {
            vault: map.get("vault")?.as_str()?.into(),
            count: map.get("count")?.as_u64()?,
            header: map.get("header")?.as_u64()?,
            is_journaled: map.get("noted")?.as_bool()?,
            transfer,
            texts,
        })
    }

    /// Serializes the index as JSON.
    pub fn write(&self) -> String {
        let mut map = Map::new();
        map.insert("v".into(), VERSION.into());
        map.insert("vault".into(), self.vault.as_str().into());
        map.insert("count".into(), self.count.into());
        map.insert("header".into(), self.header.into());
        map.insert("noted".into(), self.is_journaled.into());
        if let Some((number, at)) = self.transfer {
            map.insert("transfer".into(), Value::Array(vec![number.into(), at.into()]));
        }
        map.insert("texts".into(), Value::Object(self.texts.clone()));
        Value::Object(map).to_string()
    }

    /// The later index of the one in the store and the one in the journal. If a crash has set the store back, values
    /// without a revision are dropped from the journal's index: the journal does not contain them, so their marks
    /// prove nothing.
    pub fn later(stored: Option<Self>, journaled: Option<Self>) -> Option<Self> {
        match (stored, journaled) {
            (stored, Some(mut journaled))
                if stored.as_ref().is_none_or(|stored| stored.count < journaled.count) =>
            {
                journaled.texts.retain(|_, mark| mark.is_u64());
                Some(journaled)
            }
            (stored, _) => stored,
        }
    }

    /// Whether the value of an encrypted key is listed.
    pub fn lists(&self, name: &str) -> bool {
        self.texts.contains_key(short(name))
    }

    /// Whether a value differs from the listed one and is not a later version. A value without a revision where one
    /// is listed is damaged, which is reported elsewhere. `name` is the shortened name.
    pub fn is_before(&self, name: &str, text: &str) -> bool {
        match self.texts.get(name) {
            Some(Value::Number(listed)) => number(text) < listed.as_u64() && number(text).is_some(),
            Some(listed) => number(text) == Some(0) && mark(text) != *listed,
            None => false,
        }
    }
}
