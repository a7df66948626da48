//! The short ways: what they ask, that no gate is left out, and that both ways fill in the same record.

use super::*;
use stillwater::domain::layout::{as_text, of_check_in, of_worksheet};
use stillwater::domain::record::Record;
use stillwater::domain::short_way::{SHORT, WAY, WHOLE};

/// These answers on the short way.
fn short(of: &Value) -> Answers {
    let mut of = answers(of.clone());
    of.set_text(WAY, SHORT);
    of
}

/// The questions that are asked, in their order.
fn asked(sheet: &str, of: &Answers) -> Vec<String> {
    let sheet = worksheet(sheet);
    let fields = sheet.steps_for(of).flat_map(|step| step.fields()).filter(|field| sheet.is_asked(field, of));
    fields.map(|field| field.id.to_string()).collect()
}

/// The ids of the care pages on the way.
fn care(sheet: &str, of: &Answers) -> Vec<String> {
    worksheet(sheet).steps_for(of).filter(|step| step.care).map(|step| step.id.to_string()).collect()
}

const GATE: [&str; 4] = ["still-happening", "pressure", "how-new", "room-today"];

#[test]
fn each_branch_of_forgiveness_has_its_own() {
    let branches: [(&str, &[&str]); 3] = [
        (
            "someone-else",
            &[
                "whom",
                "would-not-mean",
                "one-event",
                "feelings",
                "not-okay",
                "keep",
                "where-i-am",
                "care-after",
            ],
        ),
        ("something-i-did", &["whom", "did", "repair", "treat-myself", "keep", "care-after"]),
        ("blame-i-carry", &["whom", "sentence-i-say", "who-chose", "fairer-sentence", "care-after"]),
    ];
    for (whom, wanted) in branches {
        assert_eq!(
            asked("forgiveness", &short(&json!({ "whom": whom }))),
            [&GATE, wanted].concat(),
            "{whom}"
        );
    }
    assert_eq!(
        asked("forgiveness", &short(&json!({}))),
        asked("forgiveness", &short(&json!({ "whom": "someone-else" })))
    );
}

#[test]
fn a_boundary_ends_at_its_words() {
    let limit = json!({ "afraid": "no", "hurt-before": "no", "kind": "limit" });
    let wanted = [
        "area",
        "with-whom",
        "afraid",
        "hurt-before",
        "what-happens",
        "feelings",
        "kind",
        "what-i-do",
        "tone",
        "my-words",
    ];
    assert_eq!(asked("boundaries", &short(&limit)), wanted);
    for (kind, answer) in [
        ("request", "ask"),
        ("no", "no-to"),
        ("agreement", "agree-what"),
        ("pause", "back-at"),
        ("topic", "topic"),
    ] {
        assert!(
            asked("boundaries", &short(&json!({ "kind": kind }))).iter().any(|id| id == answer),
            "{kind}"
        );
    }
    let afraid = [
        "area",
        "with-whom",
        "afraid",
        "hurt-before",
        "what-happens",
        "feelings",
        "private-limit",
        "my-words",
    ];
    assert_eq!(asked("boundaries", &short(&json!({ "afraid": "not-sure" }))), afraid);
}

#[test]
fn every_gate_answers_on_the_short_way_as_on_the_whole() {
    let gates = [
        ("forgiveness", json!({ "still-happening": "yes" })),
        ("forgiveness", json!({ "pressure": "not-sure" })),
        ("forgiveness", json!({ "how-new": "days" })),
        ("forgiveness", json!({ "feelings": { "picked": ["hopelessness"] } })),
        ("boundaries", json!({ "afraid": "yes" })),
        ("boundaries", json!({ "hurt-before": "not-sure" })),
    ];
    for (sheet, of) in gates {
        let (short, whole) = (short(&of), answers(of.clone()));
        assert_eq!(care(sheet, &short), care(sheet, &whole), "{of}");
        assert!(!care(sheet, &short).is_empty(), "{of}");
        // What a gate hides on the whole way is hidden on the short way too.
        let (whole, short) = (asked(sheet, &whole), asked(sheet, &short));
        assert!(short.iter().all(|id| whole.contains(id)), "{of}: {short:?}");
    }
    // Notices that answer something stay, also on the short way.
    for (of, notice) in [
        (json!({ "room-today": "not-today" }), "another-day"),
        (json!({ "whom": "blame-i-carry" }), "nothing-to-forgive"),
        (json!({ "where-i-am": "not-now" }), "not-now"),
    ] {
        let of = short(&of);
        let sheet = worksheet("forgiveness");
        let items = sheet.steps_for(&of).flat_map(|step| &step.items);
        let mut notices = items.filter_map(|item| match item {
            StepItem::Notice(notice) if sheet.is_shown(notice, &of) => Some(&*notice.id),
            _ => None,
        });
        assert!(notices.any(|id| id == notice), "{notice}");
    }
}

#[test]
fn the_times_are_those_of_one_path() {
    let minutes = |sheet: &str, of: &Answers| worksheet(sheet).minutes_for(of);
    for (whom, time, all) in [("someone-else", 7, 30), ("something-i-did", 7, 34), ("blame-i-carry", 6, 33)] {
        let of = json!({ "whom": whom });
        assert_eq!(
            (minutes("forgiveness", &short(&of)), minutes("forgiveness", &answers(of))),
            (time, all),
            "{whom}"
        );
    }
    for sheet in &tools().worksheets {
        assert_eq!(sheet.times.short > 0, sheet.short.is_some(), "{}", sheet.id);
        assert!(sheet.times.short <= 8, "{}: a short way takes at most 8 minutes", sheet.id);
        assert!(sheet.times.whole >= sheet.minutes_for(&unanswered()), "{}", sheet.id);
    }
    let times = |sheet: &str| (worksheet(sheet).times.short, worksheet(sheet).times.whole);
    assert_eq!(times("forgiveness"), (7, 34));
    assert_eq!(times("boundaries"), (7, 19));
}

#[test]
fn a_short_way_has_few_screens_and_few_words() {
    let count = |text: &str| text.split_whitespace().count();
    for of in [
        json!({ "whom": "someone-else" }),
        json!({ "whom": "something-i-did" }),
        json!({ "whom": "blame-i-carry" }),
        json!({ "kind": "limit" }),
        json!({ "kind": "request" }),
        json!({ "kind": "no" }),
        json!({ "kind": "agreement" }),
        json!({ "kind": "pause" }),
        json!({ "kind": "topic" }),
        json!({ "kind": "private" }),
        json!({ "afraid": "yes" }),
        json!({ "whom": "someone-else", "pressure": "yes" }),
    ] {
        let sheet = worksheet(if of.get("whom").is_some() { "forgiveness" } else { "boundaries" });
        let of = short(&of);
        let mut words = 0;
        let steps: Vec<_> = sheet.steps_for(&of).collect();
        for step in &steps {
            let (title, help) = step.words(&of);
            words += count(title) + count(help);
            for item in &step.items {
                words += match item {
                    StepItem::Field(field) if sheet.is_asked(field, &of) => {
                        let options: &[_] = match &field.kind {
                            FieldKind::Choice(options) => options,
                            FieldKind::Choices(choices) => &choices.options,
                            _ => &[],
                        };
                        let options =
                            options.iter().map(|one| count(&one.label) + count(&one.help)).sum::<usize>();
                        count(&field.label) + count(&field.help) + options
                    }
                    StepItem::Notice(notice) if sheet.is_shown(notice, &of) => {
                        count(&notice.title) + count(&notice.text)
                    }
                    _ => 0,
                };
            }
        }
        assert!(steps.len() <= 8, "{of:?}: {} screens", steps.len());
        assert!(words <= 700, "{of:?}: {words} words");
    }
}

#[test]
fn a_record_without_a_way_is_on_the_whole_way_and_changing_it_keeps_every_answer() {
    let sheet = worksheet("forgiveness");
    let old = answers(
        json!({ "whom": "someone-else", "whose-part": { "mine": "a" }, "letter": "dear", "keep": "b" }),
    );
    for way in ["", WHOLE, "long", "SHORT"] {
        let mut of = old.clone();
        of.set_text(WAY, way);
        assert_eq!(asked("forgiveness", &of), asked("forgiveness", &old), "{way}");
        assert_eq!(sheet.rest(&of), None);
        assert_eq!(sheet.ending(&of), &sheet.end);
    }
    let mut of = old.clone();
    of.set_text(WAY, SHORT);
    assert_ne!(sheet.ending(&of), &sheet.end);
    assert_eq!(sheet.rest(&of).map(|step| &*step.id), Some("parts"), "the first question that was left out");
    // On paper and in a copy nothing is missing, and the way itself is no answer.
    let (before, after) = (as_text("", &of_worksheet(&sheet, &old)), as_text("", &of_worksheet(&sheet, &of)));
    assert_eq!(before, after);
    of.set_text(WAY, WHOLE);
    of.clear(WAY);
    assert_eq!(of, old);
    let check_in = as_text("", &of_check_in(&tools().signs, &short(&json!({ "betrayed.often": "half" }))));
    assert!(!check_in.contains(SHORT), "{check_in}");
}

#[test]
fn choosing_a_way_alone_begins_no_record() {
    let begun = Record::begin("0mw00000000001".into(), "forgiveness", "2026-11-22T09:30:00.000Z".into());
    let mut record = begun.clone();
    record.answers.set_text(WAY, SHORT);
    assert!(!record.has_content_beyond(&begun));
    record.answers.set_text("keep", "a walk");
    assert!(record.has_content_beyond(&begun));
    let with = record.clone();
    record.answers.set_text("keep", "a run");
    assert!(record.has_content_beyond(&with));
    record.answers.set_text(WAY, WHOLE);
    record.answers.set_text("keep", "a walk");
    assert!(!record.has_content_beyond(&with));
    record.answers.clear("keep");
    assert!(record.has_content_beyond(&with));
}
