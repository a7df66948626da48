//! The form of the question: whether other people use the device, and three storage options.

use super::{PASSPHRASE, go, go_back, go_on};
use crate::content::Key;
use crate::domain::worksheet::Choice;
use crate::ui::components::field::choice::chip;
use crate::ui::components::foot::step_button;
use crate::ui::components::shared_device::shared_device;
use crate::ui::context::{NavKind, use_app_context};
use crate::ui::html::{el, p, title};
use crate::ui::words;
use yew::prelude::*;

/// A storage option.
#[derive(Clone, Copy, PartialEq)]
enum Where {
    Memory,
    Locked,
    Open,
}

/// The options: id, value, name, description.
const ROWS: [(&str, Where, Key, Key); 3] = [
    ("now", Where::Memory, words::KEEP_NOW_TITLE, words::KEEP_NOW),
    ("locked", Where::Locked, words::KEEP_LOCKED_TITLE, words::KEEP_LOCKED),
    ("open", Where::Open, words::KEEP_OPEN_TITLE, words::KEEP_OPEN),
];

#[component]
pub fn StorageQuestion() -> Html {
    let context = &use_app_context();
    let picked = use_state(|| None::<Where>);
    let said = use_state(|| None::<Key>);
    let site = &context.site;
    let ready = context.is_ready();
    // The answer about other people preselects an option until the person picks one.
    let place = picked.or(match context.app_state.settings.shared() {
        Some(true) => Some(Where::Locked),
        Some(false) => Some(Where::Open),
        None => None,
    });
    let rows = ROWS.map(|(id, row, title, help)| {
        let option = Choice { id: id.into(), label: site.text(title), help: site.text(help) };
        let pick = {
            let picked = picked.clone();
            Callback::from(move |()| picked.set(Some(row)))
        };
        chip(&option, "radio", "keep-where", ready.then_some(place == Some(row)), pick)
    });
    let keep = {
        let (context, said) = (context.clone(), said.clone());
        move || {
            let mut app_state = context.now();
            match place {
                None => said.set(Some(words::KEEP_CHOOSE)),
                Some(Where::Locked) => go(&context, PASSPHRASE, NavKind::Push),
                Some(Where::Memory) => {
                    app_state.keep_nowhere();
                    context.state.set(app_state);
                    go_on(&context);
                }
                Some(Where::Open) => {
                    if app_state.keep_here().is_err() {
                        return said.set(Some(words::WHERE_FAILED));
                    }
                    context.state.set(app_state);
                    go_on(&context);
                }
            }
        }
    };
    let later = {
        let context = context.clone();
        move || go_on(&context)
    };
    let back = {
        let context = context.clone();
        move || go_back(&context)
    };
    let share = {
        let context = context.clone();
        Callback::from(move |shared| context.update(|app_state| app_state.remember_shared(shared)))
    };
    el("div")
        .class("stack")
        .child(title(&site.text(words::KEEP_TITLE)))
        .child(shared_device(context, share))
        .child(
            el("div")
                .class("chips keep-where")
                .attr("role", "radiogroup")
                .attr("aria-labelledby", "title")
                .children(rows),
        )
        .child(p("help", &site.text(words::KEEP_MADE)))
        .child(
            el("div")
                .class("said")
                .attr("role", "alert")
                .child_opt(said.map(|words| p("card urgent", &site.text(words)))),
        )
        .child(
            el("p")
                .class("actions")
                .child(step_button("button", &site.text(words::KEEP_SO), keep).id("keep-it-so"))
                .child(step_button("button quiet", &site.text(words::KEEP_LATER), later).id("keep-later"))
                .child(step_button("button quiet", &site.text(words::WORKSHEET_BACK), back).id("keep-back")),
        )
        .into()
}
