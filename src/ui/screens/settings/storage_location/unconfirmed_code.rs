//! Confirms a recovery code that was not confirmed when it was made, by its last characters.

use crate::browser::SecretField;
use crate::content::Key;
use crate::state::Setting;
use crate::ui::components::lock::code_field;
use crate::ui::context::{AppContext, use_app_context};
use crate::ui::html::{el, p};
use crate::ui::words;
use crate::vault::matches_end;
use yew::prelude::*;

const FIELD: &str = "confirm-spare";

/// The form, until the code is confirmed.
pub fn unconfirmed_code(context: &AppContext) -> Html {
    if context.app_state.settings.unconfirmed_code().is_empty() {
        return Html::default();
    }
    html! { <UnconfirmedCode /> }
}

#[component]
pub fn UnconfirmedCode() -> Html {
    let context = &use_app_context();
    let said = use_state(|| None::<Key>);
    let site = &context.site;
    let submit = {
        let (context, said) = (context.clone(), said.clone());
        move || {
            if matches_end(context.now().settings.unconfirmed_code(), &SecretField::in_field(FIELD).read()) {
                context.update(|app_state| app_state.choose(Setting::UnconfirmedCode(String::new())));
            } else {
                said.set(Some(words::LOCK_CODE_OTHER));
            }
        }
    };
    el("form")
        .attr("autocomplete", "off")
        .on_submit(submit)
        .child(p("help", &site.text(words::PLACE_SPARE)))
        .child(el("label").attr("for", FIELD).text(&site.text(words::LOCK_CODE_BACK)))
        .child(code_field(FIELD, "spare-said", said.is_some()))
        .child(
            el("p").class("actions").child(
                el("button")
                    .class("button quiet")
                    .id("spare-confirmed")
                    .attr("type", "submit")
                    .text(&site.text(words::PLACE_SPARE_SO)),
            ),
        )
        .child(
            el("div")
                .class("said")
                .id("spare-said")
                .attr("role", "alert")
                .child_opt(said.map(|words| p("card note", &site.text(words)))),
        )
        .into()
}
