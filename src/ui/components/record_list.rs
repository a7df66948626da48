//! Records in a list: what, when, its label; each can be opened, read as a page, or deleted with undo.

use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::domain::signs::CHECK_IN;
use crate::state::desk::Stored;
use crate::storage::format::Unreadable;
use crate::ui::site::{Scene, Site, use_scene};
use crate::ui::words as k;
use crate::ui::dom;
use yew::prelude::*;

/// How many entries are drawn at first, and how many more each time: ten thousand at once would stall a phone.
const PAGE: usize = 50;

/// The records.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The newest first.
    pub records: Vec<Stored>,
    /// What stands there when there are none.
    #[prop_or_default]
    pub empty: AttrValue,
    /// Whether each entry says what it is: in a list of one kind the heading says it already.
    #[prop_or(true)]
    pub kinds: bool,
}

/// Where a record is opened for writing; `None` for a kind this version does not know.
pub fn open_at(site: &Site, record: &Record) -> Option<String> {
    if record.kind == CHECK_IN {
        return Some(site.href_at(&Route::Signs, &record.id));
    }
    let sheet = site.catalog.worksheet(&record.kind)?;
    let fragment = match record.step.as_str() {
        "" => record.id.clone(),
        step => format!("{}/{step}", record.id),
    };
    Some(site.href_at(&Route::Worksheet(sheet.path.clone()), &fragment))
}

/// What a record is called in lists: its label, or what it is.
pub fn kind_name(site: &Site, record: &Record) -> String {
    if record.kind == CHECK_IN {
        return site.t(k::SIGNS_CHECK_IN).to_string();
    }
    let sheet = site.catalog.worksheet(&record.kind);
    sheet.map_or_else(|| site.t(k::RECORD_UNKNOWN).to_string(), |sheet| sheet.title.to_string())
}

/// A moment in words, on the person's own clock.
pub fn moment(site: &Site, iso: &str) -> String {
    match dom::local(iso) {
        Some((day, time)) => site.fill(k::DATE_MOMENT, &[("day", &site.day(&day)), ("time", &time)]),
        None => String::new(),
    }
}

/// Draws the list.
#[component]
pub fn RecordList(props: &Props) -> Html {
    let scene = use_scene();
    let shown = use_state(|| PAGE);
    let more = {
        let shown = shown.clone();
        move |_| shown.set(*shown + PAGE)
    };
    if props.records.is_empty() {
        return html! { <p class="empty">{ props.empty.clone() }</p> };
    }
    html! {
        <>
            <ul class="records">
                { for props.records.iter().take(*shown).map(|stored| match stored {
                    Stored::Record(record) => entry(&scene, record, props.kinds),
                    Stored::Unreadable(id, why) => closed(&scene, id, *why),
                }) }
            </ul>
            if props.records.len() > *shown {
                <button type="button" class="button quiet" onclick={more}>{ scene.site.t(k::RECORD_MORE) }</button>
            }
        </>
    }
}

fn entry(scene: &Scene, record: &Record, kind: bool) -> Html {
    let site = &scene.site;
    let what = kind_name(site, record);
    let name = if record.label.is_empty() { what.clone() } else { record.label.clone() };
    let when = moment(site, record.done.as_ref().unwrap_or(&record.changed));
    let open = open_at(site, record);
    html! {
        <li class="record" key={record.id.clone()}>
            <p class="record-name">
                if let Some(href) = open.clone() {
                    <a {href}>{ name.clone() }</a>
                } else {
                    { name.clone() }
                }
            </p>
            <p class="help">
                if kind && !record.label.is_empty() { { what }{ " · " } }
                { when }
                if record.done.is_none() { { " · " }{ site.t(k::RECORD_DRAFT) } }
                if record.answers.has_picked("bring", "yes") { { " · " }{ site.t(k::RECORD_BRING) } }
            </p>
            <p class="actions">
                <a class="button small quiet" href={site.href_at(&Route::Session, &record.id)}
                    aria-label={site.fill(k::RECORD_READ_ONE, &[("name", &name)])}>
                    { site.t(k::RECORD_READ) }
                </a>
                { delete(scene, &record.id, &name) }
            </p>
        </li>
    }
}

/// Something under a record's name that cannot be read: it is left as it is, and can be saved as a file or deleted.
fn closed(scene: &Scene, id: &str, why: Unreadable) -> Html {
    let site = &scene.site;
    let name = site.t(k::RECORD_CLOSED);
    let reason = if why == Unreadable::Newer { k::RECORD_NEWER } else { k::RECORD_DAMAGED };
    html! {
        <li class="record record-closed" key={id.to_string()}>
            <p class="record-name">{ name.clone() }</p>
            <p>{ site.t(reason) }</p>
            <p class="actions">{ delete(scene, id, &name) }</p>
        </li>
    }
}

fn delete(scene: &Scene, id: &str, name: &str) -> Html {
    let site = &scene.site;
    let onclick = {
        let (scene, id) = (scene.clone(), id.to_string());
        move |_| scene.change_desk(|desk| desk.delete(&id))
    };
    html! {
        <button
            type="button"
            class="button small quiet delete"
            aria-label={site.fill(k::RECORD_DELETE_ONE, &[("name", name)])}
            {onclick}
        >
            { site.t(k::RECORD_DELETE) }
        </button>
    }
}
