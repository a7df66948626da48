//! Text fields: a sentence, several lines, a date.

use super::{FieldProps, help, label};
use crate::domain::SharedStr;
use crate::domain::answers::Answers;
use crate::ui::early_input;
use crate::ui::html::{Element, button, el};
use yew::prelude::*;

/// A field for a sentence. It grows with what is written, and a line break is kept as a space.
pub fn line(ask: &FieldProps) -> Html {
    let change = ask.change();
    let area = area(ask, 1).draw(move |text| {
        change.by(move |answers, key| answers.set_text(key, &text.replace('\n', " ")));
    });
    el("div").class("field").child(label(ask)).child(help(ask)).child(area).child_opt(suggestions(ask)).into()
}

fn suggestions(ask: &FieldProps) -> Option<Html> {
    suggested(ask, &ask.field.suggestions, ask.text()?, Answers::set_text)
}

/// Buttons that write an answer to start from. They are there while the field is empty or has one of them, so that they
/// never replace a person's own words.
pub fn suggested(
    ask: &FieldProps,
    all: &[SharedStr],
    written: &str,
    write: fn(&mut Answers, &str, &str),
) -> Option<Html> {
    if !written.is_empty() && !all.iter().any(|one| **one == *written) {
        return None;
    }
    let buttons = all.iter().map(|one| {
        let (change, words) = (ask.change(), one.clone());
        let act = move || {
            let words = words.clone();
            change.by(move |answers, key| write(answers, key, &words));
        };
        let is_written = if **one == *written { "true" } else { "false" };
        button("button small quiet", one, act).attr("aria-pressed", is_written).into()
    });
    (!all.is_empty()).then(|| el("div").class("actions suggestions").children(buttons).into())
}

/// A date field.
pub fn date(ask: &FieldProps) -> Html {
    let change = ask.change();
    let input = el("input")
        .attr("type", "date")
        .id(&ask.id())
        .attr("name", &early_input::text(&ask.answer_key))
        .to_write_in()
        .attr_opt("aria-describedby", ask.help_id().as_deref())
        .value(ask.text())
        .on_input(move |text| change.by(move |answers, key| answers.set_text(key, &text)));
    el("div").class("field").child(label(ask)).child(help(ask)).child(input).into()
}

/// A text area, which grows with its text.
pub fn lines(ask: &FieldProps) -> Html {
    el("div").class("field").child(label(ask)).child(help(ask)).child(whole(ask, 4)).into()
}

/// The text area of a field whose whole answer is one text.
pub fn whole(ask: &FieldProps, rows: u8) -> Html {
    let change = ask.change();
    area(ask, rows).draw(move |text| change.by(move |answers, key| answers.set_text(key, &text)))
}

fn area(ask: &FieldProps, rows: u8) -> Area<'_> {
    Area {
        id: ask.id(),
        name: early_input::text(&ask.answer_key),
        text: ask.text(),
        help: ask.help_id(),
        rows,
    }
}

/// A text area.
pub struct Area<'a> {
    /// Its id, for the label.
    pub id: String,
    /// Its name (see [`early_input`]).
    pub name: String,
    /// Its value; `None` before hydration.
    pub text: Option<&'a str>,
    /// The id of its description.
    pub help: Option<String>,
    /// The initial number of lines.
    pub rows: u8,
}

impl Area<'_> {
    /// Renders it; `callback` receives the whole text at each change.
    pub fn draw(self, callback: impl Fn(String) + 'static) -> Html {
        self.element().on_input(callback).into()
    }

    /// The element without a listener.
    pub fn element(self) -> Element {
        el("textarea")
            .id(&self.id)
            .attr("name", &self.name)
            .attr("rows", &self.rows.to_string())
            .attr_opt("aria-describedby", self.help.as_deref())
            .value(self.text)
            .to_write_in()
    }
}
