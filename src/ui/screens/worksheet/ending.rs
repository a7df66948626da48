//! The end of a worksheet: settling, and one next step. Every end is a complete one.

use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::domain::worksheet::Worksheet;
use crate::ui::components::paragraphs::paragraphs;
use crate::ui::site::Site;
use crate::ui::words as k;
use yew::prelude::*;

/// Draws the end; `back` leads to the last step.
pub fn end_view(site: &Site, sheet: &Worksheet, record: &Record, back: Callback<MouseEvent>) -> Html {
    html! {
        <article class="screen worksheet ending">
            <p class="where">{ sheet.title.clone() }</p>
            <h1 tabindex="-1" id="title">{ sheet.end.title.clone() }</h1>
            { paragraphs(&sheet.end.text) }
            <p class="actions">
                <a class="button" href={site.href_at(&Route::Session, &record.id)}>{ site.t(k::WORKSHEET_READ) }</a>
                <a class="button quiet" href={site.target("help#grounding")}>{ site.t(k::HELP_GROUNDING) }</a>
                <button type="button" class="button quiet" id="back" onclick={back}>{ site.t(k::WORKSHEET_BACK_IN) }</button>
                <a class="button quiet" href={site.href(&Route::Worksheets)}>{ site.t(k::WORKSHEETS_TITLE) }</a>
            </p>
        </article>
    }
}
