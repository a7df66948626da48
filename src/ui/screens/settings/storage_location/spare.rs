//! Confirms a recovery code that was not confirmed when it was made, by its last characters.

use crate::content::Key;
use crate::state::Setting;
use crate::ui::context::{AppContext, use_app_context};
use crate::ui::html::{el, of, p};
use crate::ui::words;
use crate::vault::matches_end;
use yew::prelude::*;

const FIELD: &str = "confirm-spare";

/// The form, until the code is confirmed.
pub fn spare(context: &AppContext) -> Html {
    if context.app_state.settings.unconfirmed_code().is_empty() {
        return Html::default();
    }
    html! { <UnconfirmedCode /> }
}

#[component]
pub fn UnconfirmedCode() -> Html {
    let context = &use_app_context();
    let typed = use_state(String::new);
    let said = use_state(|| None::<Key>);
    let site = &context.site;
    let submit = {
        let (context, typed, said) = (context.clone(), typed.clone(), said.clone());
        move || {
            if matches_end(context.now().settings.unconfirmed_code(), &typed) {
                context.update(|app_state| app_state.choose(Setting::UnconfirmedCode(String::new())));
            } else {
                said.set(Some(words::LOCK_CODE_OTHER));
            }
        }
    };
    let told = {
        let typed = typed.clone();
        move |text| typed.set(text)
    };
    el("form")
        .attr("autocomplete", "off")
        .on_submit(submit)
        .child(p("help", &site.text(words::PLACE_SPARE)))
        .child(el("label").attr("for", FIELD).text(&site.text(words::LOCK_CODE_BACK)))
        .child(
            el("input")
                .id(FIELD)
                .attr("type", "text")
                .attr("autocomplete", "off")
                .attr("autocapitalize", "characters")
                .attr("spellcheck", "false")
                .attr("aria-describedby", "spare-said")
                .attr_opt("aria-invalid", said.map(|_| "true"))
                .value(Some(&typed))
                .on_input(told),
        )
        .child(
            of("p", "actions").child(
                of("button", "button quiet")
                    .id("spare-confirmed")
                    .attr("type", "submit")
                    .text(&site.text(words::PLACE_SPARE_SO)),
            ),
        )
        .child(
            of("div", "said")
                .id("spare-said")
                .attr("role", "alert")
                .child_opt(said.map(|words| p("card note", &site.text(words)))),
        )
        .into()
}
