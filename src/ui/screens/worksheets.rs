//! The list of worksheets, and those that were begun.

use crate::domain::route::Route;
use crate::domain::signs::CHECK_IN;
use crate::state::desk::Stored;
use crate::ui::components::record_list::RecordList;
use crate::ui::site::Scene;
use crate::ui::words as k;
use yew::prelude::*;

/// The list.
pub fn worksheets(scene: &Scene) -> Html {
    let site = &scene.site;
    let mut begun = scene.desk.records();
    begun.retain(|stored| matches!(stored, Stored::Record(record) if record.kind != CHECK_IN));
    html! {
        <article class="screen">
            <h1 tabindex="-1" id="title">{ site.t(k::WORKSHEETS_TITLE) }</h1>
            <p>{ site.t(k::WORKSHEETS_INTRO) }</p>
            <ul class="offers">
                { for site.catalog.worksheets.iter().map(|sheet| {
                    let minutes: u32 = sheet.steps.iter().map(|step| u32::from(step.minutes)).sum();
                    html! {
                        <li class="card">
                            <h2><a href={site.href(&Route::Worksheet(sheet.path.clone()))}>{ sheet.title.clone() }</a></h2>
                            <p>{ sheet.summary.clone() }</p>
                            <p class="help">
                                { site.fill(k::WORKSHEETS_LENGTH, &[("minutes", &minutes.to_string())]) }
                            </p>
                        </li>
                    }
                }) }
            </ul>
            if !begun.is_empty() {
                <section>
                    <h2>{ site.t(k::WORKSHEETS_BEGUN) }</h2>
                    <RecordList records={begun} />
                </section>
            }
        </article>
    }
}
