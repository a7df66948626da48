//! The ladder of a worksheet, whose situations are practised and noted in a worksheet that is part of it.

use super::conditions::{Conditions, Term};
use super::ids::ids;
use super::source::{Problems, SourceFile};
use super::words::Words;
use crate::domain::SharedStr;
use crate::domain::ladder::{Ladder, LadderTexts};
use crate::domain::worksheet::{Field, FieldKind, Worksheet};
use serde::Deserialize;
use std::rc::Rc;
use toml::Spanned;

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawLadder {
    field: Spanned<String>,
    #[serde(default)]
    shows: Vec<Spanned<String>>,
    instead: Option<Spanned<String>>,
    #[serde(default)]
    wait_if: Vec<Term>,
    rung: Spanned<String>,
    done: Spanned<String>,
    safe: Spanned<String>,
    not_safe: Vec<Spanned<String>>,
    #[serde(default)]
    also: Vec<Spanned<String>>,
}

impl RawLadder {
    /// The byte offset of the ladder.
    pub fn at(&self) -> usize {
        self.field.span().start
    }
}

/// Compiles a ladder. [`check`] has to follow when all worksheets are there.
pub fn ladder(raw: &RawLadder, c: &mut Conditions, w: &mut Words, p: &mut Problems) -> Ladder {
    let id = |id: &Spanned<String>| -> SharedStr { id.get_ref().as_str().into() };
    let mut need = |part: &str| w.need(&format!("ladder.{part}"), p);
    let texts = LadderTexts {
        title: need("title"),
        help: need("help"),
        empty: need("empty"),
        edit: need("edit"),
        wait_title: need("wait.title"),
        wait_entry: need("wait.entry"),
        wait_note: need("wait.note"),
        wait_text: need("wait.text"),
        instead: raw.instead.as_ref().map(|_| need("wait.instead")).unwrap_or_default(),
    };
    Ladder {
        field: id(&raw.field),
        shows: ids(&raw.shows),
        instead: raw.instead.as_ref().map(id).unwrap_or_default(),
        wait_if: c.any_of(raw.field.span().start, &raw.wait_if, p),
        rung: id(&raw.rung),
        done: id(&raw.done),
        safe: id(&raw.safe),
        not_safe: ids(&raw.not_safe),
        also: ids(&raw.also),
        texts,
    }
}

/// Checks that the worksheet and one that is part of it ask the questions of a ladder.
pub fn check<'a>(
    source: &SourceFile,
    raw: &RawLadder,
    sheet: &Worksheet,
    mut others: impl Iterator<Item = &'a Worksheet>,
    p: &mut Problems,
) {
    let is_list = |field: &&Rc<Field>| {
        field.id.as_ref() == raw.field.get_ref() && matches!(field.kind, FieldKind::List(_))
    };
    if !sheet.fields().any(|field| is_list(&field)) {
        let message = format!("there is no list `{}` for the ladder", raw.field.get_ref());
        p.add(source, raw.field.span().start, message);
    }
    for id in raw.shows.iter().chain(&raw.instead).filter(|id| !sheet.asks(id.get_ref())) {
        p.add(source, id.span().start, format!("there is no field `{}`", id.get_ref()));
    }
    let Some(part) = others.find(|other| other.part_of == sheet.id && other.asks(raw.rung.get_ref())) else {
        let message = format!("no part of this worksheet asks `{}`", raw.rung.get_ref());
        p.add(source, raw.rung.span().start, message);
        return;
    };
    for id in [&raw.done, &raw.safe].into_iter().chain(&raw.also).filter(|id| !part.asks(id.get_ref())) {
        p.add(source, id.span().start, format!("`{}` does not ask `{}`", part.id, id.get_ref()));
    }
    let safe = part.fields().find(|field| field.id.as_ref() == raw.safe.get_ref());
    let options: &[_] = match safe.map(|field| &field.kind) {
        Some(FieldKind::Choice(options)) => options,
        _ => &[],
    };
    for option in
        raw.not_safe.iter().filter(|one| !options.iter().any(|option| option.id.as_ref() == one.get_ref()))
    {
        let message = format!("`{}` has no option `{}`", raw.safe.get_ref(), option.get_ref());
        p.add(source, option.span().start, message);
    }
}
