//! Fields for text: a line, several lines, a day.

use super::{Ask, help, label};
use crate::ui::early;
use crate::ui::html::{el, of};
use yew::prelude::*;

/// One line, or (`kind` "date") a day in the person's own way of writing days.
pub fn line(ask: &Ask, kind: &'static str) -> Html {
    let change = ask.change();
    let input = el("input")
        .attr("type", kind)
        .id(&ask.id())
        .attr("name", &early::text(&ask.key_of))
        .to_write_in()
        .maybe("aria-describedby", ask.help_id().as_deref())
        .value(ask.text())
        .on_text(move |text| change.by(move |answers, key| answers.set_text(key, &text)));
    of("div", "field").child(label(ask)).child(help(ask)).child(input).into()
}

/// Several lines; the box grows with them.
pub fn lines(ask: &Ask) -> Html {
    of("div", "field").child(label(ask)).child(help(ask)).child(whole(ask, 4)).into()
}

/// The box of a field whose whole answer is one text.
pub fn whole(ask: &Ask, rows: u8) -> Html {
    let change = ask.change();
    Area { id: ask.id(), name: early::text(&ask.key_of), text: ask.text(), help: ask.help_id(), rows }
        .draw(move |text| change.by(move |answers, key| answers.set_text(key, &text)))
}

/// A box for several lines.
pub struct Area<'a> {
    /// The id its label points to.
    pub id: String,
    /// See [`early`].
    pub name: String,
    /// `None` while the page is only drawn.
    pub text: Option<&'a str>,
    /// The id of its line of help.
    pub help: Option<String>,
    /// Lines to begin with.
    pub rows: u8,
}

impl Area<'_> {
    /// Draws the box; `told` is told the whole text at each change.
    pub fn draw(self, told: impl Fn(String) + 'static) -> Html {
        let area = el("textarea")
            .id(&self.id)
            .attr("name", &self.name)
            .attr("rows", &self.rows.to_string())
            .maybe("aria-describedby", self.help.as_deref())
            .value(self.text);
        area.to_write_in().on_text(told).into()
    }
}
