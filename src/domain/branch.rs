//! The branches of a worksheet on paper. On the screen an answer decides which steps follow; an empty worksheet is printed
//! before anything is answered, so it asks that one question first and leaves out what the answer rules out.
//!
//! The question is the first `choice` of the worksheet
//!
//! - that is always asked: neither it nor its step has a condition,
//! - that a condition of a later step depends on, directly or within a group, and
//! - that is no safety question (see [`super::gates`]): those stay on paper with their marks, for the pen.

use super::SharedStr;
use super::condition::{Condition, Visibility};
use super::gates::Gates;
use super::worksheet::{Choice, Field, FieldKind, Notice, StepItem, Worksheet, WorksheetStep};
use std::rc::Rc;

/// The question that decides between the branches of a worksheet.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Branches {
    /// The question.
    pub field: Rc<Field>,
    /// Its options, one for each branch.
    pub options: Vec<Choice>,
}

/// An answer to the question.
#[derive(Clone, Copy)]
struct Branch<'a> {
    field: &'a str,
    option: &'a str,
}

impl Branches {
    /// Finds the question; `None` if the worksheet has no branches.
    pub fn of(sheet: &Worksheet) -> Option<Self> {
        let gates = Gates::of(sheet);
        let asked = |step: &&Rc<WorksheetStep>| !step.retired && !step.care;
        for (at, step) in sheet.steps.iter().enumerate().filter(|(_, step)| asked(step)) {
            if !step.shown.is_always() {
                continue;
            }
            for field in step.fields().filter(|field| field.shown.is_always()) {
                let FieldKind::Choice(options) = &field.kind else { continue };
                let mut later = sheet.steps.iter().skip(at + 1).filter(asked);
                let decides = |step: &Rc<WorksheetStep>| {
                    step.shown.picked().iter().any(|picked| picked.field == field.id)
                };
                if gates.at(&field.id).is_none() && later.any(decides) {
                    return Some(Self { field: field.clone(), options: options.clone() });
                }
            }
        }
        None
    }

    /// The worksheet with the parts of one branch. Left out are the question itself, and the steps, fields, notices and
    /// wordings whose condition cannot hold once it has this answer. What depends on other answers too stays, with its
    /// condition.
    pub fn only(&self, sheet: &Worksheet, option: &str) -> Worksheet {
        let branch = Branch { field: &self.field.id, option };
        let steps = sheet.steps.iter().filter_map(|step| branch.step(step)).map(Rc::new).collect();
        Worksheet { steps, ..sheet.clone() }
    }

    /// The text of an option; empty if there is no such option.
    pub fn label(&self, option: &str) -> SharedStr {
        let found = self.options.iter().find(|one| *one.id == *option);
        found.map(|one| one.label.clone()).unwrap_or_default()
    }
}

impl Branch<'_> {
    fn step(self, step: &WorksheetStep) -> Option<WorksheetStep> {
        let shown = self.condition(&step.shown)?;
        let mut items = Vec::new();
        for item in &step.items {
            match item {
                StepItem::Field(field) if *field.id == *self.field => {}
                StepItem::Field(field) => {
                    let shown = self.condition(&field.shown);
                    let field = shown.map(|shown| Rc::new(Field { shown, ..(**field).clone() }));
                    items.extend(field.map(StepItem::Field));
                }
                StepItem::Notice(notice) => {
                    let shown = self.condition(&notice.shown);
                    let notice = shown.map(|shown| Rc::new(Notice { shown, ..(**notice).clone() }));
                    items.extend(notice.map(StepItem::Notice));
                }
            }
        }
        // A step that only asked the question has nothing left.
        if items.is_empty() && !step.items.is_empty() {
            return None;
        }
        let mut step = WorksheetStep { shown, items, ..step.clone() };
        step.variants.retain_mut(|variant| match self.condition(&variant.shown) {
            Some(shown) => {
                variant.shown = shown;
                true
            }
            None => false,
        });
        if let Some(variant) = step.variants.first().filter(|variant| variant.shown.is_always()).cloned() {
            (step.title, step.help) = (variant.title, variant.text);
            // The reason and the example belong to the step's own words.
            step.variants.clear();
            step.why = None;
            step.example = SharedStr::default();
        }
        Some(step)
    }

    /// What is left of a condition: nothing where the answer alone makes it hold, and `None` where it cannot hold.
    fn condition(self, shown: &Visibility) -> Option<Visibility> {
        match self.holds(shown) {
            Some(true) => Some(Visibility::default()),
            Some(false) => None,
            None => Some(shown.clone()),
        }
    }

    /// Whether a condition holds; `None` if that depends on other answers.
    fn holds(self, shown: &Visibility) -> Option<bool> {
        let all = |conditions: &[Condition]| self.each(conditions);
        let (required, one_of, excluded) = (all(&shown.if_all), all(&shown.if_any), all(&shown.unless_any));
        let fails = required.contains(&Some(false))
            || (!one_of.is_empty() && one_of.iter().all(|one| *one == Some(false)))
            || excluded.contains(&Some(true));
        if fails {
            return Some(false);
        }
        let is_certain = required.iter().all(|one| *one == Some(true))
            && (one_of.is_empty() || one_of.contains(&Some(true)))
            && excluded.iter().all(|one| *one == Some(false));
        is_certain.then_some(true)
    }

    fn each(self, conditions: &[Condition]) -> Vec<Option<bool>> {
        let one = |condition: &Condition| match condition {
            Condition::Picked(picked) if *picked.field == *self.field => {
                Some(picked.any.iter().any(|option| **option == *self.option))
            }
            Condition::Picked(_) => None,
            Condition::Group(group) => self.holds(group),
        };
        conditions.iter().map(one).collect()
    }
}
