//! The end of a check-in: the person's own words, one thing that helped, two or three tools that fit. No total, no band,
//! no picture of how bad it is.

use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::domain::sheet;
use crate::domain::signs::{self, CHECK_IN};
use crate::ui::components::paragraphs::paragraphs;
use crate::ui::components::parts::parts_view;
use crate::ui::components::unsafe_now::UnsafeNow;
use crate::ui::site::Scene;
use crate::ui::words as k;
use yew::prelude::*;

/// Draws the end. `support`: whether support may be offered; `dismiss` puts the offer away.
pub fn end_view(scene: &Scene, record: &Record, support: bool, dismiss: Callback<()>) -> Html {
    let site = &scene.site;
    let words = &site.catalog.signs;
    let answers = &record.answers;
    let earlier: Vec<_> = scene.desk.records_of(CHECK_IN);
    let earlier: Vec<_> = earlier
        .iter()
        .filter(|other| other.done.is_some() && other.id < record.id)
        .map(|other| &other.answers)
        .collect();
    let offered = support && words.offers_support(answers, &earlier);
    let helped = std::iter::once("helped-most".to_string())
        .chain(words.ids(answers).iter().map(|id| signs::key(id, "helped")))
        .find(|key| !answers.text(key).is_empty());
    let parts = sheet::of_check_in(words, answers);
    html! {
        <article class="screen signs ending">
            <h1 tabindex="-1" id="title">{ words.end.title.clone() }</h1>
            <UnsafeNow />
            { paragraphs(&words.end.text) }
            if let Some(key) = helped {
                <section class="card care helped">
                    <h2>{ site.t(k::SIGNS_HELPED) }</h2>
                    <blockquote dir="auto">{ answers.text(&key).to_string() }</blockquote>
                </section>
            }
            if offered {
                <section class="card care" aria-labelledby="support-title">
                    <h2 id="support-title">{ words.support.title.clone() }</h2>
                    { paragraphs(&words.support.text) }
                    <p class="actions">
                        <a class="button" href={site.href(&Route::Help)}>{ site.t(k::HELP_OPEN) }</a>
                        <button type="button" class="button quiet" id="dismiss" onclick={move |_| dismiss.emit(())}>{ site.t(k::NOT_NOW) }</button>
                    </p>
                </section>
            }
            <section>
                <h2>{ site.t(k::SIGNS_TOOLS) }</h2>
                <ul class="offers">
                    { for words.tools_for(answers).into_iter().map(|tool| html! {
                        <li class="card">
                            <p><a class="button quiet" href={site.target(&tool.target)}>{ tool.label.clone() }</a></p>
                            <p>{ tool.text.clone() }</p>
                        </li>
                    }) }
                </ul>
            </section>
            if !parts.is_empty() {
                <section>
                    <h2>{ site.t(k::SIGNS_YOUR_WORDS) }</h2>
                    { parts_view(&parts) }
                </section>
            }
            <p class="actions">
                <a class="button quiet" href={site.href_at(&Route::Signs, &record.id)}>{ site.t(k::SIGNS_CHANGE) }</a>
                <a class="button quiet" href={site.href_at(&Route::Session, &record.id)}>{ site.t(k::WORKSHEET_READ) }</a>
            </p>
        </article>
    }
}
