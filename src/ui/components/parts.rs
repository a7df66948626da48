//! A record laid out for reading: on the screen, and on paper.

use crate::domain::sheet;
use crate::ui::html::{el, of};
use yew::prelude::*;

/// Draws the parts of a sheet. What a person wrote is shown as they wrote it.
pub fn parts_view(parts: &[sheet::Part]) -> Html {
    of("div", "parts").all(parts.iter().map(part)).into()
}

fn part(part: &sheet::Part) -> Html {
    let title = (!part.title.is_empty()).then(|| el("h2").attr("dir", "auto").text(&part.title).into());
    let rows = part.rows.iter().map(|(label, lines)| answer(label, lines));
    of("section", "part").child_if(title).child(el("dl").all(rows)).into()
}

fn answer(label: &str, lines: &[String]) -> Html {
    let lines = lines.iter().map(|line| el("p").text(line).into());
    of("div", "answer").child(el("dt").text(label)).child(el("dd").attr("dir", "auto").all(lines)).into()
}
