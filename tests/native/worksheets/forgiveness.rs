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
fn blame_i_carry_asks_for_no_regret() {
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
