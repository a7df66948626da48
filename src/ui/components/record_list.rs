//! A list of records. Each row is a link to the record as a page, where it can be printed, changed and deleted; what is
//! not finished also has a link to where it was left.
//!
//! Only as many records are read as are shown: reading ten thousand would block a phone.

use crate::browser;
use crate::domain::SharedStr;
use crate::domain::known_ids::CHECK_IN;
use crate::domain::known_ids::SESSION;
use crate::domain::record::Record;
use crate::domain::route::Route;
use crate::domain::unreadable::Unreadable;
use crate::domain::worksheet::{Field, FieldKind};
use crate::state::app_state::Stored;
use crate::storage::format::read_record;
use crate::storage::keys;
use crate::ui::context::{AppContext, Location, use_app_context};
use crate::ui::html::{button, el, p};
use crate::ui::site::Site;
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

/// How many entries are shown at first and added each time.
const PAGE: usize = 50;
/// How many records are read at most for each page of the list.
const READ: usize = 1000;

/// Which records a list shows.
#[derive(Clone, PartialEq)]
pub enum RecordFilter {
    /// Finished worksheets, without notes on an entry, which are shown with that entry.
    Worksheets,
    /// Those begun during the current session.
    Begun,
    /// Those of a kind, without one of them.
    Of {
        kind: String,
        /// The id of the record that is left out.
        but: String,
        /// Whether only completed ones are shown.
        done: bool,
    },
}

impl RecordFilter {
    fn but(&self) -> &str {
        if let Self::Of { but, .. } = self { but } else { "" }
    }

    fn has(&self, context: &AppContext, stored: &Stored) -> bool {
        match (self, stored) {
            (Self::Begun, Stored::Record(record)) => {
                context.app_state.shared_view().is_some_and(|together| together.began(&record.id))
            }
            (Self::Worksheets, Stored::Record(record)) => {
                let sheet = context.site.tools().worksheet(&record.kind);
                let has_page = ![CHECK_IN, SESSION].contains(&&*record.kind);
                has_page && record.done.is_some() && !sheet.is_some_and(|sheet| sheet.is_part())
            }
            (Self::Of { kind, but, done }, Stored::Record(record)) => {
                record.kind == *kind && record.id != *but && (record.done.is_some() || !done)
            }
            _ => false,
        }
    }
}

#[derive(PartialEq, Properties)]
pub struct RecordListProps {
    /// Which records, newest first.
    pub which: RecordFilter,
    /// The heading; `None` if the list is the whole screen.
    #[prop_or_default]
    pub heading: Option<SharedStr>,
    /// The text for an empty list.
    #[prop_or_default]
    pub empty: Option<SharedStr>,
    /// Whether each entry shows its kind.
    #[prop_or_default]
    pub kinds: bool,
}

/// The name of the file for a damaged record, which does not reveal its subject.
const FILE: &str = "stillwater-entry.txt";

/// The segment after a session's id in the location that opens it for editing.
pub const CHANGE: &str = "change";

/// The URL that opens a record for editing; `None` for a kind that this version does not know.
pub fn open_at(site: &Site, record: &Record) -> Option<String> {
    let Location { route, fragment } = location_of(site, record)?;
    Some(if fragment.is_empty() { site.href(&route) } else { site.href_at(&route, &fragment) })
}

/// The location that opens a record for editing; `None` for a kind that this version does not know.
pub fn location_of(site: &Site, record: &Record) -> Option<Location> {
    let id = &record.id;
    let (route, fragment) = match (&*record.kind, &record.done) {
        (SESSION, Some(_)) => (Route::Session, format!("{id}/{CHANGE}")),
        (SESSION, None) => (Route::Session, String::new()),
        (CHECK_IN, Some(_)) => (Route::Signs, id.clone()),
        (kind, _) => {
            let route = match kind {
                CHECK_IN => Route::Signs,
                kind => Route::Worksheet(site.tools().worksheet(kind)?.path.clone()),
            };
            // The step of a check-in is that of one sign at a time.
            let step = record.step.as_str();
            (route, if step.is_empty() { id.clone() } else { format!("{id}/{step}") })
        }
    };
    Some(Location { route, fragment })
}

/// The longest beginning of an answer that lists show, in characters.
const BEGINNING: usize = 100;

/// The beginning of the first answer in the person's own words, or the name they gave the entry. `None` if there is
/// none, or if other people use the device.
pub fn own_words(context: &AppContext, record: &Record) -> Option<String> {
    if context.app_state.is_shared() {
        return None;
    }
    let tools = context.site.tools();
    let answers = &record.answers;
    let is_own =
        |field: &Rc<Field>| matches!(field.kind, FieldKind::Line | FieldKind::Text | FieldKind::Script(_));
    let answered =
        |field: Rc<Field>| Some(answers.text(&field.id).trim().to_string()).filter(|s| !s.is_empty());
    let first = match tools.worksheet(&record.kind) {
        _ if !record.name().is_empty() => Some(record.name().to_string()),
        Some(sheet) => sheet.fields().filter(|field| is_own(field)).cloned().find_map(answered),
        None if record.kind == SESSION => {
            let fields = tools.session.before.iter().chain(&tools.session.together);
            fields.cloned().find_map(answered)
        }
        None => None,
    }?;
    let line = first.lines().next().unwrap_or_default();
    let beginning: String = line.chars().take(BEGINNING).collect();
    Some(if beginning.len() < first.len() { format!("{}…", beginning.trim_end()) } else { beginning })
}

/// The name of a kind of records.
pub fn kind_name(site: &Site, kind: &str) -> SharedStr {
    match kind {
        CHECK_IN => site.text(words::SIGNS_CHECK_IN),
        SESSION => site.text(words::SESSION_KIND),
        _ => match site.tools().worksheet(kind) {
            Some(sheet) => sheet.title.clone(),
            None => site.text(words::RECORD_UNKNOWN),
        },
    }
}

/// A time in words, in the local time zone; empty if it cannot be parsed.
pub fn moment(site: &Site, iso: &str) -> String {
    match browser::local(iso) {
        Some((day, time)) => site.fill(words::DATE_MOMENT, &[("day", &site.day(&day)), ("time", &time)]),
        None => String::new(),
    }
}

/// The date of a time in words, in the local time zone; `None` if it cannot be parsed.
pub fn day_of(site: &Site, iso: &str) -> Option<String> {
    browser::local(iso).map(|(day, _)| site.day(&day))
}

/// The number of entries begun after a time, by their ids.
pub fn begun_since(context: &AppContext, iso: &str) -> usize {
    let Some(then) = browser::id_at(iso) else { return 0 };
    context.app_state.ids().iter().filter(|id| ***id > *then).count()
}

#[component]
pub fn RecordList(list: &RecordListProps) -> Html {
    let context = &use_app_context();
    let pages = use_state(|| 1);
    // Read again only when the list may have changed, not at each keystroke beside it.
    let read = use_mut_ref(|| (String::new(), Vec::new(), false));
    let but = list.which.but();
    let key =
        format!("{:?} {} {but} {}", context.app_state.storage_mode, context.app_state.list_version, *pages);
    if read.borrow().0 != key {
        let (found, more) = find(context, &list.which, *pages);
        read.replace((key, found, more));
    }
    let (_, records, more_left) = &*read.borrow();
    if records.is_empty() {
        return list.empty.as_deref().map(|words| p("empty", words)).unwrap_or_default();
    }
    let entries = records.iter().map(|stored| line(context, stored, list.kinds, None));
    let heading = list.heading.as_deref().map(|words| el("h2").text(words).into());
    let more = if *more_left { more(context, &pages) } else { Html::default() };
    el("section")
        .class("entries")
        .child_opt(heading)
        .child(el("ul").class("records").children(entries))
        .child(more)
        .into()
}

/// One entry of a list. `kinds` tells whether it shows its kind; `found` is the line that matched a search.
pub fn line(context: &AppContext, stored: &Stored, kinds: bool, found: Option<&str>) -> Html {
    match stored {
        Stored::Record(record) => entry(context, record, kinds, false, found),
        Stored::Newer(record) => entry(context, record, kinds, true, found),
        Stored::Unreadable(key, why) => closed(context, key, *why),
    }
}

/// The first `pages` of the list, and whether there may be more.
fn find(context: &AppContext, which: &RecordFilter, pages: usize) -> (Vec<Stored>, bool) {
    let (app_state, mut looked) = (&context.app_state, 0);
    let mut found: Vec<Stored> = Vec::new();
    for stored in app_state.records().take(pages * READ) {
        if found.len() == pages * PAGE {
            return (found, true);
        }
        looked += 1;
        if which.has(context, &stored) {
            found.push(stored);
        }
    }
    (found, looked < app_state.ids().len())
}

fn more(context: &AppContext, pages: &UseStateHandle<usize>) -> Html {
    let pages = pages.clone();
    button("button quiet", &context.site.text(words::RECORD_MORE), move || pages.set(*pages + 1)).into()
}

/// With `newer` the entry can be read and not edited.
fn entry(context: &AppContext, record: &Record, kind: bool, newer: bool, found: Option<&str>) -> Html {
    let site = &context.site;
    let what = kind_name(site, &record.kind);
    let name = name_of(context, record, &what);
    let key = keys::record(&record.id);
    let about_id = format!("about-{}", record.id);
    let title = el("a")
        .class("row-link")
        .id(&name_id(&key))
        .leads_to(&site.href_at(&Route::Session, &record.id))
        .attr("aria-describedby", &about_id)
        .text(name);
    // Several entries may have the same name, so the accessible name of the second link contains the time too.
    let when = moment(site, record.done.as_ref().unwrap_or(&record.changed));
    let unfinished = !newer && record.done.is_none() && record.kind != SESSION;
    let go_on = open_at(site, record).filter(|_| unfinished).map(|href| {
        let which = format!("{name}, {when}");
        let link = el("a")
            .class("button small quiet")
            .leads_to(&href)
            .attr("aria-label", &site.fill(words::HOME_GO_ON, &[("name", &which)]))
            .text(&site.text(words::RECORD_GO_ON));
        el("p").class("record-go-on").child(link).into()
    });
    // A search shows the line that it found.
    let own = own_words(context, record).filter(|own| found.is_none() && *own != *name);
    el("li")
        .class("record")
        .key(&record.id)
        .child(
            if *name == *what {
                el("p").class("record-name")
            } else {
                el("p").class("record-name").written()
            }
            .child(title),
        )
        .child(el("p").class("help").id(&about_id).text(&about(
            site,
            record,
            kind.then_some(&*what).filter(|what| name != *what),
        )))
        .child_opt(found.map(|words| el("p").class("found").written().text(words).into()))
        .child_opt(own.map(|own| el("p").class("help own-words").written().text(&own).into()))
        .child_opt(newer.then(|| el("p").text(&site.text(words::RECORD_NEWER)).into()))
        .child_opt(go_on)
        .into()
}

/// The id of the link with an entry's name. `key` is the key the entry is stored under.
pub fn name_id(key: &str) -> String {
    format!("name-{}", key.rsplit('/').next().unwrap_or_default())
}

/// The name of an entry in a list: its label, or its kind if it has none or other people use the device.
pub fn name_of<'a>(context: &AppContext, record: &'a Record, what: &'a str) -> &'a str {
    if record.name().is_empty() || context.app_state.is_shared() { what } else { record.name() }
}

/// Kind, time and status. `what` is `None` for an entry that is already named by its kind.
fn about(site: &Site, record: &Record, what: Option<&str>) -> String {
    let what = what.map(String::from);
    let when = moment(site, record.done.as_ref().unwrap_or(&record.changed));
    let draft = record.done.is_none().then(|| site.text(words::RECORD_DRAFT).to_string());
    let twin = (!record.conflict_of.is_empty()).then(|| site.text(words::RECORD_TWIN).to_string());
    let said: Vec<String> = [what, Some(when), draft, twin].into_iter().flatten().collect();
    said.join(" · ")
}

/// A value that cannot be read: it is left as it is, and can be saved as a file or deleted.
fn closed(context: &AppContext, key: &str, why: Unreadable) -> Html {
    let site = &context.site;
    let foreign = key.starts_with(keys::FOREIGN);
    let name = site.text(if foreign { words::RECORD_FOREIGN } else { words::RECORD_CLOSED });
    let reason = match (why, foreign) {
        (_, true) => words::RECORD_FOREIGN_WHY,
        (Unreadable::Newer, _) => words::RECORD_NEWER,
        (Unreadable::Damaged, _) => words::RECORD_DAMAGED,
    };
    let read = context.app_state.text(key).filter(|_| foreign).and_then(|text| read_record(&text).ok());
    let keep = read.map(|record| {
        let (context, key) = (context.clone(), key.to_string());
        let keep = move || {
            context.update(|app_state| {
                app_state.take_in(&key, browser::new_id());
            })
        };
        let what = el("p").text(&about(site, &record, Some(&kind_name(site, &record.kind)))).into();
        (what, button("button small quiet", &site.text(words::RECORD_FOREIGN_KEEP), keep).into())
    });
    let (what, keep) = keep.unzip();
    let file = {
        let (app_state, key) = (context.app_state.clone(), key.to_string());
        move || browser::download(FILE, &app_state.text(&key).unwrap_or_default())
    };
    el("li")
        .class("record record-closed")
        .key(key)
        .child(p("record-name", &name))
        .child_opt(what)
        .child(el("p").text(&site.text(reason)))
        .child(
            el("p")
                .class("actions")
                .child_opt(keep)
                .child(button("button small quiet", &site.text(words::RECORD_SAVE), file))
                .child(delete_button(context, key, &name, || {})),
        )
        .into()
}

/// A button that deletes what is stored under a key, and then calls `then`. It can be undone.
pub fn delete_button(context: &AppContext, key: &str, name: &str, then: impl Fn() + 'static) -> Html {
    let site = &context.site;
    let act = {
        let (context, key) = (context.clone(), [key.to_string()]);
        // The next entry's button moves to the place of this one, so a double click must not delete both.
        move || {
            if !browser::is_second_press(browser::SLOW_DOUBLE_PRESS) {
                context.update(|app_state| app_state.delete(&key));
                then();
            }
        }
    };
    button("button small quiet delete", &site.text(words::RECORD_DELETE), act)
        .attr("aria-label", &site.fill(words::RECORD_DELETE_ONE, &[("name", name)]))
        .into()
}
