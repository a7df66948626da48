//! Texts as they are compared in a search. They stay with the browser, which compares them faster than the program could:
//! that one is made to be small (figures in docs/durability.md).

use js_sys::{Function, JsString, Object, Reflect, RegExp};
use wasm_bindgen::JsCast;

thread_local! {
    /// The marks above and below letters, and signs that cannot be seen. Made once: a search folds every line it shows.
    static MARKS: RegExp = RegExp::new("[\\p{M}\\p{Cf}]", "gu");
    /// Quotation marks and apostrophes of every keyboard.
    static QUOTES: RegExp = RegExp::new("[\\p{Pi}\\p{Pf}'\"`´„‚′″ʹ-ʽˈ＇＂「-』〝-〟]", "gu");
    /// Dashes and hyphens.
    static DASHES: RegExp = RegExp::new("[\\p{Pd}−]", "gu");
}

/// A text in small letters, without accents, quotation marks and apostrophes, and with one shape of dashes, in any script.
pub struct Folded(JsString);

/// The words of what is looked for. They are handed to the browser once, not for each text that is looked at.
pub struct Words {
    includes: Option<Function>,
    each: Vec<JsString>,
}

/// Folds a text.
pub fn fold(text: &str) -> Folded {
    // Quotation marks go first: an acute accent in the place of an apostrophe would be taken apart, to a space and a mark.
    let text = QUOTES.with(|signs| JsString::from(text).replace_by_pattern(signs, ""));
    let text = MARKS.with(|marks| text.normalize("NFKD").replace_by_pattern(marks, ""));
    Folded(DASHES.with(|signs| text.replace_by_pattern(signs, "-")).to_lower_case())
}

impl Folded {
    /// Its words.
    pub fn words(&self) -> Words {
        let texts = Object::get_prototype_of(&self.0);
        let includes = Reflect::get(&texts, &"includes".into());
        let each = String::from(&self.0).split_whitespace().map(JsString::from).collect();
        Words { includes: includes.ok().and_then(|includes| includes.dyn_into().ok()), each }
    }

    /// Whether it holds every one of these words, in any order, also within longer words.
    pub fn holds(&self, words: &Words) -> bool {
        words.each.iter().all(|word| words.stands_in(word, self))
    }

    /// Whether it holds the first of these words; also where there is none.
    pub fn holds_first(&self, words: &Words) -> bool {
        words.each.first().is_none_or(|word| words.stands_in(word, self))
    }
}

impl Words {
    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.each.is_empty()
    }

    fn stands_in(&self, word: &JsString, text: &Folded) -> bool {
        let found = self.includes.as_ref().and_then(|includes| includes.call1(&text.0, word).ok());
        found.is_some_and(|found| found.is_truthy())
    }
}
