//! The start page of a worksheet: what it is, what comes out of it, the ways through it, and what was begun before.
//!
//! Nothing is begun by opening it. Its links lead to the locations that begin a record.

use super::printable::BLANK;
use crate::domain::route::Route;
use crate::domain::short_way::SHORT;
use crate::domain::worksheet::Worksheet;
use crate::ui::components::record_list::{RecordFilter, RecordList, day_of, open_at};
use crate::ui::components::safety_button::SafetyButton;
use crate::ui::context::AppContext;
use crate::ui::html::{Element, disclosure, el, link, p, paragraphs, title};
use crate::ui::site::Site;
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

/// The location that begins a record on the whole way. It is also the id of the steps in the prerendered page, so that
/// its link works before the program has started, and without it.
pub const BEGIN: &str = "begin";
/// The location that begins a record on the short way.
pub const BEGIN_SHORT: &str = "begin-short";

/// The location that begins a record and the step in it; `None` for another location. It stays in the address until the
/// record is stored, so that a reload keeps the way.
pub fn begins(fragment: &str) -> Option<(&str, Option<&str>)> {
    let (first, step) = match fragment.split_once('/') {
        Some((first, step)) => (first, Some(step)),
        None => (fragment, None),
    };
    [BEGIN, BEGIN_SHORT].contains(&first).then_some((first, step))
}

/// The way that a location begins.
pub fn way_of(place: &str) -> Option<&'static str> {
    (place == BEGIN_SHORT).then_some(SHORT)
}

/// The start page. `also` stands below its links.
pub fn start_page(context: &AppContext, sheet: &Rc<Worksheet>, also: Html) -> Html {
    let site = &context.site;
    let route = Route::Worksheet(sheet.path.clone());
    let blank = site.href_at(&route, BLANK);
    el("article")
        .class("screen worksheet drawn start")
        // Without the program this page serves as the empty worksheet.
        .id(BLANK)
        .child(title(&sheet.title))
        .child(paragraphs(&sheet.intro))
        .child(p("without", &site.text(words::WORKSHEET_WITHOUT)))
        .child(doors(context, sheet))
        .child(
            el("div")
                .class("start-links")
                .child(link("print-link", &blank, &site.text(words::BLANK_OFFER)))
                .child(html! { <SafetyButton /> }),
        )
        .child(disclosure(&site.text(words::WORKSHEET_ABOUT), false, paragraphs(&sheet.about)))
        .child(also)
        .into()
}

/// The links that begin a record or go on with one.
fn doors(context: &AppContext, sheet: &Rc<Worksheet>) -> Html {
    let site = &context.site;
    // In the fragment, so that the link also works before the program has started.
    let at = |place| format!("{}#{place}", site.href(&Route::Worksheet(sheet.path.clone())));
    let minutes = |key, minutes: u32| site.fill(key, &[("minutes", &minutes.to_string())]);
    let whole = minutes(words::WAY_WHOLE, sheet.times.whole);
    let begin = match &sheet.short {
        Some(short) => vec![
            door(&at(BEGIN_SHORT), &minutes(words::WAY_SHORT, sheet.times.short), &short.text)
                .class("door card way"),
            door(&at(BEGIN), &whole, &site.text(words::WAY_WHOLE_HELP)),
        ],
        None => {
            let length = minutes(words::WORKSHEETS_LENGTH, sheet.times.whole);
            vec![door(&at(BEGIN), &site.text(words::WORKSHEET_BEGIN), &length)]
        }
    };
    el("nav")
        .class("doors")
        .attr("aria-label", &site.text(words::WAY_TITLE))
        .children(begin.into_iter().map(Html::from))
        .child_opt(go_on(context, sheet))
        .into()
}

fn door(href: &str, name: &str, help: &str) -> Element {
    el("a").class("door card").leads_to(href).child(el("strong").text(name)).child(el("small").text(help))
}

/// The link to the newest entry that is not finished.
fn go_on(context: &AppContext, sheet: &Rc<Worksheet>) -> Option<Html> {
    let site = &context.site;
    let record = context.app_state.recent_of(&sheet.id).find(|record| record.done.is_none())?;
    let day = day_of(site, &record.changed)?;
    let steps: Vec<_> = sheet.steps_for(&record.answers).filter(|step| !step.care).collect();
    let number = steps.iter().position(|step| *step.id == *record.step).map_or(1, |at| at + 1);
    let name = site.fill(words::WORKSHEET_GO_ON, &[("n", &number.to_string())]);
    Some(door(&open_at(site, &record)?, &name, &day).attr("id", "go-on").into())
}

/// The other entries that were begun before.
pub fn begun(site: &Site, sheet: &Worksheet) -> Html {
    let which = RecordFilter::Of { kind: sheet.id.to_string(), but: String::new(), done: false };
    let heading = Some(site.text(words::WORKSHEET_BEGUN));
    html! { <RecordList {which} {heading} /> }
}
