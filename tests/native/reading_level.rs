//! Measures how hard each text is to read, with the Flesch–Kincaid grade. `--nocapture` prints the table.
//!
//! The grade is 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid, Fishburne, Rogers and Chissom,
//! Research Branch Report 8-75, Naval Technical Training Command, 1975). The crate `textstat` counts syllables by
//! groups of vowels, so a grade may differ by some tenths from one with syllables from a dictionary. A grade plus five
//! is about an age. The formula sees long words and long sentences; it cannot see whether a text is clear.

#![allow(clippy::print_stdout, reason = "the table is what one asks for with --nocapture")]

use crate::common::project;
use std::fs;
use textstat::{flesch_kincaid_grade, lexicon_count};
use toml::{Table, Value};

/// The highest grade of a text. Reading age 11 to 13 is grades 6 to 8.
const HARDEST: f64 = 8.0;
/// The highest grade of all texts together, because nearly all of them are easier than `HARDEST`.
const TOGETHER: f64 = 5.0;
/// The largest number of words in a sentence.
const LONGEST: usize = 30;
/// A text with fewer words is a label, not a sentence.
const SHORTEST: usize = 5;
/// A text with fewer words is measured together with its neighbours, because its own grade says little.
const FEW: usize = 60;

/// A name, and the texts under it.
struct Text(String, Vec<String>);

impl Text {
    /// The sentences only. Labels of two words would make the text look easier than it is.
    fn words(&self) -> String {
        let sentences = self.1.iter().map(|one| one.trim().replace(['*', '"', '…'], ""));
        let sentences =
            sentences.filter(|one| one.ends_with(['.', '?', '!', ':']) && lexicon_count(one) >= SHORTEST);
        sentences.collect::<Vec<_>>().join(" ")
    }

    fn sentences(&self) -> Vec<String> {
        self.words().split_inclusive(['.', '?', '!']).map(|one| one.trim().to_string()).collect()
    }
}

fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(words) => found.extend(words.split("\n\n").map(String::from)),
        Value::Array(all) => all.iter().for_each(|one| strings(one, found)),
        // URLs, conditions and dates are not read by a person.
        Value::Table(all) => {
            let read =
                |key: &str| !["target", "to", "page", "id", "checked", "revised", "dial"].contains(&key);
            all.iter().filter(|(key, _)| read(key)).for_each(|(_, one)| strings(one, found));
        }
        _ => {}
    }
}

fn toml(path: &str) -> Table {
    fs::read_to_string(project(&format!("src/content/en/{path}"))).unwrap().parse().unwrap()
}

/// A whole file as one text.
fn whole(path: &str) -> Text {
    let mut found = Vec::new();
    strings(&Value::Table(toml(path)), &mut found);
    Text(path.into(), found)
}

/// A text for each part of a file. Small parts are combined.
fn parts(path: &str) -> Vec<Text> {
    let mut small = Text(format!("{path}: the rest"), Vec::new());
    let mut texts = Vec::new();
    for (name, value) in toml(path) {
        let mut found = Vec::new();
        strings(&value, &mut found);
        let text = Text(format!("{path}: {name}"), found);
        if lexicon_count(&text.words()) < FEW { small.1.extend(text.1) } else { texts.push(text) }
    }
    texts.push(small);
    texts
}

/// The sections of the article, without the sources.
fn article() -> Vec<Text> {
    let text = fs::read_to_string(project("src/content/en/article.md")).unwrap();
    let body = text.splitn(3, "---").nth(2).unwrap();
    let sections = body.split("\n## ").skip(1).map(|section| {
        let (title, rest) = section.split_once('\n').unwrap();
        let title = title.split('{').next().unwrap().trim();
        let lines = rest.lines().filter(|line| !line.starts_with("[^") && !line.trim().is_empty());
        let lines =
            lines.map(|line| plain(line.trim_start_matches(['#', '-', '>', ' ']).split('{').next().unwrap()));
        Text(format!("article: {title}"), [title.to_string()].into_iter().chain(lines).collect())
    });
    sections.collect()
}

/// A line without Markdown syntax. Links and images keep their text, and footnotes are removed.
fn plain(line: &str) -> String {
    let mut words = String::new();
    let mut rest = line;
    while let Some(at) = rest.find('[') {
        words.push_str(rest[..at].trim_end_matches('!'));
        rest = &rest[at + 1..];
        let Some(end) = rest.find(']') else { break };
        if !rest.starts_with('^') {
            words.push_str(&rest[..end]);
        }
        rest = &rest[end + 1..];
        if rest.starts_with('(') {
            rest = rest.find(')').map_or("", |end| &rest[end + 1..]);
        }
    }
    words + rest
}

fn all() -> Vec<Text> {
    let worksheets =
        ["forgiveness", "boundaries", "practice", "standing", "choices", "closer-look", "preparing"];
    let files = ["signs.toml", "session.toml", "composer.toml"];
    let worksheets = worksheets.iter().flat_map(|name| parts(&format!("worksheets/{name}.toml")));
    article()
        .into_iter()
        .chain(worksheets)
        .chain(files.map(whole))
        .chain(parts("help.toml"))
        .chain(parts("ui.toml"))
        .collect()
}

#[test]
fn each_text_reads_at_eleven_to_thirteen() {
    let mut hard = Vec::new();
    let mut together = String::new();
    for text in all() {
        let words = text.words();
        if words.is_empty() {
            continue;
        }
        let grade = flesch_kincaid_grade(&words);
        let line = format!("{:<48} {:>6} words, grade {grade:>4.1}", text.0, lexicon_count(&words));
        println!("{line}");
        if grade > HARDEST {
            hard.push(line);
        }
        together += &format!(" {words}");
    }
    let grade = flesch_kincaid_grade(&together);
    println!("{:<48} {:>6} words, grade {grade:>4.1}", "together", lexicon_count(&together));
    assert!(hard.is_empty(), "{hard:#?}");
    assert!(grade <= TOGETHER, "together: {grade}");
}

#[test]
fn no_sentence_is_long() {
    let mut sentences: Vec<String> = all().iter().flat_map(Text::sentences).collect();
    sentences.sort_by(|a, b| flesch_kincaid_grade(b).total_cmp(&flesch_kincaid_grade(a)));
    println!("The hardest sentences:");
    for sentence in sentences.iter().filter(|one| lexicon_count(one) > 9).take(40) {
        println!("{:>5.1}  {sentence}", flesch_kincaid_grade(sentence));
    }
    let long: Vec<_> = sentences.iter().filter(|one| lexicon_count(one) > LONGEST).collect();
    assert!(long.is_empty(), "{long:#?}");
}
