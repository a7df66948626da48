//! The last screens: what they show first, and where their links lead.

use super::*;
use stillwater::domain::layout::of_end;

/// What is shown first, by question.
fn first(sheet: &str, of: Value) -> Vec<(String, String)> {
    let rows = of_end(&worksheet(sheet), &answers(of)).rows;
    rows.into_iter().map(|row| (row.key, row.lines.join(" "))).collect()
}

/// The targets of the links.
fn links(sheet: &str, of: Value) -> Vec<String> {
    let (sheet, of) = (worksheet(sheet), answers(of));
    let links = sheet.ending(&of).links.iter().filter(|link| link.shown.holds(&of));
    links.map(|link| link.to.to_string()).collect()
}

fn row(key: &str, words: &str) -> (String, String) {
    (key.into(), words.into())
}

#[test]
fn a_boundary_shows_its_sentence_first() {
    for way in ["", "short"] {
        let of =
            json!({ "way": way, "my-words": { "text": "Please knock." }, "what-happens": "you come in" });
        assert_eq!(first("boundaries", of), [row("my-words", "Please knock.")], "{way}");
        assert_eq!(first("boundaries", json!({ "way": way, "what-happens": "you come in" })), []);
    }
}

#[test]
fn forgiveness_shows_what_the_branch_is_about() {
    let all = json!({ "keep": "my walks", "fairer-sentence": "I was a child.", "treat-myself": "gently" });
    for way in ["", "short"] {
        for (whom, wanted) in [
            ("someone-else", vec![row("keep", "my walks")]),
            ("something-i-did", vec![row("treat-myself", "gently"), row("keep", "my walks")]),
            ("blame-i-carry", vec![row("fairer-sentence", "I was a child."), row("keep", "my walks")]),
        ] {
            let mut of = all.clone();
            of["whom"] = whom.into();
            of["way"] = way.into();
            assert_eq!(first("forgiveness", of), wanted, "{whom}: nothing of another branch is shown");
        }
    }
}

#[test]
fn what_a_gate_hides_is_not_shown_first() {
    let mut sheet = (*worksheet("boundaries")).clone();
    sheet.end.first[0].field = "ask".into();
    let of = |afraid: &str| answers(json!({ "kind": "request", "ask": "knock", "afraid": afraid }));
    assert_eq!(of_end(&sheet, &of("no")).rows.len(), 1);
    for gate in ["yes", "not-sure"] {
        assert_eq!(of_end(&sheet, &of(gate)).rows, [], "{gate}");
    }
}

#[test]
fn the_links_lead_to_help_first_where_there_is_fear() {
    for way in ["", "short"] {
        assert_eq!(links("boundaries", json!({ "way": way })), [] as [&str; 0]);
        assert_eq!(links("boundaries", json!({ "way": way, "afraid": "not-sure" })), ["help"]);
        assert_eq!(links("forgiveness", json!({ "way": way })), ["boundaries"]);
        assert_eq!(links("forgiveness", json!({ "way": way, "pressure": "yes" })), ["help", "boundaries"]);
    }
}

#[test]
fn behind_the_gate_no_last_word_of_a_short_way_speaks_of_saying_it() {
    let sheet = worksheet("boundaries");
    for gate in [json!({ "afraid": "yes", "way": "short" }), json!({ "kind": "private", "way": "short" })] {
        let of = answers(gate);
        let (title, text) = sheet.ending(&of).words(&of);
        for word in ["say", "aloud", "sentence", "your words"] {
            assert!(!title.contains(word) && !text.contains(word), "{word}: {title} {text}");
        }
    }
}
