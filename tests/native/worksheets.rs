//! The forgiveness and the boundary worksheet: what is asked in each branch and behind each gate (evidence, 2.8 and 3.4).

use crate::common::{answers, tools, unanswered, worksheet};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use stillwater::domain::answers::Answers;
use stillwater::domain::condition::Shown;
use stillwater::domain::worksheet::{Item, Kind, Worksheet};

fn steps(sheet: &str, of: Value) -> Vec<String> {
    let (sheet, of) = (worksheet(sheet), answers(of));
    sheet.steps_for(&of).map(|step| step.id.to_string()).collect()
}

/// Every field and notice on the screen with these answers.
fn shown(sheet: &str, of: &Answers) -> Vec<String> {
    let sheet = worksheet(sheet);
    let items = sheet.steps_for(of).flat_map(|step| step.items.clone());
    let shown = items.filter_map(|item| match item {
        Item::Field(field) if field.shown.holds(of) => Some(field.id.to_string()),
        Item::Notice(notice) if notice.shown.holds(of) => Some(notice.id.to_string()),
        _ => None,
    });
    shown.collect()
}

fn asks(sheet: &str, of: Value, wanted: &[&str]) {
    let shown = shown(sheet, &answers(of.clone()));
    for id in wanted {
        assert!(shown.iter().any(|s| s == id), "{id} is shown with {of}: {shown:?}");
    }
}

fn hides(sheet: &str, of: Value, unwanted: &[&str]) {
    let shown = shown(sheet, &answers(of.clone()));
    for id in unwanted {
        assert!(!shown.iter().any(|s| s == id), "{id} is hidden with {of}");
    }
}

const F: &str = "forgiveness";
const B: &str = "boundaries";

const SOMEONE_ELSE: [&str; 11] = [
    "today",
    "about",
    "left-behind",
    "parts",
    "from-here",
    "writing",
    "where",
    "near",
    "again",
    "next",
    "after",
];

#[test]
fn forgiveness_someone_else() {
    assert_eq!(steps(F, json!({ "whom": "someone-else" })), SOMEONE_ELSE);
    assert_eq!(steps(F, json!({})), SOMEONE_ELSE, "also on paper, and while nothing was picked");
    asks(
        F,
        json!({ "whom": "someone-else" }),
        &[
            "still-happening",
            "pressure",
            "room-today",
            "whom",
            "one-event",
            "cost",
            "feelings",
            "not-okay",
            "whose-part",
            "tried",
            "would-not-mean",
            "set-down",
            "keep",
            "understand",
            "letter",
            "where-i-am",
            "small-act",
            "small-act-when",
            "when-it-returns",
            "care-after",
            "bring",
        ],
    );
}

#[test]
fn forgiveness_something_i_did_asks_the_four_rs() {
    let own = json!({ "whom": "something-i-did" });
    assert_eq!(
        steps(F, own.clone()),
        [
            "today",
            "about",
            "left-behind",
            "my-part",
            "making-right",
            "from-here",
            "writing",
            "where",
            "next",
            "after",
        ]
    );
    asks(
        F,
        own.clone(),
        &[
            "did",
            "affected",
            "in-my-control",
            "regret",
            "repair",
            "do-differently",
            "treat-myself",
            "no-contact",
        ],
    );
    hides(F, own, &["not-okay", "would-not-mean", "understand", "contact", "reconciling", "who-chose"]);
}

#[test]
fn forgiveness_blame_i_carry_asks_for_no_regret() {
    let blame = json!({ "whom": "blame-i-carry" });
    assert_eq!(
        steps(F, blame.clone()),
        ["today", "about", "left-behind", "blame", "parts", "from-here", "writing", "where", "next", "after",]
    );
    asks(
        F,
        blame.clone(),
        &[
            "nothing-to-forgive",
            "sentence-i-say",
            "knew-then",
            "who-chose",
            "tell-a-friend",
            "fairer-sentence",
        ],
    );
    hides(F, blame, &["did", "regret", "repair", "would-not-mean", "understand", "contact"]);
}

#[test]
fn while_the_harm_goes_on_forgiving_can_wait_and_nothing_else_is_blocked() {
    for (field, option, notice) in [
        ("still-happening", "yes", "can-wait"),
        ("still-happening", "not-sure", "can-wait"),
        ("pressure", "yes", "pressed"),
    ] {
        for whom in ["", "someone-else", "something-i-did", "blame-i-carry"] {
            let mut open = unanswered();
            open.set_text("whom", whom);
            let mut gated = open.clone();
            gated.set_text(field, option);
            let (before, after) = (shown(F, &open), shown(F, &gated));
            assert!(after.iter().any(|id| id == notice), "{notice}");
            let gone: Vec<_> = before.iter().filter(|id| !after.contains(id)).map(String::as_str).collect();
            let mut hidden = vec!["going-round", "neutral-writing", "forward-writing", "letter", "next-hour"];
            if ["", "someone-else"].contains(&whom) {
                hidden.insert(0, "understand");
            }
            assert_eq!(gone, hidden, "{field} {option} {whom}");
        }
    }
}

#[test]
fn the_card_of_the_gate_leads_to_limits_and_help_and_offers_to_end_here() {
    let sheet = worksheet(F);
    let notices = sheet.steps.iter().flat_map(|step| &step.items).filter_map(|item| match item {
        Item::Notice(notice) if ["can-wait", "pressed"].contains(&&*notice.id) => Some(notice),
        _ => None,
    });
    let notices: Vec<_> = notices.collect();
    assert_eq!(notices.len(), 2);
    for notice in notices {
        let targets: Vec<_> = notice.links.iter().map(|(to, _)| &**to).collect();
        assert!(targets.contains(&"boundaries") && targets.contains(&"help"), "{targets:?}");
        assert!(notice.finish, "{} ends the worksheet, if wanted", notice.id);
    }
}

#[test]
fn no_harm_and_no_pressure_hide_nothing() {
    let calm = json!({ "still-happening": "no", "pressure": "no", "room-today": "some-room" });
    assert_eq!(shown(F, &answers(calm)), shown(F, &unanswered()));
}

#[test]
fn not_now_is_a_complete_ending() {
    asks(F, json!({ "where-i-am": "not-now" }), &["not-now"]);
    hides(F, json!({ "where-i-am": "curious" }), &["not-now"]);
    asks(F, json!({ "room-today": "not-today" }), &["another-day"]);
}

/// All that prepares for saying something aloud.
const ALOUD: [&str; 13] = [
    "kind",
    "ask",
    "no-to",
    "reason",
    "agree-what",
    "review-date",
    "back-at",
    "topic",
    "other-topic",
    "tone",
    "rehearse",
    "when",
    "when-day",
];

#[test]
fn boundaries_someone_afraid_prepares_nothing_to_say_aloud() {
    for gate in ["afraid", "hurt-before"] {
        for option in ["yes", "not-sure"] {
            for kind in ["", "limit", "request", "no", "agreement", "pause", "topic", "private"] {
                let of = json!({ gate: option, "kind": kind, "when": "chosen-day" });
                hides(B, of.clone(), &ALOUD);
                asks(B, of, &["private-limit", "my-words", "supports", "prepare"]);
            }
        }
    }
}

#[test]
fn boundaries_the_gate_says_why_once_and_speaks_of_the_device() {
    let both = json!({ "afraid": "yes", "hurt-before": "not-sure" });
    asks(B, both.clone(), &["gate-afraid", "device-afraid"]);
    hides(B, both, &["gate-hurt-before", "device-hurt-before"]);
    let one = json!({ "afraid": "no", "hurt-before": "yes" });
    asks(B, one.clone(), &["gate-hurt-before", "device-hurt-before"]);
    hides(B, one, &["gate-afraid", "device-afraid"]);
    for calm in [json!({}), json!({ "afraid": "no", "hurt-before": "no" })] {
        hides(B, calm, &["gate-afraid", "gate-hurt-before", "device-afraid", "device-hurt-before"]);
    }
}

#[test]
fn boundaries_asks_what_the_kind_of_statement_needs_and_no_more() {
    let needs: [(&str, &[&str]); 7] = [
        ("limit", &["what-i-do"]),
        ("request", &["ask"]),
        ("no", &["no-to", "reason"]),
        ("agreement", &["agree-what", "review-date"]),
        ("pause", &["back-at"]),
        ("topic", &["topic", "other-topic"]),
        ("private", &["private-limit"]),
    ];
    for (kind, wanted) in needs {
        asks(B, json!({ "kind": kind }), wanted);
        for (other, unwanted) in needs.iter().filter(|(other, _)| *other != kind && *other != "private") {
            hides(B, json!({ "kind": kind }), unwanted);
            assert_ne!(*other, kind);
        }
    }
}

#[test]
fn boundaries_has_every_field_of_the_review() {
    asks(
        B,
        json!({ "kind": "limit", "when": "chosen-day" }),
        &[
            "area",
            "with-whom",
            "afraid",
            "hurt-before",
            "what-happens",
            "feelings",
            "needs",
            "kind",
            "my-words",
            "what-i-do",
            "flexible",
            "supports",
            "how-hard",
            "rehearse",
            "when",
            "when-day",
            "about-guilt",
            "ladder",
            "said-it",
            "what-happened-after",
            "feel-now",
            "kept-my-part",
            "easier-harder",
            "was-i-safe",
            "next",
            "proud",
            "bring",
        ],
    );
}

#[test]
fn not_safe_afterwards_brings_help() {
    for option in ["no", "not-sure"] {
        asks(B, json!({ "was-i-safe": option }), &["not-safe"]);
    }
    hides(B, json!({ "was-i-safe": "yes" }), &["not-safe"]);
}

/// Where each field stands: the number of its step.
fn places(sheet: &Worksheet) -> BTreeMap<String, usize> {
    let fields = sheet.steps.iter().enumerate().flat_map(|(at, step)| step.fields().map(move |f| (at, f)));
    fields.map(|(at, field)| (field.id.to_string(), at)).collect()
}

#[test]
fn nothing_depends_on_a_later_step() {
    for sheet in &tools().worksheets {
        let places = places(sheet);
        let looks_back = |shown: &Shown, last: usize, what: &str| {
            for condition in shown.if_all.iter().chain(&shown.unless_any) {
                let at = places[&*condition.field];
                assert!(at <= last, "{}: {what} looks at `{}`, which comes later", sheet.id, condition.field);
            }
        };
        for (at, step) in sheet.steps.iter().enumerate() {
            if !step.shown.is_always() {
                looks_back(&step.shown, at.checked_sub(1).expect("the first step is always there"), &step.id);
            }
            for item in &step.items {
                match item {
                    Item::Field(field) => {
                        looks_back(&field.shown, at, &field.id);
                        if let Kind::Script(slots) = &field.kind {
                            let gate = Shown { if_all: slots.private_only_if.clone(), ..Shown::default() };
                            looks_back(&gate, at, &field.id);
                        }
                    }
                    Item::Notice(notice) => looks_back(&notice.shown, at, &notice.id),
                }
            }
        }
    }
}

#[test]
fn every_step_that_is_there_has_something_to_answer() {
    for sheet in &tools().worksheets {
        for step in &sheet.steps {
            assert!(step.fields().count() > 0, "{}: {}", sheet.id, step.id);
        }
    }
}
