//! Earlier answers that are shown where a question needs them: of the same record, or of the entry that a note belongs
//! to.

use super::SharedStr;
use super::answers::Answers;
use super::layout;
use super::worksheet::{FieldKind, Worksheet};

/// An earlier answer.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Recalled {
    /// Whether options were picked. Otherwise the answer is in the person's own words.
    pub is_picked: bool,
    /// The lines of the answer.
    pub lines: Vec<String>,
}

/// The answers to these questions. One that a condition hides is left out: behind a gate nothing comes back that the
/// gate took away.
pub fn recalled(sheet: &Worksheet, answers: &Answers, ids: &[SharedStr]) -> Vec<Recalled> {
    let visible = ids.iter().filter(|id| sheet.is_visible(id, answers));
    let fields = visible.filter_map(|id| sheet.fields().find(|field| field.id == *id));
    let recalled = fields.map(|field| Recalled {
        is_picked: matches!(field.kind, FieldKind::Choice(_) | FieldKind::Choices(_) | FieldKind::Toggle),
        lines: layout::lines(&field.id, field, answers),
    });
    recalled.filter(|one| one.lines.iter().any(|line| !line.trim().is_empty())).collect()
}
