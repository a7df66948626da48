//! The words of a small step, which are the same in every worksheet: they are in `ui.toml`, and every field gets them, so
//! that an answer can be laid out by its field alone.

use super::source::{Folder, Problems};
use super::words::Words;
use crate::domain::session::Session;
use crate::domain::small_step::{Outcome, StepWords};
use crate::domain::worksheet::{Choice, Field, FieldKind, StepItem, Worksheet};
use std::rc::Rc;

/// Puts the words into every field of the kind `step`.
pub fn put_words(
    folder: &Folder,
    lang: &str,
    worksheets: &mut [Worksheet],
    session: Option<&mut Session>,
    p: &mut Problems,
) {
    let Some(words) = read(folder, lang, p) else { return };
    for step in worksheets.iter_mut().flat_map(|sheet| &mut sheet.steps) {
        for item in &mut Rc::make_mut(step).items {
            if let StepItem::Field(field) = item {
                put(field, &words);
            }
        }
    }
    if let Some(session) = session {
        let asked = session.before.iter_mut().chain(&mut session.together);
        asked.for_each(|field| put(field, &words));
    }
}

fn put(field: &mut Rc<Field>, words: &StepWords) {
    if let FieldKind::Step(own) = &mut Rc::make_mut(field).kind {
        let ideas = std::mem::take(&mut own.ideas);
        **own = StepWords { ideas, ..words.clone() };
    }
}

fn read(folder: &Folder, lang: &str, p: &mut Problems) -> Option<StepWords> {
    let mut w = Words::read(folder, &format!("{lang}/ui.toml"), p)?;
    let mut need = |name: &str| w.need(name, p);
    let outcome = |outcome: &Outcome| (outcome.id().into(), format!("step.sentence.{}", outcome.id()));
    let outcomes = Outcome::ALL.iter().map(outcome).map(|(id, name): (_, String)| Choice {
        id,
        label: need(&name),
        help: "".into(),
    });
    let outcomes = outcomes.collect();
    Some(StepWords {
        when_will: need("step.sentence.when_will"),
        when: need("step.sentence.when"),
        will: need("step.sentence.will"),
        day_will: need("step.sentence.day_will"),
        day: need("step.sentence.day"),
        otherwise: need("step.sentence.else"),
        noted: need("step.sentence.noted"),
        outcomes,
        months: need("date.months"),
        date: need("date.day"),
        ideas: Vec::new(),
    })
}
