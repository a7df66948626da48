//! Records in a list: what, when, its label; each can be opened, read as a page, or deleted with undo.

use crate::domain::Text;
use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::domain::signs::CHECK_IN;
use crate::state::desk::Stored;
use crate::storage::format::Unreadable;
use crate::ui::dom;
use crate::ui::html::{button, el, of, p, several, text};
use crate::ui::part::{Part, part};
use crate::ui::site::{Scene, Site};
use crate::ui::words as k;
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

/// How many entries are drawn at first, and how many more each time: ten thousand at once would stall a phone.
const PAGE: usize = 50;

/// The records.
#[derive(Clone)]
pub struct List {
    /// The newest first.
    pub records: Vec<Stored>,
    /// What stands there when there are none.
    pub empty: Option<Text>,
    /// Whether each entry says what it is: in a list of one kind the heading says it already.
    pub kinds: bool,
}

/// Where a record is opened for writing; `None` for a kind this version does not know.
pub fn open_at(site: &Site, record: &Record) -> Option<String> {
    if record.kind == CHECK_IN {
        return Some(site.href_at(&Route::Signs, &record.id));
    }
    let sheet = site.tools().worksheet(&record.kind)?;
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
    let sheet = site.tools().worksheet(&record.kind);
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
pub fn record_list(scene: &Scene, list: List) -> Html {
    part("records", Records(scene.clone(), list))
}

struct Records(Scene, List);

impl Part for Records {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_records(&self.0, &self.1).run(context)
    }
}

#[hook]
fn use_records(scene: &Scene, list: &List) -> Html {
    let shown = use_state(|| PAGE);
    if list.records.is_empty() {
        return p("empty", list.empty.as_deref().unwrap_or_default());
    }
    let entries = list.records.iter().take(*shown).map(|stored| match stored {
        Stored::Record(record) => entry(scene, record, list.kinds),
        Stored::Unreadable(id, why) => closed(scene, id, *why),
    });
    let entries = of("ul", "records").all(entries).into();
    let more = if list.records.len() > *shown { more(scene, &shown) } else { Html::default() };
    several(vec![entries, more])
}

fn more(scene: &Scene, shown: &UseStateHandle<usize>) -> Html {
    let shown = shown.clone();
    button("button quiet", &scene.site.t(k::RECORD_MORE), move || shown.set(*shown + PAGE)).into()
}

fn entry(scene: &Scene, record: &Record, kind: bool) -> Html {
    let site = &scene.site;
    let what = kind_name(site, record);
    let name = if record.label.is_empty() { &what } else { &record.label };
    let title = match open_at(site, record) {
        Some(href) => el("a").attr("href", &href).text(name).into(),
        None => text(name),
    };
    let read = of("a", "button small quiet")
        .attr("href", &site.href_at(&Route::Session, &record.id))
        .attr("aria-label", &site.fill(k::RECORD_READ_ONE, &[("name", name)]))
        .text(&site.t(k::RECORD_READ));
    of("li", "record")
        .key(&record.id)
        .child(of("p", "record-name").child(title))
        .child(p("help", &about(site, record, kind.then_some(&*what))))
        .child(of("p", "actions").child(read).child(delete(scene, &record.id, name)))
        .into()
}

/// What, when, and how it stands. A record without a label is already called what it is.
fn about(site: &Site, record: &Record, what: Option<&str>) -> String {
    let what = what.filter(|_| !record.label.is_empty()).map(String::from);
    let when = moment(site, record.done.as_ref().unwrap_or(&record.changed));
    let draft = record.done.is_none().then(|| site.t(k::RECORD_DRAFT).to_string());
    let bring = record.answers.has_picked("bring", "yes").then(|| site.t(k::RECORD_BRING).to_string());
    let said: Vec<String> = [what, Some(when), draft, bring].into_iter().flatten().collect();
    said.join(" · ")
}

/// Something under a record's name that cannot be read: it is left as it is, and can be saved as a file or deleted.
fn closed(scene: &Scene, id: &str, why: Unreadable) -> Html {
    let site = &scene.site;
    let name = site.t(k::RECORD_CLOSED);
    let reason = if why == Unreadable::Newer { k::RECORD_NEWER } else { k::RECORD_DAMAGED };
    of("li", "record record-closed")
        .key(id)
        .child(p("record-name", &name))
        .child(el("p").text(&site.t(reason)))
        .child(of("p", "actions").child(delete(scene, id, &name)))
        .into()
}

fn delete(scene: &Scene, id: &str, name: &str) -> Html {
    let site = &scene.site;
    let act = {
        let (scene, id) = (scene.clone(), id.to_string());
        move || scene.change_desk(|desk| desk.delete(&id))
    };
    button("button small quiet delete", &site.t(k::RECORD_DELETE), act)
        .attr("aria-label", &site.fill(k::RECORD_DELETE_ONE, &[("name", name)]))
        .into()
}
