//! Paced breathing: a shape and a word that change slowly. The person starts and stops it. It has no sound and no
//! breath holding, and lists alternatives for people it does not suit. Without the program its texts can be read.

use crate::browser::Timeout;
use crate::domain::help;
use crate::ui::components::field::choice::PICKS;
use crate::ui::context::use_app_context;
use crate::ui::hooks::{Cleanup, use_effect_keyed};
use crate::ui::html::{button, el, fragment, p, paragraphs};
use yew::prelude::*;

/// The exercise: pace, shape and words.
#[component]
pub fn BreathingExercise() -> Html {
    let context = &use_app_context();
    let words = &context.site.tools().help.words.breathing;
    let pace = use_state(|| 0usize);
    // The number of half-breaths since the start; `None` while stopped.
    let beat = use_state(|| None::<u32>);
    use_effect_keyed((*beat, *pace), {
        let (beat, now, chosen) = (beat.clone(), *beat, words.pace.get(*pace).cloned());
        move || {
            let (now, pace) = now.zip(chosen)?;
            let seconds = if now % 2 == 0 { pace.inhale } else { pace.exhale };
            let timer = Timeout::new(u32::from(seconds) * 1000, move || beat.set(Some(now + 1)));
            let stop: Cleanup = Box::new(move || drop(timer));
            Some(stop)
        }
    });
    let controls = if context.is_ready() {
        fragment(vec![paces(words, &pace), breath(words, *pace, *beat), toggle(words, &beat)])
    } else {
        el("ul").children(words.pace.iter().map(|option| el("li").text(&option.label).into())).into()
    };
    let others = words.alternatives.iter().map(|other| el("li").text(&other.text).into());
    el("section")
        .class("breathing")
        .id("breathing")
        .attr("aria-labelledby", "breathing-title")
        .child(el("h2").id("breathing-title").text(&words.title))
        .child(paragraphs(&words.intro))
        .child(el("p").text(&words.eyes))
        .child(controls)
        .child(p("help", &words.note))
        .child(el("h3").text(&words.alternatives_title))
        .child(el("ul").children(others))
        .into()
}

fn paces(words: &help::Breathing, pace: &UseStateHandle<usize>) -> Html {
    let options = words.pace.iter().enumerate().map(|(at, option)| {
        let chosen = **pace == at;
        let pace = pace.clone();
        let control = el("input")
            .attr("type", "radio")
            .attr("name", "pace")
            .attr("form", PICKS)
            .checked(Some(chosen))
            .on_change(move |_| pace.set(at));
        el("label")
            .class("chip")
            .child(control)
            .child(el("span").class("chip-words").text(&option.label))
            .into()
    });
    el("fieldset")
        .class("field choice")
        .child(el("legend").text(&words.pace_label))
        .child(el("div").class("chips").children(options))
        .into()
}

fn breath(words: &help::Breathing, pace: usize, beat: Option<u32>) -> Html {
    let inhaling = beat.is_some_and(|beat| beat % 2 == 0);
    let seconds = words.pace.get(pace).map_or(4, |pace| if inhaling { pace.inhale } else { pace.exhale });
    let (phase, word) = match beat {
        None => (None, ""),
        Some(_) if inhaling => (Some("in"), &*words.inhale),
        Some(_) => (Some("out"), &*words.exhale),
    };
    el("div")
        .class("breath")
        .attr_opt("data-phase", phase)
        .attr("data-seconds", &seconds.to_string())
        .child(el("div").class("breath-shape").attr("aria-hidden", "true"))
        // The person started it, so a screen reader announces each change.
        .child(el("p").class("breath-word").attr("aria-live", "polite").text(word))
        .into()
}

fn toggle(words: &help::Breathing, beat: &UseStateHandle<Option<u32>>) -> Html {
    let label = if beat.is_some() { &words.stop } else { &words.start };
    let beat = beat.clone();
    button("button", label, move || beat.set(if beat.is_some() { None } else { Some(0) })).into()
}
