//! Listening to the window for as long as a component is there.

use crate::ui::dom;
use yew::prelude::*;

/// Calls `handler` at each event of the window.
#[hook]
pub fn use_window(name: &'static str, handler: Callback<()>) {
    use_effect_with((name, handler), |(name, handler)| {
        let handler = handler.clone();
        let listener = dom::on_window(name, move |_| handler.emit(()));
        move || drop(listener)
    });
}

/// Calls `handler` when the page may be gone soon: it is hidden, or it is left.
#[hook]
pub fn use_leaving(handler: Callback<()>) {
    use_window("pagehide", handler.clone());
    use_effect_with(handler, |handler| {
        let handler = handler.clone();
        let listener = dom::on_document("visibilitychange", move |_| {
            if dom::is_hidden() {
                handler.emit(());
            }
        });
        move || drop(listener)
    });
}
