//! One step of a worksheet that is open for writing, with what stands around it.

use super::drawn::{about, place};
use super::step::{Shown, step_view};
use super::travels::Travels;
use crate::domain::part::entry_of;
use crate::domain::record::Record;
use crate::domain::worksheet::{Step, Worksheet};
use crate::state::Draft;
use crate::ui::components::bring::Bring;
use crate::ui::components::elsewhere::elsewhere;
use crate::ui::components::history_link::history_link;
use crate::ui::components::kept_line::kept_line;
use crate::ui::components::record_list::{List, Which, record_list};
use crate::ui::components::trouble::trouble;
use crate::ui::html::{button, of, paragraphs, plain_link, title};
use crate::ui::site::Site;
use crate::ui::words as k;
use std::rc::Rc;
use yew::prelude::*;

/// A step of a record on the screen.
pub struct At<'a> {
    /// The ways from it.
    pub to: &'a Travels,
    /// The record.
    pub draft: &'a Draft,
    /// The steps that belong to it with its answers.
    pub steps: &'a [Rc<Step>],
    /// Which of them this is, counted from 0.
    pub number: usize,
    /// This step.
    pub step: &'a Step,
    /// Whether it was begun on this screen.
    pub began_here: bool,
    /// Marks what to bring to a session.
    pub bring: &'a Bring,
}

/// Draws it.
pub fn one_step(at: &At) -> Html {
    let At { to, draft, steps, number, step, bring, .. } = at;
    let record = &draft.record;
    let Travels { scene, sheet, writing, .. } = to;
    let site = &scene.site;
    let first = *number == 0;
    of("article", "screen worksheet")
        .child_if(way_back(site, sheet, record).filter(|_| first))
        .child(title(&sheet.title))
        .child_if(first.then(|| beginning(site, sheet)))
        .child(place(site, steps, *number))
        .child(elsewhere(scene, writing, draft))
        .child(step_view(&Shown {
            site,
            step,
            sheet,
            draft: Some(draft),
            answer: &writing.answer,
            label: first.then_some(&writing.edit),
            bring,
            finish: Some(to.finish()),
        }))
        .child(trouble(scene, record, writing.saving(), &writing.save))
        .child(kept_line(scene, bring.saving(writing)))
        .child(ways(at))
        .child_if(begun(at))
        .into()
}

/// From a note to what it belongs to.
fn way_back(site: &Site, sheet: &Worksheet, record: &Record) -> Option<Html> {
    let (href, words) = history_link(site, record).filter(|_| sheet.is_part())?;
    Some(of("p", "back").child(plain_link(&href, &words)).into())
}

/// What stands above the first step.
fn beginning(site: &Site, sheet: &Worksheet) -> Html {
    [paragraphs(&sheet.intro), about(site, sheet)].into_iter().collect()
}

/// Those that were begun before. Below the step, so that nothing moves when the list arrives.
fn begun(at: &At) -> Option<Html> {
    let scene = &at.to.scene;
    // Those of an entry stand in its history.
    let belongs = at.to.sheet.is_part() && entry_of(&at.draft.record.answers).is_some();
    (at.began_here && at.number == 0 && !belongs).then(|| {
        let but = at.draft.record.id.clone();
        let which = Which::Of { kind: at.to.sheet.id.to_string(), but, done: false };
        let heading = Some(scene.site.t(k::WORKSHEET_BEGUN));
        record_list(scene, List { which, heading, empty: None, kinds: false })
    })
}

fn ways(at: &At) -> Html {
    let At { to, steps, number, .. } = at;
    let site = &to.scene.site;
    let back = number.checked_sub(1).and_then(|n| steps.get(n)).map(|step| {
        button("button quiet", &site.t(k::WORKSHEET_BACK), to.to(step.id.to_string())).id("back").into()
    });
    let on: Html = match steps.get(number + 1) {
        Some(next) => [
            button("button", &site.t(k::WORKSHEET_NEXT), to.to(next.id.to_string())).id("next"),
            button("button quiet skip-step", &site.t(k::WORKSHEET_SKIP), to.to(next.id.to_string()))
                .id("skip"),
        ]
        .into_iter()
        .collect(),
        None => {
            let finish = to.finish();
            button("button", &site.t(k::WORKSHEET_FINISH), move || finish.emit(())).id("next").into()
        }
    };
    of("div", "step-ways").child_if(back).child(on).into()
}
