//! The form that adds the person's own sign.

use crate::browser;
use crate::domain::punctuation;
use crate::domain::signs::{self, OwnSign};
use crate::state::draft::AnswerEdit;
use crate::ui::context::use_app_context;
use crate::ui::html::el;
use crate::ui::words;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct OwnSignFormProps {
    /// Changes the answers of the check-in.
    pub answer: Callback<AnswerEdit>,
}

/// The form that adds the person's own sign.
#[component]
pub fn OwnSignForm(props: &OwnSignFormProps) -> Html {
    let site = &use_app_context().site;
    let answer = &props.answer;
    let text = use_state(String::new);
    let write = {
        let text = text.clone();
        move |words| text.set(words)
    };
    let add = {
        let (text, answer) = (text.clone(), answer.clone());
        move || {
            let words = punctuation::visible_or_empty(&text).trim().to_string();
            if words.is_empty() {
                return;
            }
            answer.emit(Box::new(move |answers| {
                let mut own = signs::own_signs(answers);
                own.push(OwnSign { id: format!("own-{}", browser::new_id()), text: words });
                signs::set_own_signs(answers, &own);
            }));
            text.set(String::new());
        }
    };
    let line = el("input")
        .attr("type", "text")
        .id("own-sign")
        .value(Some(&text))
        .attr("aria-describedby", "own-sign-help")
        .to_write_in()
        .on_input(write);
    let submit = el("button").class("button quiet").attr("type", "submit").text(&site.text(words::SIGNS_ADD));
    el("form")
        .class("field own-sign")
        .attr("autocomplete", "off")
        .on_submit(add)
        .child(el("label").attr("for", "own-sign").text(&site.text(words::SIGNS_OWN)))
        .child(el("p").class("help").id("own-sign-help").text(&site.text(words::SIGNS_OWN_HELP)))
        .child(el("div").class("with-button").child(line).child(submit))
        .into()
}
