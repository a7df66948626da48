//! Radio buttons and single checkboxes.

use super::{FieldProps, group, help};
use crate::domain::worksheet::Choice;
use crate::ui::early_input;
use crate::ui::html::el;
use yew::prelude::*;

/// The id of the form that all checkboxes and radio buttons belong to. Firefox would otherwise restore them on reload,
/// and HTML allows `autocomplete` on text fields and forms only. A form with `method="dialog"` outside a dialog submits
/// nothing.
pub const PICKS: &str = "picks";

/// The stored value of a checked box.
const YES: &str = "yes";

/// One of several options. Picking the picked one again clears the answer.
pub fn choice(ask: &FieldProps, options: &[Choice]) -> Html {
    let chips = options.iter().map(|option| pick(ask, option, "radio"));
    group(ask, "field choice", el("div").class("chips").children(chips).into())
}

/// A single checkbox.
pub fn toggle(ask: &FieldProps) -> Html {
    let option = Choice { id: YES.into(), label: ask.field.label.clone(), help: "".into() };
    el("div").class("field toggle").child(pick(ask, &option, "checkbox")).child(help(ask)).into()
}

fn pick(ask: &FieldProps, option: &Choice, kind: &'static str) -> Html {
    let (change, id) = (ask.change(), option.id.clone());
    let act = move |()| {
        let id = id.clone();
        change.by(move |answers, key| answers.choose(key, &id));
    };
    let picked = ask.answers().map(|answers| answers.text(&ask.answer_key) == &*option.id);
    chip(option, kind, &early_input::choice(&ask.answer_key), picked, act.into())
}

/// A checkbox or radio button with its label. `picked` is `None` before hydration.
pub fn chip(
    option: &Choice,
    kind: &'static str,
    name: &str,
    picked: Option<bool>,
    act: Callback<()>,
) -> Html {
    let mut control = el("input")
        .attr("type", kind)
        .attr_opt("name", Some(name).filter(|name| !name.is_empty()))
        .attr("form", PICKS)
        .value(Some(&option.id))
        .checked(picked);
    if picked.is_some() {
        control = control.on_click(move || act.emit(()));
    }
    let words = el("span")
        .class("chip-words")
        .child(el("span").text(&option.label))
        .child_opt((!option.help.is_empty()).then(|| el("small").text(&option.help).into()));
    el("label").class("chip").child(control).child(words).into()
}
