//! The safety gates of a printed worksheet: the answers that lead to help first and skip parts of the worksheet. On the
//! screen the program skips these parts; in print, a line below the question explains it and the parts carry a mark.
//!
//! A question is a gate if a care page answers it.

use super::SharedStr;
use super::condition::{Condition, Picked, Visibility};
use super::worksheet::{Field, FieldKind, StepItem, Worksheet, WorksheetStep};

/// A question whose answers can skip parts of the worksheet.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Gate {
    /// The id of the field.
    pub field: SharedStr,
    /// The texts of the options that close the gate.
    pub answers: Vec<SharedStr>,
    /// The index of the mark on the skipped parts; `None` if no part is skipped.
    pub mark: Option<usize>,
}

/// The gates of a worksheet.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Gates {
    /// The gates in display order.
    pub gates: Vec<Gate>,
    /// For each mark, the skipped parts: the id of a step, and the id of a field for a single field of it.
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

    /// The gate at a field, if there is one.
    pub fn at(&self, field: &str) -> Option<&Gate> {
        self.gates.iter().find(|gate| *gate.field == *field)
    }

    /// The indices of the marks on a step, or on a field of it.
    pub fn marks(&self, step: &str, field: Option<&str>) -> Vec<usize> {
        let is_it = |(s, f): &(SharedStr, Option<SharedStr>)| **s == *step && f.as_deref() == field;
        let marked = self.marked.iter().enumerate().filter(|(_, marked)| marked.iter().any(is_it));
        marked.map(|(mark, _)| mark).collect()
    }
}

/// The steps that are printed.
fn asked(sheet: &Worksheet) -> impl Iterator<Item = &WorksheetStep> {
    sheet.steps.iter().map(|step| &**step).filter(|step| !step.retired && !step.care)
}

/// The options for which care pages are shown.
fn care(sheet: &Worksheet) -> impl Iterator<Item = &Picked> {
    let pages = sheet.steps.iter().filter(|step| !step.retired && step.care);
    pages.flat_map(|step| step.shown.wanted())
}

/// The steps and fields that one of these options hides. The fields of a hidden step are not listed separately.
fn hidden_by(
    sheet: &Worksheet,
    field: &Field,
    options: &[&SharedStr],
) -> Vec<(SharedStr, Option<SharedStr>)> {
    let hides = |shown: &Visibility| {
        let by = |one: &Condition| match one {
            Condition::Picked(one) => {
                one.field == field.id && one.any.iter().any(|any| options.contains(&any))
            }
            // One answer alone does not make a group hold.
            Condition::Group(_) => false,
        };
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

/// The text of an option.
fn label(field: &Field, option: &str) -> Option<SharedStr> {
    let options = match &field.kind {
        FieldKind::Choice(options) | FieldKind::Columns(options) => options,
        FieldKind::Choices(choices) => &choices.options,
        _ => return None,
    };
    options.iter().find(|one| *one.id == *option).map(|one| one.label.clone())
}
