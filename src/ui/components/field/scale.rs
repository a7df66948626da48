//! A scale from 0 to 10 with labels at both ends. No value is preselected.

use super::choice::chip;
use super::{FieldProps, group};
use crate::domain::worksheet::{Choice, ScaleLabels};
use crate::ui::early_input;
use crate::ui::html::{el, fragment};
use yew::prelude::*;

/// Radio buttons from 0 to 10. Picking the picked one again clears the answer.
pub fn scale(ask: &FieldProps, ends: &ScaleLabels) -> Html {
    let inside = fragment(vec![
        el("div").class("chips").children((0..=10).map(|number| pick(ask, number))).into(),
        el("p").class("ends").child(el("span").text(&ends.low)).child(el("span").text(&ends.high)).into(),
    ]);
    group(ask, "field scale", inside)
}

fn pick(ask: &FieldProps, number: u8) -> Html {
    let change = ask.change();
    let act = move |()| {
        change.by(move |answers, key| {
            let again = answers.scale(key) == Some(number);
            answers.set_scale(key, (!again).then_some(number));
        });
    };
    let words = number.to_string();
    let option = Choice { id: words.as_str().into(), label: words.into(), help: "".into() };
    let picked = ask.answers().map(|answers| answers.scale(&ask.answer_key) == Some(number));
    chip(&option, "radio", &early_input::scale(&ask.answer_key), picked, act.into())
}
