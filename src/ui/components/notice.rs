//! A quiet card between the fields.

use crate::domain::worksheet::{Notice, Tone};
use crate::ui::components::paragraphs::paragraphs;
use crate::ui::site::Site;
use crate::ui::words as k;
use yew::prelude::*;

/// Draws the card. `finish` ends the worksheet here, where the card offers it.
pub fn notice_card(site: &Site, notice: &Notice, finish: Option<Callback<()>>) -> Html {
    let tone = match notice.tone {
        Tone::Note => "card note",
        Tone::Care => "card care",
        Tone::Urgent => "card urgent",
    };
    html! {
        // Its appearance is announced: it answers what was just picked.
        <div class={tone} role="status">
            if !notice.title.is_empty() {
                <p class="card-title">{ notice.title.clone() }</p>
            }
            { paragraphs(&notice.text) }
            if !notice.links.is_empty() || notice.finish {
                <p class="actions">
                    { for notice.links.iter().map(|(target, words)| html! {
                        <a class="button quiet" href={site.target(target)}>{ words.clone() }</a>
                    }) }
                    if let (true, Some(finish)) = (notice.finish, finish) {
                        <button class="button quiet" onclick={move |_| finish.emit(())}>
                            { site.t(k::WORKSHEET_FINISH_HERE) }
                        </button>
                    }
                </p>
            }
        </div>
    }
}
