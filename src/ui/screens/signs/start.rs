//! The start page of the check-in. Before the program has started, all questions stand below it, to print and to read;
//! later, earlier check-ins.

use super::{ALL, OpenCheckIn};
use crate::domain::known_ids::CHECK_IN;
use crate::domain::route::Route;
use crate::ui::components::record_list::{RecordFilter, RecordList};
use crate::ui::components::start_page::{
    BEGIN, BEGIN_SHORT, OPTION, OPTION_OF_PROGRAM, StartPage, begin_at, go_on, start_option,
};
use crate::ui::html::{el, link};
use crate::ui::words;
use yew::prelude::*;

pub fn start_page(check_in: &OpenCheckIn) -> Html {
    let context = &check_in.context;
    let (site, words) = (&context.site, &context.site.tools().signs);
    let at = |place| begin_at(context, &Route::Signs, place);
    let quick = words.short.as_ref().map(|short| {
        start_option(OPTION_OF_PROGRAM, &at(BEGIN_SHORT), &short.text, &site.text(words::SIGNS_QUICK))
    });
    let (whole, help) = (site.text(words::SIGNS_WHOLE), site.text(words::SIGNS_WHOLE_HELP));
    let whole = start_option(OPTION, &at(BEGIN), &whole, &help);
    let draft = go_on(context, CHECK_IN, |_| site.text(words::SIGNS_GO_ON));
    let below = if context.is_ready() {
        let which = RecordFilter::Of { kind: CHECK_IN.into(), but: String::new(), done: true };
        html! { <RecordList {which} heading={Some(site.text(words::SIGNS_EARLIER))} /> }
    } else {
        // Links to these ids show the questions before the program has started.
        let questions = el("div").class("all-steps").id(BEGIN).child(check_in.questions());
        el("div").id(BEGIN_SHORT).child(el("div").id(ALL).child(questions)).into()
    };
    let page = StartPage {
        class: "screen worksheet signs start",
        id: "",
        title: &words.title,
        intro: &words.intro,
        options: quick.into_iter().chain([whole]).chain(draft).collect(),
        other: link("print-link", &at(ALL), &site.text(words::SIGNS_ALL)),
        about: (site.text(words::SIGNS_ABOUT), &words.about),
        below,
    };
    page.view(site)
}
