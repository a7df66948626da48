//! A list of checkboxes for choosing entries.

use crate::content::Key;
use crate::domain::worksheet::Choice;
use crate::state::app_state::Stored;
use crate::ui::components::field::choice::chip;
use crate::ui::components::record_list::{kind_name, moment, name_of};
use crate::ui::context::AppContext;
use crate::ui::html::{button, el};
use crate::ui::words;
use yew::prelude::*;

/// How many entries are listed at first and added each time.
const PAGE: usize = 50;

/// The chosen entries, and how many are listed.
#[derive(Clone, Default, PartialEq)]
pub struct Chosen {
    /// The keys of the chosen entries.
    pub keys: Vec<String>,
    more: usize,
}

/// A checkbox for each entry. `name` is the name of the checkboxes, and `label` the accessible name of the group.
pub fn chooser(context: &AppContext, name: &str, label: Key, chosen: &UseStateHandle<Chosen>) -> Html {
    let shown = PAGE + chosen.more;
    let mut entries: Vec<Stored> = context.app_state.records().take(shown + 1).collect();
    let more = entries.len() > shown;
    entries.truncate(shown);
    if !more {
        entries.extend(context.app_state.set_aside());
    }
    let boxes = entries.iter().map(|stored| entry(context, name, stored, chosen));
    let show_more = {
        let chosen = chosen.clone();
        move || chosen.set(Chosen { more: chosen.more + PAGE, ..(*chosen).clone() })
    };
    el("div")
        .class("chooser")
        .attr("role", "group")
        .attr("aria-label", &context.site.text(label))
        .child(el("div").class("chips").as_it_is().children(boxes))
        .child_opt(
            more.then(|| button("button quiet", &context.site.text(words::RECORD_MORE), show_more).into()),
        )
        .into()
}

fn entry(context: &AppContext, name: &str, stored: &Stored, chosen: &UseStateHandle<Chosen>) -> Html {
    let site = &context.site;
    let (label, help) = match stored {
        Stored::Record(record) | Stored::Newer(record) => {
            let what = kind_name(site, &record.kind);
            let label = name_of(context, record, &what).to_string();
            (label, moment(site, record.done.as_ref().unwrap_or(&record.changed)))
        }
        Stored::Unreadable(..) => (site.text(words::RECORD_CLOSED).to_string(), String::new()),
    };
    let key = stored.key();
    let picked = chosen.keys.contains(&key);
    let option = Choice { id: key.as_str().into(), label: label.into(), help: help.into() };
    let toggle = {
        let chosen = chosen.clone();
        Callback::from(move |()| {
            let mut next = (*chosen).clone();
            if picked {
                next.keys.retain(|other| *other != key);
            } else {
                next.keys.push(key.clone());
            }
            chosen.set(next);
        })
    };
    chip(&option, "checkbox", name, Some(picked), toggle)
}
