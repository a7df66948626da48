//! Boxes of text side by side; one below the other where there is no room.

use super::text::Area;
use super::{Ask, group};
use crate::domain::worksheet::Choice;
use crate::ui::early;
use yew::prelude::*;

/// The boxes.
pub fn columns(ask: &Ask, columns: &[Choice]) -> Html {
    let boxes = columns.iter().map(|column| {
        let (change, key) = (ask.change(), column.id.clone());
        let id = format!("{}-{}", ask.id(), column.id);
        let area = Area {
            id: id.clone(),
            name: early::column(&ask.key_of, &column.id),
            text: ask.answers().map(|a| a.column(&ask.key_of, &column.id).to_string().into()),
            help: None,
            rows: 4,
        };
        html! {
            <div>
                <label for={id}>{ column.label.clone() }</label>
                if !column.help.is_empty() {
                    <p class="help">{ column.help.clone() }</p>
                }
                { area.draw(move |text| {
                    let key = key.clone();
                    change.by(move |answers, id| answers.set_column(id, &key, &text));
                }) }
            </div>
        }
    });
    group(ask, "columns", html! { <div class="columns">{ for boxes }</div> })
}
