//! The prerendered worksheet: all steps, to read and to print before the program runs or without it.

use super::start::start_page;
use super::step::{Shown, step_view};
use crate::domain::gates::Gates;
use crate::domain::help::Country;
use crate::domain::worksheet::Worksheet;
use crate::ui::components::session_mark::Bring;
use crate::ui::components::start_options::{BEGIN, BEGIN_SHORT};
use crate::ui::context::AppContext;
use crate::ui::html::{el, fragment, text};
use crate::ui::site::Site;
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

/// The start page, with all steps below it, unanswered. The program shows only the start page.
pub fn prerendered(context: &AppContext, sheet: &Rc<Worksheet>) -> Html {
    let site = &context.site;
    // Links to both ids show the first step before the program has started.
    let steps = el("div").class("all-steps").id(BEGIN).children(drawn_steps(site, sheet));
    let steps = el("div").id(BEGIN_SHORT).child(steps).into();
    start_page(context, sheet, fragment(vec![steps, numbers(site, None)]))
}

/// Phone numbers for the last printed page: the lines of a country, or directories for other countries.
pub fn numbers(site: &Site, country: Option<&Country>) -> Html {
    let lines = country.map(|country| {
        country
            .lines
            .iter()
            .map(|line| {
                let call = line.call.iter().map(|n| site.fill(words::HELP_CALL, &[("number", &n.show)]));
                let text = line.text.iter().map(|n| match &*n.body {
                    "" => site.fill(words::HELP_TEXT, &[("number", &n.show)]),
                    word => site.fill(words::HELP_TEXT_WORD, &[("number", &n.show), ("word", word)]),
                });
                let mut words: Vec<String> = call.chain(text).collect();
                if words.is_empty() {
                    words.push(line.page.trim_start_matches(HTTPS).into());
                }
                words.extend(
                    [&line.region, &line.hours].into_iter().filter(|w| !w.is_empty()).map(|w| w.to_string()),
                );
                one(&line.name, &words)
            })
            .collect::<Vec<_>>()
    });
    let finders = || {
        let finders = site.tools().help.finders.iter();
        finders.map(|finder| one(&finder.name, &[finder.page.trim_start_matches(HTTPS).into()])).collect()
    };
    el("section")
        .class("on-paper numbers")
        .child(el("h2").text(&site.text(words::BLANK_NUMBERS)))
        .child(el("ul").children(lines.unwrap_or_else(finders)))
        .into()
}

/// Left out of printed URLs.
const HTTPS: &str = "https://";

fn one(name: &str, words: &[String]) -> Html {
    let words = words.iter().flat_map(|words| [text(" · "), el("span").text(words).into()]);
    el("li").child(el("strong").text(name)).children(words).into()
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
