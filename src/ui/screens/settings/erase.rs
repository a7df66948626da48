//! Deleting some entries, or everything.

use super::entry_chooser::{Chosen, chooser};
use super::section;
use crate::browser;
use crate::content::Key;
use crate::storage::keys;
use crate::ui::cleaning::clean;
use crate::ui::context::{AppContext, use_app_context};
use crate::ui::html::{Element, button, el, fragment, of, p};
use crate::ui::words as k;
use yew::prelude::*;

/// The progress of deleting.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
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
    let scene = &use_app_context();
    let stage = use_state(|| Stage::Not);
    let chosen = use_state(Chosen::default);
    section(&scene.site, "erase-section", k::ERASE_TITLE, k::ERASE_TEXT)
        .child(of("div", "said").attr("role", "status").child(body(scene, &stage, &chosen)))
        .into()
}

fn body(scene: &AppContext, stage: &UseStateHandle<Stage>, chosen: &UseStateHandle<Chosen>) -> Html {
    let site = &scene.site;
    let to = |next: Stage| {
        let stage = stage.clone();
        move || stage.set(next)
    };
    let ask = |question: Key, go_on: Element| {
        of("div", "card urgent")
            // A key for each question, so that Yew creates a new card and a key pressed twice answers only one
            // question.
            .key(&format!("{question:?}"))
            .child(el("p").text(&site.t(question)))
            .child(
                of("p", "actions")
                    .child(button("button quiet", &site.t(k::KEEP_IT), to(Stage::Not)))
                    .child(go_on),
            )
            .into()
    };
    match **stage {
        Stage::Done => p("card note", &site.t(k::ERASE_DONE)),
        Stage::Gone => p("card note gone", &site.t(k::ERASE_GONE)),
        Stage::Failed => p("card urgent", &site.t(k::ERASE_FAILED)),
        Stage::Asked => ask(
            k::ERASE_ASK,
            button("button", &site.t(k::ERASE_GO_ON), to(Stage::AskedAgain)).id("erase-go-on"),
        ),
        Stage::AskedAgain => {
            let (scene, stage) = (scene.clone(), stage.clone());
            let erase = move || erase(scene.clone(), stage.clone());
            ask(k::ERASE_ASK_AGAIN, button("button", &site.t(k::ERASE_NOW), erase).id("erase-now"))
        }
        Stage::Some => {
            let delete = {
                let (scene, stage, chosen) = (scene.clone(), stage.clone(), chosen.clone());
                move || {
                    scene.update(|app_state| app_state.delete(&chosen.keys));
                    chosen.set(Chosen::default());
                    stage.set(Stage::Not);
                }
            };
            fragment(vec![
                match scene.now().is_unlocked() {
                    true => p("help", &site.t(k::ERASE_SOME_LOCKED)),
                    false => Html::default(),
                },
                chooser(scene, "erase-entry", k::ERASE_SOME, chosen),
                of("p", "actions")
                    .child(button("button quiet", &site.t(k::KEEP_IT), to(Stage::Not)))
                    .child(
                        button("button", &site.t(k::ERASE_SOME_NOW), delete)
                            .id("erase-chosen")
                            .bool_attr("disabled", chosen.keys.is_empty()),
                    )
                    .into(),
            ])
        }
        Stage::Not => {
            let waits = !scene.is_ready();
            of("p", "actions")
                .child(
                    button("button quiet", &site.t(k::ERASE_SOME), to(Stage::Some))
                        .id("erase-some")
                        .bool_attr("disabled", waits),
                )
                .child(
                    button("button quiet", &site.t(k::ERASE_ALL), to(Stage::Asked))
                        .id("erase")
                        .bool_attr("disabled", waits),
                )
                .into()
        }
    }
}

fn erase(scene: AppContext, stage: UseStateHandle<Stage>) {
    let app_state = scene.now();
    app_state.begin_erasing(Box::new(move || {
        let mut erased = false;
        scene.update(|app_state| erased = app_state.erase().is_ok());
        browser::clear_other_storage(keys::ROOT, "stillwater");
        stage.set(if erased { Stage::Done } else { Stage::Failed });
        if erased {
            let told = move |gone| {
                if gone {
                    stage.set(Stage::Gone);
                }
            };
            clean(scene.now().erasing(), told);
        }
    }));
}
