//! The short way of a worksheet, and the checks that it leaves out nothing a person's safety depends on.

use super::conditions::{Conditions, Term};
use super::ending::{RawEnd, ending};
use super::source::Problems;
use super::words::Words;
use crate::domain::SharedStr;
use crate::domain::condition::{Condition, Visibility};
use crate::domain::short_way::{ShortPart, ShortWay};
use crate::domain::worksheet::{Field, FieldKind, Worksheet, WorksheetStep};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::rc::Rc;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawShort {
    part: Vec<RawPart>,
    #[serde(default)]
    end: RawEnd,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPart {
    fields: Vec<Spanned<String>>,
    #[serde(default)]
    show_if: Vec<Term>,
    #[serde(default)]
    hide_if: Vec<Term>,
}

/// Where the fields of a short way are named, for reports.
#[derive(Default)]
pub struct Named(pub Vec<(SharedStr, usize)>);

/// Compiles a short way. [`check`] has to follow when the worksheet is complete.
pub fn short_way(raw: RawShort, c: &mut Conditions, w: &mut Words, p: &mut Problems) -> (ShortWay, Named) {
    let mut named = Vec::new();
    let mut parts = Vec::new();
    for part in raw.part {
        let at = part.fields.first().map_or(0, |field| field.span().start);
        let shown = c.shown(at, &part.show_if, &part.hide_if, p);
        let mut seen = BTreeSet::new();
        for field in &part.fields {
            let (id, at) = (field.get_ref(), field.span().start);
            if !seen.insert(id) {
                p.add(c.source, at, format!("`{id}` is there twice"));
            }
            named.push((id.as_str().into(), at));
        }
        parts.push(ShortPart {
            shown,
            fields: part.fields.iter().map(|id| id.get_ref().as_str().into()).collect(),
        });
    }
    let short = ShortWay { text: w.need("short.text", p), parts, end: ending(raw.end, "short.end", c, w, p) };
    (short, Named(named))
}

/// Checks a short way: its questions exist, what they depend on is asked too, and so is every safety question.
pub fn check(sheet: &Worksheet, named: &Named, c: &Conditions, p: &mut Problems) {
    let Some(short) = &sheet.short else { return };
    let at = |id: &SharedStr| named.0.iter().find(|(named, _)| named == id).map_or(0, |(_, at)| *at);
    let first = named.0.first().map_or(0, |(_, at)| *at);
    let asked = |id: &str| asked(sheet, id);
    let always: BTreeSet<_> = short
        .parts
        .iter()
        .filter(|part| part.shown.is_always())
        .flat_map(|part| part.fields.iter().cloned())
        .collect();
    for part in &short.parts {
        for condition in part.shown.picked().iter().filter(|picked| !always.contains(&picked.field)) {
            let from = &condition.field;
            p.add(
                c.source,
                part.fields.first().map_or(0, at),
                format!("the short way depends on `{from}`, which it does not always ask"),
            );
        }
        for id in &part.fields {
            let Some((step, field)) = asked(id) else {
                p.add(
                    c.source,
                    at(id),
                    format!("the short way asks `{id}`, which is no question of this worksheet"),
                );
                continue;
            };
            for from in depends_on(step, field) {
                if !always.contains(&from) && !part.fields.contains(&from) {
                    p.add(
                        c.source,
                        at(id),
                        format!("`{id}` depends on `{from}`, which the short way leaves out"),
                    );
                }
            }
        }
    }
    for field in safety_questions(sheet) {
        if !always.contains(&field.id) {
            let message = format!("`{}` is a safety question, which no short way may leave out", field.id);
            p.add(c.source, c.field_at(&field.id), message);
        }
    }
    let end = &short.end;
    for one in end.first.iter().filter(|one| !short.parts.iter().any(|part| part.fields.contains(&one.field)))
    {
        let message = format!("the end of the short way shows `{}`, which it does not ask", one.field);
        p.add(c.source, first, message);
    }
    let variants = end.variants.iter().map(|variant| &variant.shown);
    let others = end.links.iter().map(|link| &link.shown).chain(end.first.iter().map(|one| &one.shown));
    for from in variants.chain(others).flat_map(Visibility::picked) {
        if !always.contains(&from.field) {
            p.add(
                c.source,
                first,
                format!("the end of the short way depends on `{}`, which it does not always ask", from.field),
            );
        }
    }
    for step in &sheet.steps {
        let is_on_it =
            step.fields().any(|field| short.parts.iter().any(|part| part.fields.contains(&field.id)));
        if step.short_minutes > 0 && (!is_on_it || step.short_minutes > step.minutes) {
            let message = "`short_minutes` is for a step of the short way, and at most its `minutes`";
            p.add(c.source, c.step_at(&step.id), message);
        }
    }
}

/// A question that is still asked, and its step.
fn asked<'a>(sheet: &'a Worksheet, id: &str) -> Option<(&'a WorksheetStep, &'a Rc<Field>)> {
    let steps = sheet.steps.iter().filter(|step| !step.retired);
    steps
        .flat_map(|step| step.fields().map(move |field| (&**step, field)))
        .find(|(_, field)| *field.id == *id)
}

/// The fields on whose answers it depends whether and how a question is asked.
fn depends_on(step: &WorksheetStep, field: &Field) -> BTreeSet<SharedStr> {
    let gate: &[Condition] = match &field.kind {
        FieldKind::Script(inputs) => &inputs.private_only_if,
        _ => &[],
    };
    let gate = Visibility { if_any: gate.to_vec(), ..Visibility::default() };
    let all = [&step.shown, &field.shown, &gate].into_iter().flat_map(|shown| shown.picked());
    all.map(|picked| picked.field.clone()).collect()
}

/// The questions that are asked for safety: a care page answers them, and they have one answer. Where a care page
/// answers one of several answers, such as a feeling among others, the question may be left out together with it.
fn safety_questions(sheet: &Worksheet) -> impl Iterator<Item = &Rc<Field>> {
    let answered: BTreeSet<_> = sheet
        .steps
        .iter()
        .filter(|step| step.care && !step.retired)
        .flat_map(|step| step.answers.iter().cloned())
        .collect();
    let is_one = |field: &&Rc<Field>| matches!(field.kind, FieldKind::Choice(_) | FieldKind::Toggle);
    sheet.fields().filter(move |field| answered.contains(&field.id)).filter(is_one)
}
