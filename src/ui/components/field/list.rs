//! A list of lines that a person adds, rewords and removes, each with an optional rating.

use super::rate::rate;
use super::{Change, FieldProps, group};
use crate::browser;
use crate::domain::answers::Row;
use crate::ui::html::{button, el, fragment};
use crate::ui::words;
use yew::prelude::*;

/// The lines, and the button that adds one.
pub fn list(ask: &FieldProps, rated: bool) -> Html {
    let rows = ask.answers().map(|answers| answers.rows(&ask.answer_key)).unwrap_or_default();
    let lines = rows.iter().enumerate().map(|(at, row)| line(ask, rated, at, row));
    let change = ask.change();
    let next = line_id(ask, rows.len());
    let add = button("button quiet", &ask.site.text(words::FIELD_ADD_LINE), move || {
        edit(&change, |rows| rows.push(Row::default()));
        browser::focus_soon(next.clone());
    })
    .id(&add_id(ask));
    group(ask, "field list", fragment(vec![el("ol").class("rows").children(lines).into(), add.into()]))
}

fn line_id(ask: &FieldProps, at: usize) -> String {
    format!("{}-{at}", ask.id())
}

fn add_id(ask: &FieldProps) -> String {
    format!("{}-add", ask.id())
}

fn line(ask: &FieldProps, rated: bool, at: usize, row: &Row) -> Html {
    let number = (at + 1).to_string();
    el("li")
        .class("row")
        .child(wording(ask, at, &number, &row.text))
        .child_opt(rated.then(|| hardness(ask, at, row.rate)))
        .child(remove(ask, at, &number))
        .into()
}

fn wording(ask: &FieldProps, at: usize, number: &str, text: &str) -> Html {
    let change = ask.change();
    let input = el("input")
        .attr("type", "text")
        .id(&line_id(ask, at))
        .attr("aria-label", &ask.site.fill(words::FIELD_LINE, &[("n", number)]))
        .value(Some(text));
    input.to_write_in().on_input(move |text| put(&change, at, |row| row.text = text)).into()
}

fn hardness(ask: &FieldProps, at: usize, value: Option<u8>) -> Html {
    let change = ask.change();
    let rating = &ask.field.rating;
    let label =
        if rating.label.is_empty() { ask.site.text(words::FIELD_HOW_HARD) } else { rating.label.clone() };
    let name = format!("{}:{at}", ask.answer_key);
    rate(&ask.site, rating, &name, &label, value, move |rate| {
        put(&change, at, move |row| row.rate = rate);
    })
}

fn remove(ask: &FieldProps, at: usize, number: &str) -> Html {
    let (change, add) = (ask.change(), add_id(ask));
    let act = move || {
        edit(&change, move |rows| {
            if at < rows.len() {
                rows.remove(at);
            }
        });
        // Focus does not go to the next line's button: a second key press would remove that line too.
        browser::focus_soon(add.clone());
    };
    button("button small quiet", &ask.site.text(words::FIELD_REMOVE), act)
        .attr("aria-label", &ask.site.fill(words::FIELD_REMOVE_LINE, &[("n", number)]))
        .into()
}

fn put(change: &Change, at: usize, with: impl FnOnce(&mut Row) + 'static) {
    edit(change, move |rows| {
        if let Some(row) = rows.get_mut(at) {
            with(row);
        }
    });
}

fn edit(change: &Change, with: impl FnOnce(&mut Vec<Row>) + 'static) {
    change.by(move |answers, key| {
        let mut rows = answers.rows(key);
        with(&mut rows);
        answers.set_rows(key, &rows);
    });
}
