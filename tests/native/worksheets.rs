//! The forgiveness and the boundary worksheet: the questions in each branch and behind each gate (evidence, 2.8 and
//! 3.4).

mod boundaries;
mod conditions;
mod endings;
mod explained;
mod forgiveness;
mod gates;
mod order;
mod parts;
mod recalling;
mod short_ways;
mod sizes;
mod strengths;

use crate::common::{answers, tools, unanswered, worksheet};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use stillwater::domain::answers::Answers;
use stillwater::domain::condition::Visibility;
use stillwater::domain::worksheet::{FieldKind, StepItem, Worksheet};

/// The steps with questions. Care pages are left out.
fn steps(sheet: &str, of: Value) -> Vec<String> {
    let (sheet, of) = (worksheet(sheet), answers(of));
    sheet.steps_for(&of).filter(|step| !step.care).map(|step| step.id.to_string()).collect()
}

/// The fields and notices that are shown with these answers.
fn shown(sheet: &str, of: &Answers) -> Vec<String> {
    let sheet = worksheet(sheet);
    let items = sheet.steps_for(of).flat_map(|step| step.items.clone());
    let shown = items.filter_map(|item| match item {
        StepItem::Field(field) if sheet.is_asked(&field, of) => Some(field.id.to_string()),
        StepItem::Notice(notice) if sheet.is_shown(&notice, of) => Some(notice.id.to_string()),
        _ => None,
    });
    shown.collect()
}

/// The care page directly after a step, if there is one.
fn care_after(sheet: &str, step: &str, of: Value) -> Option<String> {
    let (sheet, of) = (worksheet(sheet), answers(of));
    let steps: Vec<_> = sheet.steps_for(&of).collect();
    let at = steps.iter().position(|one| *one.id == *step).expect("the step is there");
    steps.get(at + 1).filter(|next| next.care).map(|next| next.id.to_string())
}

fn asks(sheet: &str, of: Value, wanted: &[&str]) {
    let shown = shown(sheet, &answers(of.clone()));
    for id in wanted {
        assert!(shown.iter().any(|s| s == id), "{id} is shown with {of}: {shown:?}");
    }
}

fn hides(sheet: &str, of: Value, unwanted: &[&str]) {
    let shown = shown(sheet, &answers(of.clone()));
    for id in unwanted {
        assert!(!shown.iter().any(|s| s == id), "{id} is hidden with {of}");
    }
}

#[test]
fn a_step_that_asks_nothing_is_left_out() {
    let without_kind = steps("boundaries", json!({ "afraid": "no" }));
    assert!(!without_kind.contains(&"say-or-do".into()), "{without_kind:?}");
    assert!(steps("boundaries", json!({ "kind": "limit" })).contains(&"say-or-do".into()));
}
