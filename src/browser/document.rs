//! The document around the program: its root element, the boot script, static files.

use super::js;
use super::{by_id, document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// The global object that the boot script and the program share.
const PAGE: &str = "stillwater";

pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// The value of an attribute of `<html>`.
pub fn root_attribute(name: &str) -> Option<String> {
    document()?.document_element()?.get_attribute(name)
}

/// Sets an attribute of `<html>`.
pub fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().and_then(|d| d.document_element()) {
        let _ = root.set_attribute(name, value);
    }
}

/// The state of a form control before hydration.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct EarlyInput {
    pub name: String,
    pub value: String,
    /// Whether it is checked; meaningless for text fields.
    pub checked: bool,
}

/// The form input from before the program started; empty on the second call.
pub fn take_early_input() -> Vec<EarlyInput> {
    let taken = page_object().and_then(|page| js::call(&page, "take", &[]).ok());
    let Some(list) = taken else { return Vec::new() };
    js_sys::Array::from(&list)
        .iter()
        .map(|entry| {
            let entry = js_sys::Array::from(&entry);
            EarlyInput {
                name: entry.get(0).as_string().unwrap_or_default(),
                value: entry.get(1).as_string().unwrap_or_default(),
                checked: entry.get(2).is_truthy(),
            }
        })
        .collect()
}

/// The element that the app is mounted in.
pub fn mount() -> Option<Element> {
    by_id("app")
}

/// Fetches one of our static files as text; `None` on any failure.
pub async fn fetch_text(href: &str) -> Option<String> {
    let response = wasm_bindgen_futures::JsFuture::from(window()?.fetch_with_str(href)).await.ok()?;
    let response: web_sys::Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    wasm_bindgen_futures::JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

/// Marks that the program cannot start. The page then shows a message and stays readable.
pub fn mark_failed() {
    set_root_attribute("data-failed", "");
}

/// Marks the page as interactive, and removes the mark that the program cannot start.
pub fn mark_ready() {
    set_root_attribute("data-ready", "");
    if let Some(root) = document().and_then(|d| d.document_element()) {
        let _ = root.remove_attribute("data-failed");
    }
}

/// The global object that the boot script and the program share.
pub(super) fn page_object() -> Option<JsValue> {
    Some(js::global(PAGE)).filter(|page| !page.is_undefined())
}

/// The browser's preferred languages, as BCP 47 tags.
pub fn browser_languages() -> Vec<String> {
    let languages = window().map(|window| window.navigator().languages());
    languages.iter().flat_map(js_sys::Array::iter).filter_map(|l| l.as_string()).collect()
}
