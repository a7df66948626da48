//! Worksheets whose records refer to an entry of another worksheet (evidence, 2.8 and 3.5).

use super::*;
use std::rc::Rc;
use stillwater::domain::ladder::{self, Ladder};
use stillwater::domain::layout::{self, as_text, of_parent_answers, of_worksheet, of_worksheet_flat};
use stillwater::domain::parent_link::{self, PARENT};

const ENTRY: &str = "0mw00000000001";

/// The ladder of a boundary.
fn ladder() -> Rc<Ladder> {
    worksheet("boundaries").ladder.clone().expect("boundaries are practised in steps")
}

fn options(sheet: &Worksheet, id: &str) -> Vec<(String, String)> {
    let field = sheet.fields().find(|field| *field.id == *id).expect("the question");
    let options = match &field.kind {
        FieldKind::Choice(options) => options,
        FieldKind::Choices(choices) => &choices.options,
        _ => return Vec::new(),
    };
    options.iter().map(|option| (option.id.to_string(), option.label.to_string())).collect()
}

#[test]
fn each_belongs_to_a_worksheet_that_stands_by_itself() {
    let tools = tools();
    let parts: Vec<_> = tools.worksheets.iter().filter(|sheet| sheet.is_part()).collect();
    let of: Vec<_> = parts.iter().map(|part| (&*part.id, &*part.part_of)).collect();
    assert_eq!(
        of,
        [
            ("practice", "boundaries"),
            ("standing", "forgiveness"),
            ("choices", "forgiveness"),
            ("closer-look", "forgiveness"),
            ("preparing", "boundaries"),
        ]
    );
    for part in parts {
        let parent = tools.worksheet(&part.part_of).expect("what it is part of");
        assert!(!parent.is_part());
        let back: Vec<_> = tools.parts_of(&parent.id).map(|sheet| &*sheet.id).collect();
        assert!(back.contains(&&*part.id));
        for words in [&part.history.link, &part.history.title, &part.history.begin, &part.history.empty] {
            assert!(!words.is_empty());
        }
        // One place has the notes of all parts: it is called the same from each, and each begins by its own name.
        for other in tools.parts_of(&parent.id).filter(|other| other.id != part.id) {
            assert_eq!(
                (&other.history.link, &other.history.title),
                (&part.history.link, &part.history.title)
            );
            assert_ne!(other.history.begin, part.history.begin);
            assert_ne!(other.history.notes, part.history.notes);
        }
    }
}

#[test]
fn the_same_question_has_the_same_options_in_both() {
    let tools = tools();
    for part in tools.worksheets.iter().filter(|sheet| sheet.is_part()) {
        let parent = tools.worksheet(&part.part_of).expect("what it is part of");
        let mut same = 0;
        for field in part.fields().filter(|field| parent.asks(&field.id)) {
            assert_eq!(options(part, &field.id), options(parent, &field.id), "{}: {}", part.id, field.id);
            same += 1;
        }
        assert!(same >= 3, "{}: its answers in the entry are the first note", part.id);
    }
}

#[test]
fn every_field_of_the_review_is_asked_safety_first() {
    let asked = shown("practice", &unanswered());
    assert_eq!(asked[0], "was-i-safe");
    let fields = [
        "rung",
        "said-it",
        "what-happened-after",
        "feel-now",
        "kept-my-part",
        "easier-harder",
        "next",
        "proud",
    ];
    asks("practice", json!({}), &fields);
    for option in ["no", "not-sure"] {
        let of = json!({ "was-i-safe": option });
        asks("practice", of.clone(), &["not-safe"]);
        asks("practice", of.clone(), &fields);
        hides("practice", of, &["step-from-here"]);
    }
    asks("practice", json!({ "was-i-safe": "yes" }), &["step-from-here"]);
    hides("practice", json!({ "was-i-safe": "yes" }), &["not-safe"]);
    let sheet = worksheet("practice");
    assert_eq!(care_after("practice", "safe", json!({ "was-i-safe": "no" })).as_deref(), Some("care-safety"));
    let links = sheet.steps[1].items.iter().find_map(|item| match item {
        StepItem::Notice(notice) if *notice.id == *"not-safe" => Some(notice.links.clone()),
        _ => None,
    });
    assert_eq!(&*links.expect("the notice")[0].0, "help");
}

#[test]
fn where_somebody_stands_is_asked_in_two_dials() {
    asks(
        "standing",
        json!({}),
        &["still-happening", "pressure", "where-i-am", "intend", "feel-today", "note"],
    );
    for (gate, option) in [
        ("still-happening", "yes"),
        ("still-happening", "not-sure"),
        ("pressure", "yes"),
        ("pressure", "not-sure"),
    ] {
        let going_on = json!({ gate: option });
        assert_eq!(care_after("standing", "today", going_on.clone()).as_deref(), Some("care-safety"));
        asks("standing", going_on.clone(), &["where-i-am", "feel-today", "note"]);
        hides("standing", going_on, &["intend"]);
    }
    asks("standing", json!({ "where-i-am": "not-now" }), &["not-now"]);
    hides("standing", json!({ "where-i-am": "curious" }), &["not-now"]);
}

#[test]
fn what_a_note_belongs_to_is_never_printed() {
    let sheet = worksheet("practice");
    let mut of = answers(json!({ "rung": "say no", "later": "kept" }));
    parent_link::set_parent(&mut of, ENTRY);
    assert_eq!(parent_link::parent_of(&of), Some(ENTRY));
    let text = as_text("How it went", &of_worksheet(&sheet, &of));
    assert!(text.contains("say no") && text.contains("kept"), "{text}");
    assert!(!text.contains(ENTRY) && !text.contains("\nof\n"), "{text}");
    // A worksheet without a parent hides nothing.
    let text = as_text("", &of_worksheet(&worksheet("boundaries"), &of));
    assert!(text.contains(ENTRY), "{text}");
    // A value that is no id gives no parent link.
    for odd in [json!({ PARENT: "../settings" }), json!({ PARENT: 3 }), json!({})] {
        assert_eq!(parent_link::parent_of(&answers(odd)), None);
    }
}

#[test]
fn an_entrys_own_answers_are_its_first_note() {
    let (boundaries, practice) = (worksheet("boundaries"), worksheet("practice"));
    let of = answers(json!({ "said-it": "partly", "with-whom": "R.", "feel-now": 4 }));
    let laid = of_parent_answers(&boundaries, &practice, &of);
    let said: Vec<_> = laid.rows.iter().map(|row| (row.key.as_str(), row.lines.join(" "))).collect();
    assert_eq!(said, [("said-it", "Partly".into()), ("feel-now", "4/10".to_string())]);
    let flat = of_worksheet_flat(&practice, &of);
    assert!(flat.rows.iter().any(|row| row.key == "said-it"), "{flat:?}");
    assert!(layout::of_parent_answers(&boundaries, &practice, &unanswered()).rows.is_empty());
}

#[test]
fn the_ladder_begins_with_the_gentlest() {
    let of = answers(json!({ "ladder": [
        { "text": "hard", "rate": 10 }, { "text": "no number" }, { "text": "gentle", "rate": 0 }, { "text": "  " },
        { "text": "middle", "rate": 4 }, { "text": "also middle", "rate": 4 }, { "text": "odd", "rate": 11 },
    ]}));
    let rungs = ladder().rungs(&of);
    let order: Vec<_> = rungs.iter().map(|rung| (rung.text.as_str(), rung.row)).collect();
    let wanted =
        [("gentle", 3), ("middle", 5), ("also middle", 6), ("hard", 1), ("no number", 2), ("odd", 7)];
    assert_eq!(order, wanted);
    for odd in [json!({}), json!({ "ladder": "words" }), json!({ "ladder": [3, null] })] {
        assert_eq!(ladder().rungs(&answers(odd)), []);
    }
}

#[test]
fn a_note_is_found_by_the_words_of_its_step() {
    let of = answers(
        json!({ "ladder": [{ "text": "say no", "rate": 5 }, { "text": " say it aloud ", "rate": 2 }] }),
    );
    let rungs = ladder().rungs(&of);
    assert_eq!(ladder::rung_of(&rungs, "say no "), Some(1));
    assert_eq!(ladder::rung_of(&rungs, "say it aloud"), Some(0));
    for other in ["", "say", "Say no at last"] {
        assert_eq!(ladder::rung_of(&rungs, other), None);
    }
}

/// Why practice waits, given the answers of an entry and of the notes on it, the newest first.
fn waits(entry: Value, notes: &[Value]) -> Option<String> {
    let notes: Vec<_> = notes.iter().cloned().map(answers).collect();
    ladder().why_wait(&answers(entry), notes.iter()).map(|why| why.to_string())
}

#[test]
fn practice_can_wait_where_there_is_fear_or_doubt() {
    let texts = ladder().texts.clone();
    let (entry, note) = (Some(texts.wait_entry.to_string()), Some(texts.wait_note.to_string()));
    for key in ["afraid", "hurt-before"] {
        for (option, wait) in [("yes", true), ("not-sure", true), ("no", false)] {
            assert_eq!(waits(json!({ key: option }), &[]), entry.clone().filter(|_| wait));
        }
    }
    assert_eq!(waits(json!({}), &[]), None);
    let said = |option: &str| json!({ "was-i-safe": option });
    for option in ["no", "not-sure"] {
        assert_eq!(waits(json!({}), &[said(option)]), note);
        assert_eq!(waits(said(option), &[]), note, "the entry's own answer is the first note");
        assert_eq!(waits(said(option), &[said("yes")]), None, "the last note counts");
        assert_eq!(
            waits(json!({}), &[json!({}), said(option), said("yes")]),
            note,
            "one without an answer says nothing"
        );
    }
    assert_eq!(waits(json!({}), &[said("yes")]), None);
}

#[test]
fn the_words_of_a_boundary_are_shown_as_they_were_written() {
    let both = json!({ "my-words": { "text": "Please knock." }, "private-limit": "lock my door" });
    assert_eq!(ladder().wording(&answers(both)), ["Please knock.", "lock my door"]);
    let same = json!({ "my-words": { "text": "From now on I will lock my door." }, "private-limit": "lock my door" });
    assert_eq!(ladder().wording(&answers(same)), ["From now on I will lock my door."]);
    assert!(ladder().wording(&unanswered()).is_empty());
}
