//! Notes that belong to an entry: records of a worksheet that is `part_of` another. Each is a record of its own and names
//! the entry it looks back at.

use super::answers::Answers;
use super::id::is_id;

/// The answer that names the entry. It is no question of any worksheet, and is never printed.
pub const OF: &str = "of";

/// The id of the entry a record belongs to, if it names one.
pub fn entry_of(answers: &Answers) -> Option<&str> {
    Some(answers.text(OF)).filter(|id| is_id(id))
}

/// Has a record belong to an entry.
pub fn set_parent(answers: &mut Answers, entry: &str) {
    answers.set_text(OF, entry);
}
