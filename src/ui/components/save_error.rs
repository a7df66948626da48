//! The card for a failed save: what happened, what to do, and everything on the screen as text to copy.

use crate::domain::record::Record;
use crate::state::SaveState;
use crate::state::app_state::StorageMode;
use crate::storage::StoreError;
use crate::ui::components::copy_button::CopyButton;
use crate::ui::components::record_view::as_text;
use crate::ui::context::AppContext;
use crate::ui::html::{button, el, p};
use crate::ui::words;
use yew::prelude::*;

/// The id of the card.
pub const TROUBLE: &str = "trouble";

/// The card, or nothing if there is no failure. `retry` tries to save again.
pub fn save_error(context: &AppContext, record: &Record, saving: SaveState, retry: &Callback<()>) -> Html {
    let site = &context.site;
    let (title, text) = match (context.app_state.storage_mode, saving) {
        (_, SaveState::Failed(StoreError::Full)) => (words::TROUBLE_FULL_TITLE, words::TROUBLE_FULL),
        (_, SaveState::Failed(StoreError::NotPersisted)) => {
            (words::TROUBLE_NOT_KEPT_TITLE, words::TROUBLE_NOT_KEPT)
        }
        (_, SaveState::Failed(StoreError::Blocked | StoreError::Locked)) | (StorageMode::Blocked, _) => {
            (words::TROUBLE_BLOCKED_TITLE, words::TROUBLE_BLOCKED)
        }
        _ => return Html::default(),
    };
    let copied = as_text(site, record);
    let retry = retry.clone();
    let again = matches!(saving, SaveState::Failed(_))
        .then(|| button("button quiet", &site.text(words::TROUBLE_RETRY), move || retry.emit(())).into());
    let whole = el("textarea")
        .id(FIELD)
        .to_write_in()
        .bool_attr("readonly", true)
        .attr("rows", "6")
        .value(Some(&copied));
    // Only the message is in the alert; the text below it may be long.
    let said = el("div")
        .class("answers")
        .attr("role", "alert")
        .child(p("card-title", &site.text(title)))
        .child(el("p").text(&site.text(text)));
    el("div")
        .class("card urgent trouble")
        .id(TROUBLE)
        .attr("tabindex", "-1")
        .child(said)
        .child(el("label").attr("for", FIELD).text(&site.text(words::TROUBLE_TEXT)))
        .child(whole)
        .child(
            el("p")
                .class("actions")
                .child(html! { <CopyButton text={copied} field={FIELD} /> })
                .child_opt(again),
        )
        .into()
}

/// The id of the field with the whole text.
const FIELD: &str = "trouble-text";
