//! The last screen of a way through a worksheet.

use super::conditions::{Conditions, Term};
use super::source::Problems;
use super::words::Words;
use crate::domain::worksheet::{EndFirst, EndLink, Ending, Variant};
use serde::Deserialize;
use std::collections::BTreeSet;
use toml::Spanned;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawEnd {
    /// Variants of the closing text, under a condition.
    #[serde(default)]
    variant: Vec<RawVariant>,
    /// Links to what could come next.
    #[serde(default)]
    link: Vec<RawLink>,
    /// The answers that are shown first.
    #[serde(default)]
    first: Vec<RawFirst>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLink {
    to: Spanned<String>,
    #[serde(default)]
    show_if: Vec<Term>,
    #[serde(default)]
    hide_if: Vec<Term>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFirst {
    field: Spanned<String>,
    #[serde(default)]
    show_if: Vec<Term>,
    #[serde(default)]
    hide_if: Vec<Term>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawVariant {
    id: Spanned<String>,
    #[serde(default)]
    show_if: Vec<Term>,
    #[serde(default)]
    hide_if: Vec<Term>,
}

/// Makes an ending from its structure and the texts below `prefix`.
pub fn ending(raw: RawEnd, prefix: &str, c: &mut Conditions, w: &mut Words, p: &mut Problems) -> Ending {
    let mut seen = BTreeSet::new();
    let link = |raw: RawLink| {
        let (to, at) = (raw.to.get_ref(), raw.to.span().start);
        if !seen.insert(to.clone()) {
            p.add(c.source, at, format!("the link `{to}` is there twice"));
        }
        EndLink {
            text: w.need(&format!("{prefix}.link.{to}"), p),
            shown: c.shown(at, &raw.show_if, &raw.hide_if, p),
            to: to.as_str().into(),
        }
    };
    let links = raw.link.into_iter().map(link).collect();
    let first = |raw: RawFirst| {
        let (field, at) = (raw.field.get_ref(), raw.field.span().start);
        if !c.has_field(field) {
            p.add(c.source, at, format!("there is no field `{field}` to show first"));
        }
        EndFirst { shown: c.shown(at, &raw.show_if, &raw.hide_if, p), field: field.as_str().into() }
    };
    let first = raw.first.into_iter().map(first).collect();
    Ending {
        title: w.need(&format!("{prefix}.title"), p),
        text: w.need(&format!("{prefix}.text"), p),
        variants: variants(raw.variant, prefix, "text", c, w, p),
        links,
        first,
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
            shown: c.shown(raw.id.span().start, &raw.show_if, &raw.hide_if, p),
        }
    };
    raw.into_iter().map(variant).collect()
}
