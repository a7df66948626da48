//! The start page of a worksheet.

use super::printable::BLANK;
use crate::domain::route::Route;
use crate::domain::worksheet::Worksheet;
use crate::ui::components::drafts::step_number;
use crate::ui::components::record_list::{RecordFilter, RecordList};
use crate::ui::components::start_page::{
    BEGIN, BEGIN_SHORT, OPTION, OPTION_OF_PROGRAM, StartPage, begin_at, go_on, start_option,
};
use crate::ui::context::AppContext;
use crate::ui::html::{Element, link};
use crate::ui::site::Site;
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

/// The start page, with `below` at its end.
pub fn start_page(context: &AppContext, sheet: &Rc<Worksheet>, below: Html) -> Html {
    let site = &context.site;
    let blank = site.href_at(&Route::Worksheet(sheet.path.clone()), BLANK);
    let page = StartPage {
        class: "screen worksheet drawn start",
        // Without the program this page serves as the empty worksheet.
        id: BLANK,
        title: &sheet.title,
        intro: &sheet.intro,
        options: options(context, sheet),
        other: link("print-link", &blank, &site.text(words::BLANK_OFFER)),
        about: (site.text(words::WORKSHEET_ABOUT), &sheet.about),
        below,
    };
    page.view(site)
}

/// The links that begin a record, and the one that goes on with a draft.
fn options(context: &AppContext, sheet: &Rc<Worksheet>) -> Vec<Element> {
    let site = &context.site;
    let at = |place| begin_at(context, &Route::Worksheet(sheet.path.clone()), place);
    let minutes = |key, minutes: u32| site.fill(key, &[("minutes", &minutes.to_string())]);
    let mut options = match &sheet.short {
        Some(short) => {
            let name = minutes(words::WAY_SHORT, sheet.times.short);
            let whole = minutes(words::WAY_WHOLE, sheet.times.whole);
            vec![
                start_option(OPTION_OF_PROGRAM, &at(BEGIN_SHORT), &name, &short.text),
                start_option(OPTION, &at(BEGIN), &whole, &site.text(words::WAY_WHOLE_HELP)),
            ]
        }
        None => {
            let length = minutes(words::WORKSHEETS_LENGTH, sheet.times.whole);
            vec![start_option(OPTION, &at(BEGIN), &site.text(words::WORKSHEET_BEGIN), &length)]
        }
    };
    options.extend(go_on(context, &sheet.id, |record| {
        let n = step_number(site, record).unwrap_or(1).to_string();
        site.fill(words::WORKSHEET_GO_ON, &[("n", &n)]).into()
    }));
    options
}

/// The entries that were begun before.
pub fn begun(site: &Site, sheet: &Worksheet) -> Html {
    let which = RecordFilter::Of { kind: sheet.id.to_string(), but: String::new(), done: false };
    let heading = Some(site.text(words::WORKSHEET_BEGUN));
    html! { <RecordList {which} {heading} /> }
}
