//! Undoing deletions, the last one first.

use crate::browser;
use crate::state::AppState;
use crate::state::app_state::Deleted;
use crate::ui::components::record_list::name_id;
use crate::ui::context::AppContext;
use crate::ui::html::{button, el, of};
use crate::ui::words as k;
use yew::prelude::*;

/// Empty while nothing was deleted.
pub fn undo(scene: &AppContext) -> Html {
    let deleted = scene.app_state.deleted.as_ref();
    of("div", "undo").attr("role", "status").child_opt(deleted.map(|deleted| card(scene, deleted))).into()
}

fn card(scene: &AppContext, deleted: &Deleted) -> Html {
    let site = &scene.site;
    let times = deleted.times();
    let words = match times {
        _ if deleted.stuck => site.t(k::UNDO_FAILED).to_string(),
        1 => site.t(k::UNDO_DELETED).to_string(),
        _ => site.fill(k::UNDO_TIMES, &[("n", &times.to_string())]),
    };
    let change = |change: fn(&mut AppState)| {
        let scene = scene.clone();
        move || {
            let pressed = !browser::is_second_press(browser::SLOW_DOUBLE_PRESS);
            if pressed {
                scene.update(change);
            }
            pressed
        }
    };
    let undo = {
        let (undo, back) = (change(AppState::undo), deleted.first().map(name_id).unwrap_or_default());
        move || {
            if undo() {
                browser::focus_when_there(back.clone());
            }
        }
    };
    let close = change(AppState::forget_deleted);
    of("div", "undo-card")
        .child(el("span").text(&words))
        .child(button("button small", &site.t(k::UNDO_BUTTON), undo).id("undo"))
        .child(button("button small quiet", &site.t(k::UNDO_CLOSE), move || {
            close();
        }))
        .into()
}
