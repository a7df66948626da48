//! The words of other screens. The page of a worksheet starts with its own words; the others follow once it is
//! interactive, and a screen that has none yet waits for them here.

use crate::browser;
use crate::content::Catalog;
use crate::ui::context::{AppContext, use_app_context};
use crate::ui::fetch_catalog::{WHOLE, fetch_catalog};
use crate::ui::hooks::{use_effect_keyed, use_effect_once, use_window_event};
use crate::ui::html::{button, el, title};
use crate::ui::words;
use yew::prelude::*;

/// Fetches the whole catalogue once the page is interactive.
#[hook]
pub fn use_whole_catalog(context: &AppContext) {
    let ready = context.is_ready();
    use_effect_keyed(ready, {
        let context = context.clone();
        move || {
            if ready {
                fetch_whole(context, drop);
            }
            None
        }
    });
}

/// Fetches the whole catalogue, unless it is there. `callback` receives whether it is there now.
fn fetch_whole(context: AppContext, callback: impl FnOnce(bool) + 'static) {
    if context.site.is_whole() {
        return callback(true);
    }
    browser::spawn_local(async move {
        let found = fetch_catalog(WHOLE, Catalog::from_json).await;
        if let Some(whole) = &found {
            context.site.complete(whole);
            // Lists show titles from the words, so they are rendered again.
            context.update(|app_state| app_state.list_version += 1);
        }
        callback(found.is_some());
    });
}

/// Stands for a screen whose words are on their way. If they could not be fetched, it says so and tries again when the
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
            fetch_whole(context.clone(), move |is_there| failed.set(!is_there));
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
