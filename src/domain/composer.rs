//! The patterns and rules of the sentence composer in one language: data only. [`super::script`] applies them.

use super::SharedStr;
use super::from_json::read_struct;
use serde::{Deserialize, Serialize};

/// Patterns and rules of one language.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Composer {
    /// Joins the last two of a list.
    pub and: SharedStr,
    /// What is taken off the start of an answer before it fills a gap, by gap.
    pub strip: Groups,
    /// The first words with which an answer does not fit a gap, by gaps; such an answer is a sentence of its own. Where the
    /// name `own` is among the gaps, it is at least a clause that says "I".
    pub whole: Groups,
    /// Words whose capital says only that a sentence begins.
    pub small: Vec<SharedStr>,
    /// Words after which the one before is no name.
    pub objects: Vec<SharedStr>,
    /// Abbreviations that end in a full stop.
    pub short: Vec<SharedStr>,
    /// The patterns, a kind and a tone each.
    #[serde(rename = "pattern")]
    pub patterns: Vec<Pattern>,
    /// Words that a sentence reads better without.
    #[serde(rename = "flag")]
    pub flags: Vec<Flag>,
    /// What makes an action the speaker's own.
    pub action: ActionRules,
    /// What is said when the sentence is long.
    pub too_long: SaidTexts,
    /// What stands below every sentence.
    pub closing: SaidTexts,
    /// The line to repeat.
    pub repeat: Labelled,
    /// What stands above a private limit.
    pub private: Private,
}

/// Lists by name; a table in TOML and an object in JSON.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Groups(pub Vec<(SharedStr, Vec<SharedStr>)>);

impl Groups {
    /// The list of this name; empty when there is none.
    pub fn get(&self, name: &str) -> &[SharedStr] {
        let found = self.0.iter().find(|(group, _)| **group == *name);
        found.map_or(&[], |(_, list)| list)
    }

    /// What the lists hold that have this word in their name.
    pub fn of<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'a SharedStr> {
        let named = self.0.iter().filter(move |(group, _)| group.split(' ').any(|part| part == word));
        named.flat_map(|(_, list)| list)
    }
}

impl Serialize for Groups {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, list)| (name, list)))
    }
}

impl<'de> Deserialize<'de> for Groups {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let map = std::collections::BTreeMap::<SharedStr, Vec<SharedStr>>::deserialize(deserializer)?;
        Ok(Self(map.into_iter().collect()))
    }
}

/// A pattern: for each sentence, its alternatives.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Pattern {
    /// The kind of statement.
    pub kind: SharedStr,
    /// `short`, `warm` or `firm`.
    pub tone: SharedStr,
    /// For each sentence the alternatives; the first whose gaps are all filled is used, none leaves the sentence out.
    pub sentences: Vec<Vec<SharedStr>>,
}

/// A group of words and what is said about them.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Flag {
    /// Its name.
    pub id: SharedStr,
    /// Whole words, compared without regard to case and the shape of apostrophes.
    pub words: Vec<SharedStr>,
    /// Plain uses of these words, that do not count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<SharedStr>,
    /// What is said, kindly.
    pub text: SharedStr,
    /// The gap it looks at; left out: the whole sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only: Option<SharedStr>,
}

/// The rules for "what I will do".
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ActionRules {
    /// Anywhere in the answer: it depends on what the other person does.
    pub not_mine: Vec<SharedStr>,
    /// At its start: somebody else acts.
    pub starts_not_mine: Vec<SharedStr>,
    /// As its second word: the first is somebody else's name.
    pub then_not_mine: Vec<SharedStr>,
    /// What people are called by what they are to somebody.
    pub people: Vec<SharedStr>,
    /// What may stand before that.
    pub before_people: Vec<SharedStr>,
    /// What is said then.
    pub not_mine_text: SharedStr,
    /// Slips of the hand, by what was meant; for the groups that bring up support.
    #[serde(default)]
    pub slips: Groups,
    /// Groups that bring up support; one without `only` looks at every answer, the others at what I will do.
    #[serde(default)]
    pub support: Vec<Flag>,
}

/// Words without a heading.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "its words")]
pub struct SaidTexts {
    pub text: SharedStr,
}

/// A line and what it is called.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "a line and what it is called")]
pub struct Labelled {
    pub label: SharedStr,
    pub text: SharedStr,
}

/// What is said about a limit that is not spoken.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "its words")]
pub struct Private {
    pub note: SharedStr,
}

read_struct!(Composer { and = "and", strip = "strip", whole = "whole", small = "small", objects = "objects", short = "short", patterns = "pattern", flags = "flag", action = "action", too_long = "too_long", closing = "closing", repeat = "repeat", private = "private" });
read_struct!(Pattern { kind = "kind", tone = "tone", sentences = "sentences" });
read_struct!(Flag { id = "id", words = "words", except = "except", text = "text", only = "only" });
read_struct!(ActionRules { not_mine = "not_mine", starts_not_mine = "starts_not_mine", then_not_mine = "then_not_mine", people = "people", before_people = "before_people", not_mine_text = "not_mine_text", slips = "slips", support = "support" });
read_struct!(SaidTexts { text = "text" });
read_struct!(Labelled { label = "label", text = "text" });
read_struct!(Private { note = "note" });
