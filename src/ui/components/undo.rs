//! Says what was deleted, and brings it back.

use crate::state::Desk;
use crate::ui::site::Scene;
use crate::ui::words as k;
use yew::prelude::*;

/// Nothing while nothing was deleted.
pub fn undo(scene: &Scene) -> Html {
    let site = &scene.site;
    let change = |change: fn(&mut Desk)| {
        let scene = scene.clone();
        move |_: MouseEvent| scene.change_desk(change)
    };
    html! {
        <div class="undo" role="status">
            if let Some(deleted) = &scene.desk.deleted {
                <div class="undo-card">
                    <span>{ site.t(if deleted.stuck { k::UNDO_FAILED } else { k::UNDO_DELETED }) }</span>
                    <button type="button" class="button small" id="undo" onclick={change(Desk::undo)}>{ site.t(k::UNDO_BUTTON) }</button>
                    <button type="button" class="button small quiet" onclick={change(Desk::forget_deleted)}>{ site.t(k::UNDO_CLOSE) }</button>
                </div>
            }
        </div>
    }
}
