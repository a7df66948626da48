//! A small step: how it is stored and read, which one is shown, and its reminder for a calendar.

mod calendar;
mod choosing;
mod reading;

use crate::common::{answers, tools};
use serde_json::{Value, json};
use std::rc::Rc;
use stillwater::domain::answers::Answers;
use stillwater::domain::record::Record;
use stillwater::domain::small_step::{Outcome, SmallStep, StepWords, set_outcome};
use stillwater::domain::worksheet::FieldKind;

const ID: &str = "small-step";

/// The words of a step, as the boundary worksheet has them.
fn words() -> StepWords {
    let tools = tools();
    let sheet = tools.worksheet("boundaries").unwrap();
    let field = sheet.fields().find(|field| *field.id == *ID).unwrap();
    match &field.kind {
        FieldKind::Step(words) => (**words).clone(),
        other => panic!("{other:?}"),
    }
}

/// Answers with this step.
fn of(step: Value) -> Answers {
    answers(json!({ ID: step }))
}

fn lines(step: Value) -> Vec<String> {
    let (tools, of) = (tools(), of(step));
    let sheet = tools.worksheet("boundaries").unwrap();
    let field = sheet.fields().find(|field| *field.id == *ID).unwrap();
    stillwater::domain::layout::lines(ID, field, &of)
}

/// A record whose id is larger, the newer it is.
fn record(number: u32, kind: &str, of: Value) -> Rc<Record> {
    let mut record = Record::begin(format!("0mw{number:011}"), kind, "2026-11-22T09:30:00.000Z".to_string());
    record.answers = answers(of);
    Rc::new(record)
}
