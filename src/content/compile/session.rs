//! The questions of a session, from `session.toml` and `<language>/session.toml`.

use super::field::RawField;
use super::signs::fields;
use super::source::{Folder, Problems};
use super::words::Words;
use crate::domain::session::Session;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSession {
    before: Vec<RawField>,
    together: Vec<RawField>,
    paper: Vec<RawField>,
    #[serde(default)]
    retired: Vec<RawField>,
}

/// Compiles the questions of a session.
pub fn compile(folder: &Folder, lang: &str, p: &mut Problems) -> Option<Session> {
    let source = folder.read("session.toml", p)?;
    let raw: RawSession = source.parse(p)?;
    let mut words = Words::read(folder, &format!("{lang}/session.toml"), p)?;
    let w = &mut words;
    let session = Session {
        before: fields(&source, raw.before, "before", w, p),
        together: fields(&source, raw.together, "together", w, p),
        paper: fields(&source, raw.paper, "paper", w, p),
        retired: fields(&source, raw.retired, "retired", w, p),
    };
    words.finish(p);
    Some(session)
}
