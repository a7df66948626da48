//! The data of the sentence composer in one language: patterns, word lists and rules. [`super::compose`] applies them.
//!
//! A pattern has placeholders, called gaps: `{feeling}` is filled with the answer to a field.

use super::SharedStr;
use super::from_json::read_struct;
use serde::{Deserialize, Serialize};

/// The patterns, word lists and rules of one language.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Composer {
    /// The conjunction before the last item of a list.
    pub and: SharedStr,
    /// Phrases that are stripped from the start of an answer before it fills a gap, by the gap's name.
    pub strip: WordLists,
    /// First words with which an answer does not fit a gap, by the names of the gaps; the answer then becomes a
    /// sentence of its own. A list whose name contains `own` has the words that begin a clause in the first person ("I
    /// …").
    pub whole: WordLists,
    /// Words that are only capitalised at the start of a sentence. Any other capitalised word may be a name.
    pub small: Vec<SharedStr>,
    /// Words such as articles, pronouns and particles: a capitalised word right before one of them is a verb, not a
    /// name.
    pub objects: Vec<SharedStr>,
    /// Abbreviations that end in a full stop.
    pub short: Vec<SharedStr>,
    /// The patterns, each for one kind and one tone.
    #[serde(rename = "pattern")]
    pub patterns: Vec<Pattern>,
    /// Groups of words without which a sentence is easier to hear, with the remark on each.
    #[serde(rename = "flag")]
    pub flags: Vec<Flag>,
    /// The rules that decide whether an action is the speaker's own.
    pub action: ActionRules,
    /// The remark on a long sentence.
    pub too_long: PlainText,
    /// The text below every sentence.
    pub closing: PlainText,
    /// The advice for being asked again: to repeat one line.
    pub repeat: LabelledText,
    /// The note beside a limit that is not said aloud.
    pub private: Private,
}

/// Named lists of words: a table in TOML, an object in JSON.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct WordLists(pub Vec<(SharedStr, Vec<SharedStr>)>);

impl WordLists {
    /// The list with this name; empty if there is none.
    pub fn get(&self, name: &str) -> &[SharedStr] {
        let found = self.0.iter().find(|(group, _)| **group == *name);
        found.map_or(&[], |(_, list)| list)
    }

    /// The items of all lists whose name contains this word. A list's name is one or more words, separated by spaces.
    pub fn in_lists_named<'a>(&'a self, word: &'a str) -> impl Iterator<Item = &'a SharedStr> {
        let named = self.0.iter().filter(move |(group, _)| group.split(' ').any(|part| part == word));
        named.flat_map(|(_, list)| list)
    }
}

impl Serialize for WordLists {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, list)| (name, list)))
    }
}

impl<'de> Deserialize<'de> for WordLists {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let map = std::collections::BTreeMap::<SharedStr, Vec<SharedStr>>::deserialize(deserializer)?;
        Ok(Self(map.into_iter().collect()))
    }
}

/// A pattern: a list of sentences, each with alternatives.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Pattern {
    /// The kind of statement.
    pub kind: SharedStr,
    /// `short`, `warm` or `firm`.
    pub tone: SharedStr,
    /// The alternatives for each sentence. The first one whose gaps can all be filled is used; if there is none, the
    /// sentence is left out.
    pub sentences: Vec<Vec<SharedStr>>,
}

/// A group of words and the remark on it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Flag {
    pub id: SharedStr,
    /// The whole words or phrases to look for, compared without regard to case and apostrophes.
    pub words: Vec<SharedStr>,
    /// Phrases with these words that are not matches.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub except: Vec<SharedStr>,
    /// The remark, worded kindly.
    pub text: SharedStr,
    /// The gap whose answer is searched; `None` for the whole sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only: Option<SharedStr>,
}

/// The rules for the answer to "what I will do".
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ActionRules {
    /// Phrases anywhere in the answer that make it depend on what the other person does.
    pub not_mine: Vec<SharedStr>,
    /// Phrases at the start of the answer that mean that somebody else acts.
    pub starts_not_mine: Vec<SharedStr>,
    /// Second words that mean that the first word is somebody else's name.
    pub then_not_mine: Vec<SharedStr>,
    /// Nouns for people, such as words for relatives.
    pub people: Vec<SharedStr>,
    /// Words that may precede such a noun.
    pub before_people: Vec<SharedStr>,
    /// The remark on an action that is not the speaker's own.
    pub not_mine_text: SharedStr,
    /// Common misspellings, by the correct spelling. They only apply to the search for `support`.
    #[serde(default)]
    pub slips: WordLists,
    /// Groups of words that lead to an offer of support. A group without `only` is searched for in every answer, the
    /// others only in the answers about what the speaker will do.
    #[serde(default)]
    pub support: Vec<Flag>,
}

/// A text without a heading.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "its words")]
pub struct PlainText {
    pub text: SharedStr,
}

/// A text with a label.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "a line and what it is called")]
pub struct LabelledText {
    pub label: SharedStr,
    pub text: SharedStr,
}

/// The texts about a limit that is not said aloud.
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
read_struct!(PlainText { text = "text" });
read_struct!(LabelledText { label = "label", text = "text" });
read_struct!(Private { note = "note" });
