//! The foot of a screen one writes on: Back on the left, how the last change stands, Next on the right, always in the same
//! places. What it says of the last change is always true.

use crate::content::Key;
use crate::domain::route::Route;
use crate::state::Saving;
use crate::state::desk::Keeping;
use crate::ui::components::trouble::TROUBLE;
use crate::ui::dom;
use crate::ui::html::{El, button, of, plain_link};
use crate::ui::part::{Part, part};
use crate::ui::site::{Scene, Site};
use crate::ui::words as k;
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

/// Draws the foot of a step; `saving`: how the last change of the record on the screen stands.
pub fn foot(scene: &Scene, saving: Saving, back: El, on: El) -> Html {
    of("div", "foot").child(back).child(state(scene, saving)).child(on).into()
}

/// Draws the foot of a screen that has no steps: only how the last change stands.
pub fn state_foot(scene: &Scene, saving: Saving) -> Html {
    of("div", "foot slim").child(state(scene, saving)).into()
}

/// A way of the foot. A double click on it is one press.
pub fn way(class: &'static str, words: &str, act: impl Fn() + 'static) -> El {
    button(class, words, move || dom::press(&act))
}

/// What the foot says, and whether a card on the screen says more.
pub fn words(keeping: Keeping, saving: Saving) -> (Key, bool) {
    match (keeping, saving) {
        (_, Saving::Failed(_)) => (k::KEPT_FAILED, true),
        (Keeping::Visit, _) => (k::KEPT_VISIT, true),
        (Keeping::Unasked, Saving::Nothing) => (k::KEPT_UNWRITTEN, false),
        (Keeping::Unasked, _) => (k::KEPT_UNASKED, false),
        (Keeping::Nowhere, _) => (k::KEPT_NOWHERE, false),
        (Keeping::Guest, _) => (k::KEPT_GUEST, false),
        (_, Saving::Waiting | Saving::Stored) => (k::KEPT_WAITING, false),
        (_, Saving::Local) => (k::KEPT_LOCAL, false),
        (Keeping::Device, Saving::Saved) => (k::KEPT_SAVED, false),
        _ => (k::KEPT_HERE, false),
    }
}

fn state(scene: &Scene, saving: Saving) -> Html {
    part("foot-state", State(scene.clone(), saving))
}

struct State(Scene, Saving);

impl Part for State {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_state_line(&self.0, self.1).run(context)
    }
}

#[hook]
fn use_state_line(scene: &Scene, saving: Saving) -> Html {
    // A screen reader is told that it is saved, but not again after every word: only when it was otherwise in between.
    let was_saved = use_mut_ref(|| false);
    let quiet = *was_saved.borrow() && !matches!(saving, Saving::Failed(_));
    match saving {
        Saving::Saved | Saving::Local => drop(was_saved.replace(true)),
        Saving::Waiting | Saving::Stored => {}
        Saving::Nothing | Saving::Failed(_) => drop(was_saved.replace(false)),
    }
    let (words, has_more) = words(scene.desk.keeping, saving);
    // In memory only, nothing is saved.
    let in_memory =
        matches!(scene.desk.keeping, Keeping::Unasked | Keeping::Nowhere | Keeping::Guest | Keeping::Visit);
    let state = match saving {
        Saving::Nothing => "nothing",
        Saving::Waiting => "waiting",
        Saving::Stored => "stored",
        Saving::Saved | Saving::Local => "saved",
        Saving::Failed(_) => "failed",
    };
    let line = of("p", "kept")
        .attr("role", "status")
        .maybe("aria-live", quiet.then_some("off"))
        .flag("data-in-memory", in_memory)
        .attr("data-saving", state);
    match has_more {
        true => line.child(see_why(&scene.site, words)).into(),
        false if words == k::KEPT_UNASKED => {
            line.text(&scene.site.t(words)).text(" · ").child(choose(scene)).into()
        }
        false => line.text(&scene.site.t(words)).into(),
    }
}

/// To the question where to keep what is written.
fn choose(scene: &Scene) -> Html {
    plain_link(&scene.site.href(&Route::Keep), &scene.site.t(k::KEPT_CHOOSE))
}

/// To the card that says what is wrong. A button: a link would put its own name in the place of the record's address.
fn see_why(site: &Site, words: Key) -> El {
    let see = || {
        dom::show(TROUBLE);
        dom::focus(TROUBLE);
    };
    button("see-why", &site.t(words), see)
}
