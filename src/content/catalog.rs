//! The catalogue: all texts in one language, and the definitions of the worksheets.

use crate::domain::SharedStr;
use crate::domain::from_json::{FromJson, field, read_struct};
use crate::domain::{
    article::Article,
    composer::Composer,
    help::Help,
    lang::Lang,
    session::Session,
    signs::Signs,
    worksheet::{Group, Worksheet},
};
use serde::Serialize;
use serde_json::Value;
use std::rc::Rc;

/// The index of a text of `ui.toml`. `build.rs` generates the constants, so a missing text is a compile error.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Key(pub u16);

/// All texts and worksheets of one language.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Catalog {
    /// The fingerprint of the list of [`Key`]s that `ui` was made for. A program with another list must not use it.
    pub keys: u32,
    pub lang: Lang,
    /// All languages of the site.
    pub langs: Vec<Lang>,
    /// The texts of `ui.toml`, indexed by [`Key`].
    pub ui: Vec<SharedStr>,
    /// The URL names of the worksheets.
    pub paths: Vec<SharedStr>,
    /// The titles of the worksheets, with their ids.
    pub titles: Vec<(SharedStr, SharedStr)>,
    pub article: Rc<Article>,
    /// Whether this is what one worksheet's page needs to start, and a whole catalogue follows.
    #[serde(skip_serializing_if = "is_false")]
    pub partial: bool,
    /// Everything else; `None` in the catalogue of the article's program.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tools: Option<Rc<Tools>>,
}

/// What the article does not need: worksheets, check-in, help, composer.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Tools {
    /// The groups of the list of worksheets, in their order.
    pub groups: Vec<Group>,
    /// The worksheets, in the order of their list: group by group.
    pub worksheets: Vec<Rc<Worksheet>>,
    /// The checklist of signs.
    pub signs: Rc<Signs>,
    /// The questions of a session.
    pub session: Rc<Session>,
    pub help: Rc<Help>,
    pub composer: Rc<Composer>,
}

/// The reason why a catalogue cannot be used.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Unusable {
    /// It is not valid.
    Damaged,
    /// It was made for another version of the program.
    OtherVersion,
}

impl Catalog {
    /// Parses a catalogue, which has to be made for the list of keys with the fingerprint `keys`.
    ///
    /// # Errors
    /// [`Unusable`]: the program must not start with it. The prerendered page stays readable.
    pub fn from_json(json: &str, keys: u32) -> Result<Self, Unusable> {
        Self::part(json, keys, |value| FromJson::read(value?).map(Some))
    }

    /// Parses only what the article needs. A program that contains no other parser is a third smaller.
    ///
    /// # Errors
    /// [`Unusable`].
    pub fn for_reading(json: &str, keys: u32) -> Result<Self, Unusable> {
        Self::part(json, keys, |_| Some(None))
    }

    fn part(
        json: &str,
        keys: u32,
        tools: fn(Option<&Value>) -> Option<Option<Rc<Tools>>>,
    ) -> Result<Self, Unusable> {
        let value: Value = serde_json::from_str(json).map_err(|_| Unusable::Damaged)?;
        let map = value.as_object().ok_or(Unusable::Damaged)?;
        if map.get("keys").and_then(Value::as_u64) != Some(keys.into()) {
            return Err(Unusable::OtherVersion);
        }
        let read = || {
            Some(Self {
                keys,
                lang: field(map, "lang")?,
                langs: field(map, "langs")?,
                ui: field(map, "ui")?,
                paths: field(map, "paths")?,
                titles: field(map, "titles")?,
                article: field(map, "article")?,
                partial: map.get("partial").is_some_and(|partial| *partial == true),
                tools: tools(map.get("tools"))?,
            })
        };
        read().ok_or(Unusable::Damaged)
    }

    /// The worksheets, check-in, help and composer; empty in the article's program.
    pub fn tools(&self) -> Rc<Tools> {
        self.tools.clone().unwrap_or_default()
    }

    /// A text of `ui.toml`.
    pub fn text(&self, key: Key) -> SharedStr {
        self.ui.get(usize::from(key.0)).cloned().unwrap_or_default()
    }

    /// A text of `ui.toml` with its placeholders filled.
    pub fn fill(&self, key: Key, gaps: &[(&str, &str)]) -> String {
        let mut text = self.text(key).to_string();
        for (name, value) in gaps {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text
    }
}

impl Tools {
    /// The worksheet with a URL name.
    pub fn worksheet_at(&self, path: &str) -> Option<&Rc<Worksheet>> {
        self.worksheets.iter().find(|sheet| *sheet.path == *path)
    }

    /// The worksheets whose records belong to entries of the worksheet `id`.
    pub fn parts_of<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Rc<Worksheet>> {
        self.worksheets.iter().filter(move |sheet| sheet.is_part() && *sheet.part_of == *id)
    }

    /// The worksheet with an id, which is also the kind of its records.
    pub fn worksheet(&self, id: &str) -> Option<&Rc<Worksheet>> {
        self.worksheets.iter().find(|sheet| *sheet.id == *id)
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

read_struct!(Tools {
    groups = "groups",
    worksheets = "worksheets",
    signs = "signs",
    session = "session",
    help = "help",
    composer = "composer",
});
