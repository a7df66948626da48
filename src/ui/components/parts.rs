//! A record laid out for reading: on the screen, and on paper.

use crate::domain::sheet;
use yew::prelude::*;

/// Draws the parts of a sheet. What a person wrote is shown as they wrote it.
pub fn parts_view(parts: &[sheet::Part]) -> Html {
    html! {
        <div class="parts">
            { for parts.iter().map(|part| html! {
                <section class="part">
                    if !part.title.is_empty() {
                        <h2 dir="auto">{ part.title.clone() }</h2>
                    }
                    <dl>
                        { for part.rows.iter().map(|(label, lines)| html! {
                            <div class="answer">
                                <dt>{ label.clone() }</dt>
                                <dd dir="auto">{ for lines.iter().map(|line| html! { <p>{ line.clone() }</p> }) }</dd>
                            </div>
                        }) }
                    </dl>
                </section>
            }) }
        </div>
    }
}
