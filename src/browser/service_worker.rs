//! The offline copy of the site: whether a service worker is installed, whether an update waits, and installing the
//! site as an app.

use super::js::{call, get, global, object, promise, set};
use super::{document, page_object, window};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

/// The state of the offline copy.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum OfflineCopy {
    /// Complete: the site opens without a network.
    Here,
    /// Being installed, now or on the next visit.
    Coming,
    /// Not supported by this browser.
    Never,
}

/// Tells the state of the offline copy.
pub fn offline_copy(callback: impl FnOnce(OfflineCopy) + 'static) {
    wasm_bindgen_futures::spawn_local(async move {
        callback(match registration().await {
            None => OfflineCopy::Never,
            Some(registration) if get(&registration, "active").is_object() => OfflineCopy::Here,
            Some(_) => OfflineCopy::Coming,
        });
    });
}

/// Tells whether an update is installed and waiting.
pub fn update_waiting(callback: impl FnOnce(bool) + 'static) {
    wasm_bindgen_futures::spawn_local(async move { callback(waiting().await.is_some()) });
}

/// Activates the waiting update and reloads the page, unless something on the page could not be saved.
pub fn apply_update() {
    wasm_bindgen_futures::spawn_local(async move {
        let Some(waiting) = waiting().await else { return reload() };
        let taken = Closure::once_into_js(reload);
        let _ = set(&workers(), "oncontrollerchange", &taken);
        let _ = call(&waiting, "postMessage", &["take".into()]);
    });
}

/// Whether the browser offers to install the site as an app.
pub fn can_install() -> bool {
    install_event().is_some()
}

/// Shows the browser's prompt to install the site as an app.
pub fn install() {
    if let Some(event) = install_event() {
        let _ = call(&event, "prompt", &[]);
        // A `beforeinstallprompt` event can be used once.
        let _ = page_object().map(|page| set(&page, INSTALL, &JsValue::UNDEFINED));
    }
}

/// The property in which the boot script leaves the `beforeinstallprompt` event.
const INSTALL: &str = "install";

fn install_event() -> Option<JsValue> {
    Some(get(&page_object()?, INSTALL)).filter(JsValue::is_object)
}

/// Whether a reload would succeed: a service worker is active, or the server answers within two seconds.
pub async fn can_load_again() -> bool {
    let copy = registration().await.is_some_and(|copy| get(&copy, "active").is_object());
    copy || answers().await.is_some()
}

async fn answers() -> Option<JsValue> {
    let signals = global("AbortSignal");
    let signal = call(&signals, "timeout", &[2000.into()]).unwrap_or_default();
    let how = object(&[("cache", "no-store".into()), ("signal", signal)]);
    // A reload shows whatever the server answers, so the status does not matter.
    let asked = promise(&window()?.into(), "fetch", &[super::address().0.into(), how])?;
    JsFuture::from(asked).await.ok()
}

/// Reloads the document, which stays at the same entry of the session history.
pub fn load_again() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

fn reload() {
    let lost = document().and_then(|page| page.query_selector("[data-saving=failed]").ok().flatten());
    if lost.is_none() {
        load_again();
    }
}

async fn waiting() -> Option<JsValue> {
    // Without a controller the page was not served by a service worker, and the waiting one is the first.
    get(&workers(), "controller").is_object().then_some(())?;
    Some(get(&registration().await?, "waiting")).filter(JsValue::is_object)
}

async fn registration() -> Option<JsValue> {
    let asked = promise(&workers(), "getRegistration", &[])?;
    JsFuture::from(asked).await.ok().filter(JsValue::is_object)
}

fn workers() -> JsValue {
    window().map(|window| get(&window.navigator(), "serviceWorker")).unwrap_or_default()
}
