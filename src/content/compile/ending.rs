//! The last screen of a way through a worksheet.

use super::conditions::{Conditions, Term};
use super::source::Problems;
use super::words::Words;
use crate::domain::worksheet::{Ending, Variant};
use serde::Deserialize;
use toml::Spanned;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawEnd {
    /// Variants of the closing text, under a condition.
    #[serde(default)]
    variant: Vec<RawVariant>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawVariant {
    id: Spanned<String>,
    #[serde(default)]
    show_if: Vec<Term>,
    #[serde(default)]
    show_if_any: Vec<Term>,
    #[serde(default)]
    hide_if: Vec<Term>,
}

/// Makes an ending from its structure and the texts below `prefix`.
pub fn ending(raw: RawEnd, prefix: &str, c: &mut Conditions, w: &mut Words, p: &mut Problems) -> Ending {
    Ending {
        title: w.need(&format!("{prefix}.title"), p),
        text: w.need(&format!("{prefix}.text"), p),
        variants: variants(raw.variant, prefix, "text", c, w, p),
    }
}

/// The variants of the texts below `prefix`. `text` is the name of the text below a heading.
pub fn variants(
    raw: Vec<RawVariant>,
    prefix: &str,
    text: &str,
    c: &mut Conditions,
    w: &mut Words,
    p: &mut Problems,
) -> Vec<Variant> {
    let variant = |raw: RawVariant| {
        let name = format!("{prefix}.variant.{}", raw.id.get_ref());
        Variant {
            title: w.need(&format!("{name}.title"), p),
            text: w.may(&format!("{name}.{text}"), p),
            shown: c.shown(raw.id.span().start, [&raw.show_if, &raw.show_if_any, &raw.hide_if], p),
        }
    };
    raw.into_iter().map(variant).collect()
}
