//! The checklist of signs: what is asked, which tools fit, and when support is offered.
//!
//! Each sign stands for itself. Nothing is added up, no total, band or order of the signs is computed.

use super::from_json::read_struct;
use super::standing::FORGIVENESS;
use super::{SharedStr, answers::Answers, worksheet::Ending, worksheet::Field};
use serde::Serialize;
use serde_json::Value;
use std::rc::Rc;

/// The kind under which check-ins are stored.
pub const CHECK_IN: &str = "check-in";
/// The answer that lists the signs a person added.
pub const OWN_SIGNS: &str = "own-signs";

/// The checklist in one language.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Signs {
    /// The page's heading.
    pub title: SharedStr,
    /// What the questions are about, and over what time.
    pub intro: SharedStr,
    /// What it is and is not.
    pub about: SharedStr,
    /// In the order of the page.
    pub signs: Vec<Rc<Sign>>,
    /// Asked about every sign.
    pub ask: Vec<Rc<Field>>,
    /// Asked once, after the signs.
    pub after: Vec<Rc<Field>>,
    /// What the tools' buttons say.
    pub tools: Vec<Tool>,
    /// The card that offers support.
    pub support: Ending,
    /// "I don't feel safe right now": the button, and the panel it opens.
    pub unsafe_now: Unsafe,
    /// The end screen.
    pub end: Ending,
}

/// A sign.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Sign {
    /// Part of the key of its answers; never changed or reused.
    pub id: SharedStr,
    /// In the first person.
    pub title: SharedStr,
    /// A sentence or two that takes it seriously; may be empty.
    pub help: SharedStr,
    /// Targets of the tools that fit it, the best first.
    pub tools: Vec<SharedStr>,
}

/// A tool offered on the end screen.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Tool {
    /// Where it leads.
    pub target: SharedStr,
    /// What its button says.
    pub label: SharedStr,
    /// Why it may fit.
    pub text: SharedStr,
}

/// The words around "I don't feel safe right now".
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the button, and the panel it opens")]
pub struct Unsafe {
    pub button: SharedStr,
    pub title: SharedStr,
    /// Above the numbers.
    pub text: SharedStr,
    /// Below the numbers.
    pub after: SharedStr,
}

/// A sign that the person added, kept in the check-in it belongs to, so that rewording it later changes no older one.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct OwnSign {
    /// Part of the key of its answers.
    pub id: String,
    /// The person's words.
    pub text: String,
}

/// The key of the answer to one question about one sign.
pub fn key(sign: &str, ask: &str) -> String {
    format!("{sign}.{ask}")
}

/// The signs the person added to this check-in.
pub fn own_signs(answers: &Answers) -> Vec<OwnSign> {
    let Some(Value::Array(list)) = answers.raw(OWN_SIGNS) else {
        return Vec::new();
    };
    let part = |entry: &Value, name: &str| entry.get(name).and_then(Value::as_str).map(String::from);
    list.iter()
        .filter_map(|entry| Some(OwnSign { id: part(entry, "id")?, text: part(entry, "text")? }))
        .collect()
}

/// Stores the signs the person added.
pub fn set_own_signs(answers: &mut Answers, signs: &[OwnSign]) {
    let list = signs.iter().map(|sign| serde_json::json!({ "id": sign.id, "text": sign.text })).collect();
    answers.set_value(OWN_SIGNS, Value::Array(list));
}

/// How often, from the least to the most. "Prefer not to say" is no place in this order.
const OFTEN: [&str; 5] = ["not-lately", "now-and-then", "half", "a-lot", "almost-all"];

/// The place of an option in the order from the least often to the most; `None` for what has none.
pub fn place(option: &str) -> Option<usize> {
    OFTEN.iter().position(|often| *often == option)
}

/// How often a sign was noticed, as a place in that order; `None` where nothing was said.
pub fn often(answers: &Answers, sign: &str) -> Option<usize> {
    place(answers.text(&key(sign, "often")))
}

/// The place of a tool on the end screen, by where it leads.
fn turn(target: &str) -> u8 {
    match target.split_once('#') {
        Some(("help", _)) => 0,
        Some(("read", _)) => 1,
        _ if target == FORGIVENESS => 3,
        _ => 2,
    }
}

impl Signs {
    /// The ids of all signs of a check-in, the person's own after the six.
    pub fn ids(&self, answers: &Answers) -> Vec<String> {
        let six = self.signs.iter().map(|sign| sign.id.to_string());
        six.chain(own_signs(answers).into_iter().map(|own| own.id)).collect()
    }

    /// Two or three tools that fit what was marked: what settles first, then what is read, then what is written,
    /// forgiveness last. When nothing was marked, two of all: there is always a next thing to do. `forgiving`: whether
    /// the forgiveness worksheet may be one of them.
    pub fn tools_for(&self, answers: &Answers, forgiving: bool) -> Vec<&Tool> {
        let known: Vec<_> =
            self.tools.iter().filter(|tool| forgiving || *tool.target != *FORGIVENESS).collect();
        let marked: Vec<_> = self
            .signs
            .iter()
            .filter(|sign| often(answers, &sign.id).is_some_and(|level| level > 0))
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
        tools.sort_by_key(|tool| turn(&tool.target));
        tools
    }

    /// Whether the forgiveness worksheet may be one of the tools: not where support is offered or there was contact with
    /// the person, and not where the last forgiveness entry says that the hurt is new, may go on, or that someone presses.
    pub fn may_offer_forgiveness(
        &self,
        answers: &Answers,
        earlier: &[&Answers],
        last: Option<&Answers>,
    ) -> bool {
        let may_be = |last: &Answers, field| ["yes", "not-sure"].iter().any(|o| last.has_picked(field, o));
        let too_soon = last.is_some_and(|last| {
            last.has_picked("how-new", "days") || may_be(last, "still-happening") || may_be(last, "pressure")
        });
        !self.offers_support(answers, earlier) && !answers.has_picked("context", "contact") && !too_soon
    }

    /// Whether support is offered, by the five rules of the literature review (section 4.5): a sign marked a lot that
    /// gets in the way quite a bit; lasting more than a month; the same sign marked more often in three check-ins
    /// running; numbness, drinking or using, not eating or sleeping, work or children hard to manage; being asked for.
    /// `earlier` are the saved check-ins before this one, the newest first.
    pub fn offers_support(&self, answers: &Answers, earlier: &[&Answers]) -> bool {
        let heavy = |sign: &String| {
            often(answers, sign).is_some_and(|level| level >= 3)
                && ["quite-a-bit", "a-great-deal"].contains(&answers.text(&key(sign, "in-the-way")))
        };
        let rising = |sign: &String| {
            let [last, before, ..] = earlier else {
                return false;
            };
            matches!(
                (often(before, sign), often(last, sign), often(answers, sign)),
                (Some(a), Some(b), Some(c)) if a < b && b < c
            )
        };
        let ids = self.ids(answers);
        ids.iter().any(heavy)
            || ids.iter().any(rising)
            || answers.has_picked("lasting", "yes")
            || answers.picked("also").iter().any(|option| *option != "none")
            || answers.has_picked("want-support", "yes")
    }
}

read_struct!(Signs { title = "title", intro = "intro", about = "about", signs = "signs", ask = "ask", after = "after", tools = "tools", support = "support", unsafe_now = "unsafe_now", end = "end" });
read_struct!(Sign { id = "id", title = "title", help = "help", tools = "tools" });
read_struct!(Tool { target = "target", label = "label", text = "text" });
read_struct!(Unsafe { button = "button", title = "title", text = "text", after = "after" });
