//! Graded practice of a boundary: a ladder of situations, from the easiest to the hardest, and the records of
//! practising them.
//!
//! Nothing is counted or rated: the screen shows dates and the person's own words beside each situation.

use super::answers::Answers;
use super::known_ids::{
    AFRAID, HURT_BEFORE, LADDER, NEXT, NO, NOT_SURE, PRIVATE_LIMIT, RUNG, SAFE, SAID, SENTENCE, YES,
};
use super::punctuation;

/// A rung of the ladder: a situation to practise.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Rung {
    /// The row number in the order of writing, from 1.
    pub row: usize,
    pub text: String,
    /// How hard it feels, 0 to 10.
    pub rate: Option<u8>,
}

/// The rungs, the easiest first. Those without a rating come last, in the order of writing.
pub fn rungs(answers: &Answers) -> Vec<Rung> {
    let rows = answers.rows(LADDER).into_iter().zip(1..);
    let written = rows.filter(|(row, _)| !punctuation::is_empty(&row.text));
    let rungs: Vec<_> = written.map(|(row, at)| Rung { row: at, text: row.text, rate: row.rate }).collect();
    // Eleven passes over a handful of rows: a sort function would add more code to the program than it saves time.
    let rated = (0..=10).flat_map(|rate| rungs.iter().filter(move |rung| rung.rate == Some(rate)));
    rated.chain(rungs.iter().filter(|rung| rung.rate.is_none())).cloned().collect()
}

/// The index of the rung that a practice record is about: the first with the same text.
pub fn rung_of(rungs: &[Rung], words: &str) -> Option<usize> {
    rungs.iter().position(|rung| rung.text.trim() == words.trim())
}

/// The wording of a boundary: the sentence, and the private limit unless the sentence contains it.
pub fn wording(answers: &Answers) -> Vec<&str> {
    let [sentence, private] = [SENTENCE, PRIVATE_LIMIT].map(|key| answers.text(key));
    let also = if sentence.contains(private) { "" } else { private };
    [sentence, also].into_iter().filter(|words| !punctuation::is_empty(words)).collect()
}

/// The answers of a practice record that lists show. The other answers do not have to stay in memory.
pub fn summary(answers: &Answers) -> Answers {
    let mut summary = Answers::default();
    for key in [RUNG, SAID, SAFE, NEXT] {
        summary.set_text(key, answers.text(key));
    }
    summary
}

/// Whether practice can wait, because the person answered "yes" or "not sure" to being afraid or to having been hurt
/// before.
pub fn can_wait(answers: &Answers) -> bool {
    [AFRAID, HURT_BEFORE].iter().any(|key| [YES, NOT_SURE].contains(&answers.text(key)))
}

/// Whether something did not feel safe, or may not have been safe, according to an entry or a practice record.
pub fn was_unsafe(answers: &Answers) -> bool {
    [NO, NOT_SURE].contains(&answers.text(SAFE))
}
