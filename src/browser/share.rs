//! Copying, printing, downloading and sharing a text. None of them sends anything without the person's action.

use super::js::{get, object, promise};
use super::{by_id, document, window};
use wasm_bindgen::{JsCast, JsValue};

/// Copies a text; `done` receives whether it worked.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    wasm_bindgen_futures::spawn_local(async move {
        // Outside secure contexts and in old browsers `navigator.clipboard` is undefined.
        let clipboard = window().map(|window| get(&window.navigator(), "clipboard"));
        let worked = match clipboard.filter(JsValue::is_object) {
            Some(clipboard) => {
                let clipboard: web_sys::Clipboard = clipboard.unchecked_into();
                wasm_bindgen_futures::JsFuture::from(clipboard.write_text(&text)).await.is_ok()
            }
            None => false,
        };
        done(worked);
    });
}

/// Selects the text of a text area, so that it can be copied by hand.
pub fn select(id: &str) {
    if let Some(field) = by_id(id).and_then(|e| e.dyn_into::<web_sys::HtmlTextAreaElement>().ok()) {
        field.select();
    }
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// The bytes of a file, as a JavaScript object.
#[derive(Clone, Debug, PartialEq)]
pub struct Bytes(pub(super) JsValue);

/// Downloads a text as a plain text file.
pub fn download(name: &str, text: &str) {
    let _ = try_download(name, &text.into(), "text/plain");
}

/// Downloads a text as a Markdown file.
pub fn download_markdown(name: &str, text: &str) {
    let _ = try_download(name, &text.into(), "text/markdown");
}

/// Downloads a text as a calendar file.
pub fn download_calendar(name: &str, text: &str) {
    let _ = try_download(name, &text.into(), "text/calendar");
}

/// Whether the Web Share API is available.
pub fn can_share() -> bool {
    window().is_some_and(|window| get(&window.navigator(), "share").is_function())
}

/// Opens the system's share dialog for a text, without a title or a URL. Cancelling it is not an error.
pub fn share(text: &str) {
    let Some(window) = window() else { return };
    if let Some(promise) = promise(&window.navigator(), "share", &[object(&[("text", text.into())])]) {
        wasm_bindgen_futures::spawn_local(async move {
            let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
        });
    }
}

/// Downloads bytes as a file.
pub fn download_bytes(name: &str, bytes: &Bytes) {
    let _ = try_download(name, &bytes.0, "application/octet-stream");
}

fn try_download(name: &str, content: &JsValue, kind: &str) -> Result<(), JsValue> {
    let document = document().ok_or(JsValue::NULL)?;
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(content);
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let address = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link: web_sys::HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    web_sys::Url::revoke_object_url(&address)
}
