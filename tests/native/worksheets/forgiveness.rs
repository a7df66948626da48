//! The forgiveness worksheet: its three branches and its gate (evidence, 2.8).

use super::*;

const F: &str = "forgiveness";

const SOMEONE_ELSE: [&str; 12] = [
    "today",
    "about",
    "left-behind",
    "parts",
    "from-here",
    "keeping",
    "writing",
    "where",
    "start",
    "next",
    "returns",
    "after",
];

#[test]
fn someone_else() {
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
            "feelings",
            "not-okay",
            "whose-part",
            "would-not-mean",
            "set-down",
            "understand",
            "let-off",
            "keep",
            "still-mine",
            "letter",
            "where-i-am",
            "starting-to",
            "starting-on",
            "small-step",
            "when-it-returns",
            "when-it-returns-do",
            "care-after",
        ],
    );
}

#[test]
fn something_i_did_asks_the_four_rs() {
    let own = json!({ "whom": "something-i-did" });
    assert_eq!(
        steps(F, own.clone()),
        [
            "today",
            "about",
            "my-part",
            "making-right",
            "left-behind",
            "from-here",
            "keeping",
            "writing",
            "where",
            "next",
            "returns",
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
            "value",
            "no-contact",
        ],
    );
    asks(F, own.clone(), &["frightened-someone"]);
    hides(
        F,
        own,
        &[
            "not-okay",
            "would-not-mean",
            "understand",
            "let-off",
            "starting-to",
            "contact",
            "reconciling",
            "who-chose",
        ],
    );
}

#[test]
fn blame_i_carry_asks_for_no_regret() {
    let blame = json!({ "whom": "blame-i-carry" });
    assert_eq!(
        steps(F, blame.clone()),
        [
            "today",
            "about",
            "blame",
            "left-behind",
            "parts",
            "from-here",
            "keeping",
            "writing",
            "next",
            "returns",
            "after",
        ]
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
            "believe-today",
        ],
    );
    // There is nothing to forgive, and so there is no stage of forgiving.
    hides(F, blame.clone(), &["where-i-am", "starting-to"]);
    hides(F, blame, &["did", "regret", "repair", "would-not-mean", "understand", "let-off", "contact"]);
}

/// The fields about the other side, a gift, a commitment, and writing about the hurt.
const NOT_UNDER_THREAT: [&str; 10] = [
    "whose-part",
    "understand",
    "let-off",
    "going-round",
    "neutral-writing",
    "forward-writing",
    "letter",
    "next-hour",
    "starting-to",
    "starting-on",
];

/// The choices about contact, trust and going back, which are in a part of their own.
const CHOICES: [&str; 9] = [
    "willing",
    "telling-them",
    "contact",
    "living-together",
    "reconciling",
    "what-would-change",
    "trust",
    "trust-where",
    "legal",
];

/// What the worksheet asked until November 2026.
const ONCE_ASKED: [&str; 14] = [
    "small-act",
    "small-act-when",
    "cost",
    "tried",
    "intend",
    "feel-today",
    "contact",
    "living-together",
    "telling-them",
    "reconciling",
    "what-would-change",
    "trust",
    "trust-where",
    "legal",
];

const GATE: [(&str, &str, &str); 4] = [
    ("still-happening", "yes", "can-wait"),
    ("still-happening", "not-sure", "can-wait"),
    ("pressure", "yes", "pressed"),
    ("pressure", "not-sure", "pressed"),
];

#[test]
fn while_the_harm_goes_on_forgiving_can_wait_and_nothing_else_is_blocked() {
    for (field, option, notice) in GATE {
        for whom in ["", "someone-else", "something-i-did", "blame-i-carry"] {
            let mut open = unanswered();
            open.set_text("whom", whom);
            let mut gated = open.clone();
            gated.set_text(field, option);
            let (before, after) = (shown(F, &open), shown(F, &gated));
            assert!(after.iter().any(|id| id == notice), "{notice}");
            let gone: Vec<_> = before.iter().filter(|id| !after.contains(id)).map(String::as_str).collect();
            let hidden = NOT_UNDER_THREAT.into_iter().filter(|id| before.iter().any(|there| there == id));
            assert_eq!(gone, hidden.collect::<Vec<_>>(), "{field} {option} {whom}");
            asks(
                F,
                json!({ field: option, "whom": whom }),
                &["keep", "still-mine", "small-step", "when-it-returns", "when-it-returns-do", "care-after"],
            );
        }
        asks("standing", json!({ field: option }), &["feel-today"]);
    }
}

#[test]
fn the_parts_hide_behind_the_same_gate_what_the_worksheet_hid_and_block_nothing_else() {
    for (part, hidden) in [
        ("choices", &CHOICES[..]),
        ("closer-look", &["anger-so-far", "changed-how-i-see", "keeps-me-stuck"]),
        ("standing", &["intend"]),
    ] {
        let before = shown(part, &unanswered());
        for (field, option, notice) in GATE {
            let of = json!({ field: option });
            assert_eq!(care_after(part, "today", of.clone()).as_deref(), Some("care-safety"), "{part} {of}");
            let after = shown(part, &answers(of.clone()));
            assert!(after.iter().any(|id| id == notice), "{part} {of}: {notice}");
            let gone: Vec<_> = before.iter().filter(|id| !after.contains(id)).map(String::as_str).collect();
            assert_eq!(gone, hidden, "{part} {of}");
            let last = worksheet(part).steps_for(&answers(of.clone())).last().unwrap().fields().count();
            assert!(last > 0, "{part} {of}: something that is safe to answer is left");
        }
        assert_eq!(shown(part, &answers(json!({ "still-happening": "no", "pressure": "no" }))), before);
        assert_eq!(before[..2], ["still-happening", "pressure"], "{part}: the gate comes first");
    }
}

#[test]
fn what_was_asked_once_is_asked_no_more_and_still_read_whole() {
    for whom in ["", "someone-else", "something-i-did", "blame-i-carry"] {
        hides(F, json!({ "whom": whom }), &ONCE_ASKED);
    }
    let old = include_str!("../samples/forgiveness-2026-11.json");
    let record = stillwater::storage::format::read_record(old).expect("a record of that time");
    let parts = stillwater::domain::layout::of_worksheet(&worksheet(F), &record.answers);
    let rows: BTreeMap<_, _> =
        parts.iter().flat_map(|part| &part.rows).map(|row| (&*row.key, row.lines.join(" · "))).collect();
    let asked: Vec<_> = record.answers.ids().collect();
    assert_eq!(rows.keys().copied().collect::<Vec<_>>(), asked, "every answer has its place");
    for (id, said) in [
        ("cost", "Sleep · Trust in people · Sundays"),
        ("tried", "walking; not reading the messages again"),
        ("intend", "Be polite if we meet, no more · I am starting to sleep"),
        ("feel-today", "It still hurts · tired"),
        ("contact", "Limited"),
        ("living-together", "Does not apply"),
        ("telling-them", "Never needed"),
        ("reconciling", "Maybe one day"),
        ("what-would-change", "that she asks first"),
        ("trust", "In some areas"),
        ("trust-where", "Money: I see the bills"),
        ("legal", "Keep it, or keep it open"),
        ("when-it-returns", "it comes and goes; I call A."),
    ] {
        assert_eq!(rows[id], said, "{id}");
    }
    assert!(parts.iter().all(|part| !part.title.is_empty()), "nothing is without a heading: {parts:?}");
    // In the history of the entry these answers are the first note of the part that asks them now.
    let first = |part: &str| {
        let laid =
            stillwater::domain::layout::of_parent_answers(&worksheet(F), &worksheet(part), &record.answers);
        laid.rows.into_iter().map(|row| row.key).collect::<Vec<_>>()
    };
    let elsewhere = ["small-act", "small-act-when", "tried", "cost", "intend", "feel-today"];
    for id in ONCE_ASKED.iter().filter(|id| !elsewhere.contains(id)) {
        assert!(first("choices").iter().any(|key| key == id), "{id}");
    }
    assert!(first("closer-look").contains(&"cost".to_string()));
    assert!(["intend", "feel-today"].iter().all(|id| first("standing").iter().any(|key| key == id)));
}

#[test]
fn a_safety_answer_is_answered_by_the_very_next_page() {
    for (field, option, notice) in GATE {
        for new in ["", "days", "longer"] {
            let of = json!({ field: option, "how-new": new });
            assert_eq!(care_after(F, "today", of.clone()).as_deref(), Some("care-safety"), "{of}");
            asks(F, of.clone(), &[notice]);
            let others = ["can-wait", "pressed", "very-new"].into_iter().filter(|other| *other != notice);
            hides(F, of, &others.collect::<Vec<_>>());
        }
    }
    assert_eq!(care_after(F, "today", json!({ "how-new": "days" })).as_deref(), Some("care-new"));
    for calm in [json!({}), json!({ "how-new": "weeks", "still-happening": "no", "pressure": "no" })] {
        assert_eq!(care_after(F, "today", calm.clone()), None, "{calm}");
    }
    let hopeless = json!({ "feelings": { "picked": ["hope", "hopelessness"] } });
    assert_eq!(care_after(F, "left-behind", hopeless).as_deref(), Some("care-hopeless"));
    assert_eq!(care_after(F, "left-behind", json!({ "feelings": { "picked": ["hope"] } })), None);
}

#[test]
fn care_pages_are_short_and_put_help_and_settling_first() {
    let tools = tools();
    let pages = tools.worksheets.iter().flat_map(|sheet| sheet.steps.iter().filter(|step| step.care));
    let mut seen = 0;
    for page in pages {
        for item in &page.items {
            let StepItem::Notice(notice) = item else { panic!("{}: a care page asks nothing", page.id) };
            let words = notice.text.split_whitespace().count();
            assert!(words <= 60, "{} {}: {words} words", page.id, notice.id);
            let first: Vec<_> = notice.links.iter().take(2).map(|(to, _)| &**to).collect();
            assert!(first.contains(&"help") && first.contains(&"settle"), "{}: {first:?}", notice.id);
            seen += 1;
        }
    }
    assert_eq!(seen, 13);
}

#[test]
fn the_care_page_leads_to_limits_and_help_and_offers_to_end_here() {
    let sheet = worksheet(F);
    let notices = sheet.steps.iter().flat_map(|step| &step.items).filter_map(|item| match item {
        StepItem::Notice(notice) if ["can-wait", "pressed"].contains(&&*notice.id) => Some(notice),
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
fn forgiving_is_the_last_of_every_list_and_its_length_is_that_of_one_branch() {
    let tools = tools();
    let listed: Vec<_> =
        tools.worksheets.iter().filter(|sheet| !sheet.is_part()).map(|sheet| &*sheet.id).collect();
    assert_eq!(listed.last(), Some(&F), "{listed:?}");
    let mut same = tools.worksheets.iter().filter(|sheet| sheet.group == worksheet(F).group);
    assert_eq!(same.next_back().map(|sheet| &*sheet.id), Some(F), "the last of its group");
    for sheet in &tools.worksheets {
        let shown = sheet.minutes_for(&unanswered());
        let sum: u32 = sheet
            .steps
            .iter()
            .filter(|step| step.shown.is_always() && !step.retired)
            .map(|step| u32::from(step.minutes))
            .sum();
        assert!(shown >= sum && shown < 45, "{}: {shown}", sheet.id);
    }
    assert_eq!(worksheet(F).minutes_for(&unanswered()), 30);
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
