//! The catalogue: everything a person can read, in one language, and what the worksheets are made of.

use crate::domain::Text;
use crate::domain::read::{Read, field, read_struct};
use crate::domain::{
    article::Article, composer::Composer, help::Help, lang::Lang, session::Session, signs::Signs,
    worksheet::Worksheet,
};
use serde::Serialize;
use serde_json::Value;
use std::rc::Rc;

/// The name of a text in `ui.toml`. The constants are made by `build.rs`, so that a missing text is an error of the
/// compiler.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Key(pub u16);

/// All words and worksheets of one language.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Catalog {
    /// Which list of [`Key`]s `ui` was made for; a program made for another one must not use it.
    pub keys: u32,
    /// The language.
    pub lang: Lang,
    /// All languages there are.
    pub langs: Vec<Lang>,
    /// The texts of `ui.toml`, by [`Key`].
    pub ui: Vec<Text>,
    /// The addresses of the worksheets.
    pub paths: Vec<Text>,
    /// The article.
    pub article: Rc<Article>,
    /// Everything else there is; nothing where only the article is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tools: Option<Rc<Tools>>,
}

/// What is not needed for reading: worksheets, checklist, help, composer.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Tools {
    /// The worksheets, in the order of their list.
    pub worksheets: Vec<Rc<Worksheet>>,
    /// The checklist.
    pub signs: Rc<Signs>,
    /// What is asked around a session.
    pub session: Rc<Session>,
    /// The help screen.
    pub help: Rc<Help>,
    /// The sentence composer.
    pub composer: Rc<Composer>,
}

/// Why a catalogue cannot be used.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Unusable {
    /// It is not a catalogue.
    Damaged,
    /// It was made for another version of the program.
    OtherVersion,
}

impl Catalog {
    /// Reads a catalogue, and makes sure that it was made for the list of keys `keys`.
    ///
    /// # Errors
    /// [`Unusable`]: the page can be read all the same, but the program must not start with it.
    pub fn from_json(json: &str, keys: u32) -> Result<Self, Unusable> {
        Self::part(json, keys, |value| Read::read(value?).map(Some))
    }

    /// Reads of a catalogue what is needed to read the article. A program that does nothing else is a third smaller.
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
                article: field(map, "article")?,
                tools: tools(map.get("tools"))?,
            })
        };
        read().ok_or(Unusable::Damaged)
    }

    /// Worksheets, checklist, help, composer; empty ones where only the article is read.
    pub fn tools(&self) -> Rc<Tools> {
        self.tools.clone().unwrap_or_default()
    }

    /// A text of `ui.toml`.
    pub fn text(&self, key: Key) -> Text {
        self.ui.get(usize::from(key.0)).cloned().unwrap_or_default()
    }

    /// A text of `ui.toml` with its gaps filled.
    pub fn fill(&self, key: Key, gaps: &[(&str, &str)]) -> String {
        let mut text = self.text(key).to_string();
        for (name, value) in gaps {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text
    }
}

impl Tools {
    /// The worksheet at an address.
    pub fn worksheet_at(&self, path: &str) -> Option<&Rc<Worksheet>> {
        self.worksheets.iter().find(|sheet| *sheet.path == *path)
    }

    /// The worksheets whose records look back at entries of the worksheet `id`.
    pub fn parts_of<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Rc<Worksheet>> {
        self.worksheets.iter().filter(move |sheet| sheet.is_part() && *sheet.part_of == *id)
    }

    /// The worksheet a record belongs to.
    pub fn worksheet(&self, id: &str) -> Option<&Rc<Worksheet>> {
        self.worksheets.iter().find(|sheet| *sheet.id == *id)
    }
}

read_struct!(Tools {
    worksheets = "worksheets",
    signs = "signs",
    session = "session",
    help = "help",
    composer = "composer",
});
