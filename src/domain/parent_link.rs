//! The link from a record to the entry it belongs to, for worksheets that are `part_of` another worksheet. Such records
//! are stored separately and name their entry by id.

use super::answers::Answers;
use super::id::is_id;

/// The key of the answer that holds the entry's id. It belongs to no field of any worksheet, and is never printed.
pub const PARENT: &str = "of";

/// The id of the entry that a record belongs to, if it names one.
pub fn parent_of(answers: &Answers) -> Option<&str> {
    Some(answers.text(PARENT)).filter(|id| is_id(id))
}

/// Makes a record belong to an entry.
pub fn set_parent(answers: &mut Answers, entry: &str) {
    answers.set_text(PARENT, entry);
}
