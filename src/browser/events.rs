//! Event listeners on the window and the document.

use super::{document, js, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget, HtmlInputElement};

/// A listener that is removed when it is dropped.
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    handler: Closure<dyn FnMut(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let handler = self.handler.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback(self.name, handler);
    }
}

pub fn on_window(name: &'static str, handler: impl FnMut(Event) + 'static) -> Option<Listener> {
    listen(window()?.into(), name, handler)
}

pub fn on_document(name: &'static str, handler: impl FnMut(Event) + 'static) -> Option<Listener> {
    listen(document()?.into(), name, handler)
}

fn listen(target: EventTarget, name: &'static str, handler: impl FnMut(Event) + 'static) -> Option<Listener> {
    let handler = Closure::<dyn FnMut(Event)>::new(handler);
    target.add_event_listener_with_callback(name, handler.as_ref().unchecked_ref()).ok()?;
    Some(Listener { target, name, handler })
}

/// Dispatches [`FLUSH`].
pub fn dispatch_flush() {
    if let (Some(window), Ok(event)) = (window(), Event::new(FLUSH)) {
        let _ = window.dispatch_event(&event);
    }
}

/// The event with which the boot script announces a quick exit. Listeners have to save synchronously: no later task
/// runs.
pub const LEAVING_QUICKLY: &str = "stillwater-leave";

/// The event before another screen is rendered, at which drafts are saved.
pub const FLUSH: &str = "stillwater-leaving";

/// The value of an event's target. `<input>`, `<textarea>` and `<select>` all have a `value` property.
pub fn value(event: &Event) -> String {
    event.target().map(|target| target.unchecked_into::<HtmlInputElement>().value()).unwrap_or_default()
}

/// Whether a `pageshow` event is for a page restored from the bfcache.
pub fn is_from_cache(event: &Event) -> bool {
    js::get(event, "persisted").is_truthy()
}

/// Whether the page is hidden (`document.visibilityState`).
pub fn is_hidden() -> bool {
    document().is_some_and(|d| d.visibility_state() == web_sys::VisibilityState::Hidden)
}
