//! The longest time that each way through a worksheet can take: the longest path that a person can reach, and never the
//! sum of branches that exclude each other.

use crate::domain::answers::Answers;
use crate::domain::condition::Visibility;
use crate::domain::short_way::{SHORT, Times, WAY};
use crate::domain::worksheet::{Choice, FieldKind, Worksheet};
use std::collections::BTreeMap;

/// The largest number of combinations of answers that are tried.
const MOST: usize = 20_000;

/// The times of a worksheet; `None` if it has too many combinations of answers.
pub fn times(sheet: &Worksheet) -> Option<Times> {
    let paths = paths(sheet)?;
    let longest = |way: &str| {
        let minutes = paths.iter().filter_map(|answers| {
            let mut answers = answers.clone();
            answers.set_text(WAY, way);
            is_reachable(sheet, &answers).then(|| sheet.minutes_for(&answers))
        });
        minutes.max().unwrap_or_default()
    };
    Some(Times { short: if sheet.short.is_some() { longest(SHORT) } else { 0 }, whole: longest("") })
}

/// Answers that lead to every path: for each field that a step or a short way depends on, one option of each set of
/// options that the conditions do not tell apart.
fn paths(sheet: &Worksheet) -> Option<Vec<Answers>> {
    let fields = sheet.steps.iter().flat_map(|step| step.fields()).map(|field| &field.shown);
    let parts = sheet.short.iter().flat_map(|short| &short.parts).map(|part| &part.shown);
    let steps = sheet.steps.iter().filter(|step| !step.care && !step.retired).map(|step| &step.shown);
    // The conditions of single fields only count on a short way, where a step without questions is left out.
    let fields = fields.filter(|_| sheet.short.is_some());
    let mut sets: BTreeMap<&str, Vec<&Vec<_>>> = BTreeMap::new();
    for picked in steps.chain(parts).chain(fields).flat_map(Visibility::picked) {
        sets.entry(&*picked.field).or_default().push(&picked.any);
    }
    let mut paths = vec![Answers::default()];
    for field in sheet.fields() {
        let Some(sets) = sets.get(&*field.id) else { continue };
        let (options, several): (&[Choice], _) = match &field.kind {
            FieldKind::Choice(options) => (options, false),
            FieldKind::Choices(choices) => (&choices.options, true),
            _ => (&[], false),
        };
        let ids: Vec<&str> =
            if options.is_empty() { vec!["yes"] } else { options.iter().map(|one| &*one.id).collect() };
        let mut kinds: BTreeMap<Vec<bool>, &str> = BTreeMap::new();
        for id in ids {
            let kind: Vec<_> = sets.iter().map(|set| set.iter().any(|one| **one == *id)).collect();
            if kind.contains(&true) {
                kinds.entry(kind).or_insert(id);
            }
        }
        for id in kinds.into_values() {
            let with = paths.iter().filter(|answers| several || answers.text(&field.id).is_empty()).cloned();
            let with: Vec<_> = with
                .map(|mut answers| {
                    if several {
                        answers.toggle(&field.id, id)
                    } else {
                        answers.set_text(&field.id, id)
                    }
                    answers
                })
                .collect();
            paths.extend(with);
            if paths.len() > MOST {
                return None;
            }
        }
    }
    Some(paths)
}

/// Whether every answer is to a question that is asked on this path.
fn is_reachable(sheet: &Worksheet, answers: &Answers) -> bool {
    answers.ids().filter(|id| *id != WAY).all(|id| {
        let mut steps = sheet.steps_for(answers);
        steps.any(|step| step.fields().any(|field| *field.id == *id && sheet.is_asked(field, answers)))
    })
}
