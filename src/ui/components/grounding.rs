//! A grounding exercise for the five senses, which needs no program.

use crate::ui::html::{el, paragraphs};
use crate::ui::site::Site;
use yew::prelude::*;

/// The five steps. `back` is a link back to where the person came from, if there is one.
pub fn grounding(site: &Site, back: Option<Html>) -> Html {
    let words = &site.tools().help.words.grounding;
    let steps = words
        .steps
        .iter()
        .map(|step| el("li").child(el("strong").text(&step.title)).child(paragraphs(&step.text)).into());
    el("section")
        .class("grounding")
        .id("grounding")
        .attr("aria-labelledby", "grounding-title")
        .child(el("h2").id("grounding-title").text(&words.title))
        .child(paragraphs(&words.intro))
        .child(el("ol").class("senses").children(steps))
        .child_opt(back)
        .into()
}
