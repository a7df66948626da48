//! The sentences from ordinary answers are short, easy to say, and without an apology.

use super::*;
use stillwater::domain::compose::is_long;

/// Words that apologise or ask for permission.
const APOLOGIES: [&str; 6] = ["sorry", "apolog", "forgive me", "excuse me", "pardon", "i'm afraid"];

fn is_sayable(text: &str, what: &str) {
    let sentences = text.split(['.', '?', '!']).filter(|s| !s.trim().is_empty()).count();
    let words = text.split_whitespace().count();
    assert!(sentences <= 3 && words <= 45, "{what}: {sentences} sentences, {words} words: {text}");
    for apology in APOLOGIES {
        assert!(!text.to_lowercase().contains(apology), "{what}: {text}");
    }
    for strange in ["{", "}", "  ", "..", " .", " ,", ",.", "?.", ".?"] {
        assert!(!text.contains(strange), "{what}: `{strange}` in {text}");
    }
}

#[test]
fn every_kind_and_tone_gives_a_sentence_one_can_say() {
    for kind in SPOKEN {
        for tone in TONES {
            let composed = said(&of(kind, tone));
            assert!(!composed.text.is_empty(), "{kind} {tone}");
            assert!(!composed.private && composed.action_note.is_none() && composed.support.is_empty());
            assert!(!is_long(&composed.text), "{kind} {tone}: {}", composed.text);
            is_sayable(&composed.text, &format!("{kind} {tone}"));
        }
    }
}

#[test]
fn with_any_of_the_answers_left_out_it_is_still_a_sentence() {
    let all: Vec<String> = ordinary().ids().map(String::from).collect();
    for kind in SPOKEN {
        for tone in TONES {
            for left_out in 0..1_u32 << 8 {
                let mut some = of(kind, tone);
                // Some related fields share a bit. Those that all patterns use have bits of their own.
                for id in &all {
                    let at = match id.as_str() {
                        "what-happens" => 0,
                        "feelings" => 1,
                        "needs" => 2,
                        "what-i-do" | "ask" | "no-to" => 3,
                        "reason" | "agree-what" => 4,
                        "review-date" | "back-at" => 5,
                        "topic" => 6,
                        _ => 7,
                    };
                    if left_out >> at & 1 == 1 {
                        some.clear(id);
                    }
                }
                is_sayable(&said(&some).text, &format!("{kind} {tone} {left_out:b}"));
            }
        }
    }
}

#[test]
fn a_limit_says_what_happens_what_i_feel_and_what_i_will_do() {
    assert_eq!(
        said(&of("limit", "short")).text,
        "When you read my messages without asking, I feel hurt. If it happens again, I will go to my sister's for the night."
    );
}

#[test]
fn a_request_can_be_refused() {
    assert_eq!(
        said(&of("request", "warm")).text,
        "When you read my messages without asking, I feel hurt because I need privacy. \
         Would you be willing to knock before you come in? It is all right to say no."
    );
}

#[test]
fn a_no_may_go_without_a_reason() {
    assert_eq!(
        said(&of("no", "short")).text,
        "No, I'm not going to lend you money again. I cannot afford it."
    );
    let bare = only("no", "short", json!({ "no-to": "lend you money again" }));
    assert_eq!(said(&bare).text, "No, I'm not going to lend you money again.");
}

#[test]
fn the_repeat_line_needs_no_answers() {
    assert_eq!(said(&only("repeat", "short", json!({}))).text, "I hear you, and my answer is the same.");
}

#[test]
fn no_kind_and_no_answers_are_no_sentence() {
    assert_eq!(said(&answers(json!({}))).text, "");
    let mut without_kind = ordinary();
    without_kind.set_text("tone", "firm");
    assert_eq!(said(&without_kind).text, "");
}

#[test]
fn an_unknown_tone_still_gives_a_sentence() {
    for tone in ["", "loud"] {
        assert!(!said(&of("limit", tone)).text.is_empty(), "{tone}");
    }
}

#[test]
fn an_empty_action_is_no_part_of_the_sentence() {
    for nothing in ["", " ", "\n\t", ".", "...", " ; ,", "I will", "I'll ", "To "] {
        for tone in TONES {
            let mut answers = of("limit", tone);
            answers.set_text("what-i-do", nothing);
            let text = said(&answers).text;
            assert!(!text.contains("happens again") && !text.contains("I will"), "{nothing:?}: {text}");
            assert!(text.contains("you read my messages"), "{nothing:?}: {text}");
        }
    }
}

#[test]
fn several_feelings_and_words_of_ones_own_are_joined() {
    let answers = only(
        "limit",
        "short",
        json!({
            "feelings": { "picked": ["hurt", "angry"], "own": "Left out." }
        }),
    );
    assert_eq!(said(&answers).text, "I feel hurt, angry and left out about this.");
}

#[test]
fn what_the_pattern_says_already_is_taken_off_an_answer() {
    for (written, spoken) in [
        ("When you read my messages.", "When you read my messages, I feel hurt."),
        ("when you read my messages!", "When you read my messages, I feel hurt."),
        ("  Whenever   you read my\nmessages  ", "When you read my messages, I feel hurt."),
        ("It happens when you read my messages ...", "When you read my messages, I feel hurt."),
        ("You read my messages", "When you read my messages, I feel hurt."),
        ("USB sticks are taken", "When USB sticks are taken, I feel hurt."),
        ("I am interrupted;", "When I am interrupted, I feel hurt."),
    ] {
        let answers =
            only("limit", "short", json!({ "what-happens": written, "feelings": { "picked": ["hurt"] } }));
        assert_eq!(said(&answers).text, spoken, "{written:?}");
    }
    for written in [
        "leave the room",
        "I will leave the room.",
        "I'll leave the room",
        "I\u{2019}ll leave the room!",
        "To leave the room",
        "If it happens again, I will leave the room.",
        "i'm going to leave the room",
        "I\u{2019}m going to leave the room",
    ] {
        let answers = only("limit", "short", json!({ "what-i-do": written }));
        assert_eq!(said(&answers).text, "If it happens again, I will leave the room.", "{written:?}");
    }
}

#[test]
fn a_reason_begins_with_a_large_letter() {
    let answers =
        only("no", "short", json!({ "no-to": "come on Sunday", "reason": "because work is heavy." }));
    assert_eq!(said(&answers).text, "No, I'm not going to come on Sunday. Work is heavy.");
}
