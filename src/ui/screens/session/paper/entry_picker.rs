//! A list of the newest entries to add. Only as many records are read as are shown.

use crate::domain::record::Record;
use crate::state::AppState;
use crate::state::app_state::Stored;
use crate::ui::components::record_list::{kind_name, moment, name_of};
use crate::ui::context::{AppContext, use_app_context};
use crate::ui::html::{button, el, p};
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

/// How many entries are listed at first and added each time.
const PAGE: usize = 20;
/// How many records are read at most for each page of the list.
const READ: usize = 1000;

#[derive(PartialEq, Properties)]
pub struct EntryPickerProps {
    /// The id of a record that is not listed.
    pub session: String,
    /// The ids of the entries that are on the screen already.
    pub here: Vec<String>,
    /// Receives the id of the entry that was picked.
    pub add: Callback<String>,
}

/// The button and the list it opens.
#[component]
pub fn EntryPicker(props: &EntryPickerProps) -> Html {
    let context = &use_app_context();
    let EntryPickerProps { here, add, .. } = props;
    let (site, app_state) = (&context.site, &context.app_state);
    let open = use_state(|| false);
    let pages = use_state(|| 1);
    let read = use_mut_ref(|| (String::new(), Vec::new(), false));
    let key = format!("{} {} {} {here:?}", *open, *pages, context.app_state.list_version);
    if *open && read.borrow().0 != key {
        let (found, left) = props.find(app_state, *pages);
        read.replace((key, found, left));
    }
    let toggle = {
        let open = open.clone();
        move || open.set(!*open)
    };
    let (_, found, left) = &*read.borrow();
    let entries = found.iter().map(|record| {
        let (open, add, id) = (open.clone(), add.clone(), record.id.clone());
        entry(context, record, move || {
            open.set(false);
            add.emit(id.clone());
        })
    });
    let list = || -> Html {
        let further = pages.clone();
        let further = left.then(|| {
            button("button quiet", &site.text(words::RECORD_MORE), move || further.set(*further + 1)).into()
        });
        let none = found.is_empty().then(|| p("empty", &site.text(words::PAPER_ADD_NONE)));
        el("div")
            .class("more")
            .child_opt(none)
            .child(el("ul").class("records").children(entries))
            .child_opt(further)
            .into()
    };
    el("div")
        .class("take-more")
        .child(
            button("button quiet", &site.text(words::PAPER_ADD), toggle)
                .id("add-entry")
                .attr("aria-expanded", if *open { "true" } else { "false" }),
        )
        .child_opt(open.then(list))
        .into()
}

fn entry(context: &AppContext, record: &Record, choose: impl Fn() + 'static) -> Html {
    let site = &context.site;
    let what = kind_name(site, &record.kind);
    let name = name_of(context, record, &what);
    let when = moment(site, record.done.as_ref().unwrap_or(&record.changed));
    let about = if *name == *what { when } else { format!("{what} · {when}") };
    let act = button("take-one", "", choose)
        .child(el("span").class("record-name").written().text(name))
        .child(el("span").class("help").text(&about));
    el("li").key(&record.id).child(act).into()
}

impl EntryPickerProps {
    /// The first `pages` of the list, and whether there may be more.
    fn find(&self, app_state: &AppState, pages: usize) -> (Vec<Rc<Record>>, bool) {
        let (mut found, mut looked) = (Vec::new(), 0);
        for stored in app_state.records().take(pages * READ) {
            if found.len() == pages * PAGE {
                return (found, true);
            }
            looked += 1;
            if let Stored::Record(record) | Stored::Newer(record) = stored {
                let is_new = record.id != self.session && !self.here.contains(&record.id);
                if is_new && !(record.answers.is_empty() && record.name().is_empty()) {
                    found.push(record);
                }
            }
        }
        (found, looked < app_state.ids().len())
    }
}
