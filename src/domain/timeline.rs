//! What was marked over time: dates, and beside each name the words that were picked on them.
//!
//! A place in an order says how a mark is drawn, and no more. Nothing is added up, and what was not said is no mark.

use super::SharedStr;
use super::layout;
use super::marks;
use super::record::Record;
use super::signs::{self, CHECK_IN, OwnSign, Signs};
use super::worksheet::FieldKind;
use std::cmp::Ordering;
use std::ops::Range;

/// How many dates are shown side by side.
pub const SHOWN: usize = 8;
/// The place of a mark that is drawn full, for marks that have no order.
pub const FULL: usize = 4;
/// What is asked about how often a sign was there.
const OFTEN: &str = "often";
/// What is asked about what else was going on.
const CONTEXT: &str = "context";

/// Names and dates, and what was marked.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Chart {
    /// The dates, the oldest first.
    pub columns: Vec<Column>,
    /// One for each name.
    pub rows: Vec<TimelineRow>,
    /// What each mark means; empty where the names say it already.
    pub legend: Vec<Mark>,
}

/// A date.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Column {
    /// The record it is the date of.
    pub id: String,
    /// ISO 8601, UTC.
    pub moment: String,
    /// What else was going on, in words.
    pub notes: Vec<String>,
}

/// A name, and what was marked beside it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct TimelineRow {
    /// What it is kept under.
    pub id: String,
    /// What it is called; empty for a sign that lost its words.
    pub name: String,
    /// A mark for each date, or none where nothing was said.
    pub marks: Vec<Option<Mark>>,
}

/// Something that was picked.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Mark {
    /// Which of the shapes it is drawn with.
    pub place: usize,
    /// The id of the option.
    pub option: SharedStr,
    /// The option in words.
    pub words: SharedStr,
}

/// What is needed of a check-in: not the whole of it, because there may be ten thousand.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct CheckIn {
    /// The record's id.
    pub id: String,
    /// When it was saved.
    pub moment: String,
    /// The signs that have an answer, and its place.
    often: Vec<(String, usize)>,
    /// The person's own signs in it.
    own: Vec<OwnSign>,
    /// What else was going on, in words.
    context: Vec<String>,
}

impl CheckIn {
    /// Takes from a record what is needed; `None` for what is no check-in, or was not saved as one.
    pub fn of(signs: &Signs, record: &Record) -> Option<Self> {
        let moment = record.done.clone().filter(|_| record.kind == CHECK_IN)?;
        let answers = &record.answers;
        let answered = |sign: String| signs::often(answers, &sign).map(|place| (sign, place));
        let context = signs.after.iter().find(|field| *field.id == *CONTEXT);
        Some(Self {
            id: record.id.clone(),
            moment,
            often: signs.ids(answers).into_iter().filter_map(answered).collect(),
            own: signs::own_signs(answers),
            context: context.map(|field| layout::lines(CONTEXT, field, answers)).unwrap_or_default(),
        })
    }

    /// The place of what was answered about a sign.
    fn place(&self, sign: &str) -> Option<usize> {
        self.often.iter().find(|(id, _)| id == sign).map(|(_, place)| *place)
    }
}

/// Puts a check-in where it belongs by its date, the newest first.
pub fn insert(check_ins: &mut Vec<CheckIn>, one: CheckIn) {
    let at = check_ins.partition_point(|other| other.moment >= one.moment);
    check_ins.insert(at, one);
}

/// What was marked in these check-ins, which come newest first: one row for each of the six signs, then for each of the
/// person's own, under its newest words.
pub fn of_check_ins(signs: &Signs, check_ins: &[CheckIn]) -> Chart {
    let legend = marks(signs);
    let mut named: Vec<(String, String)> =
        signs.signs.iter().map(|sign| (sign.id.to_string(), sign.title.to_string())).collect();
    for own in check_ins.iter().flat_map(|one| &one.own) {
        match named.iter_mut().find(|(id, _)| *id == own.id) {
            Some((_, name)) if marks::is_empty(name) => name.clone_from(&own.text),
            Some(_) => {}
            None => named.push((own.id.clone(), own.text.clone())),
        }
    }
    let mark = |one: &CheckIn, sign: &str| {
        let place = one.place(sign)?;
        legend.iter().find(|mark| mark.place == place).cloned()
    };
    let rows = named.into_iter().map(|(id, name)| {
        let marks = check_ins.iter().rev().map(|one| mark(one, &id)).collect();
        TimelineRow { id, name, marks }
    });
    let columns = check_ins.iter().rev().map(|one| Column {
        id: one.id.clone(),
        moment: one.moment.clone(),
        notes: one.context.clone(),
    });
    Chart { columns: columns.collect(), rows: rows.collect(), legend }
}

/// The marks there are for a sign, from the least to the most.
fn marks(signs: &Signs) -> Vec<Mark> {
    let Some(field) = signs.ask.iter().find(|field| *field.id == *OFTEN) else {
        return Vec::new();
    };
    let FieldKind::Choice(options) = &field.kind else {
        return Vec::new();
    };
    let mark = |option: &super::worksheet::Choice| {
        let place = signs::place(&option.id)?;
        Some(Mark { place, option: option.id.clone(), words: option.label.clone() })
    };
    options.iter().filter_map(mark).collect()
}

/// How the newest answer about a sign compares with the one before it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MarkChange<'a> {
    /// Less: marked less often now.
    pub way: Ordering,
    /// When the newest was.
    pub now: &'a str,
    /// When the one before it was.
    pub then: &'a str,
}

/// Compares the newest answer about a sign with the one before it. Check-ins, newest first, in which nothing was said about
/// it are passed over; `None` as long as there are no two answers.
pub fn change<'a>(check_ins: &'a [CheckIn], sign: &str) -> Option<MarkChange<'a>> {
    let mut answered = check_ins.iter().filter_map(|one| Some((one.place(sign)?, &*one.moment)));
    let ((now_place, now), (then_place, then)) = (answered.next()?, answered.next()?);
    Some(MarkChange { way: now_place.cmp(&then_place), now, then })
}

/// The month of a day (`2026-09-14`: 8, the ninth), if its name alone says which one is meant on the day `now`: another
/// month than now, and less than a year ago.
pub fn month_before(then: &str, now: &str) -> Option<usize> {
    let months = |day: &str| {
        let mut parts = day.split('-');
        let (year, month): (usize, usize) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        (1..=12).contains(&month).then(|| year * 12 + month - 1)
    };
    let (then, now) = (months(then)?, months(now)?);
    (1..12).contains(&now.checked_sub(then)?).then_some(then % 12)
}

/// Which of `count` dates, counted from the newest, are shown when `skipped` newer ones are passed over: as many as there
/// is room for, also at the oldest end.
pub fn window(count: usize, skipped: usize) -> Range<usize> {
    let begin = skipped.min(count.saturating_sub(SHOWN));
    begin..count.min(begin + SHOWN)
}
