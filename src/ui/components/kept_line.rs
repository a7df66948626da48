//! The quiet line that says where things are kept and how the last change stands. It is always true.

use crate::domain::route::Route;
use crate::state::Saving;
use crate::state::desk::Keeping;
use crate::ui::html::{of, plain_link};
use crate::ui::part::{Part, part};
use crate::ui::site::Scene;
use crate::ui::words as k;
use yew::functional::{Hook, HookContext};
use yew::prelude::*;

/// Draws the line; `saving`: how the last change of the record on the screen stands.
pub fn kept_line(scene: &Scene, saving: Saving) -> Html {
    part("kept-line", KeptLine(scene.clone(), saving))
}

struct KeptLine(Scene, Saving);

impl Part for KeptLine {
    fn draw(&self, context: &mut HookContext) -> Html {
        use_kept_line(&self.0, self.1).run(context)
    }
}

#[hook]
fn use_kept_line(scene: &Scene, saving: Saving) -> Html {
    // A screen reader is told that it is saved, but not again after every word: only when it was otherwise in between.
    let was_saved = use_mut_ref(|| false);
    let quiet = *was_saved.borrow() && !matches!(saving, Saving::Failed(_));
    match saving {
        Saving::Saved | Saving::Local => drop(was_saved.replace(true)),
        Saving::Waiting | Saving::Stored => {}
        Saving::Nothing | Saving::Failed(_) => drop(was_saved.replace(false)),
    }
    let words = match (scene.desk.keeping, saving) {
        (_, Saving::Failed(_)) => k::KEPT_FAILED,
        (Keeping::Visit, _) => k::KEPT_VISIT,
        (Keeping::Unasked, Saving::Nothing) => k::KEPT_UNWRITTEN,
        (Keeping::Unasked, _) => k::KEPT_UNASKED,
        (Keeping::Nowhere, _) => k::KEPT_NOWHERE,
        (Keeping::Guest, _) => k::KEPT_GUEST,
        (_, Saving::Waiting | Saving::Stored) => k::KEPT_WAITING,
        (_, Saving::Local) => k::KEPT_LOCAL,
        (Keeping::Device, Saving::Saved) => k::KEPT_SAVED,
        _ => k::KEPT_HERE,
    };
    let state = match saving {
        Saving::Nothing => "nothing",
        Saving::Waiting => "waiting",
        Saving::Stored => "stored",
        Saving::Saved | Saving::Local => "saved",
        Saving::Failed(_) => "failed",
    };
    of("p", "kept")
        .attr("role", "status")
        .maybe("aria-live", quiet.then_some("off"))
        .attr("data-saving", state)
        .text(&scene.site.t(words))
        .child_if(
            (words == k::KEPT_UNASKED)
                .then(|| plain_link(&scene.site.href(&Route::Keep), &scene.site.t(k::KEPT_CHOOSE))),
        )
        .into()
}
