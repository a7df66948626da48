//! The composer never fails, whatever was typed or stored.

use super::*;
use stillwater::domain::compose::{is_long, is_own_action, remarks};

fn odd() -> Vec<String> {
    let mut odd: Vec<String> = [
        "🙂",
        "👩‍👩‍👧‍👦🏳️‍🌈",
        "\u{202e}abc",
        "אני אעזוב את החדר",
        "سأغادر الغرفة",
        "e\u{301}\u{301}\u{301}\u{308}",
        "\u{301}",
        "?",
        "!!!",
        "—",
        "…",
        "''",
        "’’’",
        "{",
        "}",
        "{action}",
        "{{{",
        "}{",
        "\0",
        "\u{feff}",
        "\u{200b}",
        "İstanbul",
        "ß",
        "ÿ",
        "ﬁ",
        "i",
        "I",
        "when",
        "when ",
        "if it happens again, i will",
        "\r\n\r\n",
        "a\u{2028}b",
        "<b>x</b>",
        "ΑΣ",
        "你会停止",
        "「」",
    ]
    .map(String::from)
    .into();
    odd.push("very long ".repeat(4_000));
    odd.push("é".repeat(10_000));
    odd
}

#[test]
fn nothing_that_is_typed_stops_it() {
    let composer = tools().composer.clone();
    let fields: Vec<String> = ordinary().ids().map(String::from).collect();
    for text in odd() {
        let kinds = if text.len() > 1000 {
            &["limit", "private"][..]
        } else {
            &["limit", "request", "no", "agreement", "pause", "topic", "private"]
        };
        for kind in kinds {
            let mut answers = only(kind, "warm", json!({}));
            for field in &fields {
                match field.as_str() {
                    "feelings" | "needs" => answers.set_own(field, &text),
                    _ => answers.set_text(field, &text),
                }
            }
            let composed = said(&answers);
            remarks(&composer, &composed.text);
            is_long(&composed.text);
        }
        remarks(&composer, &text);
        is_own_action(&composer, &text);
    }
}

#[test]
fn what_looks_like_a_gap_stays_as_it_was_written() {
    let answers = only("limit", "short", json!({ "what-i-do": "write {need} on a {note} }{" }));
    assert_eq!(said(&answers).text, "If it happens again, I will write {need} on a {note} }{.");
}

#[test]
fn letters_of_other_scripts_and_signs_come_through_unharmed() {
    for action in ["leave 🙂", "אעזוב את החדר", "go to Łódź", "sing e\u{301}tude", "离开房间"]
    {
        let answers = only("limit", "short", json!({ "what-i-do": action }));
        assert_eq!(said(&answers).text, format!("If it happens again, I will {action}."));
    }
}

#[test]
fn an_answer_of_a_shape_nobody_expects_counts_as_none() {
    for strange in
        [json!(null), json!(7), json!(true), json!([]), json!({}), json!(["limit"]), json!({ "text": 7 })]
    {
        for field in ["kind", "tone", "feelings", "what-happens", "what-i-do", "afraid"] {
            let mut answers = of("limit", "short");
            answers.0.insert(field.into(), strange.clone());
            let text = said(&answers).text;
            assert!(!text.contains('{') && !text.contains("null") && !text.contains('7'), "{field}: {text}");
        }
    }
}

#[test]
fn an_option_nobody_knows_is_not_said() {
    let answers = only("limit", "short", json!({ "feelings": { "picked": ["hurt", "of-a-newer-version"] } }));
    assert_eq!(said(&answers).text, "I feel hurt about this.");
    assert_eq!(said(&of("of-a-newer-version", "short")).text, "");
}

#[test]
fn an_action_of_nothing_but_signs_is_no_part_of_the_sentence() {
    for signs in ["?", "—", "…", "?!", "\u{201c}\u{201d}", "()"] {
        let answers = only("limit", "short", json!({ "what-i-do": signs }));
        assert_eq!(said(&answers).text, "", "{signs}");
    }
}
