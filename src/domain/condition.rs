//! When a step, field or notice is shown. A condition looks at what was picked, never at what was written.

use super::from_json::read_struct;
use super::{SharedStr, answers::Answers};
use serde::{Deserialize, Serialize};

/// Holds when the answer to `field` is (or, where several can be picked, contains) one of `any`.
/// A question that was not answered makes no condition hold.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The field looked at.
    pub field: SharedStr,
    /// The options that make it hold.
    pub any: Vec<SharedStr>,
}

/// When something is shown: all of `if_all` hold, one of `if_any` does where there are any, and none of `unless_any` does.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Visibility {
    /// Every one has to hold.
    #[serde(default, rename = "if", skip_serializing_if = "Vec::is_empty")]
    pub if_all: Vec<Condition>,
    /// Where there are any, one has to hold.
    #[serde(default, rename = "any", skip_serializing_if = "Vec::is_empty")]
    pub if_any: Vec<Condition>,
    /// None may hold.
    #[serde(default, rename = "unless", skip_serializing_if = "Vec::is_empty")]
    pub unless_any: Vec<Condition>,
}

impl Condition {
    /// Whether it holds for these answers.
    pub fn holds(&self, answers: &Answers) -> bool {
        self.any.iter().any(|option| answers.has_picked(&self.field, option))
    }
}

impl Visibility {
    /// Whether there is no condition at all.
    pub fn is_always(&self) -> bool {
        self.is_without_answers() && self.unless_any.is_empty()
    }

    /// Whether it is shown as long as nothing is answered.
    pub fn is_without_answers(&self) -> bool {
        self.if_all.is_empty() && self.if_any.is_empty()
    }

    /// Every condition it looks at.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.if_all.iter().chain(&self.if_any).chain(&self.unless_any)
    }

    /// Whether it is shown with these answers.
    pub fn holds(&self, answers: &Answers) -> bool {
        let holds = |condition: &Condition| condition.holds(answers);
        self.if_all.iter().all(holds)
            && (self.if_any.is_empty() || self.if_any.iter().any(holds))
            && !self.unless_any.iter().any(holds)
    }
}

read_struct!(Condition { field = "field", any = "any" });
read_struct!(Visibility or default { if_all = "if", if_any = "any", unless_any = "unless" });
