//! Texts as they are compared in a search. They stay with the browser, which compares them faster than the program could:
//! that one is made to be small (figures in docs/durability.md).

use js_sys::{JsString, RegExp};

/// A text in small letters and without accents, in any script.
pub struct Folded(JsString);

/// Folds a text.
pub fn fold(text: &str) -> Folded {
    let plain = JsString::from(text).normalize("NFKD");
    Folded(plain.replace_by_pattern(&RegExp::new("\\p{M}", "gu"), "").to_lower_case())
}

impl Folded {
    /// Its words.
    pub fn words(&self) -> Vec<String> {
        String::from(&self.0).split_whitespace().map(String::from).collect()
    }

    /// Whether it holds every one of these words, in any order, also within longer words.
    pub fn holds(&self, words: &[String]) -> bool {
        words.iter().all(|word| self.0.includes(word, 0))
    }
}
