//! The card of a sign with its questions.

use crate::domain::SharedStr;
use crate::domain::signs::{self, Sign};
use crate::state::draft::AnswerEdit;
use crate::ui::components::field::{FieldProps, field};
use crate::ui::context::use_app_context;
use crate::ui::html::{button, disclosure, el, p};
use crate::ui::site::Site;
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct SignCardProps {
    /// One of the six signs, or the person's own.
    pub sign: Rc<Sign>,
    /// Whether it is the person's own, which can be reworded and removed.
    pub own: bool,
    /// Its questions.
    pub asks: Vec<FieldProps>,
    /// Changes the answers of the check-in.
    pub answer: Callback<AnswerEdit>,
    /// Whether its heading is where the page begins.
    #[prop_or_default]
    pub begins: bool,
}

/// The id of a sign's heading.
pub fn heading_id(sign: &str) -> String {
    format!("sign-{sign}")
}

/// The card. Only the first question is visible; the others are in a disclosure.
#[component]
pub fn SignCard(props: &SignCardProps) -> Html {
    let site = &use_app_context().site;
    let SignCardProps { sign, asks, .. } = props;
    let title_id = heading_id(&sign.id);
    let (first, more) = asks.split_at(1.min(asks.len()));
    let has_more = !more.is_empty() || props.own;
    let said_more = more.iter().any(FieldProps::was_answered);
    let inside = more.iter().map(field).chain(props.own.then(|| reword(site, props))).collect();
    let name = el("h2")
        .id(&title_id)
        .attr_opt("tabindex", props.begins.then_some("-1"))
        .bool_attr("data-begin", props.begins)
        .text(&sign.title);
    el("section")
        .class("card sign")
        .attr("aria-labelledby", &title_id)
        .child(if props.own { name.written() } else { name })
        .child_opt((!sign.help.is_empty()).then(|| p("help", &sign.help)))
        .children(first.iter().map(field))
        .child_opt(has_more.then(|| disclosure(&site.text(words::SIGNS_MORE), said_more, inside)))
        .into()
}

/// The controls to reword and remove the person's own sign.
fn reword(site: &Site, card: &SignCardProps) -> Html {
    let sign = &card.sign;
    let input_id = format!("reword-{}", sign.id);
    let write = {
        let (answer, id) = (card.answer.clone(), sign.id.clone());
        move |text: String| {
            change(&answer, &id, move |sign| {
                sign.text = text;
                true
            });
        }
    };
    // The notes on it stay in the record, and can still be read in the list of entries.
    let remove = {
        let (answer, id) = (card.answer.clone(), sign.id.clone());
        move || change(&answer, &id, |_| false)
    };
    el("div")
        .class("field")
        .child(el("label").attr("for", &input_id).text(&site.text(words::SIGNS_REWORD)))
        .child(
            el("input")
                .attr("type", "text")
                .id(&input_id)
                .value(Some(&sign.title))
                .to_write_in()
                .on_input(write),
        )
        .child(el("p").class("actions").child(button(
            "button small quiet",
            &site.text(words::SIGNS_REMOVE),
            remove,
        )))
        .into()
}

/// Changes one of the person's own signs, or removes it if `with` returns false.
fn change(
    answer: &Callback<AnswerEdit>,
    id: &SharedStr,
    with: impl FnOnce(&mut signs::OwnSign) -> bool + 'static,
) {
    let id = id.clone();
    answer.emit(Box::new(move |answers| {
        let mut own = signs::own_signs(answers);
        if let Some(at) = own.iter().position(|sign| *sign.id == *id)
            && !with(&mut own[at])
        {
            own.remove(at);
        }
        signs::set_own_signs(answers, &own);
    }));
}
