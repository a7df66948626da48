//! What is stored of a step, and how it reads.

use super::*;
use stillwater::domain::small_step::is_day;

#[test]
fn it_reads_as_a_sentence_of_what_is_there() {
    for (step, said) in [
        (json!({ "when": "I get home", "will": "call A." }), vec!["When I get home, I will call A."]),
        (json!({ "when": "I get home" }), vec!["When I get home"]),
        (json!({ "will": " rest " }), vec!["I will rest"]),
        (json!({ "will": "rest", "day": "2026-12-01" }), vec!["On 1 December 2026 I will rest"]),
        (json!({ "day": "2026-12-01" }), vec!["On 1 December 2026"]),
        (
            json!({ "when": "I wake up", "day": "2027-01-09", "will": "rest", "else": "ring A." }),
            vec!["When I wake up, I will rest", "On 9 January 2027", "If that doesn’t work: ring A."],
        ),
        (
            json!({ "will": "rest", "how": "part", "note": "short,\nbut good", "on": "2026-12-03" }),
            vec!["I will rest", "Part of it · 3 December 2026", "short,", "but good"],
        ),
        (json!({ "will": "rest", "how": "leave" }), vec!["I will rest", "Leave it"]),
        // A gap in a person's own words is no gap.
        (json!({ "when": "{will}", "will": "{when} {x" }), vec!["When {will}, I will {when} {x"]),
        (json!({}), vec![]),
        (json!({ "when": " ", "will": "\n" }), vec![]),
    ] {
        assert_eq!(lines(step.clone()), said, "{step}");
    }
}

#[test]
fn nothing_that_was_written_is_left_out_whatever_its_shape() {
    for (step, said) in [
        (json!("in one text"), vec!["in one text"]),
        (json!(["a", { "b": "c" }]), vec!["a", "c"]),
        (json!({ "day": "next week", "will": "rest" }), vec!["On next week I will rest"]),
        (json!({ "will": ["rest"], "when": 7 }), vec!["7", "rest"]),
        (json!({ "will": "rest", "how": "mostly" }), vec!["I will rest", "mostly"]),
        (json!({ "will": "rest", "later": "kept" }), vec!["I will rest", "kept"]),
        (json!(null), vec![]),
    ] {
        let mut found = lines(step.clone());
        found.sort();
        let mut said: Vec<_> = said.into_iter().map(String::from).collect();
        said.sort();
        assert_eq!(found, said, "{step}");
    }
}

#[test]
fn a_shape_that_is_not_expected_is_not_answered() {
    for odd in
        [json!(null), json!(7), json!("x"), json!([{ "will": "x" }]), json!({ "will": 1, "how": true })]
    {
        assert_eq!(SmallStep::read(&of(odd.clone()), ID), SmallStep::default(), "{odd}");
    }
    let step = SmallStep::read(&of(json!({ "will": "rest", "how": "mostly" })), ID);
    assert!(step.is_open(), "an outcome of a newer version is no outcome here");
}

#[test]
fn it_is_open_until_any_outcome_is_noted_and_noting_one_keeps_everything_else() {
    let planned = json!({ "when": "I get home", "will": "rest", "note": "a line", "later": { "a": 1 } });
    let mut answers = of(planned.clone());
    assert!(SmallStep::read(&answers, ID).is_open());
    for outcome in Outcome::ALL {
        set_outcome(&mut answers, ID, Some((outcome, "2026-12-03")));
        let step = SmallStep::read(&answers, ID);
        assert_eq!((step.how, step.on.as_str(), step.is_open()), (Some(outcome), "2026-12-03", false));
        let stored = answers.raw(ID).unwrap();
        assert_eq!((&stored["how"], &stored["later"]), (&json!(outcome.id()), &json!({ "a": 1 })));
    }
    set_outcome(&mut answers, ID, None);
    assert_eq!(answers.raw(ID), Some(&planned));
    for nothing in
        [json!({}), json!({ "day": "2026-12-01" }), json!({ "else": "rest" }), json!({ "will": " " })]
    {
        assert!(!SmallStep::read(&of(nothing.clone()), ID).is_open(), "{nothing}");
    }
    assert_eq!(Outcome::ALL.map(Outcome::id), ["did", "part", "not", "leave"], "these never change");
}

#[test]
fn the_outcomes_have_names_and_a_day_is_a_day() {
    let names = Outcome::ALL.map(|outcome| words().outcome(outcome).to_string());
    assert_eq!(names, ["I did", "Part of it", "Not this time", "Leave it"]);
    for day in ["2026-12-01", "0001-01-31"] {
        assert!(is_day(day), "{day}");
    }
    for odd in
        ["", "2026-12", "2026-12-1", "2026-13-01", "2026-00-10", "2026-12-32", "2026-12-01-", "+026-12-01"]
    {
        assert!(!is_day(odd), "{odd}");
    }
}

#[test]
fn it_is_read_in_a_session_and_what_was_tried_before_keeps_its_question() {
    let of = answers(json!({ "agreed": "a", "small-step": { "will": "rest" }, "try": "one walk" }));
    let laid = stillwater::domain::layout::of_session(&tools().session, &of);
    let rows: Vec<_> =
        laid.iter().flat_map(|part| &part.rows).map(|row| (&*row.label, row.lines.join(" "))).collect();
    let wanted = [
        ("What we agreed", "a"),
        ("One small step before next time", "I will rest"),
        ("What I will try before next time", "one walk"),
    ];
    assert_eq!(rows, wanted.map(|(label, words)| (label, words.to_string())));
    assert!(tools().session.together.iter().all(|field| *field.id != *"try"), "it is not asked");
}

#[test]
fn a_last_screen_shows_it_after_what_came_out_unless_a_gate_hides_it() {
    let first = |sheet: &str, more: Value| -> Vec<String> {
        let tools = tools();
        let laid = stillwater::domain::layout::of_end(tools.worksheet(sheet).unwrap(), &answers(more));
        laid.rows.into_iter().map(|row| row.key).collect()
    };
    let step = json!({ "will": "rest" });
    let of = json!({ "my-words": { "text": "Please knock." }, ID: step });
    assert_eq!(first("boundaries", of.clone()), ["my-words", ID]);
    let mut afraid = of;
    afraid["afraid"] = "not-sure".into();
    assert_eq!(first("boundaries", afraid), ["my-words"]);
    for whom in ["someone-else", "something-i-did", "blame-i-carry"] {
        assert_eq!(first("forgiveness", json!({ "whom": whom, "keep": "a", ID: step })), ["keep", ID]);
    }
}
