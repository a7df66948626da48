//! Moves the focus, and scrolls elements into view.

use super::js::{call, get, object};
use super::{by_id, document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

/// Scrolls an element into view. Returns false if there is no such element.
pub fn show(id: &str) -> bool {
    by_id(id).is_some_and(|element| {
        element.scroll_into_view();
        true
    })
}

pub fn has(id: &str) -> bool {
    by_id(id).is_some()
}

/// Moves focus to an element without scrolling to it.
pub fn focus(id: &str) {
    if let Some(element) = by_id(id) {
        focus_element(element);
    }
}

fn focus_element(element: Element) {
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        let _ = call(&element, "focus", &[object(&[("preventScroll", true.into())])]);
    }
}

/// Moves focus to where a screen begins: the element with `data-begin`, or the heading.
pub fn focus_beginning(heading: &str) {
    let marked = document().and_then(|d| d.query_selector("[data-begin]").ok().flatten());
    if let Some(element) = marked.or_else(|| by_id(heading)) {
        focus_element(element);
    }
}

/// The same, unless the person already writes in a field.
pub fn focus_beginning_unless_writing(heading: &str) {
    let focused = document().and_then(|document| document.active_element());
    if !focused.is_some_and(|element| ["TEXTAREA", "INPUT"].contains(&&*element.tag_name())) {
        focus_beginning(heading);
    }
}

/// Moves focus to an element that the next render adds.
pub fn focus_soon(id: String) {
    gloo_timers::callback::Timeout::new(0, move || focus(&id)).forget();
}

/// Whether a keyboard event is for the Tab key.
pub fn is_tab(event: &JsValue) -> bool {
    get(event, "key") == "Tab"
}

/// Whether a keyboard event is for the Escape key.
pub fn is_escape(event: &JsValue) -> bool {
    get(event, "key") == "Escape"
}

/// Scrolls the focused text area fully into view; nothing moves if it is already visible.
pub fn show_focused_box() {
    let focused = document().and_then(|document| document.active_element());
    let Some(element) = focused.filter(|element| element.tag_name() == "TEXTAREA") else { return };
    let _ = call(&element, "scrollIntoView", &[object(&[("block", "nearest".into())])]);
}

/// Moves focus to an element as soon as it exists. A list that is read in slices may add it up to a second later.
pub fn focus_when_there(id: String) {
    look_for(id, 20);
}

fn look_for(id: String, times: u32) {
    let look = move || match times {
        1.. if !has(&id) => look_for(id, times - 1),
        _ => focus(&id),
    };
    gloo_timers::callback::Timeout::new(if times == 20 { 0 } else { 50 }, look).forget();
}

/// Moves focus to `id` after the next render, if that contains the element `other`.
pub fn focus_where(other: &'static str, id: &'static str) {
    let look = move || {
        if has(other) {
            focus(id);
        }
    };
    gloo_timers::callback::Timeout::new(0, look).forget();
}

/// Moves focus to `id`, which the next render moves, or to `otherwise` if that removes it.
pub fn focus_moved(id: String, otherwise: &'static str) {
    let look = move || focus(if has(&id) { &id } else { otherwise });
    gloo_timers::callback::Timeout::new(0, look).forget();
}

/// The id of the last of these elements that starts above the upper third of the viewport.
pub fn last_above(ids: &[String]) -> Option<String> {
    let edge = window()?.inner_height().ok()?.as_f64()? / 3.0;
    let above = ids
        .iter()
        .rev()
        .find(|id| by_id(id).is_some_and(|element| element.get_bounding_client_rect().top() < edge));
    above.cloned()
}

/// Opens a `<dialog>` as modal, which makes the rest of the page inert for screen readers and the keyboard.
pub fn open_dialog(id: &str) {
    let dialog = by_id(id).and_then(|e| e.dyn_into::<web_sys::HtmlDialogElement>().ok());
    if let Some(dialog) = dialog.filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

/// Moves focus back to an element after a dialog was closed, even if it is already the active element: Chromium then
/// leaves focus on a field that receives no key events.
pub fn focus_again(id: String) {
    let again = move || {
        if let Some(element) = by_id(&id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let _ = element.blur();
            focus(&id);
        }
    };
    gloo_timers::callback::Timeout::new(0, again).forget();
}

/// The id of the focused element; empty if it has none.
pub fn focused() -> String {
    document().and_then(|d| d.active_element()).map(|element| element.id()).unwrap_or_default()
}

/// Whether a text field is focused.
pub fn is_writing() -> bool {
    let focused = document().and_then(|d| d.active_element());
    focused.is_some_and(|element| {
        element.matches("textarea, input:not([type=radio], [type=checkbox])").unwrap_or_default()
    })
}
