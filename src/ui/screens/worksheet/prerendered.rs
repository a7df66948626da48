//! The prerendered worksheet: all steps, to read and to print before the program runs or without it.

use super::start::start_page;
use super::step::{Shown, step_view};
use crate::domain::gates::Gates;
use crate::domain::worksheet::Worksheet;
use crate::ui::components::paper_numbers::paper_numbers;
use crate::ui::components::session_mark::Bring;
use crate::ui::components::start_page::{BEGIN, BEGIN_SHORT};
use crate::ui::context::AppContext;
use crate::ui::html::{el, fragment};
use crate::ui::site::Site;
use std::rc::Rc;
use yew::prelude::*;

/// The start page, with all steps below it, unanswered. The program shows only the start page.
pub fn prerendered(context: &AppContext, sheet: &Rc<Worksheet>) -> Html {
    let site = &context.site;
    // Links to both ids show the first step before the program has started.
    let steps = el("div").class("all-steps").id(BEGIN).children(drawn_steps(site, sheet));
    let steps = el("div").id(BEGIN_SHORT).child(steps).into();
    start_page(context, sheet, fragment(vec![steps, paper_numbers(site, None)]))
}

/// Each step, unanswered.
pub fn drawn_steps(site: &Rc<Site>, sheet: &Rc<Worksheet>) -> impl Iterator<Item = Html> {
    let answer = Callback::noop();
    let (record, offers_answers) = (String::new(), false);
    let bring = Bring { site: site.clone(), session: None, record, offers_answers, is_hidden: false };
    let gates = Gates::of(sheet);
    // A care page reacts to an answer, so it is not part of the printed worksheet.
    sheet.steps.iter().filter(|step| !step.retired && !step.care).map(move |step| {
        step_view(&Shown {
            site,
            step,
            sheet,
            draft: None,
            entry: None,
            answer: &answer,
            bring: &bring,
            gates: Some(&gates),
            finish: None,
        })
    })
}
