//! Graded practice: a ladder of situations, from the easiest to the hardest, and the records of practising them.
//!
//! Any worksheet can have a ladder: the questions it consists of and its words are data. Nothing is counted or rated: the
//! screen shows dates and the person's own words beside each situation.

use super::SharedStr;
use super::answers::Answers;
use super::condition::Condition;
use super::from_json::read_struct;
use super::punctuation;
use serde::Serialize;

/// The ladder of a worksheet: its questions, those of the notes on practising, and the texts around them.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Ladder {
    /// The list of situations.
    pub field: SharedStr,
    /// The questions whose answers stand above the ladder. One that an earlier one contains is left out.
    pub shows: Vec<SharedStr>,
    /// The question of the entry to think about while practice waits; may be empty.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub instead: SharedStr,
    /// Practice waits if one of these holds for the entry.
    pub wait_if: Vec<Condition>,
    /// The question of a note that names the situation.
    pub rung: SharedStr,
    /// The question of a note whose answer stands beside its date.
    pub done: SharedStr,
    /// The question, of a note or of the entry, that asks whether it was safe.
    pub safe: SharedStr,
    /// Practice waits if the last answer to `safe` is one of these options.
    pub not_safe: Vec<SharedStr>,
    /// Further questions of a note that lists show.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<SharedStr>,
    pub texts: LadderTexts,
}

/// The texts of a ladder.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct LadderTexts {
    pub title: SharedStr,
    pub help: SharedStr,
    /// The text shown while there are no situations.
    pub empty: SharedStr,
    /// The text of the link to the list of situations.
    pub edit: SharedStr,
    /// The heading while practice waits.
    pub wait_title: SharedStr,
    /// Why practice waits, because of the entry.
    pub wait_entry: SharedStr,
    /// Why practice waits, because of the last note.
    pub wait_note: SharedStr,
    /// The text while practice waits.
    pub wait_text: SharedStr,
    /// The text of the link to the question to think about; empty if there is none.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub instead: SharedStr,
}

/// A rung of the ladder: a situation to practise.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Rung {
    /// The row number in the order of writing, from 1.
    pub row: usize,
    pub text: String,
    /// How hard it feels, 0 to 10.
    pub rate: Option<u8>,
}

impl Ladder {
    /// The rungs of an entry, the easiest first. Those without a rating come last, in the order of writing.
    pub fn rungs(&self, answers: &Answers) -> Vec<Rung> {
        let rows = answers.rows(&self.field).into_iter().zip(1..);
        let written = rows.filter(|(row, _)| !punctuation::is_empty(&row.text));
        let rungs: Vec<_> =
            written.map(|(row, at)| Rung { row: at, text: row.text, rate: row.rate }).collect();
        // Eleven passes over a handful of rows: a sort function would add more code to the program than it saves time.
        let rated = (0..=10).flat_map(|rate| rungs.iter().filter(move |rung| rung.rate == Some(rate)));
        rated.chain(rungs.iter().filter(|rung| rung.rate.is_none())).cloned().collect()
    }

    /// What was written above the ladder.
    pub fn wording<'a>(&self, answers: &'a Answers) -> Vec<&'a str> {
        let mut shown: Vec<&str> = Vec::new();
        for id in &self.shows {
            let words = answers.text(id);
            if !punctuation::is_empty(words) && !shown.iter().any(|other| other.contains(words)) {
                shown.push(words);
            }
        }
        shown
    }

    /// The answers of a note that lists show. The other answers do not have to stay in memory.
    pub fn summary(&self, answers: &Answers) -> Answers {
        let mut summary = Answers::default();
        for id in [&self.rung, &self.done, &self.safe].into_iter().chain(&self.also) {
            summary.set_text(id, answers.text(id));
        }
        summary
    }

    /// Why practice waits; `None` if it need not. `notes` has the notes on the entry, the newest first.
    pub fn why_wait<'a>(
        &self,
        entry: &'a Answers,
        notes: impl Iterator<Item = &'a Answers>,
    ) -> Option<&SharedStr> {
        if self.wait_if.iter().any(|condition| condition.holds(entry)) {
            return Some(&self.texts.wait_entry);
        }
        let mut last =
            notes.chain([entry]).map(|answers| answers.text(&self.safe)).filter(|safe| !safe.is_empty());
        last.next()
            .filter(|last| self.not_safe.iter().any(|option| **option == **last))
            .map(|_| &self.texts.wait_note)
    }
}

/// The index of the rung that a practice record is about: the first with the same text.
pub fn rung_of(rungs: &[Rung], words: &str) -> Option<usize> {
    rungs.iter().position(|rung| rung.text.trim() == words.trim())
}

read_struct!(Ladder { field = "field", shows = "shows", instead = "instead", wait_if = "wait_if", rung = "rung", done = "done", safe = "safe", not_safe = "not_safe", also = "also", texts = "texts" });
read_struct!(LadderTexts { title = "title", help = "help", empty = "empty", edit = "edit", wait_title = "wait_title", wait_entry = "wait_entry", wait_note = "wait_note", wait_text = "wait_text", instead = "instead" });
