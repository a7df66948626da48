//! The form of the question: whether other people use the device, and three storage options.

use super::{PASSPHRASE, go, go_back, go_on};
use crate::content::Key;
use crate::domain::worksheet::Choice;
use crate::state::settings::{NO, SHARED, YES};
use crate::ui::components::field::choice::chip;
use crate::ui::components::foot::way;
use crate::ui::components::shared_device::shared_device;
use crate::ui::context::{NavKind, use_app_context};
use crate::ui::html::{of, p, title};
use crate::ui::words as k;
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
    ("now", Where::Memory, k::KEEP_NOW_TITLE, k::KEEP_NOW),
    ("locked", Where::Locked, k::KEEP_LOCKED_TITLE, k::KEEP_LOCKED),
    ("open", Where::Open, k::KEEP_OPEN_TITLE, k::KEEP_OPEN),
];

#[component]
pub fn StorageQuestion() -> Html {
    let scene = &use_app_context();
    let picked = use_state(|| None::<Where>);
    let said = use_state(|| None::<Key>);
    let site = &scene.site;
    let ready = scene.is_ready();
    // The answer about other people preselects an option until the person picks one.
    let place = picked.or(match scene.app_state.settings.get(SHARED) {
        YES => Some(Where::Locked),
        NO => Some(Where::Open),
        _ => None,
    });
    let rows = ROWS.map(|(id, row, title, help)| {
        let option = Choice { id: id.into(), label: site.t(title), help: site.t(help) };
        let pick = {
            let picked = picked.clone();
            Callback::from(move |()| picked.set(Some(row)))
        };
        chip(&option, "radio", "keep-where", ready.then_some(place == Some(row)), pick)
    });
    let keep = {
        let (scene, said) = (scene.clone(), said.clone());
        move || {
            let mut app_state = scene.now();
            match place {
                None => said.set(Some(k::KEEP_CHOOSE)),
                Some(Where::Locked) => go(&scene, PASSPHRASE, NavKind::Push),
                Some(Where::Memory) => {
                    app_state.keep_nowhere();
                    scene.state.set(app_state);
                    go_on(&scene);
                }
                Some(Where::Open) => {
                    if app_state.keep_here().is_err() {
                        return said.set(Some(k::WHERE_FAILED));
                    }
                    scene.state.set(app_state);
                    go_on(&scene);
                }
            }
        }
    };
    let later = {
        let scene = scene.clone();
        move || go_on(&scene)
    };
    let back = {
        let scene = scene.clone();
        move || go_back(&scene)
    };
    let share = {
        let scene = scene.clone();
        Callback::from(move |shared| scene.update(|app_state| app_state.remember_shared(shared)))
    };
    of("div", "stack")
        .child(title(&site.t(k::KEEP_TITLE)))
        .child(shared_device(scene, share))
        .child(
            of("div", "chips keep-where")
                .attr("role", "radiogroup")
                .attr("aria-labelledby", "title")
                .children(rows),
        )
        .child(p("help", &site.t(k::KEEP_MADE)))
        .child(
            of("div", "said")
                .attr("role", "alert")
                .child_opt(said.map(|words| p("card urgent", &site.t(words)))),
        )
        .child(
            of("p", "actions")
                .child(way("button", &site.t(k::KEEP_SO), keep).id("keep-it-so"))
                .child(way("button quiet", &site.t(k::KEEP_LATER), later).id("keep-later"))
                .child(way("button quiet", &site.t(k::WORKSHEET_BACK), back).id("keep-back")),
        )
        .into()
}
