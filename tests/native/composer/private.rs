//! If saying it is not safe, or concerns nobody else, the composer gives only the private limit.

use super::*;

#[test]
fn behind_the_gate_there_is_only_the_private_limit() {
    for gate in ["afraid", "hurt-before"] {
        for option in ["yes", "not-sure"] {
            for kind in SPOKEN.into_iter().chain(["", "private"]) {
                for tone in TONES {
                    let mut answers = of(kind, tone);
                    answers.set_text(gate, option);
                    let composed = said(&answers);
                    assert!(composed.private, "{gate} {option} {kind}");
                    assert_eq!(
                        composed.text, "From now on I will keep my phone with me.",
                        "{gate} {option} {kind}"
                    );
                }
            }
        }
    }
}

#[test]
fn behind_the_gate_nothing_of_what_was_to_be_said_shows() {
    let mut answers = of("request", "warm");
    answers.set_text("afraid", "yes");
    answers.clear("private-limit");
    answers.clear("what-i-do");
    let composed = said(&answers);
    assert!(composed.private);
    assert_eq!(composed.text, "");
}

#[test]
fn a_no_at_the_gate_changes_nothing() {
    let mut answers = of("limit", "warm");
    let open = said(&answers);
    answers.set_text("afraid", "no");
    answers.set_text("hurt-before", "no");
    assert_eq!(said(&answers), open);
    assert!(!open.private);
}

#[test]
fn a_private_limit_can_be_chosen() {
    for (written, tone) in [
        ("keep my phone with me", "warm"),
        ("From now on I'll keep my phone with me.", "firm"),
        ("From now on, I will keep my phone with me", ""),
        ("To keep my phone with me", "short"),
    ] {
        let composed = said(&only("private", tone, json!({ "private-limit": written })));
        assert!(composed.private);
        assert_eq!(composed.text, "From now on I will keep my phone with me.", "{written}");
    }
}

#[test]
fn without_a_private_limit_what_i_will_do_serves() {
    let composed = said(&only("private", "warm", json!({ "what-i-do": "go for a walk at six" })));
    assert_eq!(composed.text, "From now on I will go for a walk at six.");
}

#[test]
fn a_private_limit_that_frightens_brings_support() {
    let composed = said(&only("private", "warm", json!({ "private-limit": "end my life" })));
    assert_eq!(composed.support.len(), 1);
}
