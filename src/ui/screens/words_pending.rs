//! What stands for a screen whose words are on their way. The page of a worksheet starts with its own words, and the
//! others follow once it is interactive.

use crate::ui::context::use_app_context;
use crate::ui::hooks::{fetch_whole_catalog, use_effect_once, use_window_event};
use crate::ui::html::{button, el, title};
use crate::ui::words;
use yew::prelude::*;

/// Says that the words are on their way. If they could not be fetched, it says so and tries again when the
/// person asks for it or the network returns. What was written before stays where it is.
#[component]
pub fn WordsPending() -> Html {
    let context = use_app_context();
    let site = context.site.clone();
    let failed = use_state(|| false);
    let fetch = {
        let failed = failed.setter();
        move || {
            let failed = failed.clone();
            fetch_whole_catalog(context.clone(), move |is_there| failed.set(!is_there));
        }
    };
    use_effect_once({
        let fetch = fetch.clone();
        move || {
            fetch();
            None
        }
    });
    use_window_event("online", {
        let fetch = fetch.clone();
        Callback::from(move |()| fetch())
    });
    let text = if *failed { words::WORDS_FAILED } else { words::WORDS_COMING };
    el("article")
        .class("screen")
        .child(title(&site.text(words::WORDS_TITLE)))
        .child(el("p").attr("role", "status").text(&site.text(text)))
        .child_opt(failed.then(|| button("button", &site.text(words::TROUBLE_RETRY), fetch).into()))
        .into()
}
