//! Completes the catalogue of a page that started with the words of one worksheet.

use crate::browser;
use crate::content::Catalog;
use crate::ui::context::AppContext;
use crate::ui::fetch_catalog::{WHOLE, fetch_catalog};
use crate::ui::hooks::use_effect_keyed;
use yew::prelude::*;

/// Fetches the whole catalogue once the page is interactive.
#[hook]
pub fn use_whole_catalog(context: &AppContext) {
    let ready = context.is_ready();
    use_effect_keyed(ready, {
        let context = context.clone();
        move || {
            if ready {
                fetch_whole_catalog(context, drop);
            }
            None
        }
    });
}

/// Fetches the whole catalogue, unless it is there. `callback` receives whether it is there now.
pub fn fetch_whole_catalog(context: AppContext, callback: impl FnOnce(bool) + 'static) {
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
