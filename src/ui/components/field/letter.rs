//! A letter that is not meant to be sent: opt-in, short, with a way to stop and a calming end. There are no controls to
//! send or share it.
//!
//! The timer only suggests an end: it announces that the time is over and never stops the person from writing.

use super::text::whole;
use super::{FieldProps, help, label};
use crate::browser;
use crate::browser::Timeout;
use crate::domain::answers::Answers;
use crate::domain::worksheet::{FieldKind, LetterTexts};
use crate::ui::hooks::{Cleanup, use_effect_keyed};
use crate::ui::html::{button, el, fragment, link, p, paragraphs};
use crate::ui::words;
use yew::prelude::*;

/// The person's progress.
#[derive(Clone, Debug, Default, PartialEq)]
struct Progress {
    phase: Phase,
    /// Whether the remaining time is hidden.
    hidden: bool,
    /// Whether deleting waits for confirmation.
    asked: bool,
    /// The deleted text, while it can be restored.
    burned: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Phase {
    /// Reading the introduction.
    #[default]
    Before,
    /// Writing, with the minutes left, or `None` without a timer.
    Writing(Option<u32>),
    /// Reading the closing text.
    After,
}

/// A minute, in milliseconds.
const MINUTE: u32 = 60_000;

#[component]
pub fn LetterField(ask: &FieldProps) -> Html {
    let state = use_state(Progress::default);
    let phase = state.phase;
    use_effect_keyed(phase, {
        let state = state.clone();
        move || {
            let Phase::Writing(Some(left @ 1..)) = phase else { return None };
            let timer = Timeout::new(MINUTE, move || {
                state.set(Progress { phase: Phase::Writing(Some(left - 1)), ..(*state).clone() });
            });
            let stop: Cleanup = Box::new(move || drop(timer));
            Some(stop)
        }
    });
    let FieldKind::Letter(words) = &ask.field.kind else {
        return Html::default();
    };
    LetterView { ask, words, state }.draw()
}

/// The letter in its current state.
struct LetterView<'a> {
    ask: &'a FieldProps,
    words: &'a LetterTexts,
    state: UseStateHandle<Progress>,
}

impl LetterView<'_> {
    fn draw(&self) -> Html {
        let text = self.ask.text().unwrap_or_default();
        let phase = self.state.phase;
        el("div")
            .class("field letter")
            .child(label(self.ask))
            .child(help(self.ask))
            .child_opt((phase == Phase::Before).then(|| self.before()))
            .child(self.prompts())
            .child(whole(self.ask, 10))
            .child_opt(match phase {
                Phase::Writing(left) => Some(self.writing(left)),
                _ => None,
            })
            .child_opt((phase == Phase::After).then(|| self.after()))
            .child_opt(if self.state.asked {
                Some(self.burn_asked(text))
            } else {
                (!text.is_empty()).then(|| self.burn())
            })
            // A live region has to exist before its content changes, or the change is not announced.
            .child(el("div").attr("role", "status").child_opt(
                self.state.burned.as_deref().filter(|_| text.is_empty()).map(|burned| self.burned(burned)),
            ))
            .into()
    }

    /// A button that sets the state.
    fn to(&self, class: &'static str, words: &str, next: Progress) -> Html {
        let state = self.state.clone();
        button(class, words, move || state.set(next.clone())).into()
    }

    /// A button that starts another phase and moves focus to the element `begins`.
    fn on(&self, class: &'static str, words: &str, phase: Phase, begins: String) -> Html {
        let (state, next) = (self.state.clone(), self.at(phase));
        let act = move || {
            state.set(next.clone());
            browser::focus_soon(begins.clone());
        };
        button(class, words, act).into()
    }

    fn after_id(&self) -> String {
        format!("{}-after", self.ask.id())
    }

    fn undo_id(&self) -> String {
        format!("{}-undo", self.ask.id())
    }

    /// A button that changes the answer and the state, and moves focus to the element `begins`.
    fn change(
        &self,
        id: &str,
        class: &'static str,
        words: &str,
        next: Progress,
        begins: String,
        change: impl FnOnce(&mut Answers, &str) + Clone + 'static,
    ) -> Html {
        let (state, answer) = (self.state.clone(), self.ask.change());
        let act = move || {
            answer.by(change.clone());
            state.set(next.clone());
            browser::focus_soon(begins.clone());
        };
        button(class, words, act).id(id).into()
    }

    fn at(&self, phase: Phase) -> Progress {
        Progress { phase, ..(*self.state).clone() }
    }

    fn before(&self) -> Html {
        let words = self.words;
        let times = [
            (&words.minutes_5, Some(5)),
            (&words.minutes_10, Some(10)),
            (&words.minutes_15, Some(15)),
            (&words.no_timer, None),
        ];
        let times = times
            .into_iter()
            .map(|(words, minutes)| self.on("button quiet", words, Phase::Writing(minutes), self.ask.id()));
        fragment(vec![
            el("div").class("help").child(paragraphs(&words.before)).into(),
            match self.ask.record {
                Some(_) => el("p").class("actions").children(times).into(),
                None => Html::default(),
            },
        ])
    }

    fn prompts(&self) -> Html {
        let prompts = self.words.prompts.lines().map(|line| el("li").text(line).into());
        el("details")
            .class("disclosure")
            .child(el("summary").text(&self.words.prompts_title))
            .child(el("ul").children(prompts))
            .into()
    }

    fn writing(&self, left: Option<u32>) -> Html {
        fragment(vec![
            left.map(|left| self.timer(left)).unwrap_or_default(),
            self.on("button", &self.words.stop, Phase::After, self.after_id()),
        ])
    }

    /// The minutes left, which can be hidden, and an announcement when the time is over.
    fn timer(&self, left: u32) -> Html {
        let (words, hidden) = (self.words, self.state.hidden);
        let minutes = (!hidden && left > 0).then(|| {
            let minutes = self.ask.site.fill(words::LETTER_LEFT, &[("n", &left.to_string())]);
            el("span").class("timer-left").text(&minutes).into()
        });
        let toggle = (left > 0).then(|| {
            let label = if hidden { &words.show_timer } else { &words.hide_timer };
            let next = Progress { hidden: !hidden, ..(*self.state).clone() };
            self.to("button small quiet", label, next)
        });
        el("div")
            .class("timer")
            .child_opt(minutes)
            .child(el("span").attr("role", "status").text(if left == 0 { &words.time_up } else { "" }))
            .child_opt(toggle)
            .into()
    }

    fn after(&self) -> Html {
        let site = &self.ask.site;
        let grounding = link("button quiet", &site.target("settle"), &site.text(words::HELP_GROUNDING));
        el("div")
            .class("card care")
            .id(&self.after_id())
            .attr("tabindex", "-1")
            .child(p("card-title", &self.words.after_title))
            .child(paragraphs(&self.words.after_text))
            .child(el("p").class("actions").child(grounding))
            .into()
    }

    fn burn(&self) -> Html {
        let next = Progress { asked: true, ..(*self.state).clone() };
        self.to("button quiet", &self.words.burn, next)
    }

    fn burn_asked(&self, text: &str) -> Html {
        let burned = Progress { burned: Some(text.to_string()), ..Progress::default() };
        let burn_id = format!("{}-burn", self.ask.id());
        let undo_id = self.undo_id();
        let burn = self.change(&burn_id, "button", &self.words.burn, burned, undo_id, |answers, key| {
            answers.clear(key);
        });
        let kept = Progress { asked: false, ..(*self.state).clone() };
        let keep = self.to("button quiet", &self.ask.site.text(words::KEEP_IT), kept);
        el("div")
            .class("card")
            .attr("role", "alert")
            .child(el("p").text(&self.words.burn_confirm))
            .child(el("p").class("actions").child(keep).child(burn))
            .into()
    }

    fn burned(&self, text: &str) -> Html {
        let (label, text) = (self.ask.site.text(words::UNDO_BUTTON), text.to_string());
        let (id, field, next) = (self.undo_id(), self.ask.id(), Progress::default());
        let undo = self.change(&id, "button quiet", &label, next, field, move |answers, key| {
            answers.set_text(key, &text);
        });
        el("div")
            .class("card note")
            .child(el("p").text(&self.words.burned))
            .child(el("p").class("actions").child(undo))
            .into()
    }
}
