//! A 0 to 10 with words at its ends; nothing is picked until somebody picks.

use super::choice::chip;
use super::{Ask, group};
use crate::domain::worksheet::{Choice, Ends};
use crate::ui::early;
use yew::prelude::*;

/// 0 to 10. Picking the picked one again takes it back.
pub fn scale(ask: &Ask, ends: &Ends) -> Html {
    let chips = (0..=10u8).map(|number| {
        let change = ask.change();
        let onclick = Callback::from(move |_| {
            change.by(move |answers, key| {
                let again = answers.scale(key) == Some(number);
                answers.set_scale(key, (!again).then_some(number));
            });
        });
        let words = number.to_string();
        let option = Choice { id: words.as_str().into(), label: words.into(), help: "".into() };
        let picked = ask.answers().map(|a| a.scale(&ask.key_of) == Some(number));
        chip(&option, "radio", early::scale(&ask.key_of), picked, onclick)
    });
    group(
        ask,
        "scale",
        html! {
            <>
                <div class="chips">{ for chips }</div>
                <p class="ends"><span>{ ends.low.clone() }</span><span>{ ends.high.clone() }</span></p>
            </>
        },
    )
}
