//! The conditions under which a step, field or notice is shown. A condition only depends on picked options, never on
//! text that the person wrote.

use super::from_json::{FromJson, read_struct};
use super::{SharedStr, answers::Answers};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A condition.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Condition {
    /// Options are picked.
    Picked(Picked),
    /// Several conditions together.
    Group(Visibility),
}

/// A condition that holds if the answer to `field` is one of the options in `any`, or contains one where several can be
/// picked. It does not hold while the question is unanswered.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Picked {
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
        match self {
            Self::Picked(picked) => picked.any.iter().any(|option| answers.has_picked(&picked.field, option)),
            Self::Group(group) => group.holds(answers),
        }
    }

    fn collect<'a>(&'a self, found: &mut Vec<&'a Picked>, with_unless: bool) {
        match self {
            Self::Picked(picked) => found.push(picked),
            Self::Group(group) => group.collect(found, with_unless),
        }
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

    /// All options that the conditions look at, also those of groups.
    pub fn picked(&self) -> Vec<&Picked> {
        let mut found = Vec::new();
        self.collect(&mut found, true);
        found
    }

    /// The options that may have to be picked for this to be shown.
    pub fn wanted(&self) -> Vec<&Picked> {
        let mut found = Vec::new();
        self.collect(&mut found, false);
        found
    }

    fn collect<'a>(&'a self, found: &mut Vec<&'a Picked>, with_unless: bool) {
        let unless: &[_] = if with_unless { &self.unless_any } else { &[] };
        let all = self.if_all.iter().chain(&self.if_any).chain(unless);
        all.for_each(|condition| condition.collect(found, with_unless));
    }

    /// Whether it is shown, given these answers.
    pub fn holds(&self, answers: &Answers) -> bool {
        let holds = |condition: &Condition| condition.holds(answers);
        self.if_all.iter().all(holds)
            && (self.if_any.is_empty() || self.if_any.iter().any(holds))
            && !self.unless_any.iter().any(holds)
    }
}

impl FromJson for Condition {
    fn read(value: &Value) -> Option<Self> {
        match value.get("field") {
            Some(_) => Picked::read(value).map(Self::Picked),
            None => Visibility::read(value).map(Self::Group),
        }
    }
}

read_struct!(Picked { field = "field", any = "any" });
read_struct!(Visibility or default { if_all = "if", if_any = "any", unless_any = "unless" });
