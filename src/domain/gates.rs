//! The gates of a worksheet on paper: which answers mean that parts are left out and that help comes first. On the screen
//! the program leaves them out; on paper a line below the question says so, and the parts carry a mark.
//!
//! The gates are the questions that a care page answers.

use super::SharedStr;
use super::condition::{Condition, Visibility};
use super::worksheet::{Field, FieldKind, StepItem, Worksheet, WorksheetStep};

/// A question, and what some of its answers mean.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Gate {
    /// The question.
    pub field: SharedStr,
    /// The words of the answers that it is about.
    pub answers: Vec<SharedStr>,
    /// The mark of the parts that are left out then, counted from 0; `None` where nothing is.
    pub mark: Option<usize>,
}

/// The gates of a worksheet.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Gates {
    /// In the order of the page.
    pub gates: Vec<Gate>,
    /// What each mark stands for: the ids of steps and fields.
    marked: Vec<Vec<(SharedStr, Option<SharedStr>)>>,
}

impl Gates {
    /// Finds the gates of a worksheet.
    pub fn of(sheet: &Worksheet) -> Self {
        let mut found = Self::default();
        for field in asked(sheet).flat_map(|step| step.fields()) {
            let mut options: Vec<&SharedStr> = Vec::new();
            for condition in care(sheet).filter(|condition| condition.field == field.id) {
                options.extend(
                    condition.any.iter().filter(|option| !options.contains(option)).collect::<Vec<_>>(),
                );
            }
            if options.is_empty() {
                continue;
            }
            let hidden = hidden_by(sheet, field, &options);
            let mark = (!hidden.is_empty()).then(|| {
                let known = found.marked.iter().position(|marked| *marked == hidden);
                known.unwrap_or_else(|| {
                    found.marked.push(hidden);
                    found.marked.len() - 1
                })
            });
            let answers = options.into_iter().filter_map(|option| label(field, option)).collect();
            found.gates.push(Gate { field: field.id.clone(), answers, mark });
        }
        found
    }

    /// The gate at a question.
    pub fn at(&self, field: &str) -> Option<&Gate> {
        self.gates.iter().find(|gate| *gate.field == *field)
    }

    /// The marks of a step, or of a field in it.
    pub fn marks(&self, step: &str, field: Option<&str>) -> Vec<usize> {
        let is_it = |(s, f): &(SharedStr, Option<SharedStr>)| **s == *step && f.as_deref() == field;
        let marked = self.marked.iter().enumerate().filter(|(_, marked)| marked.iter().any(is_it));
        marked.map(|(mark, _)| mark).collect()
    }
}

/// The steps that stand on paper.
fn asked(sheet: &Worksheet) -> impl Iterator<Item = &WorksheetStep> {
    sheet.steps.iter().map(|step| &**step).filter(|step| !step.retired && !step.care)
}

/// The conditions under which there is a care page.
fn care(sheet: &Worksheet) -> impl Iterator<Item = &Condition> {
    let pages = sheet.steps.iter().filter(|step| !step.retired && step.care);
    pages.flat_map(|step| step.shown.if_all.iter().chain(&step.shown.if_any))
}

/// What is not asked with one of these answers. A field of a step that is not asked has no mark of its own.
fn hidden_by(
    sheet: &Worksheet,
    field: &Field,
    options: &[&SharedStr],
) -> Vec<(SharedStr, Option<SharedStr>)> {
    let hides = |shown: &Visibility| {
        let by = |one: &Condition| one.field == field.id && one.any.iter().any(|any| options.contains(&any));
        shown.unless_any.iter().any(by)
    };
    let mut hidden = Vec::new();
    for step in asked(sheet) {
        if hides(&step.shown) {
            hidden.push((step.id.clone(), None));
            continue;
        }
        let fields = step.items.iter().filter_map(|item| match item {
            StepItem::Field(one) if hides(&one.shown) => Some(one.id.clone()),
            _ => None,
        });
        hidden.extend(fields.map(|one| (step.id.clone(), Some(one))));
    }
    hidden
}

/// What a person reads at an option.
fn label(field: &Field, option: &str) -> Option<SharedStr> {
    let options = match &field.kind {
        FieldKind::Choice(options) | FieldKind::Columns(options) => options,
        FieldKind::Choices(choices) => &choices.options,
        _ => return None,
    };
    options.iter().find(|one| *one.id == *option).map(|one| one.label.clone())
}
