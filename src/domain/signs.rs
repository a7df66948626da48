//! The checklist of signs: its questions, the tools that fit the answers, and the rules for offering support.
//!
//! Each sign stands alone: no total, band or ranking of the signs is computed.

use super::from_json::read_struct;
use super::known_ids::{
    ALSO, CONTACT, CONTEXT, DAYS, FORGIVENESS, FREQUENCIES, HOW_NEW, IN_THE_WAY, LASTING, MUCH, NONE,
    NOT_SURE, OFTEN, PRESSURE, STILL_HAPPENING, WANT_SUPPORT, YES,
};
use super::route::Route;
use super::short_way::{ShortWay, chosen};
use super::{SharedStr, answers::Answers, worksheet::Ending, worksheet::Field};
use serde::Serialize;
use serde_json::Value;
use std::rc::Rc;

/// The key of the answer that lists the signs the person added.
pub const OWN_SIGNS: &str = "own-signs";

/// The checklist in one language.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Signs {
    pub title: SharedStr,
    /// The text that says what the questions are about and which time they cover.
    pub intro: SharedStr,
    /// The text on what the checklist is and is not.
    pub about: SharedStr,
    /// The signs in display order.
    pub signs: Vec<Rc<Sign>>,
    /// The questions about each sign.
    pub ask: Vec<Rc<Field>>,
    /// The questions after the signs, asked once.
    pub after: Vec<Rc<Field>>,
    /// The tools that can be offered.
    pub tools: Vec<Tool>,
    /// The card that offers support.
    pub support: Ending,
    /// The button "I don't feel safe right now", and the panel it opens.
    pub unsafe_now: Unsafe,
    /// The texts of the last screen.
    pub end: Ending,
    /// A way that asks fewer of the questions about each sign and after the signs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<ShortWay>,
}

/// A sign.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Sign {
    /// The id. It is part of the keys of the answers, so it must never be changed or reused.
    pub id: SharedStr,
    /// The statement, in the first person.
    pub title: SharedStr,
    /// A sentence or two that takes the sign seriously; may be empty.
    pub help: SharedStr,
    /// The targets of the tools that fit the sign, the best one first.
    pub tools: Vec<SharedStr>,
}

/// A tool that the last screen offers.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Tool {
    /// The target of its link.
    pub target: SharedStr,
    /// The text of its button.
    pub label: SharedStr,
    /// The reason why it may fit.
    pub text: SharedStr,
}

/// The texts of the button "I don't feel safe right now" and of its panel.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the button, and the panel it opens")]
pub struct Unsafe {
    pub button: SharedStr,
    pub title: SharedStr,
    /// The text above the telephone numbers.
    pub text: SharedStr,
    /// The text below the telephone numbers.
    pub after: SharedStr,
}

/// A sign that the person added. It is stored in its check-in, so that rewording it later leaves older check-ins
/// unchanged.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct OwnSign {
    /// The id, which is part of the keys of the answers.
    pub id: String,
    pub text: String,
}

/// The key of the answer to one question about one sign.
pub fn key(sign: &str, ask: &str) -> String {
    format!("{sign}.{ask}")
}

/// The signs that the person added to this check-in.
pub fn own_signs(answers: &Answers) -> Vec<OwnSign> {
    let Some(Value::Array(list)) = answers.raw(OWN_SIGNS) else {
        return Vec::new();
    };
    let part = |entry: &Value, name: &str| entry.get(name).and_then(Value::as_str).map(String::from);
    list.iter()
        .filter_map(|entry| Some(OwnSign { id: part(entry, "id")?, text: part(entry, "text")? }))
        .collect()
}

/// Stores the signs that the person added.
pub fn set_own_signs(answers: &mut Answers, signs: &[OwnSign]) {
    let list = signs.iter().map(|sign| serde_json::json!({ "id": sign.id, "text": sign.text })).collect();
    answers.set_value(OWN_SIGNS, Value::Array(list));
}

/// The rank of an option in ascending order of frequency, from 0; `None` for an option without a rank.
pub fn rank(option: &str) -> Option<usize> {
    FREQUENCIES.iter().position(|often| *often == option)
}

/// The rank of how often a sign was noticed (see [`rank`]); `None` if it was not answered.
pub fn frequency(answers: &Answers, sign: &str) -> Option<usize> {
    rank(answers.text(&key(sign, OFTEN)))
}

/// The sort key of a tool on the last screen, by its target.
fn tool_order(target: &str) -> u8 {
    match target.split_once('#') {
        Some(("read", _)) => 1,
        _ if target == Route::Settle.name() => 0,
        _ if target == FORGIVENESS => 3,
        _ => 2,
    }
}

impl Signs {
    /// Whether a question is asked on the person's way.
    pub fn is_asked(&self, field: &Field, answers: &Answers) -> bool {
        chosen(self.short.as_ref(), answers).is_none_or(|short| short.has(&field.id, answers))
    }

    /// The last screen of the person's way.
    pub fn ending(&self, answers: &Answers) -> &Ending {
        chosen(self.short.as_ref(), answers).map_or(&self.end, |short| &short.end)
    }

    /// The ids of all signs of a check-in: the six, then the person's own.
    pub fn ids(&self, answers: &Answers) -> Vec<String> {
        let six = self.signs.iter().map(|sign| sign.id.to_string());
        six.chain(own_signs(answers).into_iter().map(|own| own.id)).collect()
    }

    /// The two or three tools for the last screen, for the signs that were marked: calming exercises first, then
    /// reading, then worksheets, and forgiveness last. If nothing was marked, two of all tools, so that there always is
    /// a next step. `forgiving` tells whether the forgiveness worksheet may be offered.
    pub fn tools_for(&self, answers: &Answers, forgiving: bool) -> Vec<&Tool> {
        let known: Vec<_> =
            self.tools.iter().filter(|tool| forgiving || *tool.target != *FORGIVENESS).collect();
        let marked: Vec<_> = self
            .signs
            .iter()
            .filter(|sign| frequency(answers, &sign.id).is_some_and(|level| level > 0))
            .collect();
        let best = marked.iter().filter_map(|sign| sign.tools.first());
        let others = marked.iter().flat_map(|sign| sign.tools.iter().skip(1));
        let mut tools: Vec<&Tool> = Vec::new();
        for target in best.chain(others) {
            let Some(tool) = known.iter().find(|tool| tool.target == *target) else {
                continue;
            };
            if tools.len() < 3 && !tools.contains(tool) {
                tools.push(tool);
            }
        }
        for tool in known.iter().rev() {
            if tools.len() < 2 && !tools.contains(tool) {
                tools.push(tool);
            }
        }
        // At most three: `sort_by_key` would add 2 KB to the program.
        let in_turn =
            |wanted: u8| tools.iter().copied().filter(move |tool| tool_order(&tool.target) == wanted);
        (0..4).flat_map(in_turn).collect()
    }

    /// Whether the forgiveness worksheet may be offered. It may not if support is offered, if there was contact with
    /// the other person, or if the last forgiveness entry says that the hurt is new, that it goes on or may go on, or
    /// that there is or may be pressure.
    pub fn may_offer_forgiveness(
        &self,
        answers: &Answers,
        earlier: &[&Answers],
        last: Option<&Answers>,
    ) -> bool {
        let may_be = |last: &Answers, field| [YES, NOT_SURE].iter().any(|o| last.has_picked(field, o));
        let too_soon = last.is_some_and(|last| {
            last.has_picked(HOW_NEW, DAYS) || may_be(last, STILL_HAPPENING) || may_be(last, PRESSURE)
        });
        !self.offers_support(answers, earlier) && !answers.has_picked(CONTEXT, CONTACT) && !too_soon
    }

    /// Whether support is offered, by the five rules of the literature review (section 4.5):
    ///
    /// - a sign is marked "a lot" or more and gets in the way quite a bit or more;
    /// - it has lasted more than a month;
    /// - over three check-ins in a row, the same sign is marked more often each time;
    /// - numbness, drinking or using, trouble with eating or sleeping, or trouble with managing work or children;
    /// - the person asks for support.
    ///
    /// `earlier` has the saved check-ins before this one, the newest first.
    pub fn offers_support(&self, answers: &Answers, earlier: &[&Answers]) -> bool {
        let heavy = |sign: &String| {
            frequency(answers, sign).is_some_and(|level| level >= 3)
                && MUCH.contains(&answers.text(&key(sign, IN_THE_WAY)))
        };
        let rising = |sign: &String| {
            let [last, before, ..] = earlier else {
                return false;
            };
            matches!(
                (frequency(before, sign), frequency(last, sign), frequency(answers, sign)),
                (Some(a), Some(b), Some(c)) if a < b && b < c
            )
        };
        let ids = self.ids(answers);
        ids.iter().any(heavy)
            || ids.iter().any(rising)
            || answers.has_picked(LASTING, YES)
            || answers.picked(ALSO).iter().any(|option| *option != NONE)
            || answers.has_picked(WANT_SUPPORT, YES)
    }
}

read_struct!(Signs { title = "title", intro = "intro", about = "about", signs = "signs", ask = "ask", after = "after", tools = "tools", support = "support", unsafe_now = "unsafe_now", end = "end", short = "short" });
read_struct!(Sign { id = "id", title = "title", help = "help", tools = "tools" });
read_struct!(Tool { target = "target", label = "label", text = "text" });
read_struct!(Unsafe { button = "button", title = "title", text = "text", after = "after" });
