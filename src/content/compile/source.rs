//! Files of the content folder, and what is wrong in them.

use serde::de::DeserializeOwned;
use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Something that does not fit, where it stands, and what to do.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Problem {
    /// The file.
    pub file: PathBuf,
    /// Counted from 1; 0 where no line is to blame.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

/// All that is wrong.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Problems(pub Vec<Problem>);

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file.display(), self.line, self.message)
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<_> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&lines.join("\n"))
    }
}

impl Problems {
    /// Notes one more.
    pub fn add(&mut self, source: &Source, at: usize, message: impl Into<String>) {
        self.0.push(Problem { file: source.path.clone(), line: source.line(at), message: message.into() });
    }

    /// Takes over those of another part.
    pub fn extend(&mut self, more: Self) {
        self.0.extend(more.0);
    }

    /// The value, if nothing is wrong.
    pub fn or<T>(self, value: T) -> Result<T, Self> {
        if self.0.is_empty() { Ok(value) } else { Err(self) }
    }
}

/// A content folder, and one that is laid over it.
pub struct Folder<'a> {
    pub dir: &'a Path,
    pub overlay: Option<&'a Path>,
}

/// A file and its text.
pub struct Source {
    pub path: PathBuf,
    pub text: String,
}

impl Folder<'_> {
    /// Reads a file; a problem when it is not there.
    pub fn read(&self, name: &str, problems: &mut Problems) -> Option<Source> {
        let over = self.overlay.map(|dir| dir.join(name)).filter(|path| path.exists());
        let path = over.unwrap_or_else(|| self.dir.join(name));
        match std::fs::read_to_string(&path) {
            Ok(text) => Some(Source { path, text }),
            Err(error) => {
                let source = Source { path, text: String::new() };
                problems.add(&source, 0, format!("this file cannot be read: {error}"));
                None
            }
        }
    }

    /// Reads and parses a TOML file.
    pub fn parse<T: DeserializeOwned>(&self, name: &str, problems: &mut Problems) -> Option<T> {
        let source = self.read(name, problems)?;
        source.parse(problems)
    }

    /// The names of the files of a sub-folder that end in `ending`, sorted.
    pub fn list(&self, sub: &str, ending: &str) -> Vec<String> {
        let mut names: Vec<String> = [Some(self.dir), self.overlay]
            .into_iter()
            .flatten()
            .filter_map(|dir| std::fs::read_dir(dir.join(sub)).ok())
            .flatten()
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| name.ends_with(ending))
            .collect();
        names.sort();
        names.dedup();
        names
    }
}

impl Source {
    /// The line of a position, counted from 1.
    pub fn line(&self, at: usize) -> usize {
        self.text.bytes().take(at).filter(|b| *b == b'\n').count() + 1
    }

    /// Parses it as TOML.
    pub fn parse<T: DeserializeOwned>(&self, problems: &mut Problems) -> Option<T> {
        match toml::from_str(&self.text) {
            Ok(value) => Some(value),
            Err(error) => {
                self.toml_problem(&error, problems);
                None
            }
        }
    }

    /// Notes what the TOML parser found.
    pub fn toml_problem(&self, error: &toml::de::Error, problems: &mut Problems) {
        let span: Range<usize> = error.span().unwrap_or_default();
        problems.add(self, span.start, error.message());
    }
}

/// What makes a text look like HTML, if anything does.
pub fn html(text: &str) -> bool {
    text.match_indices('<')
        .any(|(at, _)| text[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!'))
}
