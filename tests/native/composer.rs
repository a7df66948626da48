//! The sentence composer with the real texts (evidence, 3.6).

mod actions;
mod flags;
mod odd;
mod private;
mod sentences;
mod small;

use crate::common::{answers, tools};
use serde_json::{Value, json};
use stillwater::domain::answers::Answers;
use stillwater::domain::compose::{Composed, compose};
use stillwater::domain::worksheet::{ComposerInputs, FieldKind, Worksheet};

const TONES: [&str; 3] = ["short", "warm", "firm"];
const SPOKEN: [&str; 7] = ["limit", "request", "no", "agreement", "pause", "topic", "repeat"];

/// A complete set of ordinary answers.
fn ordinary() -> Answers {
    answers(json!({
        "what-happens": "you read my messages without asking",
        "feelings": { "picked": ["hurt"] },
        "needs": { "picked": ["privacy"] },
        "what-i-do": "go to my sister's for the night",
        "private-limit": "keep my phone with me",
        "ask": "knock before you come in",
        "no-to": "lend you money again",
        "reason": "I cannot afford it",
        "agree-what": "for three months we each say where we are when plans change",
        "review-date": "in March",
        "back-at": "tomorrow after breakfast",
        "topic": "the divorce",
        "other-topic": "the garden"
    }))
}

/// Ordinary answers with a kind and a tone.
fn of(kind: &str, tone: &str) -> Answers {
    let mut answers = ordinary();
    answers.set_text("kind", kind);
    answers.set_text("tone", tone);
    answers
}

/// Only these answers, with a kind and a tone.
fn only(kind: &str, tone: &str, rest: Value) -> Answers {
    let mut answers = answers(rest);
    answers.set_text("kind", kind);
    answers.set_text("tone", tone);
    answers
}

fn slots(sheet: &Worksheet) -> ComposerInputs {
    let script = sheet.fields().find_map(|field| match &field.kind {
        FieldKind::Script(slots) => Some((**slots).clone()),
        _ => None,
    });
    script.expect("the boundary worksheet has a composer")
}

/// Composes with the real composer and the real worksheet.
fn said(answers: &Answers) -> Composed {
    thread_local! {
        static TOOLS: std::rc::Rc<stillwater::content::Tools> = tools();
    }
    TOOLS.with(|tools| {
        let sheet = tools.worksheet("boundaries").expect("the boundary worksheet");
        compose(&tools.composer, sheet, &slots(sheet), answers)
    })
}
