//! The handout of a session: the answers that the person picked from some entries, as plain text and as Markdown.
//!
//! Answers are picked one by one. The handout never has an answer that was not picked, and picked answers that have
//! been deleted since are left out.

use super::layout::{LayoutRow, LayoutSection};
use super::record::Record;
use super::session::SessionItem;
use super::signs::own_signs;

/// The key of an entry's name among the picks. It cannot collide with an answer: the ids of fields consist of letters,
/// digits, `-` and `.`.
pub const LABEL: &str = "~label";

/// An entry with all answers that can be picked, or with the picked ones.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct HandoutEntry {
    /// The record's id.
    pub record: String,
    /// The title and the date; empty for an entry without a heading.
    pub heading: String,
    /// The questions and answers, by section.
    pub parts: Vec<LayoutSection>,
    /// The keys of the answers that came out of a worksheet, as its last screen shows them. Those that are picked come
    /// first on the handout.
    pub first: Vec<String>,
}

/// A handout.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Handout {
    pub heading: String,
    /// The line below the heading: the date, and initials if there are any.
    pub about: String,
    /// The entries with their picked answers.
    pub entries: Vec<HandoutEntry>,
}

/// The labels above texts of the person that are not answers to a question.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// The label above an entry's name.
    pub label: &'a str,
    /// The label above a sign of the person's own that has no answers.
    pub own_sign: &'a str,
}

/// All answers of a laid-out record that can be picked.
pub fn pickable(record: &Record, parts: Vec<LayoutSection>, names: Names) -> Vec<LayoutSection> {
    let row = |key: String, label: &str, words: &str| LayoutRow {
        key,
        label: label.into(),
        lines: words.lines().map(String::from).collect(),
    };
    let own = own_signs(&record.answers);
    let label = LayoutSection {
        rows: vec![row(LABEL.into(), names.label, record.name())],
        ..LayoutSection::default()
    };
    let mut parts: Vec<LayoutSection> = std::iter::once(label).chain(parts).collect();
    for part in &mut parts {
        if let (true, Some(sign)) = (part.rows.is_empty(), own.iter().find(|sign| sign.text == part.title)) {
            part.rows.push(row(format!("~{}", sign.id), names.own_sign, &sign.text));
            part.title.clear();
        }
        for row in &mut part.rows {
            while row.lines.last().is_some_and(|line| line.trim().is_empty()) {
                row.lines.pop();
            }
        }
        part.rows.retain(|row| !row.lines.is_empty());
    }
    parts.retain(|part| !part.rows.is_empty());
    // Sections without a heading come first: below the heading of another section, they would seem to be part of it.
    let (mut first, others): (Vec<_>, Vec<_>) = parts.into_iter().partition(|part| part.title.is_empty());
    first.extend(others);
    first
}

impl HandoutEntry {
    /// All answers.
    pub fn rows(&self) -> impl Iterator<Item = &LayoutRow> {
        self.parts.iter().flat_map(|part| &part.rows)
    }

    /// The item that picks an answer of this entry.
    pub fn item(&self, row: &LayoutRow) -> SessionItem {
        SessionItem::of(&self.record, &row.key)
    }

    /// Whether an answer is among those that came out.
    pub fn came_out(&self, row: &LayoutRow) -> bool {
        self.first.contains(&row.key)
    }

    /// The entry with the picked answers only; `None` if there are none. What came out stands first, without the headings
    /// of its sections; every other section's heading is kept with its answers.
    fn picked(&self, picks: &[SessionItem]) -> Option<Self> {
        let is_picked = |row: &&LayoutRow| picks.contains(&self.item(row));
        let first = self.first.iter().filter_map(|key| self.rows().find(|row| row.key == *key));
        let first = LayoutSection { title: String::new(), rows: first.filter(is_picked).cloned().collect() };
        let part = |part: &LayoutSection| {
            let rows = part.rows.iter().filter(is_picked).filter(|row| !self.came_out(row)).cloned();
            LayoutSection { title: part.title.clone(), rows: rows.collect() }
        };
        let mut parts: Vec<LayoutSection> =
            std::iter::once(first).chain(self.parts.iter().map(part)).collect();
        parts.retain(|part| !part.rows.is_empty());
        (!parts.is_empty()).then(|| Self { parts, ..self.clone() })
    }
}

impl Handout {
    /// A handout of the picked answers, in the order of the entries and of their questions. An item for a whole record
    /// picks nothing, because anything written into the record later would get onto the handout unseen.
    pub fn new<'a>(
        heading: &str,
        about: &str,
        entries: impl IntoIterator<Item = &'a HandoutEntry>,
        picks: &[SessionItem],
    ) -> Self {
        let entries = entries.into_iter().filter_map(|entry| entry.picked(picks)).collect();
        Self { heading: heading.into(), about: about.into(), entries }
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The handout as plain text.
    pub fn as_text(&self) -> String {
        let mut blocks = vec![format!("{}\n{}", self.heading, self.about)];
        for entry in &self.entries {
            blocks.push(entry.heading.clone());
            for part in &entry.parts {
                blocks.push(part.title.clone());
                blocks.extend(part.rows.iter().map(|row| format!("{}\n{}", row.label, row.lines.join("\n"))));
            }
        }
        joined(blocks)
    }

    /// The handout as Markdown. Every text is escaped, so that it is rendered as it was written.
    pub fn as_markdown(&self) -> String {
        let mut blocks = vec![title("#", &self.heading), escaped(&self.about)];
        for entry in &self.entries {
            blocks.push(title("##", &entry.heading));
            for part in &entry.parts {
                blocks.push(title("###", &part.title));
                for row in &part.rows {
                    if !row.label.trim().is_empty() {
                        // CommonMark does not read `**` as strong emphasis if there is white space on its inner side.
                        blocks.push(format!("**{}**", escaped(row.label.trim())));
                    }
                    let lines: Vec<_> = row.lines.iter().map(|line| escaped(line)).collect();
                    // A backslash at the end of a line is a hard line break.
                    blocks.push(lines.join("\\\n"));
                }
            }
        }
        joined(blocks)
    }
}

fn joined(mut blocks: Vec<String>) -> String {
    blocks.retain(|block| !block.trim().is_empty());
    let mut text = blocks.iter().map(|block| block.trim_start_matches('\n')).collect::<Vec<_>>().join("\n\n");
    text.push('\n');
    text
}

fn title(marks: &str, words: &str) -> String {
    if words.is_empty() { String::new() } else { format!("{marks} {}", escaped(words)) }
}

/// The characters that can have a meaning anywhere in a line of Markdown, including common extensions.
const MARKS: &str = "\\`*_[]<>#&~|$^{}=";
/// The characters that have a meaning at the beginning of a line.
const AT_THE_BEGINNING: &str = "-+:";

/// Escapes a line, so that Markdown renders it as it is.
fn escaped(line: &str) -> String {
    let (mut out, mut beginning, mut number) = (String::new(), true, true);
    let last = line.trim_end().len();
    for (at, sign) in line.char_indices() {
        let blank = sign.is_ascii_whitespace() || sign.is_ascii_control();
        if blank && (beginning || at >= last || sign != ' ') {
            // Markdown drops white space at both ends of a line.
            out.push_str(&format!("&#{};", sign as u32));
            continue;
        }
        let begins_list = number && !beginning && (sign == '.' || sign == ')');
        if MARKS.contains(sign) || (beginning && AT_THE_BEGINNING.contains(sign)) || begins_list {
            out.push('\\');
        }
        out.push(sign);
        beginning = false;
        number = number && sign.is_ascii_digit();
    }
    out
}
