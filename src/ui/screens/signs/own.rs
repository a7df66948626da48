//! Adding a sign of one's own.

use crate::domain::signs::{self, OwnSign};
use crate::state::draft::Answer;
use crate::ui::dom;
use crate::ui::site::use_scene;
use crate::ui::words as k;
use web_sys::{HtmlInputElement, SubmitEvent};
use yew::prelude::*;

/// Where it is added.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Changes the answers of the check-in.
    pub answer: Callback<Answer>,
}

/// A line and a button.
#[component]
pub fn OwnSigns(Props { answer }: &Props) -> Html {
    let site = use_scene().site;
    let text = use_state(String::new);
    let oninput = {
        let text = text.clone();
        move |event: InputEvent| text.set(event.target_unchecked_into::<HtmlInputElement>().value())
    };
    let onsubmit = {
        let (text, answer) = (text.clone(), answer.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let words = text.trim().to_string();
            if words.is_empty() {
                return;
            }
            answer.emit(Box::new(move |answers| {
                let mut own = signs::own_signs(answers);
                own.push(OwnSign { id: format!("own-{}", dom::new_id()), text: words });
                signs::set_own_signs(answers, &own);
            }));
            text.set(String::new());
        }
    };
    html! {
        <form class="field own-sign" {onsubmit}>
            <label for="own-sign">{ site.t(k::SIGNS_OWN) }</label>
            <p class="help" id="own-sign-help">{ site.t(k::SIGNS_OWN_HELP) }</p>
            <div class="with-button">
                <input type="text" id="own-sign" value={(*text).clone()} aria-describedby="own-sign-help" autocomplete="off" spellcheck="false" {oninput} />
                <button type="submit" class="button quiet">{ site.t(k::SIGNS_ADD) }</button>
            </div>
        </form>
    }
}
