//! Fields for text: a line, several lines, a day.
//!
//! Spelling help of browsers can send text away, and autocompletion keeps it: both are off.

use super::{Ask, help};
use crate::ui::early;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// One line, or (`kind` "date") a day in the person's own way of writing days.
pub fn line(ask: &Ask, kind: &'static str) -> Html {
    let change = ask.change();
    let oninput = move |event: InputEvent| {
        let text = event.target_unchecked_into::<HtmlInputElement>().value();
        change.by(move |answers, key| answers.set_text(key, &text));
    };
    html! {
        <div class="field">
            <label for={ask.id()}>{ ask.field.label.clone() }</label>
            { help(ask) }
            <input
                type={kind}
                id={ask.id()}
                name={early::text(&ask.key_of)}
                value={ask.text()}
                aria-describedby={ask.help_id()}
                autocomplete="off"
                spellcheck="false"
                {oninput}
            />
        </div>
    }
}

/// Several lines; the box grows with them.
pub fn lines(ask: &Ask) -> Html {
    html! {
        <div class="field">
            <label for={ask.id()}>{ ask.field.label.clone() }</label>
            { help(ask) }
            { whole(ask, 4) }
        </div>
    }
}

/// The box of a field whose whole answer is one text.
pub fn whole(ask: &Ask, rows: u8) -> Html {
    let change = ask.change();
    Area { id: ask.id(), name: early::text(&ask.key_of), text: ask.text(), help: ask.help_id(), rows }
        .draw(move |text| change.by(move |answers, key| answers.set_text(key, &text)))
}

/// A box for several lines.
pub struct Area {
    /// The id its label points to.
    pub id: String,
    /// See [`early`].
    pub name: String,
    /// `None` while the page is only drawn.
    pub text: Option<AttrValue>,
    /// The id of its line of help.
    pub help: Option<String>,
    /// Lines to begin with.
    pub rows: u8,
}

impl Area {
    /// Draws the box; `onchange` is told the whole text at each change.
    pub fn draw(self, onchange: impl Fn(String) + 'static) -> Html {
        let oninput = move |event: InputEvent| {
            onchange(event.target_unchecked_into::<HtmlTextAreaElement>().value());
        };
        html! {
            <textarea
                id={self.id}
                name={self.name}
                rows={self.rows.to_string()}
                value={self.text}
                aria-describedby={self.help}
                autocomplete="off"
                spellcheck="false"
                {oninput}
            />
        }
    }
}
