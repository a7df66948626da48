//! Texts as they are compared in a search.

use js_sys::{JsString, RegExp};

/// In small letters and without accents, in any script.
pub fn fold(text: &str) -> String {
    let plain = JsString::from(text).normalize("NFKD");
    String::from(plain.replace_by_pattern(&RegExp::new("\\p{M}", "gu"), "").to_lower_case())
}
