//! The next session as a second open record, beside the one of the screen.

use super::{DraftHandle, use_draft, use_new_record_id};
use crate::domain::session::SESSION;
use crate::ui::dom;
use crate::ui::site::AppContext;
use yew::prelude::*;

/// Opens the session that is not done yet, or begins one. Call it after the screen's own [`use_draft`], which has to
/// receive the input from before hydration.
#[hook]
pub fn use_session(scene: &AppContext) -> DraftHandle {
    let fresh = use_new_record_id(scene, false, {
        let desk = scene.desk.clone();
        move || {
            let next = || desk.next_session().map(|session| session.id.clone());
            desk.shared_view().map(|together| together.session).or_else(next).unwrap_or_else(dom::new_id)
        }
    });
    let desk = scene.desk.clone();
    use_draft(scene, fresh.filter(|_| scene.is_ready()), SESSION, move |session| desk.begin_session(session))
}
