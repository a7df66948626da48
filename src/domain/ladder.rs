//! Graded practice: the situations of a boundary from the gentlest on, and which of them was practised when.
//!
//! Nothing is counted and nothing is judged: dates beside a situation, in the person's own words.

use super::answers::Answers;
use super::marks;

/// The list of situations in the entry.
pub const LADDER: &str = "ladder";
/// The situation that a note is about.
pub const RUNG: &str = "rung";
/// Whether it was safe; asked in the entry and in each note.
pub const SAFE: &str = "was-i-safe";

/// Whether it was said or done; asked in both, too.
pub const SAID: &str = "said-it";
/// What is to come of it; asked in both, too.
pub const NEXT: &str = "next";

/// The worksheet in which a boundary is written, and the one of the notes on how it went.
pub const KINDS: [&str; 2] = ["boundaries", "practice"];
/// What the person wrote as their limit: as a sentence, and without saying it.
pub const WORDS: [&str; 2] = ["my-words", "private-limit"];
/// Practice waits where one of these holds: it is for people who are safe enough.
const GATE: [&str; 2] = ["afraid", "hurt-before"];

/// A situation of the ladder.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Rung {
    /// Its place among the lines as they were written, from 1.
    pub row: usize,
    /// In the person's words.
    pub text: String,
    /// How hard it felt, 0 to 10.
    pub rate: Option<u8>,
}

/// The situations, the gentlest first; those without a number come last, in the order they were written.
pub fn rungs(answers: &Answers) -> Vec<Rung> {
    let rows = answers.rows(LADDER).into_iter().zip(1..);
    let written = rows.filter(|(row, _)| !marks::is_empty(&row.text));
    let rungs: Vec<_> = written.map(|(row, at)| Rung { row: at, text: row.text, rate: row.rate }).collect();
    // Ten passes over a handful of lines: sorting would weigh more than it saves.
    let rated = (0..=10).flat_map(|rate| rungs.iter().filter(move |rung| rung.rate == Some(rate)));
    rated.chain(rungs.iter().filter(|rung| rung.rate.is_none())).cloned().collect()
}

/// Which of the situations a note is about: the first with the same words.
pub fn rung_of(rungs: &[Rung], words: &str) -> Option<usize> {
    rungs.iter().position(|rung| rung.text.trim() == words.trim())
}

/// The words of a boundary, as they were written: the sentence, and the private limit where it is another.
pub fn words(answers: &Answers) -> Vec<&str> {
    let [sentence, private] = WORDS.map(|key| answers.text(key));
    let also = if sentence.contains(private) { "" } else { private };
    [sentence, also].into_iter().filter(|words| !marks::is_empty(words)).collect()
}

/// The summary answers that a list shows of a note; the rest of it need not be kept in mind.
pub fn summary(answers: &Answers) -> Answers {
    let mut summary = Answers::default();
    for key in [RUNG, SAID, SAFE, NEXT] {
        summary.set_text(key, answers.text(key));
    }
    summary
}

/// Whether practice can wait: somebody is afraid, was hurt before, or is not sure of it.
pub fn can_wait(answers: &Answers) -> bool {
    GATE.iter().any(|key| ["yes", "not-sure"].contains(&answers.text(key)))
}

/// Whether something did not feel safe, or may not have been.
pub fn was_unsafe(answers: &Answers) -> bool {
    ["no", "not-sure"].contains(&answers.text(SAFE))
}
