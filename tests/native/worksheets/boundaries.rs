//! The boundary worksheet and its gate (evidence, 3.4 and 3.5).

use super::*;

const B: &str = "boundaries";

/// The fields that prepare for saying something aloud.
const ALOUD: [&str; 16] = [
    "kind",
    "what-i-do",
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
    "how-hard",
    "ladder",
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
fn the_care_page_comes_right_after_the_safety_questions_and_the_device_is_spoken_of() {
    for gate in [
        json!({ "afraid": "yes", "hurt-before": "not-sure" }),
        json!({ "afraid": "no", "hurt-before": "yes" }),
        json!({ "afraid": "not-sure" }),
        json!({ "hurt-before": "not-sure" }),
    ] {
        assert_eq!(care_after(B, "safe-enough", gate.clone()).as_deref(), Some("care-safety"), "{gate}");
        asks(B, gate, &["gate", "device"]);
    }
    for calm in [json!({}), json!({ "afraid": "no", "hurt-before": "no" })] {
        assert_eq!(care_after(B, "safe-enough", calm.clone()), None, "{calm}");
        hides(B, calm, &["gate", "device"]);
    }
}

#[test]
fn behind_the_gate_no_heading_and_no_last_word_speaks_of_saying_it() {
    let sheet = worksheet(B);
    let calm = answers(json!({ "kind": "limit" }));
    assert!(sheet.end.words(&calm).1.contains("Whether you say it"));
    for gate in [json!({ "afraid": "yes" }), json!({ "hurt-before": "not-sure", "kind": "request" })] {
        let of = answers(gate);
        let after_it = sheet.steps_for(&of).skip_while(|step| !step.care).skip(1);
        let headings = after_it.map(|step| step.words(&of)).chain([sheet.end.words(&of)]);
        for (title, text) in headings {
            for word in ["say", "aloud", "sentence", "put it into words"] {
                assert!(!title.contains(word) && !text.contains(word), "{word}: {title} {text}");
            }
        }
    }
}

#[test]
fn a_private_limit_is_asked_where_it_was_chosen_or_where_there_is_fear() {
    hides(B, json!({ "kind": "limit" }), &["private-limit"]);
    asks(B, json!({ "kind": "private" }), &["private-limit"]);
    asks(B, json!({ "afraid": "yes" }), &["private-limit"]);
}

#[test]
fn what_cannot_have_happened_yet_is_not_asked_and_what_was_answered_once_is_still_read() {
    let review = [
        "said-it",
        "was-i-safe",
        "what-happened-after",
        "feel-now",
        "kept-my-part",
        "easier-harder",
        "proud",
        "next",
    ];
    hides(B, json!({}), &review);
    let of = answers(json!({ "proud": "that I stayed calm", "was-i-safe": "yes" }));
    let parts = stillwater::domain::layout::of_worksheet(&worksheet(B), &of);
    let rows: Vec<_> =
        parts.iter().flat_map(|part| &part.rows).map(|row| (&*row.key, row.lines.join(" "))).collect();
    assert!(
        rows.contains(&("proud", "that I stayed calm".into()))
            && rows.contains(&("was-i-safe", "Yes".into())),
        "{rows:?}"
    );
    for step in steps(B, json!({})) {
        assert_ne!(step, "afterwards");
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
fn every_field_is_asked() {
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
        ],
    );
}
