//! A text of the catalogue as paragraphs.

use yew::prelude::*;

/// Draws each paragraph of a text; blank lines separate them.
pub fn paragraphs(text: &str) -> Html {
    let parts = text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| html! { <p>{ part }</p> }).collect()
}
