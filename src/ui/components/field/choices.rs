//! Several checkboxes, with an optional text field for the person's own words and an optional rating for each.

use super::choice::chip;
use super::rate::rate;
use super::text::Area;
use super::{FieldProps, group};
use crate::domain::worksheet::{Choice, Choices};
use crate::ui::early_input;
use crate::ui::html::{el, fragment, p};
use crate::ui::words;
use yew::prelude::*;

/// Any number of several options.
pub fn choices(ask: &FieldProps, choices: &Choices) -> Html {
    let chips = choices.options.iter().map(|option| pick(ask, option));
    let inside = fragment(vec![
        el("div").class("chips").children(chips).into(),
        if choices.own { own(ask) } else { Html::default() },
        if choices.rate { rates(ask, &choices.options) } else { Html::default() },
    ]);
    group(ask, "field choices", inside)
}

fn pick(ask: &FieldProps, option: &Choice) -> Html {
    let (change, id) = (ask.change(), option.id.clone());
    let act = move |()| {
        let id = id.clone();
        change.by(move |answers, key| answers.toggle(key, &id));
    };
    let picked = ask.answers().map(|answers| answers.has_picked(&ask.answer_key, &option.id));
    chip(option, "checkbox", &early_input::choices(&ask.answer_key), picked, act.into())
}

fn own(ask: &FieldProps) -> Html {
    let id = format!("{}-own", ask.id());
    let change = ask.change();
    let label = el("label").attr("for", &id).text(&ask.site.text(words::FIELD_OWN));
    let area = Area {
        id,
        name: early_input::own(&ask.answer_key),
        text: ask.answers().map(|answers| answers.own(&ask.answer_key)),
        help: None,
        rows: 1,
    };
    el("div")
        .class("own")
        .child(label)
        .child(area.draw(move |text| change.by(move |answers, key| answers.set_own(key, &text))))
        .into()
}

/// A rating for each picked option; empty if none is picked.
fn rates(ask: &FieldProps, options: &[Choice]) -> Html {
    let Some(answers) = ask.answers() else { return Html::default() };
    let mut picked =
        options.iter().filter(|option| answers.has_picked(&ask.answer_key, &option.id)).peekable();
    if picked.peek().is_none() {
        return Html::default();
    }
    let rates = picked.map(|option| {
        let (change, id) = (ask.change(), option.id.clone());
        let value = answers.rate_of(&ask.answer_key, &option.id);
        let name = format!("{}:{}", ask.answer_key, option.id);
        rate(&ask.site, &ask.field.rating, &name, &option.label, value, move |rate| {
            let id = id.clone();
            change.by(move |answers, key| answers.rate(key, &id, rate));
        })
    });
    let rating = &ask.field.rating;
    let help = match &*rating.label {
        "" if rating.strengths.is_empty() => ask.site.text(words::FIELD_RATE_HELP),
        "" => ask.site.text(words::FIELD_STRENGTH_HELP),
        _ => rating.label.clone(),
    };
    el("div").class("rates").child(p("help", &help)).children(rates).into()
}
