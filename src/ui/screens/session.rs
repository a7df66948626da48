//! What was written so far: one list, and each entry as a clean page for paper.

use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::state::desk::Stored;
use crate::ui::components::copy_button::CopyButton;
use crate::ui::components::parts::parts_view;
use crate::ui::components::record_list::{RecordList, moment, open_at};
use crate::ui::components::trouble::{as_text, parts};
use crate::ui::dom;
use crate::ui::site::{Scene, Site};
use crate::ui::words as k;
use yew::prelude::*;

/// The list, or the entry the address names.
pub fn session(scene: &Scene) -> Html {
    let site = &scene.site;
    let ready = scene.is_ready();
    if let Some(Stored::Record(record)) = scene.desk.record(&scene.here.fragment) {
        return sheet(site, &record);
    }
    html! {
        <article class="screen">
            <h1 tabindex="-1" id="title">{ site.t(k::SESSION_TITLE) }</h1>
            <p>{ site.t(k::SESSION_INTRO) }</p>
            if ready {
                <RecordList records={scene.desk.records()} empty={site.t(k::SESSION_EMPTY)} />
            } else {
                <p class="without">{ site.t(k::SESSION_WITHOUT) }</p>
            }
        </article>
    }
}

/// One entry, as it goes on paper.
fn sheet(site: &Site, record: &Record) -> Html {
    let (what, parts) = parts(site, record);
    let title = if record.label.is_empty() { what.clone() } else { record.label.clone() };
    html! {
        <article class="screen sheet">
            <p class="back"><a href={site.href(&Route::Session)}>{ site.t(k::SESSION_BACK) }</a></p>
            <h1 tabindex="-1" id="title">{ title }</h1>
            <p class="help">
                if !record.label.is_empty() { { what }{ " · " } }
                { moment(site, record.done.as_ref().unwrap_or(&record.changed)) }
            </p>
            <p class="actions">
                <button type="button" class="button" onclick={|_| dom::print()}>{ site.t(k::PRINT) }</button>
                <CopyButton text={as_text(site, record)} />
                if let Some(href) = open_at(site, record) {
                    <a class="button quiet" {href}>{ site.t(k::SESSION_EDIT) }</a>
                }
            </p>
            if parts.is_empty() {
                <p class="empty">{ site.t(k::SESSION_NOTHING) }</p>
            }
            { parts_view(&parts) }
        </article>
    }
}
