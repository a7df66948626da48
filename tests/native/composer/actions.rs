//! "What I will do" never depends on the other person's obedience. Some actions bring a hint to get support.

use super::*;

/// Actions that work only if somebody else cooperates.
const OBEY_ME: [&str; 38] = [
    "you will stop shouting",
    "You will stop shouting.",
    "YOU WILL STOP",
    "you'll stop shouting",
    "You\u{2019}ll stop shouting",
    "you won't go out",
    "you have to tell me everything",
    "you must delete her number",
    "you should move out",
    "you need to change",
    "you can't see your friends",
    "You can\u{2019}t see your friends",
    "you cannot see your friends",
    "you are not allowed to go",
    "I will make you stop",
    "make you say it",
    "I\u{2019}ll force you to listen",
    "force him out",
    "get you to stop",
    "stop you from leaving",
    "make sure you never do it again",
    "not let you see the family",
    "stay away until you apologise",
    "not speak, until you apologise",
    "wait unless you say sorry",
    "leave if you don't stop",
    "leave, or you stop drinking",
    "go away so that you learn",
    "punish you",
    "teach you a lesson",
    "make him stop",
    "stay until he apologises",
    "wait until she says sorry",
    "wait until they say sorry",
    "he has to move out",
    "my husband moves out",
    "she'll pay for it",
    "Don't shout at me",
];

#[test]
fn what_depends_on_obeying_never_gets_into_the_sentence() {
    let note = tools().composer.action.not_mine_text.clone();
    for written in OBEY_ME {
        for tone in TONES {
            let mut answers = of("limit", tone);
            answers.set_text("what-i-do", written);
            let composed = said(&answers);
            let text = composed.text.to_lowercase();
            assert!(!text.contains("happens again") && !text.contains("i will"), "{written}: {text}");
            assert!(text.contains("you read my messages"), "the rest stays: {text}");
            assert_eq!(composed.action_note, Some(note.clone()), "{written}");
        }
    }
}

#[test]
fn nor_into_a_private_limit() {
    let note = tools().composer.action.not_mine_text.clone();
    for written in OBEY_ME {
        let answers = only("private", "warm", json!({ "private-limit": written }));
        let composed = said(&answers);
        assert_eq!(composed.text, "", "{written}");
        assert_eq!(composed.action_note, Some(note.clone()), "{written}");
        let fallback = only("private", "warm", json!({ "what-i-do": written }));
        assert_eq!(said(&fallback).text, "", "{written}");
    }
}

#[test]
fn what_is_mine_to_do_is_said() {
    for action in [
        "leave the room and come back in an hour",
        "hang up",
        "go home, and we can talk tomorrow",
        "stay with my sister",
        "turn off my phone at ten",
        "talk to you when I am calm",
        "thank you and leave",
        "keep my youth card",
        "sleep in the other room whenever I need to",
        "answer only after breakfast",
    ] {
        let answers = only("limit", "short", json!({ "what-i-do": action }));
        let composed = said(&answers);
        assert_eq!(composed.text, format!("If it happens again, I will {action}."));
        assert_eq!(composed.action_note, None);
    }
}

#[test]
fn words_that_frighten_bring_support_and_are_not_blocked() {
    let groups = &tools().composer.action.support;
    let names: Vec<_> = groups.iter().map(|group| &*group.id).collect();
    assert_eq!(names, ["self-harm", "violence", "children", "money", "private-material"]);
    for group in groups {
        for word in &group.words {
            for written in [word.to_string(), format!("Then I {word}, and leave."), word.to_uppercase()] {
                let answers = only("limit", "short", json!({ "what-i-do": written }));
                let composed = said(&answers);
                assert!(composed.support.contains(&group.text), "{}: {written}", group.id);
                assert!(
                    composed.action_note.is_some() || !composed.text.is_empty(),
                    "{written} is not blocked"
                );
            }
        }
    }
}

#[test]
fn ordinary_words_bring_no_support() {
    for action in [
        "begun the day alone",
        "slapdash as it is, cook for myself",
        "sell my own guitar",
        "hide under a knifeless table",
        "read the posts",
        "leaky tap or not, stay home",
        "keep my money in my own account",
    ] {
        let answers = only("limit", "short", json!({ "what-i-do": action }));
        assert!(said(&answers).support.is_empty(), "{action}");
    }
}

#[test]
fn an_action_of_another_kind_of_statement_is_not_looked_at() {
    let mut answers = of("request", "short");
    answers.set_text("what-i-do", "you will stop");
    let composed = said(&answers);
    assert_eq!(composed.action_note, None);
    assert!(!composed.text.contains("you will stop"));
}
