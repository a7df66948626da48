//! The next session as a second open record, beside the one of the screen.

use super::{DraftHandle, use_draft, use_new_record_id};
use crate::browser;
use crate::domain::known_ids::SESSION;
use crate::ui::context::AppContext;
use yew::prelude::*;

/// Opens the session that is not done yet, or begins one. Call it after the screen's own [`use_draft`], which has to
/// receive the input from before hydration.
#[hook]
pub fn use_session(context: &AppContext) -> DraftHandle {
    let fresh = use_new_record_id(context, false, {
        let app_state = context.app_state.clone();
        move || {
            let next = || app_state.next_session().map(|session| session.id.clone());
            app_state
                .shared_view()
                .map(|together| together.session)
                .or_else(next)
                .unwrap_or_else(browser::new_id)
        }
    });
    let app_state = context.app_state.clone();
    use_draft(context, fresh.filter(|_| context.is_ready()), SESSION, move |session| {
        app_state.begin_session(session)
    })
}
