//! One small step: "When …, I will …", what to do if that does not work, and later how it went.
//!
//! It is stored under the field's id as an object with the parts below, all of them optional. A part of another shape
//! reads as not answered, and what is not known here is kept.

use super::SharedStr;
use super::answers::Answers;
use super::from_json::read_struct;
use super::worksheet::{Choice, Field, FieldKind, Worksheet};
use serde::Serialize;
use serde_json::Value;
use std::cmp::Reverse;
use std::rc::Rc;

/// The key of the cue: what will have happened just before.
pub const WHEN: &str = "when";
/// The key of the day, such as `2026-12-01`.
pub const DAY: &str = "day";
/// The key of what the person will do.
pub const WILL: &str = "will";
/// The key of what to do if that does not work.
pub const ELSE: &str = "else";
/// The key of the outcome, one of the ids of [`Outcome`].
pub const HOW: &str = "how";
/// The key of a line about the outcome.
pub const NOTE: &str = "note";
/// The key of the day on which the outcome was noted.
pub const ON: &str = "on";

const PARTS: [&str; 7] = [WHEN, DAY, WILL, ELSE, HOW, NOTE, ON];

/// How a step went. Every answer closes it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Outcome {
    Did,
    Part,
    NotThisTime,
    Leave,
}

impl Outcome {
    /// All outcomes, in display order.
    pub const ALL: [Self; 4] = [Self::Did, Self::Part, Self::NotThisTime, Self::Leave];

    /// The stored id, which never changes.
    pub fn id(self) -> &'static str {
        match self {
            Self::Did => "did",
            Self::Part => "part",
            Self::NotThisTime => "not",
            Self::Leave => "leave",
        }
    }

    fn read(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.id() == id)
    }
}

/// A small step. Every text may be empty.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct SmallStep {
    pub when: String,
    /// The day as it is stored; see [`is_day`].
    pub day: String,
    pub will: String,
    /// What to do if that does not work.
    pub otherwise: String,
    /// How it went; `None` while it is open.
    pub how: Option<Outcome>,
    /// A line about how it went.
    pub note: String,
    /// The day on which that was noted.
    pub on: String,
}

impl SmallStep {
    /// Reads the answer to the question `id`.
    pub fn read(answers: &Answers, id: &str) -> Self {
        let part = |part| answers.column(id, part).to_string();
        Self {
            when: part(WHEN),
            day: part(DAY),
            will: part(WILL),
            otherwise: part(ELSE),
            how: Outcome::read(answers.column(id, HOW)),
            note: part(NOTE),
            on: part(ON),
        }
    }

    /// Whether it was planned and not answered yet.
    pub fn is_open(&self) -> bool {
        self.how.is_none() && [&self.will, &self.when].into_iter().any(|text| !text.trim().is_empty())
    }
}

/// Stores how a step went, and the day on which that is noted; `None` opens it again. The line about it is kept.
pub fn set_outcome(answers: &mut Answers, id: &str, outcome: Option<(Outcome, &str)>) {
    let (how, on) = outcome.map(|(outcome, today)| (outcome.id(), today)).unwrap_or_default();
    answers.set_column(id, HOW, how);
    answers.set_column(id, ON, on);
}

/// Whether a text is a day as a date field stores it: `2026-12-01`.
pub fn is_day(text: &str) -> bool {
    let mut parts = text.split('-');
    let mut number = |digits: usize, most: u16| {
        let part =
            parts.next().filter(|part| part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()));
        part.and_then(|part| part.parse::<u16>().ok()).is_some_and(|number| (1..=most).contains(&number))
    };
    number(4, 9999) && number(2, 12) && number(2, 31) && parts.next().is_none()
}

/// The open steps that these questions ask for, by the id of the question. Questions that a condition hides have none.
pub fn open_among<'a>(
    fields: impl Iterator<Item = &'a Rc<Field>>,
    answers: &Answers,
) -> Vec<(SharedStr, SmallStep)> {
    let asked = fields.filter(|field| matches!(field.kind, FieldKind::Step(_)) && field.shown.holds(answers));
    let steps = asked.map(|field| (field.id.clone(), SmallStep::read(answers, &field.id)));
    steps.filter(|(_, step)| step.is_open()).collect()
}

/// The open steps of a worksheet's record. What its gates hide now, and what is no longer asked, has none.
pub fn open_in(sheet: &Worksheet, answers: &Answers) -> Vec<(SharedStr, SmallStep)> {
    open_among(sheet.fields().filter(|field| sheet.is_visible(&field.id, answers)), answers)
}

/// The index of the step to show, among open ones with the newest first.
///
/// It is the one whose day has come, the latest of several; otherwise the newest without a day; otherwise the one whose
/// day comes first.
pub fn shown<'a>(steps: impl Iterator<Item = &'a SmallStep>, today: &str) -> Option<usize> {
    let rank = |(at, step): &(usize, &'a SmallStep)| match step.day.as_str() {
        day if !is_day(day) => (1, Reverse(""), "", *at),
        day if day <= today => (0, Reverse(day), "", *at),
        day => (2, Reverse(""), day, *at),
    };
    steps.enumerate().min_by_key(rank).map(|(at, _)| at)
}

/// The words around a step, with gaps for what the person wrote.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct StepWords {
    /// With a cue and an action.
    pub when_will: SharedStr,
    /// With a cue only.
    pub when: SharedStr,
    /// With an action only.
    pub will: SharedStr,
    /// With a day and an action.
    pub day_will: SharedStr,
    /// The day alone.
    pub day: SharedStr,
    /// What to do if it does not work.
    pub otherwise: SharedStr,
    /// How it went, and the day on which that was noted.
    pub noted: SharedStr,
    /// The names of the outcomes, by their ids.
    pub outcomes: Vec<Choice>,
    /// The names of the months, January first, with `|` between them.
    pub months: SharedStr,
    /// A date.
    pub date: SharedStr,
    /// Actions to start from: tapping one writes it into the empty field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ideas: Vec<SharedStr>,
}

impl StepWords {
    /// The name of an outcome.
    pub fn outcome(&self, outcome: Outcome) -> SharedStr {
        let found = self.outcomes.iter().find(|one| *one.id == *outcome.id());
        found.map(|one| one.label.clone()).unwrap_or_default()
    }

    /// The lines of a step that say what is planned.
    pub fn plan(&self, step: &SmallStep) -> Vec<String> {
        let (when, will, day) = (step.when.trim(), step.will.trim(), self.in_words(step.day.trim()));
        let gaps = [("when", when), ("will", will), ("day", &*day)];
        let line = |pattern: &SharedStr| fill(pattern, &gaps);
        let mut lines = match (when.is_empty(), will.is_empty(), day.is_empty()) {
            (false, false, _) => vec![line(&self.when_will)],
            (false, true, _) => vec![line(&self.when)],
            (true, false, true) => vec![line(&self.will)],
            (true, false, false) => vec![line(&self.day_will)],
            (true, true, _) => Vec::new(),
        };
        if !day.is_empty() && (will.is_empty() || !when.is_empty()) {
            lines.push(line(&self.day));
        }
        if !step.otherwise.trim().is_empty() {
            lines.push(fill(&self.otherwise, &[("else", step.otherwise.trim())]));
        }
        lines.iter().flat_map(|line| line.lines()).map(String::from).collect()
    }

    /// The line that says how it went; `None` while the step is open.
    pub fn noted(&self, step: &SmallStep) -> Option<String> {
        let how = self.outcome(step.how?);
        let day = self.in_words(step.on.trim());
        Some(match &*day {
            "" => how.to_string(),
            day => fill(&self.noted, &[("how", &how), ("day", day)]),
        })
    }

    /// Everything that is stored of a step, in lines.
    pub fn lines(&self, answers: &Answers, id: &str) -> Vec<String> {
        let step = SmallStep::read(answers, id);
        let mut lines = self.plan(&step);
        lines.extend(self.noted(&step));
        lines.extend(step.note.lines().map(String::from));
        lines
    }

    /// A date in words; anything else as it is.
    fn in_words(&self, day: &str) -> String {
        if !is_day(day) {
            return day.into();
        }
        let number =
            |part: Option<&str>| part.and_then(|part| part.parse::<usize>().ok()).unwrap_or_default();
        let mut parts = day.split('-');
        let (year, month, day) =
            (parts.next().unwrap_or_default(), number(parts.next()), number(parts.next()));
        let month = self.months.split('|').nth(month.saturating_sub(1)).unwrap_or_default();
        fill(&self.date, &[("day", &day.to_string()), ("month", month), ("year", year)])
    }
}

/// The values in the answer that are no part of a step: those of a newer version, or of another shape.
pub fn unknown(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    let map = value.and_then(Value::as_object).into_iter().flatten();
    map.filter(|(key, value)| {
        let is_known = PARTS.contains(&key.as_str()) && value.is_string();
        !is_known || (*key == HOW && value.as_str().is_some_and(|how| Outcome::read(how).is_none()))
    })
    .map(|(_, value)| value)
}

/// Fills the gaps of a pattern. Braces in what is filled in stay as they are.
fn fill(pattern: &str, gaps: &[(&str, &str)]) -> String {
    let mut text = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, end) = after.split_once('}').unwrap_or((after, ""));
        text.push_str(before);
        text.push_str(gaps.iter().find(|(gap, _)| *gap == name).map_or("", |(_, words)| words));
        rest = end;
    }
    text + rest
}

read_struct!(StepWords { when_will = "when_will", when = "when", will = "will", day_will = "day_will", day = "day", otherwise = "otherwise", noted = "noted", outcomes = "outcomes", months = "months", date = "date", ideas = "ideas" });
