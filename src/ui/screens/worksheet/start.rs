//! The start page of a worksheet: what it is, what comes out of it, the ways through it, and what was begun before.
//!
//! Nothing is begun by opening it. Its links lead to the locations that begin a record.

use super::printable::BLANK;
use crate::domain::route::Route;
use crate::domain::worksheet::Worksheet;
use crate::ui::components::record_list::{RecordFilter, RecordList, day_of, open_at};
use crate::ui::components::safety_button::SafetyButton;
use crate::ui::components::start_options::{BEGIN, BEGIN_SHORT, begin_at, start_option, start_options};
use crate::ui::context::AppContext;
use crate::ui::html::{Element, disclosure, el, link, p, paragraphs, title};
use crate::ui::site::Site;
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

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
        .child(ways_in(context, sheet))
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
fn ways_in(context: &AppContext, sheet: &Rc<Worksheet>) -> Html {
    let site = &context.site;
    let at = |place| begin_at(context, &Route::Worksheet(sheet.path.clone()), place);
    let minutes = |key, minutes: u32| site.fill(key, &[("minutes", &minutes.to_string())]);
    let mut ways = match &sheet.short {
        Some(short) => vec![
            start_option(&at(BEGIN_SHORT), &minutes(words::WAY_SHORT, sheet.times.short), &short.text)
                .class("start-option card way"),
            start_option(
                &at(BEGIN),
                &minutes(words::WAY_WHOLE, sheet.times.whole),
                &site.text(words::WAY_WHOLE_HELP),
            ),
        ],
        None => {
            let length = minutes(words::WORKSHEETS_LENGTH, sheet.times.whole);
            vec![start_option(&at(BEGIN), &site.text(words::WORKSHEET_BEGIN), &length)]
        }
    };
    ways.extend(go_on(context, sheet));
    start_options(site, ways)
}

/// The link to the newest entry that is not finished.
fn go_on(context: &AppContext, sheet: &Rc<Worksheet>) -> Option<Element> {
    let site = &context.site;
    let record = context.app_state.recent_of(&sheet.id).find(|record| record.done.is_none())?;
    let day = day_of(site, &record.changed)?;
    let steps: Vec<_> = sheet.steps_for(&record.answers).filter(|step| !step.care).collect();
    let number = steps.iter().position(|step| *step.id == *record.step).map_or(1, |at| at + 1);
    let name = site.fill(words::WORKSHEET_GO_ON, &[("n", &number.to_string())]);
    Some(start_option(&open_at(site, &record)?, &name, &day).id("go-on"))
}

/// The other entries that were begun before.
pub fn begun(site: &Site, sheet: &Worksheet) -> Html {
    let which = RecordFilter::Of { kind: sheet.id.to_string(), but: String::new(), done: false };
    let heading = Some(site.text(words::WORKSHEET_BEGUN));
    html! { <RecordList {which} {heading} /> }
}
