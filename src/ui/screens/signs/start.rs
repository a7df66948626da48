//! The start page of the check-in: the ways into it, and earlier ones. Before the program has started, all questions
//! stand below it, to print and to read.

use super::{ALL, CheckIn};
use crate::domain::known_ids::CHECK_IN;
use crate::domain::route::Route;
use crate::ui::components::record_list::{RecordFilter, RecordList, day_of, open_at};
use crate::ui::components::safety_button::SafetyButton;
use crate::ui::components::start_options::{BEGIN, BEGIN_SHORT, begin_at, start_option, start_options};
use crate::ui::html::{Element, disclosure, el, link, p, paragraphs, title};
use crate::ui::words;
use yew::prelude::*;

pub fn start_page(check_in: &CheckIn) -> Html {
    let context = &check_in.context;
    let (site, words) = (&context.site, &context.site.tools().signs);
    let at = |place| begin_at(context, &Route::Signs, place);
    let mut ways = Vec::new();
    if let Some(short) = &words.short {
        ways.push(
            start_option(&at(BEGIN_SHORT), &short.text, &site.text(words::SIGNS_QUICK))
                .class("start-option card way"),
        );
    }
    ways.push(start_option(&at(BEGIN), &site.text(words::SIGNS_WHOLE), &site.text(words::SIGNS_WHOLE_HELP)));
    ways.extend(go_on(check_in));
    let earlier = || {
        let which = RecordFilter::Of { kind: CHECK_IN.into(), but: String::new(), done: true };
        html! { <RecordList {which} heading={Some(site.text(words::SIGNS_EARLIER))} /> }
    };
    // Links to these ids show the questions before the program has started.
    let below = if context.is_ready() {
        earlier()
    } else {
        let questions = el("div").class("all-steps").id(BEGIN).child(check_in.questions());
        el("div").id(BEGIN_SHORT).child(el("div").id(ALL).child(questions)).into()
    };
    el("article")
        .class("screen worksheet signs start")
        .child(title(&words.title))
        .child(paragraphs(&words.intro))
        .child(p("without", &site.text(words::WORKSHEET_WITHOUT)))
        .child(start_options(site, ways))
        .child(
            el("div")
                .class("start-links")
                .child(link("print-link", &at(ALL), &site.text(words::SIGNS_ALL)))
                .child(html! { <SafetyButton /> }),
        )
        .child(disclosure(&site.text(words::SIGNS_ABOUT), false, paragraphs(&words.about)))
        .child(below)
        .into()
}

/// The link to the newest check-in that is not finished.
fn go_on(check_in: &CheckIn) -> Option<Element> {
    let (site, app_state) = (&check_in.context.site, &check_in.context.app_state);
    let record = app_state.recent_of(CHECK_IN).find(|record| record.done.is_none())?;
    let day = day_of(site, &record.changed)?;
    Some(start_option(&open_at(site, &record)?, &site.text(words::SIGNS_GO_ON), &day).id("go-on"))
}
