//! "Does anyone else use this device?", answered yes or no.

use crate::domain::worksheet::Choice;
use crate::state::settings::{NO, YES};
use crate::ui::components::field::choice::chip;
use crate::ui::context::AppContext;
use crate::ui::html::el;
use crate::ui::words;
use yew::prelude::*;

/// The question; `callback` receives the answer.
pub fn shared_device(context: &AppContext, callback: Callback<bool>) -> Html {
    let (site, app_state) = (&context.site, &context.app_state);
    let answer = match (app_state.is_shared(), app_state.settings.shared(), app_state.is_unlocked()) {
        (true, ..) => Some(true),
        // The header of a lock always has an answer.
        (_, _, true) | (_, Some(false), _) => Some(false),
        _ => None,
    };
    let pick = |id: &'static str, words, shared: bool| {
        let callback = callback.clone();
        let option = Choice { id: id.into(), label: site.text(words), help: "".into() };
        let picked = context.is_ready().then_some(answer == Some(shared));
        chip(&option, "radio", "shared-device", picked, Callback::from(move |()| callback.emit(shared)))
    };
    el("fieldset")
        .class("field shared-device")
        .child(el("legend").class("field-label").text(&site.text(words::WHERE_SHARED)))
        .child(el("div").class("chips").child(pick(YES, words::KEEP_YES, true)).child(pick(
            NO,
            words::KEEP_NO,
            false,
        )))
        .into()
}
