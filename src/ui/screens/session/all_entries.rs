//! All entries, newest first, grouped by month, with a search that runs on the device.

mod reminder;
mod search_index;

use crate::browser::{self, SearchTerms};
use crate::domain::route::Route;
use crate::state::app_state::Stored;
use crate::ui::components::record_list::line;
use crate::ui::components::record_view::parts;
use crate::ui::context::{AppContext, use_app_context};
use crate::ui::hooks::use_record_scan;
use crate::ui::html::{button, el, plain_link, title};
use crate::ui::words;
use reminder::reminder;
use search_index::{Entry, SearchIndex};
use yew::prelude::*;

/// How many entries are shown at first and added each time.
const PAGE: usize = 50;
/// The same for search results, which are rendered at each keystroke with the matching line.
const FOUND: usize = 15;

#[component]
pub fn AllEntries() -> Html {
    let context = &use_app_context();
    let site = &context.site;
    let (query, pages) = (use_state(String::new), use_state(|| 1));
    let survey = use_record_scan(context, "", {
        let site = site.clone();
        move |looked: &mut SearchIndex, stored| looked.take(&site, stored)
    });
    let looked = survey.found.borrow();
    let wanted = browser::normalize(&query).words();
    let page = if wanted.is_empty() { PAGE } else { FOUND };
    let (found, more) = looked.find(&wanted, *pages * page);

    let search = {
        let (query, pages) = (query.clone(), pages.clone());
        move |words| {
            query.set(words);
            pages.set(1);
        }
    };
    let said = match (survey.done, looked.is_empty(), wanted.is_empty(), found.is_empty()) {
        (false, ..) => Some(words::SEARCH_LOOKING),
        (true, true, ..) => Some(words::SESSION_EMPTY),
        (true, false, false, true) => Some(words::SEARCH_NONE),
        _ => None,
    };
    let counted = if wanted.is_empty() {
        String::new()
    } else {
        let words = if more { words::SEARCH_FIRST } else { words::SEARCH_FOUND };
        site.fill(words, &[("n", &found.len().to_string())])
    };
    let on = {
        let pages = pages.clone();
        move || pages.set(*pages + 1)
    };
    el("article")
        .class("screen everything")
        .child(
            el("p")
                .class("back")
                .child(plain_link(&site.href(&Route::Notes), &site.text(words::NOTES_TITLE))),
        )
        .child(title(&site.text(words::SESSION_TITLE)))
        .child(el("p").text(&site.text(words::SESSION_INTRO)))
        .child(field(context, &query, search))
        .child(
            el("p")
                .class("empty")
                .attr("role", "status")
                .text(&said.map_or(counted, |words| site.text(words).to_string())),
        )
        .child(el("div").class("months").children(months(context, &found, &wanted)))
        .child_opt(more.then(|| button("button quiet", &site.text(words::RECORD_MORE), on).id("more").into()))
        .child(aside(context, survey.done && wanted.is_empty() && !more))
        .child_opt(reminder(context))
        .into()
}

fn field(context: &AppContext, query: &str, search: impl Fn(String) + 'static) -> Html {
    let site = &context.site;
    let input = el("input")
        .attr("type", "search")
        .id("search")
        .attr("aria-describedby", "search-help")
        .to_write_in()
        .value(Some(query))
        .on_input(search);
    el("form")
        .class("field search")
        .attr("role", "search")
        .attr("autocomplete", "off")
        .on_submit(|| {})
        .child(el("label").attr("for", "search").text(&site.text(words::SEARCH_LABEL)))
        .child(el("p").class("help").id("search-help").text(&site.text(words::SEARCH_HELP)))
        .child(input)
        .into()
}

/// The entries, grouped by the month they were begun in.
fn months(context: &AppContext, found: &[&Entry], wanted: &SearchTerms) -> Vec<Html> {
    let site = &context.site;
    found
        .chunk_by(|one, next| one.month == next.month)
        .filter_map(|entries| {
            let lines: Vec<Html> = entries.iter().filter_map(|entry| one(context, entry, wanted)).collect();
            // A deleted entry stays among the results until the next scan is done.
            if lines.is_empty() {
                return None;
            }
            let month = entries.first().map(|entry| site.month(&entry.month)).unwrap_or_default();
            let section = el("section")
                .class("month")
                .key(&month)
                .child_opt((!month.is_empty()).then(|| el("h2").text(&month).into()))
                .child(el("ul").class("records").children(lines));
            Some(section.into())
        })
        .collect()
}

fn one(context: &AppContext, entry: &Entry, wanted: &SearchTerms) -> Option<Html> {
    let stored = context.app_state.record(&entry.id)?;
    let words = match &stored {
        Stored::Record(record) | Stored::Newer(record)
            if !wanted.is_empty() && !context.app_state.is_shared() =>
        {
            let (_, parts) = parts(&context.site, record);
            let lines = parts.iter().flat_map(|part| &part.rows).flat_map(|row| &row.lines);
            // The line that contains the first word of the search.
            { lines }.find(|line| browser::normalize(line).holds_first(wanted)).cloned()
        }
        _ => None,
    };
    Some(line(context, &stored, true, words.as_deref()))
}

/// The quarantined values.
fn aside(context: &AppContext, shown: bool) -> Html {
    let aside: Vec<Stored> = if shown { context.app_state.set_aside().collect() } else { Vec::new() };
    if aside.is_empty() {
        return Html::default();
    }
    el("ul").class("records").children(aside.iter().map(|stored| line(context, stored, true, None))).into()
}
