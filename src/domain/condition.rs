//! The conditions under which a step, field or notice is shown. A condition only depends on picked options, never on
//! text that the person wrote.

use super::from_json::read_struct;
use super::{SharedStr, answers::Answers};
use serde::{Deserialize, Serialize};

/// A condition that holds if the answer to `field` is one of the options in `any`, or contains one where several can be
/// picked. It does not hold while the question is unanswered.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The id of the field.
    pub field: SharedStr,
    /// The ids of the options.
    pub any: Vec<SharedStr>,
}

/// When something is shown: if all of `if_all` hold, at least one of `if_any` holds (or `if_any` is empty), and none of
/// `unless_any` holds.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Visibility {
    #[serde(default, rename = "if", skip_serializing_if = "Vec::is_empty")]
    pub if_all: Vec<Condition>,
    #[serde(default, rename = "any", skip_serializing_if = "Vec::is_empty")]
    pub if_any: Vec<Condition>,
    #[serde(default, rename = "unless", skip_serializing_if = "Vec::is_empty")]
    pub unless_any: Vec<Condition>,
}

impl Condition {
    pub fn holds(&self, answers: &Answers) -> bool {
        self.any.iter().any(|option| answers.has_picked(&self.field, option))
    }
}

impl Visibility {
    /// Whether there is no condition.
    pub fn is_always(&self) -> bool {
        self.is_without_answers() && self.unless_any.is_empty()
    }

    /// Whether it is shown while nothing is answered.
    pub fn is_without_answers(&self) -> bool {
        self.if_all.is_empty() && self.if_any.is_empty()
    }

    /// All conditions.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.if_all.iter().chain(&self.if_any).chain(&self.unless_any)
    }

    /// Whether it is shown, given these answers.
    pub fn holds(&self, answers: &Answers) -> bool {
        let holds = |condition: &Condition| condition.holds(answers);
        self.if_all.iter().all(holds)
            && (self.if_any.is_empty() || self.if_any.iter().any(holds))
            && !self.unless_any.iter().any(holds)
    }
}

read_struct!(Condition { field = "field", any = "any" });
read_struct!(Visibility or default { if_all = "if", if_any = "any", unless_any = "unless" });
