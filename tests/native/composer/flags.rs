//! Remarks about words that make a sentence harder to hear. They match whole words only.

use super::*;
use stillwater::domain::SharedStr;
use stillwater::domain::compose::remarks;

fn remarked(text: &str) -> Vec<SharedStr> {
    remarks(&tools().composer, text)
}

fn about(flag: &str) -> SharedStr {
    let tools = tools();
    let flag = tools.composer.flags.iter().find(|f| *f.id == *flag).expect("a group of this name");
    flag.text.clone()
}

#[test]
fn every_group_notices_an_example() {
    for (flag, sentence) in [
        ("absolutes", "You ALWAYS read my messages."),
        ("absolutes", "You are never on time!"),
        ("blame", "It is you: you make me shout."),
        ("blame", "You have to stop."),
        ("threats", "Come home, or else."),
        ("threats", "If you loved me, you would know."),
        ("insults", "Don't be such an idiot."),
        ("diagnosis", "Only a narcissist does that."),
        ("diagnosis", "You psycho!"),
        ("mind-reading", "You don\u{2019}t care about me."),
        ("control", "I forbid it."),
        ("control", "You\u{02bc}re not allowed to go."),
        ("feel-that", "I feel that you are late."),
        ("feel-that", "I feel like a child."),
    ] {
        assert!(remarked(sentence).contains(&about(flag)), "{flag}: {sentence}");
    }
}

#[test]
fn every_word_of_every_group_is_noticed_alone_and_in_a_sentence() {
    let composer = tools().composer.clone();
    for flag in composer.flags.iter().filter(|flag| flag.only.is_none()) {
        for word in &flag.words {
            for text in [
                word.to_string(),
                format!("Well, {word}."),
                word.to_uppercase(),
                word.replace('\'', "\u{2019}"),
            ] {
                assert!(remarks(&composer, &text).contains(&flag.text), "{}: {text}", flag.id);
            }
            let inside = format!("x{word}x");
            assert!(!remarks(&composer, &inside).contains(&flag.text), "{}: {inside}", flag.id);
        }
    }
}

#[test]
fn innocent_words_are_left_alone() {
    for innocent in [
        "It is alwaysworth a try.",
        "Whenever you call, I pick up.",
        "I nevertheless come.",
        "The pigment is blue, and my shoulder is stiff.",
        "Creeping plants and a jerkin.",
        "I feel hurt.",
        "I feel likeable.",
        "Your elsewhere is fine.",
        "When you read my messages, I feel hurt.",
    ] {
        assert_eq!(remarked(innocent), Vec::<SharedStr>::new(), "{innocent}");
    }
}

#[test]
fn a_verdict_is_remarked_where_a_feeling_was_asked_for_and_nowhere_else() {
    let verdict = about("verdicts");
    let felt = only("limit", "short", json!({ "feelings": { "own": "betrayed" } }));
    let composed = said(&felt);
    assert!(composed.remarks.contains(&verdict));
    assert!(composed.text.contains("betrayed"), "it is said all the same");
    let told = only("limit", "short", json!({ "what-happens": "I am ignored" }));
    assert!(!said(&told).remarks.contains(&verdict));
    assert!(!remarked("I am used to it.").contains(&verdict));
}

#[test]
fn a_long_sentence_is_remarked() {
    let tools = tools();
    let long = &tools.composer.too_long.text;
    assert!(remarked("One. Two. Three. Four.").contains(long));
    assert!(remarked(&"word ".repeat(60)).contains(long));
    assert!(!remarked("One. Two. Three.").contains(long));
}

#[test]
fn composed_sentences_are_above_remark() {
    for kind in SPOKEN {
        for tone in TONES {
            let text = said(&of(kind, tone)).text;
            assert_eq!(remarked(&text), Vec::<SharedStr>::new(), "{text}");
        }
    }
}
