//! The quiet line that says where things are kept and how the last change stands. It is always true.

use crate::state::Saving;
use crate::state::desk::Keeping;
use crate::ui::html::of;
use crate::ui::site::Scene;
use crate::ui::words as k;
use yew::prelude::*;

/// Draws the line; `saving`: how the last change of the record on the screen stands.
pub fn kept_line(scene: &Scene, saving: Saving) -> Html {
    let words = match (scene.desk.keeping, saving) {
        (_, Saving::Failed(_)) => k::KEPT_FAILED,
        (Keeping::Visit, _) => k::KEPT_VISIT,
        (Keeping::Unasked, Saving::Nothing) => k::KEPT_HERE,
        (Keeping::Unasked, _) => k::KEPT_UNASKED,
        (Keeping::Nowhere, _) => k::KEPT_NOWHERE,
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
    of("p", "kept").attr("data-saving", state).text(&scene.site.t(words)).into()
}
