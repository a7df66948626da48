//! Text areas side by side, or stacked on narrow screens.

use super::text::Area;
use super::{FieldProps, group};
use crate::domain::worksheet::Choice;
use crate::ui::early_input;
use crate::ui::html::{el, p};
use yew::prelude::*;

pub fn columns(ask: &FieldProps, columns: &[Choice]) -> Html {
    let boxes = columns.iter().map(|column| column_box(ask, column));
    group(ask, "field columns", el("div").class("columns").children(boxes).into())
}

fn column_box(ask: &FieldProps, column: &Choice) -> Html {
    let (change, key) = (ask.change(), column.id.clone());
    let id = format!("{}-{}", ask.id(), column.id);
    let label = el("label").attr("for", &id).text(&column.label);
    let area = Area {
        id,
        name: early_input::column(&ask.answer_key, &column.id),
        text: ask.answers().map(|answers| answers.column(&ask.answer_key, &column.id)),
        help: None,
        rows: 4,
    };
    let area = area.draw(move |text| {
        let key = key.clone();
        change.by(move |answers, id| answers.set_column(id, &key, &text));
    });
    el("div")
        .child(label)
        .child_opt((!column.help.is_empty()).then(|| p("help", &column.help)))
        .child(area)
        .into()
}
