//! The texts of the site: none is unused or missing, and none has a word that the project avoids.

use crate::common::{catalogs, files, project};
use std::fs;
use stillwater::domain::SharedStr;

/// The names of all texts in `ui.toml`, as constants of the program.
fn constants() -> Vec<String> {
    fn names(table: &toml::Table, prefix: &str, out: &mut Vec<String>) {
        for (name, value) in table {
            let name = format!("{prefix}{name}");
            match value {
                toml::Value::Table(inner) => names(inner, &format!("{name}_"), out),
                _ => out.push(name.replace('-', "_").to_uppercase()),
            }
        }
    }
    let text = fs::read_to_string(project("src/content/en/ui.toml")).unwrap();
    let mut out = Vec::new();
    names(&text.parse().unwrap(), "", &mut out);
    out
}

#[test]
fn every_text_of_the_screen_is_used_somewhere() {
    let sources: String = files("src/ui", ".rs").into_iter().map(|(_, text)| text).collect();
    let named: Vec<_> = sources.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').collect();
    let names = constants();
    assert!(names.len() > 100);
    // The content compiler puts these into the fields that need them (`compile/small_step.rs`).
    let asked = names.iter().filter(|name| !name.starts_with("STEP_SENTENCE_"));
    let left: Vec<_> = asked.filter(|name| !named.contains(&&***name)).collect();
    assert!(left.is_empty(), "nobody asks for these texts of ui.toml: {left:?}");
}

#[test]
fn no_screen_spells_out_words_of_its_own() {
    for (path, source) in files("src/ui", ".rs") {
        let program = source.split("#[cfg(test)]").next().unwrap_or_default();
        for (at, line) in program.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for begin in ["text(\"", "aria-label\", \"", "\"title\", \"", "placeholder\", \""] {
                for (_, after) in code.match_indices(begin).map(|(at, b)| code.split_at(at + b.len())) {
                    let words = after.split('"').next().unwrap_or_default();
                    let spelt = words.chars().any(char::is_alphabetic);
                    assert!(!spelt, "{}:{}: the words `{words}`", path.display(), at + 1);
                }
            }
        }
    }
}

/// Words that put pressure on people, judge them, or measure them.
const AVOIDED: [&str; 10] =
    ["should", "must", "symptom", "symptoms", "score", "scores", "toxic", "closure", "move on", "moving on"];

/// Every text of a catalogue, except the word lists of the composer, and the names of services and sources.
fn texts() -> Vec<(String, String)> {
    fn walk(name: &str, value: &serde_json::Value, out: &mut Vec<(String, String)>) {
        const SKIPPED: [&str; 14] = [
            "words",
            "except",
            "not_mine",
            "starts_not_mine",
            "then_not_mine",
            "people",
            "before_people",
            "slips",
            "strip",
            "whole",
            "small",
            "objects",
            "sources",
            "name",
        ];
        match value {
            serde_json::Value::String(text) => out.push((name.into(), text.clone())),
            serde_json::Value::Array(list)
                if SKIPPED.contains(&name) && list.iter().all(|v| v.is_string()) => {}
            serde_json::Value::Array(list) => list.iter().for_each(|value| walk(name, value, out)),
            serde_json::Value::Object(map) => {
                for (name, value) in map {
                    let skipped = SKIPPED.contains(&&**name) && *name != "words";
                    if !skipped || (name == "words" && value.is_object()) {
                        walk(name, value, out);
                    }
                }
            }
            _ => {}
        }
    }
    let mut out = Vec::new();
    for catalog in catalogs() {
        walk("", &serde_json::to_value(&catalog).unwrap(), &mut out);
    }
    out
}

#[test]
fn no_text_presses_judges_or_measures() {
    let texts = texts();
    assert!(texts.len() > 1000, "{}", texts.len());
    for (name, text) in texts {
        let words: String = text.to_lowercase().replace(|c: char| !c.is_alphanumeric(), " ");
        let words = format!(" {} ", words.split_whitespace().collect::<Vec<_>>().join(" "));
        for avoided in AVOIDED {
            assert!(!words.contains(&format!(" {avoided} ")), "`{avoided}` in {name}: {text}");
        }
    }
}

#[test]
fn every_gap_of_a_text_has_a_closing_brace() {
    for catalog in catalogs() {
        for text in &catalog.ui {
            let text: &SharedStr = text;
            assert_eq!(text.matches('{').count(), text.matches('}').count(), "{text}");
        }
    }
}
