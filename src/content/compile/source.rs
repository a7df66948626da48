//! The files of the content folder, and reports of mistakes in them.

use serde::de::DeserializeOwned;
use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// A mistake in a file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Problem {
    pub file: PathBuf,
    /// The line, from 1; 0 if the mistake has none.
    pub line: usize,
    /// The description of the mistake, and perhaps of how to fix it.
    pub message: String,
}

/// A list of mistakes.
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
    /// Adds a mistake at a byte offset.
    pub fn add(&mut self, source: &SourceFile, at: usize, message: impl Into<String>) {
        self.0.push(Problem { file: source.path.clone(), line: source.line(at), message: message.into() });
    }

    pub fn extend(&mut self, more: Self) {
        self.0.extend(more.0);
    }

    /// Returns the value if there are no mistakes.
    pub fn or<T>(self, value: T) -> Result<T, Self> {
        if self.0.is_empty() { Ok(value) } else { Err(self) }
    }
}

/// A content folder, and perhaps an overlay.
pub struct Folder<'a> {
    pub dir: &'a Path,
    pub overlay: Option<&'a Path>,
}

/// A file and its text.
pub struct SourceFile {
    pub path: PathBuf,
    pub text: String,
}

impl Folder<'_> {
    /// Reads a file. A missing file is a mistake.
    pub fn read(&self, name: &str, problems: &mut Problems) -> Option<SourceFile> {
        let over = self.overlay.map(|dir| dir.join(name)).filter(|path| path.exists());
        let path = over.unwrap_or_else(|| self.dir.join(name));
        match std::fs::read_to_string(&path) {
            Ok(text) => Some(SourceFile { path, text }),
            Err(error) => {
                let source = SourceFile { path, text: String::new() };
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

    /// The sorted names of the files in a sub-folder that end with `ending`.
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

impl SourceFile {
    /// The line of a byte offset, from 1.
    pub fn line(&self, at: usize) -> usize {
        self.text.bytes().take(at).filter(|b| *b == b'\n').count() + 1
    }

    /// Parses the file as TOML.
    pub fn parse<T: DeserializeOwned>(&self, problems: &mut Problems) -> Option<T> {
        match toml::from_str(&self.text) {
            Ok(value) => Some(value),
            Err(error) => {
                self.toml_problem(&error, problems);
                None
            }
        }
    }

    /// Adds an error of the TOML parser.
    pub fn toml_problem(&self, error: &toml::de::Error, problems: &mut Problems) {
        let span: Range<usize> = error.span().unwrap_or_default();
        problems.add(self, span.start, error.message());
    }
}

/// Whether a text looks like HTML.
pub fn html(text: &str) -> bool {
    text.match_indices('<')
        .any(|(at, _)| text[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!'))
}
