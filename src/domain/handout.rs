//! The sheet to take along: what was picked of some entries, and nothing else, as text and as Markdown.
//!
//! Picks name answers, one by one. What is not picked is not there, and what is picked and gone since is not there either.

use super::layout::{LayoutRow, LayoutSection};
use super::record::Record;
use super::session::SessionItem;
use super::signs::own_signs;

/// The key of an entry's short name, picked like an answer. No answer has it: ids of questions are letters, digits, `-` and
/// `.`.
pub const LABEL: &str = "~label";

/// An entry with all that can be picked of it, or, on the sheet, with what was.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct HandoutEntry {
    /// The record's id.
    pub record: String,
    /// What it is, and its day; empty for what needs no heading.
    pub heading: String,
    /// Questions and answers.
    pub parts: Vec<LayoutSection>,
}

/// The sheet.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Handout {
    /// What it is.
    pub heading: String,
    /// The line below: the day, and initials where there are some.
    pub about: String,
    /// What was picked of each entry.
    pub entries: Vec<HandoutEntry>,
}

/// What stands above those of a person's words that answer no question.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// Above an entry's short name.
    pub label: &'a str,
    /// Above a sign of one's own beside which nothing is marked.
    pub own_sign: &'a str,
}

/// All that can be picked of a record that was laid out.
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
    // Below another's heading, what has none would be taken for a part of it.
    parts.sort_by_key(|part| !part.title.is_empty());
    parts
}

impl HandoutEntry {
    /// Every answer that can be picked.
    pub fn rows(&self) -> impl Iterator<Item = &LayoutRow> {
        self.parts.iter().flat_map(|part| &part.rows)
    }

    /// The name of an answer among the picks.
    pub fn item(&self, row: &LayoutRow) -> SessionItem {
        SessionItem::of(&self.record, &row.key)
    }

    /// What was picked of it. A heading goes with its answers.
    fn picked(&self, picks: &[SessionItem]) -> Option<Self> {
        let part = |part: &LayoutSection| {
            let rows = part.rows.iter().filter(|row| picks.contains(&self.item(row))).cloned();
            LayoutSection { title: part.title.clone(), rows: rows.collect() }
        };
        let mut parts: Vec<LayoutSection> = self.parts.iter().map(part).collect();
        parts.retain(|part| !part.rows.is_empty());
        (!parts.is_empty()).then(|| Self { parts, ..self.clone() })
    }
}

impl Handout {
    /// The sheet of what was picked, in the order of the entries and of their questions. A pick of a whole record picks
    /// nothing: what is written into it later would be on the sheet unseen.
    pub fn new<'a>(
        heading: &str,
        about: &str,
        entries: impl IntoIterator<Item = &'a HandoutEntry>,
        picks: &[SessionItem],
    ) -> Self {
        let entries = entries.into_iter().filter_map(|entry| entry.picked(picks)).collect();
        Self { heading: heading.into(), about: about.into(), entries }
    }

    /// Whether nothing was picked.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// As plain text.
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

    /// As Markdown, which shows every word as it was written.
    pub fn as_markdown(&self) -> String {
        let mut blocks = vec![title("#", &self.heading), escaped(&self.about)];
        for entry in &self.entries {
            blocks.push(title("##", &entry.heading));
            for part in &entry.parts {
                blocks.push(title("###", &part.title));
                for row in &part.rows {
                    if !row.label.trim().is_empty() {
                        // Blanks inside the marks would make them marks no more.
                        blocks.push(format!("**{}**", escaped(row.label.trim())));
                    }
                    let lines: Vec<_> = row.lines.iter().map(|line| escaped(line)).collect();
                    // A backslash at the end of a line keeps the line break.
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

/// What has a meaning in Markdown wherever it stands, extensions that are in use included.
const MARKS: &str = "\\`*_[]<>#&~|$^{}=";
/// What has one at the beginning of a line.
const AT_THE_BEGINNING: &str = "-+:";

/// A line that Markdown shows as it is.
fn escaped(line: &str) -> String {
    let (mut out, mut beginning, mut number) = (String::new(), true, true);
    let last = line.trim_end().len();
    for (at, sign) in line.char_indices() {
        let blank = sign.is_ascii_whitespace() || sign.is_ascii_control();
        if blank && (beginning || at >= last || sign != ' ') {
            // Blanks at the edges of a line would be dropped.
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
