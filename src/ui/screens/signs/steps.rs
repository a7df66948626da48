//! A check-in one sign at a time, and then what is asked once, on two short pages.
//!
//! A tap on how often a sign was noticed leads to the next one. A choice by keyboard does not, because the arrow keys
//! pass over the other options (WCAG 3.2.2).

use super::OpenCheckIn;
use super::card::SignCard;
use crate::browser;
use crate::domain::known_ids::OFTEN;
use crate::domain::route::Route;
use crate::domain::signs::{self, Sign};
use crate::state::SaveState;
use crate::state::draft::AnswerEdit;
use crate::ui::components::conflict_notice::conflict_notice;
use crate::ui::components::field::{FieldProps, field};
use crate::ui::components::foot::{foot, step_button};
use crate::ui::components::save_error::save_error;
use crate::ui::components::step_head::StepHead;
use crate::ui::context::{Location, NavKind};
use crate::ui::fragment::split;
use crate::ui::hooks::use_window_event;
use crate::ui::html::el;
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

/// The ids of the two pages after the signs. They are in session histories, so they must not change.
const AFTER: [&str; 2] = ["after", "after-more"];
/// How many questions the first of these pages has.
const FIRST: usize = 2;
/// For how long after a finger or the mouse button was lifted an answer counts as tapped, in milliseconds. It covers
/// the delay of a browser between the two.
const TAPPED: f64 = 600.0;

/// One page of a check-in.
pub enum Step {
    /// A sign, and whether the person added it.
    Sign(Rc<Sign>, bool),
    /// Questions that are asked once.
    After(&'static str, Vec<FieldProps>),
}

impl Step {
    /// The id in its location.
    pub fn id(&self) -> &str {
        match self {
            Self::Sign(sign, _) => &sign.id,
            Self::After(id, _) => id,
        }
    }
}

/// The pages of this check-in.
pub fn steps(check_in: &OpenCheckIn) -> Vec<Step> {
    let words = &check_in.context.site.tools().signs;
    let signs = words.signs.iter().map(|sign| Step::Sign(sign.clone(), false));
    let own = check_in.own_signs().into_iter().map(|sign| Step::Sign(sign, true));
    let mut first = check_in.asked_after();
    let more = first.split_off(FIRST.min(first.len()));
    let after = AFTER.into_iter().zip([first, more]).filter(|(_, asks)| !asks.is_empty());
    signs.chain(own).chain(after.map(|(id, asks)| Step::After(id, asks))).collect()
}

/// One page. `number` is its index, from 0; `place` is the location of a check-in that is not stored yet.
pub fn step_page(check_in: &OpenCheckIn, all: &[Step], number: usize, place: Option<&str>) -> Html {
    let (Some(step), Some(draft)) = (all.get(number), &check_in.writing.draft) else {
        return Html::default();
    };
    let OpenCheckIn { context, writing, bring, .. } = check_in;
    let (site, record) = (&context.site, &draft.record);
    let unkept = draft.saving == SaveState::Clean;
    let base = place.filter(|_| unkept).unwrap_or(&record.id).to_string();
    let to = |step: Option<&Step>, kind: NavKind| {
        let fragment = step.map(|step| format!("{base}/{}", step.id())).unwrap_or_default();
        let (go, writing) = (context.go.clone(), writing.clone());
        move || {
            if let (_, Some(step)) = split(&fragment) {
                let step = step.to_string();
                writing.edit.emit(Box::new(|record| record.step = step));
            }
            writing.save.emit(());
            go.emit((Location { route: Route::Signs, fragment: fragment.clone() }, kind));
        }
    };
    let next = all.get(number + 1).map(|next| to(Some(next), NavKind::Push));
    let head = StepHead {
        name: &site.text(words::SIGNS_CHECK_IN),
        is_title: true,
        out: &Location { route: Route::Signs, fragment: String::new() },
        step: (number + 1, all.len()),
    };
    let inside = match step {
        Step::Sign(sign, own) => {
            let asks = check_in.asks_about(sign);
            let next: Callback<()> = match next.clone() {
                Some(next) => Callback::from(move |()| next()),
                None => check_in.finish(),
            };
            let key = format!("{} {}", record.id, sign.id);
            html! { <SignStep {key} sign={sign.clone()} own={*own} {asks} {next} answer={writing.answer.clone()} /> }
        }
        Step::After(id, asks) => {
            let name = format!("step-{id}");
            el("section")
                .class("step after")
                .key(id)
                .attr("aria-labelledby", &name)
                .child(
                    el("h2")
                        .id(&name)
                        .attr("tabindex", "-1")
                        .attr("data-begin", "")
                        .text(&site.text(words::SIGNS_AFTER)),
                )
                .children(asks.iter().map(field))
                .into()
        }
    };
    let on = match next {
        Some(next) => step_button("button", &site.text(words::WORKSHEET_NEXT), next),
        None => {
            let finish = check_in.finish();
            step_button("button", &site.text(words::WORKSHEET_FINISH), move || finish.emit(()))
        }
    };
    let before = number.checked_sub(1).and_then(|before| all.get(before));
    let back = step_button("button quiet", &site.text(words::WORKSHEET_BACK), to(before, NavKind::StepBack));
    el("article")
        .class("screen worksheet stepping signs")
        .child(head.view(context))
        .child(
            el("div")
                .class("step-main")
                .child(conflict_notice(context, writing, draft))
                .child(inside)
                .child(save_error(context, record, writing.saving(), &writing.save)),
        )
        .child(foot(bring.saving(writing), back.id("back"), on.id("next")))
        .into()
}

#[derive(PartialEq, Properties)]
struct SignStepProps {
    sign: Rc<Sign>,
    own: bool,
    asks: Vec<FieldProps>,
    /// Leads to the next page.
    next: Callback<()>,
    answer: Callback<AnswerEdit>,
}

/// A sign that moves on when its first question is answered by a tap.
#[component]
fn SignStep(props: &SignStepProps) -> Html {
    let lifted = use_mut_ref(|| None::<f64>);
    // Where less motion is asked for, the styles do not hold back the second half of a double tap.
    let shown = use_memo((), |()| browser::ticks());
    use_window_event("pointerup", {
        let lifted = lifted.clone();
        Callback::from(move |()| *lifted.borrow_mut() = Some(browser::ticks()))
    });
    // The card keeps the callbacks of its first render, so they look up the latest one.
    let next = use_mut_ref(Callback::noop);
    next.replace(props.next.clone());
    let mut asks = props.asks.clone();
    if let Some(often) = asks.first_mut() {
        let answer = props.answer.clone();
        let key = signs::key(&props.sign.id, OFTEN);
        often.answer = Callback::from(move |edit: AnswerEdit| {
            let answered = Rc::new(std::cell::Cell::new(false));
            let (seen, key) = (answered.clone(), key.clone());
            answer.emit(Box::new(move |answers| {
                edit(answers);
                seen.set(!answers.text(&key).is_empty());
            }));
            let tapped = lifted.borrow().is_some_and(|at| browser::ticks() - at < TAPPED);
            let is_second = browser::ticks() - *shown < browser::DOUBLE_PRESS;
            if tapped && answered.get() && !is_second {
                let next = next.borrow().clone();
                next.emit(());
            }
        });
    }
    html! { <SignCard sign={props.sign.clone()} own={props.own} {asks} answer={props.answer.clone()} begins=true /> }
}
