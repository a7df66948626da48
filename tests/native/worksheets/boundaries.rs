//! The boundary worksheet and its gate (evidence, 3.4 and 3.5).

use super::*;

const B: &str = "boundaries";

/// The fields that prepare for saying something aloud.
const ALOUD: [&str; 15] = [
    "kind",
    "matters-most",
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
    "how-hard",
    "ladder",
    "small-step",
];

/// The same, of the part for preparing.
const ALOUD_WHEN_PREPARING: [&str; 4] = ["they-may-say", "my-line", "rehearse", "step-to-prepare"];

/// What the worksheet asked until November 2026. The part asks it now, and asks for a small step in place of a day.
const ONCE_ASKED: [&str; 7] = ["flexible", "guilt", "supports", "prepare", "when", "when-day", "rehearse"];

#[test]
fn someone_afraid_prepares_nothing_to_say_aloud() {
    for gate in ["afraid", "hurt-before"] {
        for option in ["yes", "not-sure"] {
            for kind in ["", "limit", "request", "no", "agreement", "pause", "topic", "private"] {
                let of = json!({ gate: option, "kind": kind, "when": "chosen-day" });
                hides(B, of.clone(), &ALOUD);
                asks(B, of, &["private-limit", "could-do", "my-words"]);
            }
            let of = json!({ gate: option, "when": "chosen-day" });
            hides("preparing", of.clone(), &ALOUD_WHEN_PREPARING);
            asks("preparing", of.clone(), &["gate", "supports", "prepare", "flexible", "rights"]);
            assert_eq!(care_after("preparing", "safe-enough", of).as_deref(), Some("care-safety"));
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
    let calm = answers(json!({ "kind": "limit" }));
    assert!(worksheet(B).end.words(&calm).1.contains("Whether you say it"));
    for (sheet, gate) in [
        (B, json!({ "afraid": "yes" })),
        (B, json!({ "hurt-before": "not-sure", "kind": "request" })),
        ("preparing", json!({ "afraid": "not-sure" })),
        ("preparing", json!({ "hurt-before": "yes" })),
    ] {
        let (sheet, of) = (worksheet(sheet), answers(gate));
        let after_it = sheet.steps_for(&of).skip_while(|step| !step.care).skip(1);
        let headings = after_it.map(|step| step.words(&of)).chain([sheet.end.words(&of)]);
        for (title, text) in headings {
            for word in ["say", "aloud", "sentence", "put it into words"] {
                assert!(!title.contains(word) && !text.contains(word), "{word}: {title} {text}");
            }
        }
    }
    // Nor does the last screen of a limit that is kept to oneself.
    let of = answers(json!({ "kind": "private" }));
    assert!(!worksheet(B).end.words(&of).1.contains("say"));
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
fn what_prepares_is_asked_in_a_part_and_what_was_answered_here_is_still_read() {
    hides(B, json!({ "kind": "limit", "when": "chosen-day" }), &ONCE_ASKED);
    let (when, asked): (Vec<_>, Vec<_>) = ONCE_ASKED.iter().partition(|id| id.starts_with("when"));
    asks("preparing", json!({ "when": "chosen-day" }), &asked);
    hides("preparing", json!({ "when": "chosen-day" }), &when);
    let of = json!({
        "flexible": { "flexible": "the hour", "not-flexible": "shouting" }, "guilt": "that I am hard",
        "supports": "A., after", "prepare": "about my phone", "when": "chosen-day",
        "when-day": "2026-12-01", "rehearse": "friend",
    });
    let laid = stillwater::domain::layout::of_worksheet(&worksheet(B), &answers(of.clone()));
    let keys = |parts: &[stillwater::domain::layout::LayoutSection]| -> Vec<String> {
        parts.iter().flat_map(|part| &part.rows).map(|row| row.key.clone()).collect()
    };
    assert_eq!(keys(&laid), ONCE_ASKED);
    assert!(laid.iter().all(|part| !part.title.is_empty()), "{laid:?}");
    let said = laid.iter().flat_map(|part| &part.rows).flat_map(|row| &row.lines).cloned();
    let said = said.collect::<Vec<_>>().join(" ");
    for words in [
        "the hour",
        "shouting",
        "that I am hard",
        "A., after",
        "about my phone",
        "On a day I choose",
        "With a friend",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    // In the history of the entry they are the first note of the part.
    let first =
        stillwater::domain::layout::of_parent_answers(&worksheet(B), &worksheet("preparing"), &answers(of));
    assert_eq!(keys(&[first]), ONCE_ASKED);
}

#[test]
fn it_ends_at_the_sentence_and_practising_may_follow() {
    let of = |more: Value| steps(B, more);
    assert_eq!(
        of(json!({ "kind": "limit" })),
        ["where", "safe-enough", "what", "which-kind", "say-or-do", "words", "practice"]
    );
    asks(B, json!({}), &["can-end-here"]);
    let sheet = worksheet(B);
    let notice = sheet.steps.iter().flat_map(|step| &step.items).find_map(|item| match item {
        StepItem::Notice(notice) if *notice.id == *"can-end-here" => Some(notice),
        _ => None,
    });
    assert!(notice.expect("the notice").finish);
    // Behind the gate the sentence is the last step by itself.
    assert_eq!(of(json!({ "afraid": "yes" })).last().map(String::as_str), Some("words"));
    hides(B, json!({ "afraid": "yes" }), &["can-end-here"]);
}

#[test]
fn a_limit_that_may_be_too_big_is_answered_and_blocks_nothing() {
    for of in [json!({ "kind": "limit" }), json!({ "kind": "private" }), json!({ "afraid": "yes" })] {
        asks(B, of.clone(), &["could-do"]);
        for (sure, said) in [("surely", false), ("maybe", true), ("hardly", true)] {
            let mut with = of.clone();
            with["could-do"] = sure.into();
            let shown = shown(B, &answers(with.clone()));
            assert_eq!(shown.iter().any(|id| id == "a-smaller-one"), said, "{with}");
            assert!(shown.iter().any(|id| id == "my-words"));
        }
    }
    for kind in ["", "request", "no", "agreement", "pause", "topic"] {
        hides(B, json!({ "kind": kind, "could-do": "hardly" }), &["could-do", "a-smaller-one"]);
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
            "matters-most",
            "my-words",
            "what-i-do",
            "could-do",
            "how-hard",
            "ladder",
            "small-step",
        ],
    );
    asks(
        "preparing",
        json!({ "when": "chosen-day" }),
        &[
            "afraid",
            "hurt-before",
            "they-may-say",
            "my-line",
            "flexible",
            "rights",
            "about-guilt",
            "guilt",
            "supports",
            "prepare",
            "rehearse",
            "step-to-prepare",
        ],
    );
}
