//! Window and document events while a component is mounted. The handler of the first render is kept.

use super::use_effect_once;
use crate::browser;
use yew::prelude::*;

/// Calls `handler` on each event of the window.
#[hook]
pub fn use_window_event(name: &'static str, handler: Callback<()>) {
    use_effect_once(move || {
        let listener = browser::on_window(name, move |_| handler.emit(()));
        Some(Box::new(|| drop(listener)))
    });
}

/// Calls `handler` when the screen may be gone soon: the page is hidden or left, or another screen is rendered.
#[hook]
pub fn use_before_leave(handler: Callback<()>) {
    use_window_event("pagehide", handler.clone());
    use_window_event(browser::FLUSH, handler.clone());
    use_window_event(browser::LEAVING_QUICKLY, handler.clone());
    use_effect_once(move || {
        let listener = browser::on_document("visibilitychange", move |_| {
            if browser::is_hidden() {
                handler.emit(());
            }
        });
        Some(Box::new(|| drop(listener)))
    });
}

/// Calls `handler` when the store may have changed: another page stored something, or this page was hidden, suspended
/// or in the bfcache.
#[hook]
pub fn use_on_resume(handler: Callback<()>) {
    use_window_event("storage", handler.clone());
    use_window_event("focus", handler.clone());
    use_window_event("pageshow", handler.clone());
    use_effect_once(move || {
        let listener = browser::on_document("visibilitychange", move |_| {
            if !browser::is_hidden() {
                handler.emit(());
            }
        });
        Some(Box::new(|| drop(listener)))
    });
}
