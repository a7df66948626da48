//! Something folded away until a person opens it; works without the program.

use crate::domain::Text;
use yew::prelude::*;

/// A handle, and what it opens.
pub fn disclosure(summary: &Text, open: bool, inside: Html) -> Html {
    html! {
        <details class="disclosure" {open}>
            <summary>{ summary.clone() }</summary>
            <div class="disclosure-inside">{ inside }</div>
        </details>
    }
}
