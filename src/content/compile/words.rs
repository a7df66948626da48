//! A file of texts with names. Each text has to be used once; a missing, empty, unused or HTML text is a mistake.

use super::source::{Folder, Problems, SourceFile, html};
use crate::domain::SharedStr;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The texts of a file that were not used yet.
pub struct Words {
    pub source: SourceFile,
    left: BTreeMap<String, (String, usize)>,
}

impl Words {
    /// Reads a file of texts.
    pub fn read(folder: &Folder, name: &str, problems: &mut Problems) -> Option<Self> {
        let source = folder.read(name, problems)?;
        let mut left = BTreeMap::new();
        match DeTable::parse(&source.text) {
            Ok(table) => flatten(table.get_ref(), "", &mut left, &source, problems),
            Err(error) => {
                source.toml_problem(&error, problems);
                return None;
            }
        }
        Some(Self { source, left })
    }

    /// Takes a required text.
    pub fn need(&mut self, name: &str, problems: &mut Problems) -> SharedStr {
        if !self.left.contains_key(name) {
            let message = format!("the text `{name}` is missing");
            problems.add(&self.source, 0, message);
        }
        self.may(name, problems)
    }

    /// Takes an optional text.
    pub fn may(&mut self, name: &str, problems: &mut Problems) -> SharedStr {
        let Some((text, at)) = self.left.remove(name) else {
            return SharedStr::default();
        };
        let text = text.trim();
        if text.is_empty() {
            problems.add(&self.source, at, format!("the text `{name}` is empty"));
        }
        if html(text) {
            problems.add(&self.source, at, format!("the text `{name}` holds HTML; plain words only"));
        }
        text.into()
    }

    /// Takes all remaining texts, with their names and byte offsets.
    pub fn take_all(&mut self) -> BTreeMap<String, (String, usize)> {
        std::mem::take(&mut self.left)
    }

    /// Reports the unused texts.
    pub fn finish(self, problems: &mut Problems) {
        for (name, (_, at)) in &self.left {
            problems.add(&self.source, *at, format!("nothing is called `{name}`: a misspelt id?"));
        }
    }
}

fn flatten(
    table: &DeTable,
    prefix: &str,
    out: &mut BTreeMap<String, (String, usize)>,
    source: &SourceFile,
    problems: &mut Problems,
) {
    for (key, value) in table.iter() {
        let name = format!("{prefix}{}", key.get_ref());
        let value: &Spanned<DeValue> = value;
        match value.get_ref() {
            DeValue::Table(inner) => flatten(inner, &format!("{name}."), out, source, problems),
            DeValue::String(text) => {
                out.insert(name, (text.to_string(), key.span().start));
            }
            _ => problems.add(source, key.span().start, format!("`{name}` has to be a text")),
        }
    }
}
