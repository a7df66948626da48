//! Ids: their form, and that each is there once.

use super::source::{Problems, SourceFile};
use crate::domain::SharedStr;
use std::collections::BTreeSet;
use toml::Spanned;

/// The ids of a list.
pub fn ids(ids: &[Spanned<String>]) -> Vec<SharedStr> {
    ids.iter().map(|id| id.get_ref().as_str().into()).collect()
}

/// Reports an id that has other characters than lower-case letters, digits and hyphens.
pub fn check_id(source: &SourceFile, id: &Spanned<String>, problems: &mut Problems) {
    let fine = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.get_ref().is_empty() || !id.get_ref().chars().all(fine) {
        let message = format!("`{}`: an id is small letters, digits and hyphens", id.get_ref());
        problems.add(source, id.span().start, message);
    }
}

/// Reports an id that was used before.
pub fn unique(
    source: &SourceFile,
    id: &Spanned<String>,
    what: &str,
    seen: &mut BTreeSet<String>,
    problems: &mut Problems,
) {
    check_id(source, id, problems);
    if !seen.insert(id.get_ref().clone()) {
        problems.add(source, id.span().start, format!("the {what} `{}` is there twice", id.get_ref()));
    }
}
