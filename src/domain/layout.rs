//! A record laid out for reading: headings, questions and answers in the order of the screen, for paper, for copying,
//! and for keeping a text safe that could not be stored.

use super::SharedStr;
use super::answers::Answers;
use super::parent_link::OF;
use super::session::{MARKED, Session, SessionList};
use super::signs::{self, Signs};
use super::worksheet::{Field, FieldKind, Worksheet};
use serde_json::Value;

/// A part of a sheet.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct LayoutSection {
    /// Its heading.
    pub title: String,
    /// Questions and answers.
    pub rows: Vec<LayoutRow>,
}

/// A question and its answer.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct LayoutRow {
    /// The key of the answer.
    pub key: String,
    /// The question.
    pub label: String,
    /// The answer, a line each.
    pub lines: Vec<String>,
}

/// How many lines of print an answer may take and still be kept together on one page: about a third of a page of A4 or Letter.
const FEW_LINES: usize = 14;
/// About how many characters fit on a printed line.
const PRINTED_LINE: usize = 80;

impl LayoutRow {
    /// Whether the answer is so long that it may go on over the page: kept together, it could leave most of a page empty.
    pub fn is_long(&self) -> bool {
        let lines = self.lines.iter().flat_map(|answer| answer.split('\n'));
        lines.map(|line| 1 + line.chars().count() / PRINTED_LINE).sum::<usize>() > FEW_LINES
    }
}

/// Lays out a worksheet. Every answer is there, those of steps that are hidden now and of fields nobody knows included:
/// what a person wrote is never left out.
pub fn of_worksheet(worksheet: &Worksheet, answers: &Answers) -> Vec<LayoutSection> {
    let mut parts: Vec<LayoutSection> = worksheet
        .steps
        .iter()
        .map(|step| LayoutSection {
            title: step.title.to_string(),
            rows: rows(step.fields().map(|field| (&*field.id, &**field)), answers),
        })
        .collect();
    let mut known: Vec<_> = worksheet.fields().map(|field| &*field.id).chain([MARKED]).collect();
    if worksheet.is_part() {
        known.push(OF);
    }
    parts.push(unknown(answers, |id| known.contains(&id)));
    parts.retain(|part| !part.rows.is_empty());
    parts
}

/// Writes the days that were chosen in a worksheet in words. What is no day stays as it is.
pub fn write_days(worksheet: &Worksheet, parts: &mut [LayoutSection], write: impl Fn(&str) -> String) {
    for row in parts.iter_mut().flat_map(|part| &mut part.rows) {
        let is_day =
            |field: &std::rc::Rc<Field>| *field.id == *row.key && matches!(field.kind, FieldKind::Date);
        if worksheet.fields().any(is_day) {
            row.lines.iter_mut().for_each(|line| *line = write(line));
        }
    }
}

/// Lays out a worksheet without its headings.
pub fn of_worksheet_flat(worksheet: &Worksheet, answers: &Answers) -> LayoutSection {
    let parts = of_worksheet(worksheet, answers);
    LayoutSection { title: String::new(), rows: parts.into_iter().flat_map(|part| part.rows).collect() }
}

/// Lays out what an entry itself answers to the questions of a worksheet that looks back at it; nothing else of it.
pub fn of_same(worksheet: &Worksheet, part: &Worksheet, answers: &Answers) -> LayoutSection {
    let same = worksheet.fields().filter(|field| part.asks(&field.id));
    LayoutSection { title: String::new(), rows: rows(same.map(|field| (&*field.id, &**field)), answers) }
}

/// Lays out a check-in, the person's own signs after the six.
pub fn of_check_in(signs: &Signs, answers: &Answers) -> Vec<LayoutSection> {
    let own = signs::own_signs(answers);
    let six = signs.signs.iter().map(|sign| (sign.id.to_string(), sign.title.to_string()));
    let all: Vec<_> = six.chain(own.into_iter().map(|own| (own.id, own.text))).collect();
    let mut known = vec![signs::OWN_SIGNS.to_string()];
    let mut parts = Vec::new();
    for (id, title) in all {
        let keyed: Vec<_> = signs.ask.iter().map(|ask| (signs::key(&id, &ask.id), ask)).collect();
        let rows = rows(keyed.iter().map(|(key, ask)| (&**key, &***ask)), answers);
        // A sign of one's own is somebody's words even before anything is marked beside it.
        if !rows.is_empty() || !signs.signs.iter().any(|sign| *sign.id == *id) {
            parts.push(LayoutSection { title, rows });
        }
        known.extend(keyed.into_iter().map(|(key, _)| key));
    }
    parts.push(LayoutSection {
        title: String::new(),
        rows: rows(signs.after.iter().map(|field| (&*field.id, &**field)), answers),
    });
    known.extend(signs.after.iter().map(|field| field.id.to_string()));
    parts.push(unknown(answers, |id| known.iter().any(|k| k == id)));
    parts.retain(|part| !part.rows.is_empty() || !part.title.is_empty());
    parts
}

/// Lays out a session. The lists of what was brought and of what was on paper name other records; they are not shown.
pub fn of_session(session: &Session, answers: &Answers) -> Vec<LayoutSection> {
    let fields: Vec<_> = session.before.iter().chain(&session.together).collect();
    let known: Vec<_> =
        fields.iter().chain(&session.paper.iter().collect::<Vec<_>>()).map(|field| &*field.id).collect();
    let mut parts = vec![LayoutSection {
        title: String::new(),
        rows: rows(fields.iter().map(|field| (&*field.id, &***field)), answers),
    }];
    let lists = [SessionList::Bring.key(), SessionList::Paper.key()];
    parts.push(unknown(answers, |id| known.contains(&id) || lists.contains(&id)));
    parts.retain(|part| !part.rows.is_empty());
    parts
}

/// Lays out a record of a kind that nobody knows, as far as it is text.
pub fn of_unknown(answers: &Answers) -> Vec<LayoutSection> {
    vec![unknown(answers, |_| false)]
}

/// The sheet as plain text.
pub fn as_text(heading: &str, parts: &[LayoutSection]) -> String {
    let mut text = heading.to_string();
    for part in parts {
        if !part.title.is_empty() {
            text.push_str(&format!("\n\n{}\n", part.title));
        }
        for row in &part.rows {
            text.push_str(&format!("\n{}\n", row.label));
            for line in &row.lines {
                text.push_str(&format!("{line}\n"));
            }
        }
    }
    text
}

fn rows<'a>(fields: impl Iterator<Item = (&'a str, &'a Field)>, answers: &Answers) -> Vec<LayoutRow> {
    fields
        .map(|(id, field)| (id, field, lines(id, field, answers)))
        .filter(|(_, _, lines)| !lines.is_empty())
        .map(|(id, field, lines)| LayoutRow { key: id.into(), label: field.label.to_string(), lines })
        .collect()
}

/// The answer to one field, a line each, in the person's language; what was written comes out unchanged.
pub fn lines(id: &str, field: &Field, answers: &Answers) -> Vec<String> {
    let written = |text: &str| -> Vec<String> { text.lines().map(String::from).collect() };
    let rated = |text: &str, rate: Option<u8>| match rate {
        Some(rate) => format!("{text} ({rate}/10)"),
        None => text.to_string(),
    };
    let known = match &field.kind {
        FieldKind::Choice(options) => options
            .iter()
            .filter(|option| answers.text(id) == &*option.id)
            .map(|option| option.label.to_string())
            .collect(),
        FieldKind::Choices(choices) => {
            let picked = answers.picked(id);
            let options = choices.options.iter().filter(|o| picked.contains(&&*o.id));
            options
                .map(|option| rated(&option.label, answers.rate_of(id, &option.id)))
                .chain(written(answers.own(id)))
                .collect()
        }
        FieldKind::Scale(_) => answers.scale(id).map(|v| format!("{v}/10")).into_iter().collect(),
        FieldKind::Columns(columns) => columns
            .iter()
            .filter(|column| !answers.column(id, &column.id).is_empty())
            .flat_map(|column| {
                let head: SharedStr = column.label.clone();
                std::iter::once(format!("{head}:")).chain(written(answers.column(id, &column.id)))
            })
            .collect(),
        FieldKind::List(_) => answers
            .rows(id)
            .iter()
            .filter(|row| !row.text.is_empty() || row.rate.is_some())
            .map(|row| rated(&row.text, row.rate))
            .collect(),
        FieldKind::Toggle if answers.has_picked(id, "yes") => vec!["✓".into()],
        FieldKind::Toggle => Vec::new(),
        FieldKind::Line | FieldKind::Text | FieldKind::Date | FieldKind::Letter(_) | FieldKind::Script(_) => {
            written(answers.text(id))
        }
    };
    if known.is_empty() { strange(answers.raw(id)) } else { known }
}

/// An answer in a shape this version does not expect, as far as it is text.
fn strange(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(text)) => text.lines().map(String::from).collect(),
        Some(Value::Array(list)) => list.iter().flat_map(|v| strange(Some(v))).collect(),
        Some(Value::Object(map)) => map.values().flat_map(|v| strange(Some(v))).collect(),
        Some(Value::Number(number)) => vec![number.to_string()],
        _ => Vec::new(),
    }
}

fn unknown(answers: &Answers, known: impl Fn(&str) -> bool) -> LayoutSection {
    LayoutSection {
        title: String::new(),
        rows: answers
            .ids()
            .filter(|id| !known(id))
            .map(|id| LayoutRow {
                key: id.into(),
                label: label_of(id).to_string(),
                lines: strange(answers.raw(id)),
            })
            .filter(|row| !row.lines.is_empty())
            .collect(),
    }
}

/// What stands above an answer to a question nobody knows: the question's id. What was noted beside a sign that was
/// removed stands without one: its id says nothing to anybody.
fn label_of(id: &str) -> &str {
    if id.contains('.') { "" } else { id }
}
