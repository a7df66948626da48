//! Coming back to here and now by the five senses; reads the same without the program.

use crate::ui::components::paragraphs::paragraphs;
use crate::ui::site::Site;
use yew::prelude::*;

/// The five steps.
pub fn grounding(site: &Site) -> Html {
    let words = &site.catalog.help.words.grounding;
    html! {
        <section id="grounding" class="grounding" aria-labelledby="grounding-title">
            <h2 id="grounding-title">{ words.title.clone() }</h2>
            { paragraphs(&words.intro) }
            <ol class="senses">
                { for words.steps.iter().map(|step| html! {
                    <li><strong>{ step.title.clone() }</strong>{ paragraphs(&step.text) }</li>
                }) }
            </ol>
        </section>
    }
}
