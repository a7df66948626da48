//! Errors in the content are reported with their file and line.

mod article;
mod conditions;
mod endings;
mod explained;
mod help;
mod ladders;
mod parts;
mod recalling;
mod short_ways;
mod structure;
mod texts;

use crate::common::{copy_folder, project};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use stillwater::content::compile;

/// A temporary copy of the content, into which a test puts an error.
struct Copy(PathBuf);

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Copy {
    fn make() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let dir = std::env::temp_dir().join(format!("stillwater-content-{}-{number}", std::process::id()));
        copy_folder(&project("src/content"), &dir);
        Self(dir)
    }

    /// Replaces the first `old` in a file by `new`.
    fn replace(self, file: &str, old: &str, new: &str) -> Self {
        let path = self.0.join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(old), "{file} has no `{old}`");
        fs::write(path, text.replacen(old, new, 1)).unwrap();
        self
    }

    /// The line of the first `needle`, counted from 1.
    fn line(&self, file: &str, needle: &str) -> usize {
        let text = fs::read_to_string(self.0.join(file)).unwrap();
        let at = text.find(needle).unwrap_or_else(|| panic!("{file} has no `{needle}`"));
        text[..at].matches('\n').count() + 1
    }

    /// Asserts that the compiler reports `said` in this file, at the line of `needle`, or without a line if there is
    /// none.
    fn fails(self, file: &str, needle: Option<&str>, said: &str) {
        let line = needle.map_or(0, |needle| self.line(file, needle));
        self.fails_at(file, line, said);
    }

    fn fails_at(self, file: &str, line: usize, said: &str) {
        let problems = compile::compile(&self.0, None).expect_err("a problem");
        let here = |path: &Path| path == self.0.join(file);
        let found = problems.0.iter().any(|p| here(&p.file) && p.line == line && p.message.contains(said));
        assert!(found, "{file}:{line}: {said}; but:\n{problems}");
        let shown = problems.to_string();
        assert!(shown.contains(&format!("{file}:{line}: ")), "{shown}");
    }
}

const SHEET: &str = "worksheets/boundaries.toml";
const WORDS: &str = "en/worksheets/boundaries.toml";
const ARTICLE: &str = "en/article.md";

#[test]
fn the_copy_itself_is_fine() {
    let copy = Copy::make();
    assert!(compile::compile(&copy.0, None).is_ok());
}

#[test]
fn a_file_that_is_no_toml() {
    let copy = Copy::make().replace(SHEET, "minutes = 2", "minutes = two");
    copy.fails(SHEET, Some("minutes = two"), "");
    let copy = Copy::make().replace("en/ui.toml", "skip = ", "skip ");
    copy.fails("en/ui.toml", Some("skip "), "");
}

#[test]
fn a_file_that_is_not_there() {
    let copy = Copy::make();
    fs::remove_file(copy.0.join("en/signs.toml")).unwrap();
    copy.fails_at("en/signs.toml", 1, "cannot be read");
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let copy = Copy::make()
        .replace(SHEET, "kind = \"line\"", "kind = \"slider\"")
        .replace("helplines.toml", "dial = \"988\"", "dial = \"x\"")
        .replace(ARTICLE, "[^johnson2001]", "[^johnson2002]");
    let problems = compile::compile(&copy.0, None).expect_err("problems").to_string();
    for said in ["slider", "cannot be dialled", "johnson2002"] {
        assert!(problems.contains(said), "{said}: {problems}");
    }
}
