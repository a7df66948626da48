//! Text normalization for search. The normalized texts stay JavaScript strings, because the browser searches them
//! faster than this program, which is optimized for size (figures in docs/durability.md).

use super::js;
use js_sys::{Function, JsString, Object, RegExp};
use wasm_bindgen::JsCast;

thread_local! {
    /// Combining marks and invisible format characters. Compiled once, because a search normalizes every line that it
    /// shows.
    static MARKS: RegExp = RegExp::new("[\\p{M}\\p{Cf}]", "gu");
    /// Quotation marks and apostrophes of all scripts.
    static QUOTES: RegExp = RegExp::new("[\\p{Pi}\\p{Pf}'\"`´„‚′″ʹ-ʽˈ＇＂「-』〝-〟]", "gu");
    /// Dashes and hyphens.
    static DASHES: RegExp = RegExp::new("[\\p{Pd}−]", "gu");
}

/// A text in lower case, without accents, quotation marks and apostrophes, and with `-` for every dash.
pub struct Normalized(JsString);

/// The words of a search query, converted to JavaScript strings once for all texts.
pub struct SearchTerms {
    includes: Option<Function>,
    each: Vec<JsString>,
}

/// Normalizes a text.
pub fn normalize(text: &str) -> Normalized {
    // Quotation marks are removed first: NFKD decomposes an acute accent used as an apostrophe into a space and a
    // combining mark.
    let text = QUOTES.with(|signs| JsString::from(text).replace_by_pattern(signs, ""));
    let text = MARKS.with(|marks| text.normalize("NFKD").replace_by_pattern(marks, ""));
    Normalized(DASHES.with(|signs| text.replace_by_pattern(signs, "-")).to_lower_case())
}

impl Normalized {
    /// Splits a query into its words.
    pub fn words(&self) -> SearchTerms {
        let texts = Object::get_prototype_of(&self.0);
        let includes = js::get(&texts, "includes").dyn_into().ok();
        let each = String::from(&self.0).split_whitespace().map(JsString::from).collect();
        SearchTerms { includes, each }
    }

    /// Whether the text contains all words, in any order, also inside longer words.
    pub fn holds(&self, words: &SearchTerms) -> bool {
        words.each.iter().all(|word| words.stands_in(word, self))
    }

    /// Whether the text contains the first word; true if there is none.
    pub fn holds_first(&self, words: &SearchTerms) -> bool {
        words.each.first().is_none_or(|word| words.stands_in(word, self))
    }
}

impl SearchTerms {
    /// Whether the query is empty.
    pub fn is_empty(&self) -> bool {
        self.each.is_empty()
    }

    fn stands_in(&self, word: &JsString, text: &Normalized) -> bool {
        let found = self.includes.as_ref().and_then(|includes| includes.call1(&text.0, word).ok());
        found.is_some_and(|found| found.is_truthy())
    }
}
