//! The index: one sealed text that says of each other one which version of it is there.
//!
//! A sealed text opens whenever it is put back under its name, also an earlier one; nothing in it tells that there was a
//! later. The index does. It may lag behind the texts and never runs ahead of them: a text is stored first, its version is
//! listed later; a name is taken out of the list before its text goes, or before an earlier version takes its place. So a
//! text that is older than the list says, or missing, was put back or taken away by something other than this program.

use serde_json::{Map, Value};

/// The version of the format this program writes.
const VERSION: u64 = 1;
/// How many letters of a sealed name stand for it: made with a key, they are as good as the whole.
const NAME: usize = 16;
/// How many letters at the end of a sealed text stand for it where it has no number.
const END: usize = 16;

/// What is listed. A text with a number is listed with that, another with its last letters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    /// Which vault's texts: names are sealed anew by another one.
    pub vault: String,
    /// Grows by one each time it is written.
    pub count: u64,
    /// The number of the header, as far as it is surely kept.
    pub header: u64,
    /// Whether the journal has kept one of this vault: then one is missed there.
    pub noted: bool,
    /// The last way between clear and sealed that came to its end: its number, and when, in milliseconds since 1970.
    pub transfer: Option<(u64, u64)>,
    /// The marks of all texts.
    pub texts: Map<String, Value>,
}

/// What stands for a sealed name in an index.
pub fn short(name: &str) -> &str {
    let last = name.rsplit('/').next().unwrap_or_default();
    last.get(..NAME).unwrap_or(last)
}

/// What stands for a sealed text: its number, if it has one.
pub fn mark(text: &str) -> Value {
    match number(text) {
        Some(rev) if rev > 0 => rev.into(),
        _ => text.get(text.len().saturating_sub(END)..).unwrap_or(text).into(),
    }
}

/// The number that a sealed text says it has: `1 18 …`.
pub fn number(text: &str) -> Option<u64> {
    text.split(' ').nth(1)?.parse().ok()
}

impl Index {
    /// Reads what [`Index::write`] wrote; `None` for anything else.
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
            noted: map.get("noted")?.as_bool()?,
            transfer,
            texts,
        })
    }

    /// The index as a JSON text.
    pub fn write(&self) -> String {
        let mut map = Map::new();
        map.insert("v".into(), VERSION.into());
        map.insert("vault".into(), self.vault.as_str().into());
        map.insert("count".into(), self.count.into());
        map.insert("header".into(), self.header.into());
        map.insert("noted".into(), self.noted.into());
        if let Some((number, at)) = self.transfer {
            map.insert("transfer".into(), Value::Array(vec![number.into(), at.into()]));
        }
        map.insert("texts".into(), Value::Object(self.texts.clone()));
        Value::Object(map).to_string()
    }

    /// Of the one in the store and the one in the journal, the later. The store may have been set back by a kill while the
    /// journal was not; what the journal does not keep says nothing then.
    pub fn later(stored: Option<Self>, noted: Option<Self>) -> Option<Self> {
        match (stored, noted) {
            (stored, Some(mut noted)) if stored.as_ref().is_none_or(|stored| stored.count < noted.count) => {
                noted.texts.retain(|_, mark| mark.is_u64());
                Some(noted)
            }
            (stored, _) => stored,
        }
    }

    /// Whether what is kept under a sealed name is listed.
    pub fn lists(&self, name: &str) -> bool {
        self.texts.contains_key(short(name))
    }

    /// Whether a text is another one than is listed, and no later one. What has no number any more is damaged, which it says
    /// itself.
    pub fn is_before(&self, name: &str, text: &str) -> bool {
        match self.texts.get(name) {
            Some(Value::Number(listed)) => number(text) < listed.as_u64() && number(text).is_some(),
            Some(listed) => number(text) == Some(0) && mark(text) != *listed,
            None => false,
        }
    }
}
