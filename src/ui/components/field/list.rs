//! Lines that a person adds, rewords and removes, each with an optional 0 to 10.

use super::rate::rate;
use super::{Ask, Change, group};
use crate::domain::answers::Row;
use crate::ui::words as k;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The lines, and a button for one more.
pub fn list(ask: &Ask, rated: bool) -> Html {
    let site = &ask.site;
    let rows = ask.answers().map(|a| a.rows(&ask.key_of)).unwrap_or_default();
    let lines = rows.into_iter().enumerate().map(|(at, row)| line(ask, rated, at, &row));
    let change = ask.change();
    let add = move |_| edit(&change, |rows| rows.push(Row::default()));
    group(
        ask,
        "list",
        html! {
            <>
                <ol class="rows">{ for lines }</ol>
                <button type="button" class="button quiet" onclick={add}>{ site.t(k::FIELD_ADD_LINE) }</button>
            </>
        },
    )
}

fn line(ask: &Ask, rated: bool, at: usize, row: &Row) -> Html {
    let site = &ask.site;
    let number = (at + 1).to_string();
    let oninput = {
        let change = ask.change();
        move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            put(&change, at, |row| row.text = text);
        }
    };
    let onrate = {
        let change = ask.change();
        move |rate| put(&change, at, move |row| row.rate = rate)
    };
    let remove = {
        let change = ask.change();
        move |_| {
            edit(&change, move |rows| {
                if at < rows.len() {
                    rows.remove(at);
                }
            });
        }
    };
    html! {
        <li class="row">
            <input
                type="text"
                aria-label={site.fill(k::FIELD_LINE, &[("n", &number)])}
                value={row.text.clone()}
                autocomplete="off"
                spellcheck="false"
                {oninput}
            />
            if rated { { rate(site, &site.t(k::FIELD_HOW_HARD), row.rate, onrate) } }
            <button
                type="button"
                class="button small quiet"
                aria-label={site.fill(k::FIELD_REMOVE_LINE, &[("n", &number)])}
                onclick={remove}
            >
                { site.t(k::FIELD_REMOVE) }
            </button>
        </li>
    }
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
