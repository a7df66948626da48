//! Window and document events while a component is mounted. The handler of the first render is kept.

use super::use_after;
use crate::ui::dom;
use yew::prelude::*;

/// Calls `handler` on each event of the window.
#[hook]
pub fn use_window(name: &'static str, handler: Callback<()>) {
    use_after(String::new(), move || {
        let listener = dom::on_window(name, move |_| handler.emit(()));
        Some(Box::new(|| drop(listener)))
    });
}

/// Calls `handler` when the screen may be gone soon: the page is hidden or left, or another screen is rendered.
#[hook]
pub fn use_leaving(handler: Callback<()>) {
    use_window("pagehide", handler.clone());
    use_window(dom::LEAVING, handler.clone());
    use_window(dom::LEAVING_QUICKLY, handler.clone());
    use_after(String::new(), move || {
        let listener = dom::on_document("visibilitychange", move |_| {
            if dom::is_hidden() {
                handler.emit(());
            }
        });
        Some(Box::new(|| drop(listener)))
    });
}

/// Calls `handler` when the store may have changed: another page stored something, or this page was hidden, suspended
/// or in the bfcache.
#[hook]
pub fn use_returning(handler: Callback<()>) {
    use_window("storage", handler.clone());
    use_window("focus", handler.clone());
    use_window("pageshow", handler.clone());
    use_after(String::new(), move || {
        let listener = dom::on_document("visibilitychange", move |_| {
            if !dom::is_hidden() {
                handler.emit(());
            }
        });
        Some(Box::new(|| drop(listener)))
    });
}
