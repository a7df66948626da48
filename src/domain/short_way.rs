//! A short way through a worksheet: some of its questions, with an ending of its own. Both ways fill in the same record,
//! so a person can go on with the rest on another day.
//!
//! The way a person is on is stored among the record's answers under [`WAY`]. A record without it is on the whole way.
//! A way only decides what is asked: it never hides a care page, and it removes no answer.

use super::SharedStr;
use super::answers::Answers;
use super::condition::Visibility;
use super::from_json::read_struct;
use super::worksheet::{Ending, Field, Notice, Worksheet, WorksheetStep};
use serde::Serialize;
use std::rc::Rc;

/// The key of the answer that says which way a person is on: [`SHORT`] or [`WHOLE`]. It belongs to no field, and is
/// never printed.
pub const WAY: &str = "way";
/// The short way.
pub const SHORT: &str = "short";
/// The whole way, which is also that of a record without an answer.
pub const WHOLE: &str = "whole";

/// A short way.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct ShortWay {
    /// What comes out of it, in a sentence.
    pub text: SharedStr,
    /// The questions that it asks.
    pub parts: Vec<ShortPart>,
    /// The texts of its last screen.
    pub end: Ending,
}

/// Questions of a short way, under a condition.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct ShortPart {
    /// The condition.
    #[serde(default, skip_serializing_if = "Visibility::is_always")]
    pub shown: Visibility,
    /// The ids of the fields.
    pub fields: Vec<SharedStr>,
}

/// The longest time that a way can take, in minutes.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Times {
    /// Of the short way; 0 if there is none.
    pub short: u32,
    /// Of the whole way.
    pub whole: u32,
}

impl ShortWay {
    /// Whether it asks a question, given these answers.
    pub fn has(&self, field: &str, answers: &Answers) -> bool {
        let has = |part: &ShortPart| part.fields.iter().any(|id| **id == *field) && part.shown.holds(answers);
        self.parts.iter().any(has)
    }
}

/// The short way, if these answers say that the person is on it.
pub fn chosen<'a>(short: Option<&'a ShortWay>, answers: &Answers) -> Option<&'a ShortWay> {
    short.filter(|_| answers.text(WAY) == SHORT)
}

impl Worksheet {
    fn short_for(&self, answers: &Answers) -> Option<&ShortWay> {
        chosen(self.short.as_deref(), answers)
    }

    /// The steps on the person's way, given these answers. A step that asks nothing is left out, unless it is a care page.
    pub fn steps_for<'a>(&'a self, answers: &'a Answers) -> impl Iterator<Item = &'a Rc<WorksheetStep>> {
        self.steps.iter().filter(move |step| {
            let asks = || step.care || step.fields().any(|field| self.is_asked(field, answers));
            !step.retired && step.shown.holds(answers) && asks()
        })
    }

    /// Whether a field of a shown step is asked on the person's way, given these answers.
    pub fn is_asked(&self, field: &Field, answers: &Answers) -> bool {
        field.shown.holds(answers)
            && self.short_for(answers).is_none_or(|short| short.has(&field.id, answers))
    }

    /// Whether a notice of a shown step is shown on the person's way, given these answers. What reacts to an answer is
    /// shown on every way; anything else goes with the field it stands after.
    pub fn is_shown(&self, notice: &Notice, answers: &Answers) -> bool {
        let goes_with = |short: &ShortWay| {
            !notice.shown.wanted().is_empty() || notice.after.is_empty() || short.has(&notice.after, answers)
        };
        notice.shown.holds(answers) && self.short_for(answers).is_none_or(goes_with)
    }

    /// About how many minutes a step takes on the person's way; 0 for a care page.
    pub fn minutes_of(&self, step: &WorksheetStep, answers: &Answers) -> u32 {
        let short = self.short_for(answers).map(|_| step.short_minutes).filter(|minutes| *minutes > 0);
        short.unwrap_or(step.minutes).into()
    }

    /// About how many minutes the person's way takes, given these answers.
    pub fn minutes_for(&self, answers: &Answers) -> u32 {
        self.steps_for(answers).map(|step| self.minutes_of(step, answers)).sum()
    }

    /// The last screen of the person's way.
    pub fn ending(&self, answers: &Answers) -> &Ending {
        self.short_for(answers).map_or(&self.end, |short| &short.end)
    }

    /// The first step of the whole way with a question that the short way leaves out; `None` unless the person is on
    /// the short way.
    pub fn rest(&self, answers: &Answers) -> Option<&Rc<WorksheetStep>> {
        let short = self.short_for(answers)?;
        let is_left = |field: &Rc<Field>| field.shown.holds(answers) && !short.has(&field.id, answers);
        self.steps
            .iter()
            .find(|step| !step.retired && step.shown.holds(answers) && step.fields().any(is_left))
    }
}

read_struct!(ShortWay { text = "text", parts = "parts", end = "end" });
read_struct!(ShortPart { shown = "shown", fields = "fields" });
read_struct!(Times or default { short = "short", whole = "whole" });
