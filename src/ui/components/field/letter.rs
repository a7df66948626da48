//! A letter that is not for sending: opt-in, short, with a way to stop, and an ending that settles. There is nothing here
//! to send or share it with.
//!
//! The timer is a suggestion: it says when the time is over and never takes the pen away.

use super::text::whole;
use super::{Ask, help};
use crate::domain::worksheet::{Kind, Protocol};
use crate::ui::components::paragraphs::paragraphs;
use crate::ui::site::Site;
use crate::ui::words as k;
use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// Where the person is in it.
#[derive(Clone, Debug, Default, PartialEq)]
struct Letter {
    phase: Phase,
    /// Whether the timer is hidden.
    hidden: bool,
    /// Whether deleting was asked for and waits for a second word.
    asked: bool,
    /// What was deleted, while it can be brought back.
    burned: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Phase {
    /// Reading what comes before.
    #[default]
    Before,
    /// Writing: minutes left, or no timer.
    Writing(Option<u32>),
    /// Settling afterwards.
    After,
}

/// A minute, in milliseconds.
const MINUTE: u32 = 60_000;

/// The letter.
#[component]
pub fn LetterField(ask: &Ask) -> Html {
    let state = use_state(Letter::default);
    let Kind::Letter(protocol) = &ask.field.kind else {
        return Html::default();
    };
    let p = &**protocol;
    use_effect_with(state.phase, {
        let state = state.clone();
        move |phase| {
            let timer = match *phase {
                Phase::Writing(Some(left)) if left > 0 => Some(Timeout::new(MINUTE, move || {
                    state.set(Letter { phase: Phase::Writing(Some(left - 1)), ..(*state).clone() });
                })),
                _ => None,
            };
            move || drop(timer)
        }
    });
    let to = |next: Letter| {
        let state = state.clone();
        Callback::from(move |_: MouseEvent| state.set(next.clone()))
    };
    let with = |phase: Phase| to(Letter { phase, ..(*state).clone() });
    let text = ask.text().map(|text| text.to_string()).unwrap_or_default();
    let burn = {
        let (change, next) = (ask.change(), to(Letter { burned: Some(text.clone()), ..Letter::default() }));
        move |event: MouseEvent| {
            change.by(|answers, key| answers.clear(key));
            next.emit(event);
        }
    };
    let undo = {
        let (change, burned, next) = (ask.change(), state.burned.clone(), to(Letter::default()));
        move |event: MouseEvent| {
            let burned = burned.clone().unwrap_or_default();
            change.by(move |answers, key| answers.set_text(key, &burned));
            next.emit(event);
        }
    };
    let times = [
        (&p.minutes_5, Some(5)),
        (&p.minutes_10, Some(10)),
        (&p.minutes_15, Some(15)),
        (&p.no_timer, None),
    ];
    html! {
        <div class="field letter">
            <label for={ask.id()}>{ ask.field.label.clone() }</label>
            { help(ask) }
            if state.phase == Phase::Before {
                <div class="help">{ paragraphs(&p.before) }</div>
                if ask.record.is_some() {
                    <p class="actions">
                        { for times.into_iter().map(|(words, minutes)| {
                            button(words, "button quiet", with(Phase::Writing(minutes)))
                        }) }
                    </p>
                }
            }
            <details class="disclosure">
                <summary>{ p.prompts_title.clone() }</summary>
                <ul>{ for p.prompts.lines().map(|line| html! { <li>{ line }</li> }) }</ul>
            </details>
            { whole(ask, 10) }
            if let Phase::Writing(left) = state.phase {
                { timer(&ask.site, p, left, state.hidden, to(Letter { hidden: !state.hidden, ..(*state).clone() })) }
                { button(&p.stop, "button", with(Phase::After)) }
            }
            if state.phase == Phase::After {
                <div class="card care" role="status">
                    <p class="card-title">{ p.after_title.clone() }</p>
                    { paragraphs(&p.after_text) }
                    <p class="actions">
                        <a class="button quiet" href={ask.site.target("help#grounding")}>{ ask.site.t(k::HELP_GROUNDING) }</a>
                    </p>
                </div>
            }
            if state.asked {
                <div class="card" role="alert">
                    <p>{ p.burn_confirm.clone() }</p>
                    <p class="actions">
                        { button(&p.burn, "button", Callback::from(burn)) }
                        { button(&ask.site.t(k::KEEP_IT), "button quiet", to(Letter { asked: false, ..(*state).clone() })) }
                    </p>
                </div>
            } else if !text.is_empty() {
                { button(&p.burn, "button quiet", to(Letter { asked: true, ..(*state).clone() })) }
            } else if state.burned.is_some() {
                <div class="card note" role="status">
                    <p>{ p.burned.clone() }</p>
                    <p class="actions">{ button(&ask.site.t(k::UNDO_BUTTON), "button quiet", Callback::from(undo)) }</p>
                </div>
            }
        </div>
    }
}

/// Minutes left, which can be hidden; and, when they are over, a word that they are.
fn timer(site: &Site, p: &Protocol, left: Option<u32>, hidden: bool, toggle: Callback<MouseEvent>) -> Html {
    let Some(left) = left else { return Html::default() };
    html! {
        <div class="timer">
            if !hidden && left > 0 {
                <span class="timer-left">{ site.fill(k::LETTER_LEFT, &[("n", &left.to_string())]) }</span>
            }
            <span role="status">{ if left == 0 { p.time_up.clone() } else { "".into() } }</span>
            if left > 0 {
                { button(if hidden { &p.show_timer } else { &p.hide_timer }, "button small quiet", toggle) }
            }
        </div>
    }
}

fn button(words: &str, class: &'static str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" {class} {onclick}>{ words.to_string() }</button> }
}
