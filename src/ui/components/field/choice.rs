//! Fields of which one can be picked, and boxes to tick.

use super::{Ask, group, help};
use crate::domain::worksheet::Choice;
use crate::ui::early;
use yew::prelude::*;

/// What a ticked box is stored as.
const YES: &str = "yes";

/// One of several. Picking the picked one again takes it back.
pub fn choice(ask: &Ask, options: &[Choice]) -> Html {
    let chips = options.iter().map(|option| {
        let (change, id) = (ask.change(), option.id.clone());
        let onclick = Callback::from(move |_| {
            let id = id.clone();
            change.by(move |answers, key| answers.choose(key, &id));
        });
        let picked = ask.answers().map(|a| a.text(&ask.key_of) == &*option.id);
        chip(option, "radio", early::choice(&ask.key_of), picked, onclick)
    });
    group(ask, "choice", html! { <div class="chips">{ for chips }</div> })
}

/// A box to tick.
pub fn toggle(ask: &Ask) -> Html {
    let change = ask.change();
    let onclick = Callback::from(move |_| change.by(|answers, key| answers.choose(key, YES)));
    let option = Choice { id: YES.into(), label: ask.field.label.clone(), help: "".into() };
    let picked = ask.answers().map(|a| a.text(&ask.key_of) == YES);
    html! {
        <div class="field toggle">
            { chip(&option, "checkbox", early::choice(&ask.key_of), picked, onclick) }
            { help(ask) }
        </div>
    }
}

/// A control to tap, with its words. `picked` is `None` while the page is only drawn.
pub fn chip(
    option: &Choice,
    kind: &'static str,
    name: String,
    picked: Option<bool>,
    onclick: Callback<MouseEvent>,
) -> Html {
    let value = option.id.to_string();
    let control = match picked {
        Some(checked) => html! { <input type={kind} {name} {value} {checked} {onclick} /> },
        None => html! { <input type={kind} {name} {value} /> },
    };
    html! {
        <label class="chip">
            { control }
            <span class="chip-words">
                <span>{ option.label.clone() }</span>
                if !option.help.is_empty() {
                    <small>{ option.help.clone() }</small>
                }
            </span>
        </label>
    }
}
