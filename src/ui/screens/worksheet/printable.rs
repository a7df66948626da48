//! An empty worksheet for printing, with room to write by hand. Where a worksheet has branches, it asks first which one
//! to print, so that a person gets the pages that are about them.
//!
//! The answer stays in the component: it is not stored, and it is in no address.

use super::prerendered::drawn_steps;
use crate::browser;
use crate::domain::branch::Branches;
use crate::domain::route::Route;
use crate::domain::worksheet::{Choice, Worksheet};
use crate::ui::components::help_lines::country_of;
use crate::ui::components::paper_numbers::paper_numbers;
use crate::ui::context::use_app_context;
use crate::ui::html::{button, el, link, paragraphs, title};
use crate::ui::words;
use std::rc::Rc;
use yew::prelude::*;

/// The location of the empty worksheet.
pub const BLANK: &str = "blank";

/// The id of the print button.
const PRINT: &str = "print";
/// The id of the first option.
const FIRST: &str = "branch-0";

#[derive(PartialEq, Properties)]
pub struct BlankProps {
    pub sheet: Rc<Worksheet>,
}

/// The parts that are printed.
#[derive(Clone, PartialEq)]
enum Parts {
    /// Not chosen yet: nothing but the question is shown.
    Undecided,
    All,
    /// Those of the branch with this option.
    Branch(String),
}

/// The controls of the worksheet are disabled, because nothing entered here would be stored.
#[component]
pub fn Blank(props: &BlankProps) -> Html {
    let context = &use_app_context();
    let (site, sheet) = (&context.site, &props.sheet);
    let chosen = use_state(|| Parts::Undecided);
    let branches = Branches::of(sheet);
    let choose = |parts: Parts, focus: &'static str| {
        let chosen = chosen.clone();
        move || {
            chosen.set(parts.clone());
            browser::focus_soon(focus.into());
        }
    };
    let parts = match &branches {
        None => Parts::All,
        Some(_) => (*chosen).clone(),
    };
    let back = site.href(&Route::Worksheet(sheet.path.clone()));
    let back = link("button quiet", &back, &site.text(words::BLANK_BACK));
    let page = el("article").class("screen worksheet drawn blank").child(title(&sheet.title));
    let (branches, printed) = match (branches, parts) {
        (Some(branches), Parts::Undecided) => {
            let option = |(at, option): (usize, &Choice)| -> Html {
                button("start-option card", "", choose(Parts::Branch(option.id.to_string()), PRINT))
                    .id(&format!("branch-{at}"))
                    .child(el("strong").text(&option.label))
                    .child_opt((!option.help.is_empty()).then(|| el("small").text(&option.help).into()))
                    .into()
            };
            let options = el("div")
                .class("start-options branches")
                .attr("role", "group")
                .attr("aria-labelledby", "branches")
                .children(branches.options.iter().enumerate().map(option));
            let all = button("button quiet", &site.text(words::BLANK_ALL), choose(Parts::All, PRINT));
            return page
                .child(el("h2").id("branches").text(&branches.field.label))
                .child(el("p").class("offer help").text(&site.text(words::BLANK_WHICH)))
                .child(options)
                .child(el("p").class("actions").child(all.id("print-all")).child(back))
                .into();
        }
        (Some(branches), Parts::Branch(option)) => {
            let only = Rc::new(branches.only(sheet, &option));
            (Some((branches, Some(option))), only)
        }
        (branches, _) => (branches.map(|branches| (branches, None)), sheet.clone()),
    };
    let country = country_of(site, context.app_state.settings.country(), &browser::browser_languages());
    let other = branches.is_some().then(|| {
        button("button quiet", &site.text(words::BLANK_OTHER), choose(Parts::Undecided, FIRST))
            .id("other-branch")
            .into()
    });
    let about = branches.and_then(|(branches, option)| {
        let answer = branches.label(&option?);
        let question = el("strong").text(&branches.field.label);
        Some(el("p").class("about-branch").child(question).text(" ").text(&answer).into())
    });
    page.child(el("p").class("offer help").text(&site.text(words::BLANK_INTRO)))
        .child(
            el("p")
                .class("actions")
                .child(button("button", &site.text(words::PRINT), browser::print).id(PRINT))
                .child_opt(other)
                .child(back),
        )
        .child(paragraphs(&sheet.intro))
        .child_opt(about)
        .child(el("fieldset").bool_attr("disabled", true).children(drawn_steps(site, &printed)))
        .child(paper_numbers(site, country.as_deref()))
        .into()
}
