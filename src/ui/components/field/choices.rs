//! Fields of which any number can be picked, with words of one's own and an optional 0 to 10 for each.

use super::choice::chip;
use super::rate::rate;
use super::text::Area;
use super::{Ask, group};
use crate::domain::worksheet::Choices;
use crate::ui::early;
use crate::ui::words as k;
use yew::prelude::*;

/// Any of several.
pub fn choices(ask: &Ask, choices: &Choices) -> Html {
    let answers = ask.answers();
    let chips = choices.options.iter().map(|option| {
        let (change, id) = (ask.change(), option.id.clone());
        let onclick = Callback::from(move |_| {
            let id = id.clone();
            change.by(move |answers, key| answers.toggle(key, &id));
        });
        let picked = answers.map(|a| a.has_picked(&ask.key_of, &option.id));
        chip(option, "checkbox", early::choices(&ask.key_of), picked, onclick)
    });
    let rated = choices.options.iter().filter(|option| {
        choices.rate && answers.is_some_and(|a| a.has_picked(&ask.key_of, &option.id))
    });
    let rates = rated.map(|option| {
        let (change, id) = (ask.change(), option.id.clone());
        let value = answers.and_then(|a| a.rate_of(&ask.key_of, &option.id));
        rate(&ask.site, &option.label, value, move |rate| {
            let id = id.clone();
            change.by(move |answers, key| answers.rate(key, &id, rate));
        })
    });
    let rates: Vec<Html> = rates.collect();
    group(
        ask,
        "choices",
        html! {
            <>
                <div class="chips">{ for chips }</div>
                if choices.own { { own(ask) } }
                if !rates.is_empty() {
                    <div class="rates">
                        <p class="help">{ ask.site.t(k::FIELD_RATE_HELP) }</p>
                        { for rates }
                    </div>
                }
            </>
        },
    )
}

fn own(ask: &Ask) -> Html {
    let id = format!("{}-own", ask.id());
    let change = ask.change();
    let area = Area {
        id: id.clone(),
        name: early::own(&ask.key_of),
        text: ask.answers().map(|a| a.own(&ask.key_of).to_string().into()),
        help: None,
        rows: 1,
    };
    html! {
        <div class="own">
            <label for={id}>{ ask.site.t(k::FIELD_OWN) }</label>
            { area.draw(move |text| change.by(move |answers, key| answers.set_own(key, &text))) }
        </div>
    }
}
