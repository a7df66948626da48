//! The boundary worksheet and its gate (evidence, 3.4 and 3.5).

use super::*;

const B: &str = "boundaries";

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
fn someone_afraid_prepares_nothing_to_say_aloud() {
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
fn the_gate_says_why_once_and_speaks_of_the_device() {
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
fn the_kind_of_statement_decides_what_is_asked() {
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
fn every_field_of_the_review_is_asked() {
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
