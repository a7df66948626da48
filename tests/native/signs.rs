//! The checklist: when support is offered (evidence, 4.5), and that something to do is always offered. Nothing is added
//! up, and skipped answers have no influence.

use crate::common::{answers, tools, unanswered};
use serde_json::{Value, json};
use std::rc::Rc;
use stillwater::domain::answers::Answers;
use stillwater::domain::signs::{OwnSign, Signs, key, set_own_signs};

const SIX: [&str; 6] = ["betrayed", "trust", "on-guard", "boundaries", "numb", "pushing-away"];
const OFTEN: [&str; 5] = ["not-lately", "now-and-then", "half", "a-lot", "almost-all"];

thread_local! {
    // The content is compiled once for each thread, not once for each case.
    static SIGNS: Rc<Signs> = tools().signs.clone();
}

fn signs() -> Rc<Signs> {
    SIGNS.with(Rc::clone)
}

fn offered(now: Value) -> bool {
    signs().offers_support(&answers(now), &[])
}

fn trust(often: &str) -> Answers {
    answers(json!({ "trust.often": often }))
}

#[test]
fn the_six_signs_are_in_the_order_of_the_brief() {
    assert_eq!(signs().ids(&unanswered()), SIX);
}

#[test]
fn rule_1_a_sign_that_is_there_a_lot_and_gets_in_the_way() {
    for often in ["a-lot", "almost-all"] {
        for way in ["quite-a-bit", "a-great-deal"] {
            assert!(offered(json!({ "numb.often": often, "numb.in-the-way": way })), "{often} {way}");
        }
    }
}

#[test]
fn rule_1_needs_both_about_the_same_sign() {
    assert!(!offered(json!({ "numb.often": "almost-all" })));
    assert!(!offered(json!({ "numb.in-the-way": "a-great-deal" })));
    assert!(!offered(json!({ "numb.often": "almost-all", "numb.in-the-way": "a-little" })));
    assert!(!offered(json!({ "numb.often": "half", "numb.in-the-way": "a-great-deal" })));
    assert!(!offered(json!({ "numb.often": "almost-all", "trust.in-the-way": "a-great-deal" })));
    assert!(!offered(json!({ "numb.often": "skip", "numb.in-the-way": "a-great-deal" })));
}

#[test]
fn rule_1_holds_for_a_sign_of_ones_own() {
    let mut now = answers(json!({ "mine.often": "a-lot", "mine.in-the-way": "quite-a-bit" }));
    assert!(!signs().offers_support(&now, &[]), "a sign that is not listed is none");
    set_own_signs(&mut now, &[OwnSign { id: "mine".into(), text: "I count the steps".into() }]);
    assert!(signs().offers_support(&now, &[]));
}

#[test]
fn rule_2_lasting_more_than_a_month() {
    assert!(offered(json!({ "lasting": "yes" })));
    for not in ["no", "not-sure", "skip"] {
        assert!(!offered(json!({ "lasting": not })), "{not}");
    }
}

#[test]
fn rule_3_marked_more_often_in_three_check_ins_running() {
    let offered = |first: &str, second: &str, third: &str| {
        signs().offers_support(&trust(third), &[&trust(second), &trust(first)])
    };
    assert!(offered("not-lately", "now-and-then", "half"));
    assert!(offered("not-lately", "half", "a-lot"));
    assert!(!offered("now-and-then", "now-and-then", "half"), "the same is not more");
    assert!(!offered("half", "now-and-then", "half"));
    assert!(!offered("half", "now-and-then", "not-lately"), "less is not more");
    assert!(!offered("not-lately", "skip", "half"), "what was not said is no step");
    assert!(!offered("skip", "now-and-then", "half"));
}

#[test]
fn rule_3_needs_three_check_ins_about_one_sign() {
    let (signs, now) = (signs(), trust("half"));
    assert!(!signs.offers_support(&now, &[]));
    assert!(!signs.offers_support(&now, &[&trust("now-and-then")]));
    let other = answers(json!({ "numb.often": "not-lately" }));
    assert!(!signs.offers_support(&now, &[&trust("now-and-then"), &other]));
    let long_ago = trust("not-lately");
    assert!(!signs.offers_support(&now, &[&trust("half"), &trust("now-and-then"), &long_ago]));
}

#[test]
fn rule_4_coping_that_costs_a_lot() {
    for also in ["numb-out", "drinking-using", "not-eating-sleeping", "work-children"] {
        assert!(offered(json!({ "also": { "picked": [also] } })), "{also}");
    }
    assert!(!offered(json!({ "also": { "picked": ["none"] } })));
    assert!(!offered(json!({ "also": { "picked": [] } })));
}

#[test]
fn rule_5_the_person_asks() {
    assert!(offered(json!({ "want-support": "yes" })));
    assert!(!offered(json!({ "want-support": "" })));
}

#[test]
fn nothing_is_added_up() {
    let mut all = unanswered();
    for sign in SIX {
        all.set_text(&key(sign, "often"), "almost-all");
        all.set_text(&key(sign, "in-the-way"), "a-little");
        all.set_text(&key(sign, "note"), "I want to die, help me");
    }
    assert!(!signs().offers_support(&all, &[]), "six signs are no more than one, and notes are not read");
    assert!(!signs().offers_support(&unanswered(), &[]));
}

#[test]
fn two_or_three_tools_are_offered_whatever_was_marked() {
    let signs = signs();
    for marked in 0..64_u8 {
        for often in OFTEN {
            let mut now = unanswered();
            for (at, sign) in SIX.iter().enumerate().filter(|(at, _)| marked >> at & 1 == 1) {
                now.set_text(&key(sign, "often"), if at % 2 == 0 { often } else { "half" });
            }
            let tools = signs.tools_for(&now, true);
            assert!((2..=3).contains(&tools.len()), "{marked:b} {often}");
            assert!(tools.iter().all(|a| tools.iter().filter(|b| a == *b).count() == 1), "no tool twice");
            let forgiveness = tools.iter().position(|tool| *tool.target == *"forgiveness");
            assert!(forgiveness.is_none_or(|at| at + 1 == tools.len()), "forgiveness is the last");
            let without = signs.tools_for(&now, false);
            assert!((2..=3).contains(&without.len()), "{marked:b} {often}, without forgiveness");
            assert!(without.iter().all(|tool| *tool.target != *"forgiveness"));
        }
    }
}

#[test]
fn what_settles_comes_first_then_what_is_read_then_what_is_written() {
    let targets = |now: Value| -> Vec<String> {
        signs().tools_for(&answers(now), true).iter().map(|tool| tool.target.to_string()).collect()
    };
    assert_eq!(targets(json!({ "numb.often": "half" })), ["settle", "session"]);
    assert_eq!(targets(json!({ "boundaries.often": "half" })), ["read#forward", "boundaries"]);
    let two = targets(json!({ "betrayed.often": "a-lot", "numb.often": "now-and-then" }));
    assert_eq!(two, ["settle", "read#acknowledge", "session"]);
    assert_eq!(targets(json!({ "betrayed.often": "a-lot" })), ["read#acknowledge", "session", "forgiveness"]);
    assert_eq!(targets(json!({ "numb.often": "not-lately" })), targets(json!({})));
}

#[test]
fn forgiveness_is_left_out_where_it_could_harm() {
    let may = |now: Value, last: Option<Value>| {
        let last = last.map(answers);
        signs().may_offer_forgiveness(&answers(now), &[], last.as_ref())
    };
    let marked = || json!({ "betrayed.often": "a-lot" });
    assert!(may(marked(), None));
    assert!(may(marked(), Some(json!({ "how-new": "longer", "still-happening": "no", "pressure": "no" }))));
    assert!(!may(json!({ "betrayed.often": "a-lot", "lasting": "yes" }), None), "support is offered");
    assert!(!may(json!({ "want-support": "yes" }), None), "support is asked for");
    assert!(!may(json!({ "context": { "picked": ["poor-sleep", "contact"] } }), None), "contact");
    assert!(!may(marked(), Some(json!({ "how-new": "days" }))), "the hurt is new");
    for option in ["yes", "not-sure"] {
        assert!(!may(marked(), Some(json!({ "still-happening": option }))), "{option}: it goes on");
        assert!(!may(marked(), Some(json!({ "pressure": option }))), "{option}: someone presses");
    }
}

#[test]
fn what_a_person_would_rather_not_say_changes_nothing() {
    let signs = signs();
    for often in OFTEN {
        let plain = answers(json!({ "trust.often": often, "trust.in-the-way": "a-little" }));
        for silent in SIX.into_iter().filter(|sign| *sign != "trust") {
            let mut with = plain.clone();
            with.set_text(&key(silent, "often"), "skip");
            with.set_text(&key(silent, "in-the-way"), "a-great-deal");
            with.set_text("lasting", "skip");
            assert_eq!(signs.tools_for(&with, true), signs.tools_for(&plain, true), "{silent}");
            assert_eq!(signs.offers_support(&with, &[]), signs.offers_support(&plain, &[]), "{silent}");
        }
    }
}

#[test]
fn the_quick_check_in_asks_only_how_often() {
    let signs = &tools().signs;
    let asked = |of: serde_json::Value| -> Vec<String> {
        let of = answers(of);
        let asked = signs.ask.iter().chain(&signs.after).filter(|field| signs.is_asked(field, &of));
        asked.map(|field| field.id.to_string()).collect()
    };
    assert_eq!(asked(json!({ "way": "short" })), ["often"]);
    for whole in [json!({}), json!({ "way": "whole" }), json!({ "way": "other" })] {
        assert_eq!(asked(whole).len(), signs.ask.len() + signs.after.len());
    }
    let quick = signs.ending(&answers(json!({ "way": "short" })));
    assert_ne!(quick, &signs.end);
    assert_eq!(signs.ending(&answers(json!({}))), &signs.end);
    // What was marked is read in the same way.
    let both =
        |way: &str| answers(json!({ "way": way, "trust.often": "a-lot", "trust.in-the-way": "quite-a-bit" }));
    assert_eq!(signs.offers_support(&both("short"), &[]), signs.offers_support(&both(""), &[]));
    assert_eq!(signs.tools_for(&both("short"), true), signs.tools_for(&both(""), true));
}
