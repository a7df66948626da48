//! "Where would you like to keep what you write?": asked once, when something has been written and the hands rest.

use crate::content::Key;
use crate::domain::worksheet::Choice;
use crate::state::desk::Keeping;
use crate::ui::components::field::choice::chip;
use crate::ui::components::lock::MakeLock;
use crate::ui::components::shell::leave;
use crate::ui::dom;
use crate::ui::hooks::use_after;
use crate::ui::html::{El, button, disclosure, el, of, p, paragraphs, several};
use crate::ui::part::{Part, part};
use crate::ui::site::Scene;
use crate::ui::words as k;
use gloo_timers::callback::Timeout;
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

const DIALOG: &str = "where-to-keep";
/// How long the hands rest before the question comes, in milliseconds: nobody is asked in the middle of a sentence.
const REST: u32 = 1200;

/// The question, when its time has come.
pub fn where_to_keep(scene: &Scene) -> Html {
    part(DIALOG, WhereToKeep(scene.clone()))
}

struct WhereToKeep(Scene);

impl Part for WhereToKeep {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_where_to_keep(&self.0).run(context)
    }
}

#[hook]
fn use_where_to_keep(scene: &Scene) -> Html {
    let open = use_state(|| false);
    let is_open = *open && scene.desk.keeping == Keeping::Unasked;
    use_resting(scene, &open);
    use_after(is_open.to_string(), move || {
        if !is_open {
            return None;
        }
        let writing = dom::focused();
        dom::open_dialog(DIALOG);
        Some(Box::new(move || dom::focus_again(writing)))
    });
    if !is_open {
        return Html::default();
    }
    // Closed by the Escape key, without an answer: then nothing is kept.
    let closed = {
        let scene = scene.clone();
        move || scene.change_desk(|desk| desk.keep_nowhere())
    };
    let leaving = &scene.site.tools().help.words.leaving;
    of("dialog", "panel")
        .id(DIALOG)
        .attr("aria-labelledby", "where-title")
        .on_close(closed)
        .child(leave(&scene.site))
        .child(el("h2").id("where-title").attr("tabindex", "-1").text(&scene.site.t(k::WHERE_TITLE)))
        .child(el("p").text(&scene.site.t(k::WHERE_INTRO)))
        .child(part("places", Places(scene.clone())))
        // Before the button is needed for the first time.
        .child(disclosure(&leaving.title, false, paragraphs(&leaving.text)))
        .into()
}

/// Asks when something has been written and the hands rest.
#[hook]
fn use_resting(scene: &Scene, open: &UseStateHandle<bool>) {
    let (scene, open) = (scene.clone(), open.clone());
    use_after(scene.is_ready().to_string(), move || {
        let timer = std::cell::Cell::new(None::<Timeout>);
        let listener = dom::on_document("input", move |_| {
            let (scene, open) = (scene.clone(), open.clone());
            let ask = move || {
                if scene.now().waits_for_a_place() {
                    open.set(true);
                }
            };
            drop(timer.replace(Some(Timeout::new(REST, ask))));
        });
        Some(Box::new(|| drop(listener)))
    });
}

/// The three places.
pub struct Places(pub Scene);

impl Part for Places {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_places(&self.0).run(context)
    }
}

#[hook]
fn use_places(scene: &Scene) -> Html {
    let shared = use_state(|| false);
    let failed = use_state(|| false);
    let locking = use_state(|| false);
    let site = &scene.site;
    let nowhere = {
        let scene = scene.clone();
        move || scene.change_desk(|desk| desk.keep_nowhere())
    };
    let here = {
        let (scene, failed) = (scene.clone(), failed.clone());
        move || {
            let mut desk = scene.now();
            if desk.keep_here().is_err() {
                return failed.set(true);
            }
            scene.put.emit(desk);
        }
    };
    if *locking {
        return part("make-lock", MakeLock { scene: scene.clone(), shared: *shared });
    }
    let lock = {
        let locking = locking.clone();
        move || locking.set(true)
    };
    let share = {
        let shared = shared.clone();
        Callback::from(move |()| shared.set(!*shared))
    };
    let option =
        Choice { id: "shared".into(), label: site.t(k::WHERE_SHARED), help: site.t(k::WHERE_SHARED_HELP) };
    let place = |title: Key, words: Key, name: &'static str, act_id: &'static str, act: El| {
        of("section", "card place")
            .attr("aria-labelledby", name)
            .child(el("h3").id(name).text(&site.t(title)))
            .child(el("p").text(&site.t(words)))
            .child(of("p", "actions").child(act.id(act_id).attr("aria-describedby", name)))
    };
    let choose = site.t(k::WHERE_CHOOSE);
    several(vec![
        of("div", "chips").child(chip(&option, "checkbox", "shared-device", Some(*shared), share)).into(),
        of("div", "places-to-keep")
            .child(place(
                k::WHERE_NOWHERE_TITLE,
                k::WHERE_NOWHERE,
                "place-nowhere",
                "keep-nowhere",
                button("button quiet", &choose, nowhere),
            ))
            .child(place(
                k::WHERE_LOCKED_TITLE,
                k::WHERE_LOCKED,
                "place-locked",
                "keep-locked",
                button(if *shared { "button" } else { "button quiet" }, &choose, lock),
            ))
            .child(place(
                k::WHERE_OPEN_TITLE,
                k::WHERE_OPEN,
                "place-open",
                "keep-open",
                button("button quiet", &choose, here),
            ))
            .into(),
        of("div", "said")
            .attr("role", "alert")
            .child_if(failed.then(|| p("card urgent", &site.t(k::WHERE_FAILED))))
            .into(),
    ])
}
