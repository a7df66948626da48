//! Listening to the window for as long as a part is there.

use super::use_after;
use crate::ui::dom;
use yew::prelude::*;

/// Calls `handler` at each event of the window. The handler of the first drawing stays.
#[hook]
pub fn use_window(name: &'static str, handler: Callback<()>) {
    use_after(String::new(), move || {
        let listener = dom::on_window(name, move |_| handler.emit(()));
        Some(Box::new(|| drop(listener)))
    });
}

/// Calls `handler` when what is on the screen may be gone soon: the page is hidden or left, or another screen comes. The
/// handler of the first drawing stays.
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

/// Calls `handler` when what is stored may have changed without this page: another page stored something, or this one was
/// hidden, asleep, or kept aside by the browser for the way back. The handler of the first drawing stays.
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
