//! A part with several short steps, of which one is shown: the five senses, or feet, hands and cold water.

use super::{part_href, section};
use crate::browser;
use crate::domain::help::{Exercise, HelpSection};
use crate::ui::context::{AppContext, use_app_context};
use crate::ui::html::{button, el, fragment, link, paragraphs};
use crate::ui::words;
use yew::prelude::*;

#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The number of the part.
    pub number: usize,
    /// Its texts.
    pub words: Exercise,
    /// Whether a stone is laid on the shore with each step.
    pub is_laid: bool,
}

/// The part.
#[component]
pub fn OneAtATime(props: &Props) -> Html {
    let context = &use_app_context();
    let at = use_state(|| 0_usize);
    let Props { number, words, is_laid } = props;
    let steps = || {
        let step =
            |one: &HelpSection| fragment(vec![el("h3").text(&one.title).into(), paragraphs(&one.text)]);
        words.steps.iter().map(step)
    };
    let part = section(context, *number, &words.title);
    let intro = el("p").class("part-intro").text(&words.intro);
    if !context.is_ready() {
        let items = steps().map(|step| el("li").child(step).into());
        return part.child(intro).child(el("ol").children(items)).into();
    }
    // The person pressed Next, so a screen reader announces the step.
    let step = el("div").class("part-step").attr("aria-live", "polite");
    part.child_opt(is_laid.then(|| stones(*at + 1, words.steps.len())))
        .child(intro)
        .child(step.child(steps().nth(*at).unwrap_or_default()))
        .child(ways(context, *number, &at, words.steps.len()))
        .into()
}

/// Stones at the edge of the water, `laid` of them.
fn stones(laid: usize, of: usize) -> Html {
    let stones = (0..of).map(|stone| el("span").bool_attr("data-laid", stone < laid).into());
    el("div").class("stones").attr("aria-hidden", "true").children(stones).into()
}

/// Back and Next. The first step leads back to the part before, and the last one to the part after.
fn ways(context: &AppContext, number: usize, at: &UseStateHandle<usize>, of: usize) -> Html {
    let site = &context.site;
    let (back, next) = (site.text(words::WORKSHEET_BACK), site.text(words::WORKSHEET_NEXT));
    let to = |step: usize| {
        let at = at.clone();
        move || browser::press(|| at.set(step))
    };
    let back = match at.checked_sub(1) {
        Some(before) => button("button quiet", &back, to(before)).into(),
        None => link("button quiet", &part_href(context, number - 1), &back),
    };
    let next = if **at + 1 < of {
        button("button quiet", &next, to(**at + 1)).id("next-step").into()
    } else {
        link("button quiet", &part_href(context, number + 1), &next)
    };
    el("p").class("actions").child(back).child(next).into()
}
