//! Undoing deletions, the last one first.

use crate::browser;
use crate::state::AppState;
use crate::state::app_state::Deleted;
use crate::ui::components::record_list::name_id;
use crate::ui::context::AppContext;
use crate::ui::html::{button, el};
use crate::ui::words;
use yew::prelude::*;

/// Empty while nothing was deleted.
pub fn undo(context: &AppContext) -> Html {
    let deleted = context.app_state.deleted.as_ref();
    el("div")
        .class("undo")
        .attr("role", "status")
        .child_opt(deleted.map(|deleted| card(context, deleted)))
        .into()
}

fn card(context: &AppContext, deleted: &Deleted) -> Html {
    let site = &context.site;
    let times = deleted.times();
    let words = match times {
        _ if deleted.stuck => site.text(words::UNDO_FAILED).to_string(),
        1 => site.text(words::UNDO_DELETED).to_string(),
        _ => site.fill(words::UNDO_TIMES, &[("n", &times.to_string())]),
    };
    let change = |change: fn(&mut AppState)| {
        let context = context.clone();
        move || {
            let pressed = !browser::is_second_press(browser::SLOW_DOUBLE_PRESS);
            if pressed {
                context.update(change);
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
    el("div")
        .class("undo-card")
        .child(el("span").text(&words))
        .child(button("button small", &site.text(words::UNDO_BUTTON), undo).id("undo"))
        .child(button("button small quiet", &site.text(words::UNDO_CLOSE), move || {
            close();
        }))
        .into()
}
