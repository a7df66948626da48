//! A worksheet before the program runs, or without it: every step is there, to read and to print.

use super::blank::BLANK;
use super::step::{Shown, step_view};
use crate::domain::answers::Answers;
use crate::domain::worksheet::{Step, Worksheet};
use crate::ui::components::bring::Bring;
use crate::ui::html::{disclosure, of, p, paragraphs, title};
use crate::ui::site::Site;
use crate::ui::words as k;
use std::rc::Rc;
use yew::prelude::*;

/// Every step, before the program runs or without it.
pub fn drawn(site: &Rc<Site>, sheet: &Rc<Worksheet>) -> Html {
    let first: Vec<Rc<Step>> = sheet.steps_for(&Answers::default()).cloned().collect();
    of("article", "screen worksheet drawn")
        // Without the program the page is an empty worksheet already.
        .id(BLANK)
        .child(title(&sheet.title))
        .child(paragraphs(&sheet.intro))
        .child(about(site, sheet))
        .child(p("without", &site.t(k::WORKSHEET_WITHOUT)))
        // What the program puts there: its room is kept.
        .child(place(site, &first, 0))
        .all(drawn_steps(site, sheet))
        .into()
}

/// Each step, unanswered.
pub fn drawn_steps(site: &Rc<Site>, sheet: &Rc<Worksheet>) -> impl Iterator<Item = Html> {
    let answer = Callback::noop();
    let bring = Bring { site: site.clone(), session: None, record: String::new(), is_hidden: false };
    // A care page answers something that was picked: on paper nothing is.
    sheet.steps.iter().filter(|step| !step.retired && !step.care).map(move |step| {
        step_view(&Shown {
            site,
            step,
            sheet,
            draft: None,
            answer: &answer,
            label: None,
            bring: &bring,
            finish: None,
        })
    })
}

/// Which step this is, of how many, and about how long the rest takes. Care pages are not counted.
pub fn place(site: &Site, steps: &[Rc<Step>], number: usize) -> Html {
    let minutes: u32 = steps.iter().skip(number).map(|step| u32::from(step.minutes)).sum();
    let counted = |steps: &[Rc<Step>]| steps.iter().filter(|step| !step.care).count().to_string();
    let words = site.fill(
        k::WORKSHEET_WHERE,
        &[
            ("n", &counted(steps.get(..=number).unwrap_or(steps))),
            ("of", &counted(steps)),
            ("minutes", &minutes.to_string()),
        ],
    );
    p("where", &words)
}

/// What it is and is not.
pub fn about(site: &Site, sheet: &Worksheet) -> Html {
    disclosure(&site.t(k::WORKSHEET_ABOUT), false, paragraphs(&sheet.about))
}
