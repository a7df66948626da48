//! The prerendered worksheet: all steps, to read and to print before the program runs or without it.

use super::head::{before, head};
use super::printable::BLANK;
use super::step::{Shown, step_view};
use super::way::way_choice;
use crate::domain::answers::Answers;
use crate::domain::gates::Gates;
use crate::domain::help::Country;
use crate::domain::worksheet::{Worksheet, WorksheetStep};
use crate::state::SaveState;
use crate::ui::components::foot::foot;
use crate::ui::components::session_mark::Bring;
use crate::ui::context::AppContext;
use crate::ui::html::{button, disclosure, el, p, paragraphs, text, title};
use crate::ui::site::Site;
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

/// All steps, unanswered.
pub fn prerendered(context: &AppContext, sheet: &Rc<Worksheet>) -> Html {
    let site = &context.site;
    let unanswered = Answers::default();
    let first: Vec<Rc<WorksheetStep>> = sheet.steps_for(&unanswered).cloned().collect();
    el("article")
        .class("screen worksheet drawn")
        // Without the program this page serves as the empty worksheet.
        .id(BLANK)
        .child(head(context, &before(context, sheet, None)))
        .child(title(&sheet.title))
        .child(paragraphs(&sheet.intro))
        .child(about(site, sheet))
        .child(p("without", &site.text(words::WORKSHEET_WITHOUT)))
        // The program shows this line, so it is rendered to prevent a layout shift.
        .child(place(site, sheet, &unanswered, &first, 0))
        .child_opt(way_choice(site, sheet, None, &Callback::noop()))
        .children(drawn_steps(site, sheet))
        .child(numbers(site, None))
        .child(ways(context))
        .into()
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

/// Back and Next, disabled, to prevent a layout shift when the program starts.
fn ways(context: &AppContext) -> Html {
    let way = |class, words| button(class, &context.site.text(words), || ()).bool_attr("disabled", true);
    let (back, next) = (way("button quiet", words::WORKSHEET_BACK), way("button", words::WORKSHEET_NEXT));
    foot(SaveState::Clean, back, next)
}

/// Each step, unanswered.
pub fn drawn_steps(site: &Rc<Site>, sheet: &Rc<Worksheet>) -> impl Iterator<Item = Html> {
    let answer = Callback::noop();
    let bring = Bring { site: site.clone(), session: None, record: String::new(), is_hidden: false };
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
            label: None,
            bring: &bring,
            gates: Some(&gates),
            finish: None,
        })
    })
}

/// The number of this step, the number of all steps, and about how long the rest of the person's way takes. Care pages
/// are not counted.
pub fn place(
    site: &Site,
    sheet: &Worksheet,
    answers: &Answers,
    steps: &[Rc<WorksheetStep>],
    number: usize,
) -> Html {
    let minutes: u32 = steps.iter().skip(number).map(|step| sheet.minutes_of(step, answers)).sum();
    let counted = |steps: &[Rc<WorksheetStep>]| steps.iter().filter(|step| !step.care).count().to_string();
    let words = site.fill(
        words::WORKSHEET_WHERE,
        &[
            ("n", &counted(steps.get(..=number).unwrap_or(steps))),
            ("of", &counted(steps)),
            ("minutes", &minutes.to_string()),
        ],
    );
    p("where", &words)
}

/// What the worksheet is and is not.
pub fn about(site: &Site, sheet: &Worksheet) -> Html {
    disclosure(&site.text(words::WORKSHEET_ABOUT), false, paragraphs(&sheet.about))
}
