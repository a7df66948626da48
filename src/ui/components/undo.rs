//! Says what was deleted, and brings it back.

use crate::state::Desk;
use crate::state::desk::Deleted;
use crate::ui::components::record_list::name_id;
use crate::ui::dom;
use crate::ui::html::{button, el, of};
use crate::ui::site::Scene;
use crate::ui::words as k;
use yew::prelude::*;

/// Nothing while nothing was deleted.
pub fn undo(scene: &Scene) -> Html {
    let deleted = scene.desk.deleted.as_ref();
    of("div", "undo").attr("role", "status").child_if(deleted.map(|deleted| card(scene, deleted))).into()
}

fn card(scene: &Scene, deleted: &Deleted) -> Html {
    let site = &scene.site;
    let words = site.t(if deleted.stuck { k::UNDO_FAILED } else { k::UNDO_DELETED });
    let change = |change: fn(&mut Desk)| {
        let scene = scene.clone();
        move || scene.change_desk(change)
    };
    let undo = {
        let (undo, back) = (change(Desk::undo), deleted.first().map(name_id).unwrap_or_default());
        move || {
            undo();
            dom::focus_soon(back.clone());
        }
    };
    of("div", "undo-card")
        .child(el("span").text(&words))
        .child(button("button small", &site.t(k::UNDO_BUTTON), undo).id("undo"))
        .child(button("button small quiet", &site.t(k::UNDO_CLOSE), change(Desk::forget_deleted)))
        .into()
}
