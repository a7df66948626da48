//! The normalisation of texts for searching.

use stillwater::browser::normalize;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn quotation_marks_apostrophes_and_dashes_of_any_shape_are_alike() {
    for (written, wanted) in [
        ("you don\u{2019}t listen", "don't"),
        ("you don't listen", "don\u{b4}t"),
        ("you don`t listen", "don\u{2032}t"),
        ("you dont listen", "don\u{2bc}t"),
        ("he said \u{201c}no\u{201d}", "\"no\""),
        ("he said \u{ab}no\u{bb}", "'no'"),
        ("eight\u{2013}ten", "eight-ten"),
        ("eight-ten", "eight\u{2011}ten"),
        ("cafe\u{301}", "CAF\u{c9}"),
    ] {
        assert!(normalize(written).holds(&normalize(wanted).words()), "{wanted} in {written}");
    }
    assert!(!normalize("eight ten").holds(&normalize("eight-ten").words()));
}
