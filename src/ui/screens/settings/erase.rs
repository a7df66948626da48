//! Deleting some entries, or everything.

use super::entry_chooser::{Chosen, chooser};
use super::section;
use crate::browser;
use crate::content::Key;
use crate::storage::keys;
use crate::ui::cleaning::clean;
use crate::ui::context::{AppContext, use_app_context};
use crate::ui::html::{Element, button, el, fragment, p};
use crate::ui::words;
use yew::prelude::*;

/// The progress of deleting.
#[derive(Clone, Copy, PartialEq)]
enum EraseStage {
    Not,
    Some,
    Asked,
    AskedAgain,
    /// Everything is deleted, but perhaps not on disk yet.
    Done,
    /// Everything is deleted on disk, and the record of the erasure too.
    Gone,
    Failed,
}

#[component]
pub fn EraseSection() -> Html {
    let context = &use_app_context();
    let stage = use_state(|| EraseStage::Not);
    let chosen = use_state(Chosen::default);
    section(&context.site, "erase-section", words::ERASE_TITLE, words::ERASE_TEXT)
        .child(el("div").class("said").attr("role", "status").child(body(context, &stage, &chosen)))
        .into()
}

fn body(context: &AppContext, stage: &UseStateHandle<EraseStage>, chosen: &UseStateHandle<Chosen>) -> Html {
    let site = &context.site;
    let to = |next: EraseStage| {
        let stage = stage.clone();
        move || stage.set(next)
    };
    let ask = |question: Key, go_on: Element| {
        el("div")
            .class("card urgent")
            // A key for each question, so that Yew creates a new card and a key pressed twice answers only one
            // question.
            .key(&format!("{question:?}"))
            .child(el("p").text(&site.text(question)))
            .child(
                el("p")
                    .class("actions")
                    .child(button("button quiet", &site.text(words::KEEP_IT), to(EraseStage::Not)))
                    .child(go_on),
            )
            .into()
    };
    match **stage {
        EraseStage::Done => p("card note", &site.text(words::ERASE_DONE)),
        EraseStage::Gone => p("card note gone", &site.text(words::ERASE_GONE)),
        EraseStage::Failed => p("card urgent", &site.text(words::ERASE_FAILED)),
        EraseStage::Asked => ask(
            words::ERASE_ASK,
            button("button", &site.text(words::ERASE_GO_ON), to(EraseStage::AskedAgain)).id("erase-go-on"),
        ),
        EraseStage::AskedAgain => {
            let (context, stage) = (context.clone(), stage.clone());
            let erase = move || erase(context.clone(), stage.clone());
            ask(words::ERASE_ASK_AGAIN, button("button", &site.text(words::ERASE_NOW), erase).id("erase-now"))
        }
        EraseStage::Some => {
            let delete = {
                let (context, stage, chosen) = (context.clone(), stage.clone(), chosen.clone());
                move || {
                    context.update(|app_state| app_state.delete(&chosen.keys));
                    chosen.set(Chosen::default());
                    stage.set(EraseStage::Not);
                }
            };
            fragment(vec![
                match context.now().is_unlocked() {
                    true => p("help", &site.text(words::ERASE_SOME_LOCKED)),
                    false => Html::default(),
                },
                chooser(context, "erase-entry", words::ERASE_SOME, chosen),
                el("p")
                    .class("actions")
                    .child(button("button quiet", &site.text(words::KEEP_IT), to(EraseStage::Not)))
                    .child(
                        button("button", &site.text(words::ERASE_SOME_NOW), delete)
                            .id("erase-chosen")
                            .bool_attr("disabled", chosen.keys.is_empty()),
                    )
                    .into(),
            ])
        }
        EraseStage::Not => {
            let waits = !context.is_ready();
            el("p")
                .class("actions")
                .child(
                    button("button quiet", &site.text(words::ERASE_SOME), to(EraseStage::Some))
                        .id("erase-some")
                        .bool_attr("disabled", waits),
                )
                .child(
                    button("button quiet", &site.text(words::ERASE_ALL), to(EraseStage::Asked))
                        .id("erase")
                        .bool_attr("disabled", waits),
                )
                .into()
        }
    }
}

fn erase(context: AppContext, stage: UseStateHandle<EraseStage>) {
    let app_state = context.now();
    app_state.begin_erasing(Box::new(move || {
        let mut erased = false;
        context.update(|app_state| erased = app_state.erase().is_ok());
        browser::clear_other_storage(keys::ROOT, "stillwater");
        stage.set(if erased { EraseStage::Done } else { EraseStage::Failed });
        if erased {
            let callback = move |gone| {
                if gone {
                    stage.set(EraseStage::Gone);
                }
            };
            clean(context.now().erasing(), callback);
        }
    }));
}
