//! The forgiveness worksheet: its three branches and its gate (evidence, 2.8).

use super::*;

const F: &str = "forgiveness";

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
    asks(F, own.clone(), &["frightened-someone"]);
    hides(F, own, &["not-okay", "would-not-mean", "understand", "contact", "reconciling", "who-chose"]);
}

#[test]
fn blame_i_carry_asks_for_no_regret() {
    let blame = json!({ "whom": "blame-i-carry" });
    assert_eq!(
        steps(F, blame.clone()),
        ["today", "about", "blame", "left-behind", "parts", "from-here", "writing", "next", "after",]
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
    hides(F, blame.clone(), &["where-i-am"]);
    hides(F, blame, &["did", "regret", "repair", "would-not-mean", "understand", "contact"]);
}

/// The fields about the other side, contact, trust, going back, behaviour towards the person, and writing about the
/// hurt.
const NOT_UNDER_THREAT: [&str; 16] = [
    "whose-part",
    "understand",
    "going-round",
    "neutral-writing",
    "forward-writing",
    "letter",
    "next-hour",
    "intend",
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
                &["keep", "small-act", "when-it-returns", "care-after"],
            );
        }
        asks(F, json!({ field: option }), &["feel-today"]);
    }
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
            assert!(first.contains(&"help") && first.contains(&"help#grounding"), "{}: {first:?}", notice.id);
            seen += 1;
        }
    }
    assert_eq!(seen, 7);
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
    assert_eq!(worksheet(F).minutes_for(&unanswered()), 37);
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
