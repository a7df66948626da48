//! The chart of marks over time: dates as columns and, for each sign or stage, the option that was picked on each date.
//!
//! A mark's rank only decides how it is drawn: nothing is added up, and an unanswered question has no mark.

use super::SharedStr;
use super::known_ids::CHECK_IN;
use super::known_ids::{CONTEXT, OFTEN};
use super::layout;
use super::punctuation;
use super::record::Record;
use super::signs::{self, OwnSign, Signs};
use super::worksheet::FieldKind;
use std::cmp::Ordering;
use std::ops::Range;

/// The number of dates shown side by side.
pub const SHOWN: usize = 8;
/// The rank of a mark that is drawn full, for marks without an order.
pub const FULL: usize = 4;

/// A chart.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Chart {
    /// The dates, the oldest first.
    pub columns: Vec<Column>,
    pub rows: Vec<TimelineRow>,
    /// The meaning of each mark; empty if the rows' names say it already.
    pub legend: Vec<Mark>,
}

/// A date.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Column {
    /// The id of the record with this date.
    pub id: String,
    /// The date: ISO 8601, UTC.
    pub moment: String,
    /// The picked options for what else was going on, as text.
    pub notes: Vec<String>,
}

/// A row: a name and its marks.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct TimelineRow {
    /// The id of the sign or stage.
    pub id: String,
    /// The name; empty for a sign whose text was lost.
    pub name: String,
    /// One mark for each date, or `None` if nothing was answered.
    pub marks: Vec<Option<Mark>>,
}

/// A picked option.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Mark {
    /// The rank, which selects the shape it is drawn with.
    pub rank: usize,
    /// The id of the option.
    pub option: SharedStr,
    /// The text of the option.
    pub words: SharedStr,
}

/// The part of a check-in that a chart needs. Whole records would take too much memory, because there may be ten
/// thousand.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct CheckIn {
    /// The record's id.
    pub id: String,
    /// When it was saved: ISO 8601, UTC.
    pub moment: String,
    /// The signs with an answer, and its rank (see [`signs::rank`]).
    often: Vec<(String, usize)>,
    /// The signs that the person added.
    own: Vec<OwnSign>,
    /// The picked options for what else was going on, as text.
    context: Vec<String>,
}

impl CheckIn {
    /// Takes the needed part of a record. Returns `None` if the record is not a check-in, or is a draft.
    pub fn of(signs: &Signs, record: &Record) -> Option<Self> {
        let moment = record.done.clone().filter(|_| record.kind == CHECK_IN)?;
        let answers = &record.answers;
        let answered = |sign: String| signs::frequency(answers, &sign).map(|place| (sign, place));
        let context = signs.after.iter().find(|field| *field.id == *CONTEXT);
        Some(Self {
            id: record.id.clone(),
            moment,
            often: signs.ids(answers).into_iter().filter_map(answered).collect(),
            own: signs::own_signs(answers),
            context: context.map(|field| layout::lines(CONTEXT, field, answers)).unwrap_or_default(),
        })
    }

    /// The rank of the answer about a sign.
    fn place(&self, sign: &str) -> Option<usize> {
        self.often.iter().find(|(id, _)| id == sign).map(|(_, place)| *place)
    }
}

/// Inserts a check-in into a list sorted by date, the newest first.
pub fn insert(check_ins: &mut Vec<CheckIn>, one: CheckIn) {
    let at = check_ins.partition_point(|other| other.moment >= one.moment);
    check_ins.insert(at, one);
}

/// The chart of check-ins, which are sorted with the newest first: one row for each of the six signs, then one for each
/// sign that the person added, under its newest text.
pub fn of_check_ins(signs: &Signs, check_ins: &[CheckIn]) -> Chart {
    let legend = marks(signs);
    let mut named: Vec<(String, String)> =
        signs.signs.iter().map(|sign| (sign.id.to_string(), sign.title.to_string())).collect();
    for own in check_ins.iter().flat_map(|one| &one.own) {
        match named.iter_mut().find(|(id, _)| *id == own.id) {
            Some((_, name)) if punctuation::is_empty(name) => name.clone_from(&own.text),
            Some(_) => {}
            None => named.push((own.id.clone(), own.text.clone())),
        }
    }
    let mark = |one: &CheckIn, sign: &str| {
        let place = one.place(sign)?;
        legend.iter().find(|mark| mark.rank == place).cloned()
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

/// The marks for a sign, by ascending rank.
fn marks(signs: &Signs) -> Vec<Mark> {
    let Some(field) = signs.ask.iter().find(|field| *field.id == *OFTEN) else {
        return Vec::new();
    };
    let FieldKind::Choice(options) = &field.kind else {
        return Vec::new();
    };
    let mark = |option: &super::worksheet::Choice| {
        let place = signs::rank(&option.id)?;
        Some(Mark { rank: place, option: option.id.clone(), words: option.label.clone() })
    };
    options.iter().filter_map(mark).collect()
}

/// The comparison of the newest answer about a sign with the one before it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MarkChange<'a> {
    /// `Less` if the sign was marked less often than before.
    pub ordering: Ordering,
    /// When the newest answer was saved.
    pub now: &'a str,
    /// When the one before it was saved.
    pub then: &'a str,
}

/// Compares the newest answer about a sign with the one before it. `check_ins` is sorted with the newest first; those
/// without an answer about the sign are skipped. Returns `None` if there are fewer than two answers.
pub fn change<'a>(check_ins: &'a [CheckIn], sign: &str) -> Option<MarkChange<'a>> {
    let mut answered = check_ins.iter().filter_map(|one| Some((one.place(sign)?, &*one.moment)));
    let ((now_place, now), (then_place, then)) = (answered.next()?, answered.next()?);
    Some(MarkChange { ordering: now_place.cmp(&then_place), now, then })
}

/// The first and the newest answer about a sign over the whole time.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Span<'a> {
    /// The first answer, and when it was saved.
    pub first: (SharedStr, &'a str),
    /// The newest answer, and when it was saved.
    pub newest: (SharedStr, &'a str),
}

/// The first and the newest answer about a sign, in words. `check_ins` is sorted with the newest first. Returns `None` if
/// there are fewer than three answers, or the two are the same: then the comparison with the last time says it all.
pub fn span<'a>(signs: &Signs, check_ins: &'a [CheckIn], sign: &str) -> Option<Span<'a>> {
    let legend = marks(signs);
    let words = |rank: usize| legend.iter().find(|mark| mark.rank == rank).map(|mark| mark.words.clone());
    let answered: Vec<_> =
        check_ins.iter().filter_map(|one| Some((words(one.place(sign)?)?, &*one.moment))).collect();
    match answered.as_slice() {
        [newest, _, .., first] if newest.0 != first.0 => {
            Some(Span { first: first.clone(), newest: newest.clone() })
        }
        _ => None,
    }
}

/// How many units of space all gaps between dates have together.
const SPACE: u64 = 12;

/// The space before each date, in units of which all gaps together have [`SPACE`]: in proportion to the days that passed
/// since the date before. The first date has none. `days` are ascending; a date that cannot be read is `None`, and
/// counts as no time after the one before.
pub fn gaps(days: &[Option<i64>]) -> Vec<u8> {
    let mut passed = vec![0_u64];
    for pair in days.windows(2) {
        let [Some(then), Some(now)] = pair else {
            passed.push(0);
            continue;
        };
        passed.push(u64::try_from(now - then).unwrap_or_default());
    }
    passed.truncate(days.len());
    let all: u64 = passed.iter().sum();
    let share = |days: &u64| (days * SPACE + all / 2).checked_div(all).unwrap_or_default();
    passed.iter().map(|days| u8::try_from(share(days)).unwrap_or_default()).collect()
}

/// The month of the date `then`, counted from 0 (`2026-09-14` gives 8), if the month's name alone is unambiguous on the
/// date `now`: it is another month than that of `now`, and less than a year ago.
pub fn month_before(then: &str, now: &str) -> Option<usize> {
    let months = |day: &str| {
        let mut parts = day.split('-');
        let (year, month): (usize, usize) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        (1..=12).contains(&month).then(|| year * 12 + month - 1)
    };
    let (then, now) = (months(then)?, months(now)?);
    (1..12).contains(&now.checked_sub(then)?).then_some(then % 12)
}

/// The dates to show after skipping the `skipped` newest ones, as a range of indices counted from the newest of
/// `count`. It has [`SHOWN`] dates if there are as many, also at the oldest end.
pub fn window(count: usize, skipped: usize) -> Range<usize> {
    let begin = skipped.min(count.saturating_sub(SHOWN));
    begin..count.min(begin + SHOWN)
}
