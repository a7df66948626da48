//! Breathing with the water. The person starts and stops it. It has no sound and no breath holding.

use super::section;
use crate::browser;
use crate::domain::help::Breathing;
use crate::ui::components::field::choice::PICKS;
use crate::ui::context::AppContext;
use crate::ui::html::{button, disclosure, el, fragment, p};
use yew::prelude::*;

/// The state of the exercise.
pub struct Breath {
    /// The number of the chosen pace.
    pub pace: UseStateHandle<usize>,
    /// The number of half-breaths since the start; `None` while stopped.
    pub beat: UseStateHandle<Option<u32>>,
    /// Whether a screen reader announces each breath.
    pub is_spoken: UseStateHandle<bool>,
}

impl Breath {
    /// `in` or `out`; `None` while stopped.
    pub fn phase(&self) -> Option<&'static str> {
        (*self.beat).map(|beat| if beat % 2 == 0 { "in" } else { "out" })
    }

    /// How long the current half-breath takes.
    pub fn seconds(&self, words: &Breathing) -> u8 {
        let is_in = self.phase() == Some("in");
        words.pace.get(*self.pace).map_or(4, |pace| if is_in { pace.inhale } else { pace.exhale })
    }

    /// The part of the screen.
    pub fn view(&self, context: &AppContext) -> Html {
        let words = &context.site.tools().help.words.breathing;
        let phase = self.phase();
        let word = phase.map(|phase| if phase == "in" { &words.inhale } else { &words.exhale });
        let before = || {
            let about = fragment(vec![el("p").text(&words.note).into(), self.paces(context, words)]);
            fragment(vec![el("p").text(&words.intro).into(), disclosure(&words.about, false, about)])
        };
        section(context, 0, &words.title)
            .child_opt(phase.is_none().then(before))
            .child_opt(word.map(|word| self.word(words, word)))
            .child_opt(context.is_ready().then(|| self.toggle(words)))
            .into()
    }

    fn word(&self, words: &Breathing, word: &str) -> Html {
        let spoken = if *self.is_spoken { "polite" } else { "off" };
        fragment(vec![
            el("p").class("breath-word").attr("aria-live", spoken).text(word).into(),
            p("breath-how", &words.follow),
        ])
    }

    /// Starts and stops. It is one element, so that focus stays on it. While the person breathes, it covers the lake.
    fn toggle(&self, words: &Breathing) -> Html {
        let (beat, is_on) = (self.beat.clone(), self.phase().is_some());
        let (class, label) = if is_on { ("stop", &words.stop) } else { ("button", &words.start) };
        let change = move || browser::press(|| beat.set(if is_on { None } else { Some(0) }));
        button(class, label, change).id("breathe").into()
    }

    fn paces(&self, context: &AppContext, words: &Breathing) -> Html {
        if !context.is_ready() {
            return el("ul").children(words.pace.iter().map(|pace| el("li").text(&pace.label).into())).into();
        }
        let options = words.pace.iter().enumerate().map(|(at, option)| {
            let pace = self.pace.clone();
            let control = el("input")
                .attr("type", "radio")
                .attr("name", "pace")
                .attr("form", PICKS)
                .checked(Some(*self.pace == at))
                .on_change(move |_| pace.set(at));
            chip(control.into(), &option.label)
        });
        let spoken = self.is_spoken.clone();
        let say = el("input")
            .attr("type", "checkbox")
            .attr("form", PICKS)
            .checked(Some(*self.is_spoken))
            .on_change(move |_| spoken.set(!*spoken));
        el("fieldset")
            .class("field choice")
            .child(el("legend").text(&words.pace_label))
            .child(el("div").class("chips").children(options))
            .child(el("div").class("chips").child(chip(say.into(), &words.say)))
            .into()
    }
}

fn chip(control: Html, words: &str) -> Html {
    el("label").class("chip").child(control).child(el("span").class("chip-words").text(words)).into()
}
