//! The browser, as far as screens need it. Nothing else in `ui` touches `window`.
//!
//! Every function does nothing, or answers with the plainest value, where the browser has no such thing. Nothing here is
//! called on the host: components call it from effects and events only.

mod chance;
mod clock;
mod files;
mod focus;
mod folding;
mod foreign;
mod history;
mod keeping;
mod listening;
mod offline;
mod page;
mod pressing;
mod sharing;
mod speech;
mod tabs;
mod typed;
mod working;

pub use chance::*;
pub use clock::*;
pub use files::*;
pub use focus::*;
pub use folding::*;
pub use foreign::*;
pub use history::*;
pub use keeping::*;
pub use listening::*;
pub use offline::*;
pub use page::*;
pub use pressing::*;
pub use sharing::*;
pub use speech::*;
pub use tabs::*;
pub use typed::*;
pub use working::*;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, Window};

use page::page_object;

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// Scrolls an element into view; whether there is one.
pub fn show(id: &str) -> bool {
    by_id(id).is_some_and(|element| {
        element.scroll_into_view();
        true
    })
}

/// Whether there is an element of this id.
pub fn has(id: &str) -> bool {
    by_id(id).is_some()
}

/// Puts the keyboard's focus on an element, without scrolling.
pub fn focus(id: &str) {
    if let Some(element) = by_id(id) {
        focus_element(element);
    }
}

fn focus_element(element: Element) {
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        let _ = js_sys::Reflect::get(&element, &"focus".into())
            .and_then(|focus| focus.dyn_into::<js_sys::Function>())
            .and_then(|focus| focus.call1(&element, &object(&[("preventScroll", true.into())])));
    }
}

/// Puts the keyboard's focus where a screen begins: on what it marks with `data-begin`, or on its heading.
pub fn focus_beginning(heading: &str) {
    let marked = document().and_then(|d| d.query_selector("[data-begin]").ok().flatten());
    if let Some(element) = marked.or_else(|| by_id(heading)) {
        focus_element(element);
    }
}

/// Puts the keyboard's focus on an element that the next drawing brings.
pub fn focus_soon(id: String) {
    gloo_timers::callback::Timeout::new(0, move || focus(&id)).forget();
}

/// Whether an event is of the Tab key.
pub fn is_tab(event: &JsValue) -> bool {
    js_sys::Reflect::get(event, &"key".into()).is_ok_and(|key| key == "Tab")
}

/// Brings the box for several lines that has the keyboard's focus wholly into sight; nothing moves where it is.
pub fn show_focused_box() {
    let focused = document().and_then(|document| document.active_element());
    let Some(element) = focused.filter(|element| element.tag_name() == "TEXTAREA") else { return };
    let _ = js_sys::Reflect::get(&element, &"scrollIntoView".into())
        .and_then(|show| show.dyn_into::<js_sys::Function>())
        .and_then(|show| show.call1(&element, &object(&[("block", "nearest".into())])));
}

/// Puts the keyboard's focus on an element as soon as it is there: what it stands in may be read bit by bit.
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

/// Puts the keyboard's focus on an element of the next drawing, if that has another one.
pub fn focus_where(other: &'static str, id: &'static str) {
    let look = move || {
        if has(other) {
            focus(id);
        }
    };
    gloo_timers::callback::Timeout::new(0, look).forget();
}

/// Puts the keyboard's focus on an element that the next drawing moves, or on another where it takes it away.
pub fn focus_moved(id: String, otherwise: &'static str) {
    let look = move || focus(if has(&id) { &id } else { otherwise });
    gloo_timers::callback::Timeout::new(0, look).forget();
}

fn by_id(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// The id of the last of these elements that begins above the upper third of the window.
pub fn last_above(ids: &[String]) -> Option<String> {
    let edge = window()?.inner_height().ok()?.as_f64()? / 3.0;
    let above = ids
        .iter()
        .rev()
        .find(|id| by_id(id).is_some_and(|element| element.get_bounding_client_rect().top() < edge));
    above.cloned()
}

/// Opens a dialogue as a modal one: the page behind it can neither be seen by a screen reader nor be reached by keyboard.
pub fn open_dialog(id: &str) {
    let dialog = by_id(id).and_then(|e| e.dyn_into::<web_sys::HtmlDialogElement>().ok());
    if let Some(dialog) = dialog.filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

/// Puts the keyboard's focus back on an element when a dialogue over it is gone, also where the browser says that it is
/// there: after a dialogue that was closed, Chromium leaves it on a field that takes no keys.
pub fn focus_again(id: String) {
    let again = move || {
        if let Some(element) = by_id(&id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let _ = element.blur();
            focus(&id);
        }
    };
    gloo_timers::callback::Timeout::new(0, again).forget();
}

/// The id of the element that has the keyboard's focus; empty if it has none.
pub fn focused() -> String {
    document().and_then(|d| d.active_element()).map(|element| element.id()).unwrap_or_default()
}

/// Whether the keyboard's focus is in a field for text.
pub fn is_writing() -> bool {
    let focused = document().and_then(|d| d.active_element());
    focused.is_some_and(|element| {
        element.matches("textarea, input:not([type=radio], [type=checkbox])").unwrap_or_default()
    })
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in entries {
        let _ = js_sys::Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}
