//! The layout of a record for reading: headings, questions and answers in display order. It is used for printing, for
//! copying, and for saving a text that could not be stored.

use super::SharedStr;
use super::answers::Answers;
use super::parent_link::PARENT;
use super::session::{MARKED, Session, SessionList};
use super::short_way::WAY;
use super::signs::{self, Signs};
use super::small_step;
use super::strength;
use super::worksheet::{Field, FieldKind, Worksheet};
use serde_json::Value;

/// A section: a heading, and questions with their answers.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct LayoutSection {
    /// The heading; may be empty.
    pub title: String,
    pub rows: Vec<LayoutRow>,
}

/// A question and its answer.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct LayoutRow {
    /// The key of the answer.
    pub key: String,
    /// The question; may be empty.
    pub label: String,
    /// The lines of the answer.
    pub lines: Vec<String>,
}

/// The number of printed lines up to which an answer is kept together on one page: about a third of a page of A4 or
/// Letter.
const FEW_LINES: usize = 14;
/// About how many characters fit on a printed line.
const PRINTED_LINE: usize = 80;

impl LayoutRow {
    /// Whether the answer is so long that it may break across pages: keeping it together could leave most of a page
    /// empty.
    pub fn is_long(&self) -> bool {
        let lines = self.lines.iter().flat_map(|answer| answer.split('\n'));
        lines.map(|line| 1 + line.chars().count() / PRINTED_LINE).sum::<usize>() > FEW_LINES
    }
}

/// Lays out a worksheet entry. It has every answer, including those of hidden steps and unknown fields: nothing that a
/// person wrote is ever left out.
pub fn of_worksheet(worksheet: &Worksheet, answers: &Answers) -> Vec<LayoutSection> {
    let mut parts: Vec<LayoutSection> = worksheet
        .steps
        .iter()
        .map(|step| LayoutSection {
            title: step.title.to_string(),
            rows: rows(step.fields().map(|field| (&*field.id, &**field)), answers),
        })
        .collect();
    let mut known: Vec<_> = worksheet.fields().map(|field| &*field.id).chain([MARKED, WAY]).collect();
    if worksheet.is_part() {
        known.push(PARENT);
    }
    parts.push(unknown(answers, |id| known.contains(&id)));
    parts.retain(|part| !part.rows.is_empty());
    parts
}

/// Replaces the values of date fields by the output of `write`, such as a written-out date. `write` has to return a
/// value that is not a date unchanged.
pub fn write_days(worksheet: &Worksheet, parts: &mut [LayoutSection], write: impl Fn(&str) -> String) {
    for row in parts.iter_mut().flat_map(|part| &mut part.rows) {
        let is_day =
            |field: &std::rc::Rc<Field>| *field.id == *row.key && matches!(field.kind, FieldKind::Date);
        if worksheet.fields().any(is_day) {
            row.lines.iter_mut().for_each(|line| *line = write(line));
        }
    }
}

/// Lays out a worksheet entry as one section without headings.
pub fn of_worksheet_flat(worksheet: &Worksheet, answers: &Answers) -> LayoutSection {
    let parts = of_worksheet(worksheet, answers);
    LayoutSection { title: String::new(), rows: parts.into_iter().flat_map(|part| part.rows).collect() }
}

/// Lays out what the last screen of the person's way shows first: the answers that it names, if their questions are not
/// hidden by a condition.
pub fn of_end(worksheet: &Worksheet, answers: &Answers) -> LayoutSection {
    let first = worksheet.ending(answers).first.iter();
    let first = first.filter(|one| one.shown.holds(answers) && worksheet.is_visible(&one.field, answers));
    let fields = first.filter_map(|one| worksheet.fields().find(|field| field.id == one.field));
    LayoutSection { title: String::new(), rows: rows(fields.map(|field| (&*field.id, &**field)), answers) }
}

/// Lays out an entry's own answers to the questions that the worksheet `part`, whose records belong to it, asks too.
pub fn of_parent_answers(worksheet: &Worksheet, part: &Worksheet, answers: &Answers) -> LayoutSection {
    let same = worksheet.fields().filter(|field| part.asks(&field.id));
    LayoutSection { title: String::new(), rows: rows(same.map(|field| (&*field.id, &**field)), answers) }
}

/// Lays out a check-in: the six signs, then the person's own.
pub fn of_check_in(signs: &Signs, answers: &Answers) -> Vec<LayoutSection> {
    let own = signs::own_signs(answers);
    let six = signs.signs.iter().map(|sign| (sign.id.to_string(), sign.title.to_string()));
    let all: Vec<_> = six.chain(own.into_iter().map(|own| (own.id, own.text))).collect();
    let mut known = vec![signs::OWN_SIGNS.to_string(), WAY.to_string()];
    let mut parts = Vec::new();
    for (id, title) in all {
        let keyed: Vec<_> = signs.ask.iter().map(|ask| (signs::key(&id, &ask.id), ask)).collect();
        let rows = rows(keyed.iter().map(|(key, ask)| (&**key, &***ask)), answers);
        // The text of the person's own sign is shown even if it has no answers.
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

/// Lays out a session, without the lists of items that were brought or put on the handout: they only refer to other
/// records.
pub fn of_session(session: &Session, answers: &Answers) -> Vec<LayoutSection> {
    let fields: Vec<_> = session.before.iter().chain(&session.together).chain(&session.retired).collect();
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

/// Lays out a record of an unknown kind, as far as it consists of text.
pub fn of_unknown(answers: &Answers) -> Vec<LayoutSection> {
    vec![unknown(answers, |_| false)]
}

/// A laid-out record as plain text.
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

/// The lines of the answer to one field, with the options in the language of the catalogue. Text that the person wrote
/// is unchanged.
pub fn lines(id: &str, field: &Field, answers: &Answers) -> Vec<String> {
    let written = |text: &str| -> Vec<String> { text.lines().map(String::from).collect() };
    let named = |rate: u8| strength::exact(rate).and_then(|at| field.rating.strengths.get(at));
    let rated = |text: &str, rate: Option<u8>| match rate.map(|rate| (rate, named(rate))) {
        Some((_, Some(strength))) => format!("{text} ({strength})"),
        Some((rate, None)) => format!("{text} ({rate}/10)"),
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
        FieldKind::Step(words) if answers.raw(id).is_some_and(Value::is_object) => {
            let more = small_step::unknown(answers.raw(id)).flat_map(|value| unexpected_text(Some(value)));
            return words.lines(answers, id).into_iter().chain(more).collect();
        }
        FieldKind::Step(_) => Vec::new(),
        FieldKind::Line | FieldKind::Text | FieldKind::Date | FieldKind::Letter(_) | FieldKind::Script(_) => {
            written(answers.text(id))
        }
    };
    if known.is_empty() { unexpected_text(answers.raw(id)) } else { known }
}

/// The text in an answer of an unexpected shape.
fn unexpected_text(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(text)) => text.lines().map(String::from).collect(),
        Some(Value::Array(list)) => list.iter().flat_map(|v| unexpected_text(Some(v))).collect(),
        Some(Value::Object(map)) => map.values().flat_map(|v| unexpected_text(Some(v))).collect(),
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
                lines: unexpected_text(answers.raw(id)),
            })
            .filter(|row| !row.lines.is_empty())
            .collect(),
    }
}

/// The label of an answer to an unknown question: its id. An answer about a removed sign has no label, because its id
/// says nothing to anybody.
fn label_of(id: &str) -> &str {
    if id.contains('.') { "" } else { id }
}
