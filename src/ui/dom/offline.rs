//! The browser's own copy of the site: whether it is here, whether a newer one waits, and an icon for it.

use super::keeping::promise;
use super::{document, object, page_object, window};
use js_sys::Reflect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How much of the site is here.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Copy {
    /// All of it: it opens without a network.
    Here,
    /// It is on its way, or comes with the next visit.
    Coming,
    /// This browser keeps none.
    Never,
}

/// Tells how much of the site is here.
pub fn kept_copy(told: impl FnOnce(Copy) + 'static) {
    wasm_bindgen_futures::spawn_local(async move {
        told(match registration().await {
            None => Copy::Never,
            Some(registration) if get(&registration, "active").is_object() => Copy::Here,
            Some(_) => Copy::Coming,
        });
    });
}

/// Tells whether a newer version has arrived and waits.
pub fn newer_waits(told: impl FnOnce(bool) + 'static) {
    wasm_bindgen_futures::spawn_local(async move { told(waiting().await.is_some()) });
}

/// Takes the newer version, and loads the page again with it. The page stays as it is while something on it could not be
/// stored.
pub fn take_newer() {
    wasm_bindgen_futures::spawn_local(async move {
        let Some(waiting) = waiting().await else { return reload() };
        let taken = Closure::once_into_js(reload);
        let _ = Reflect::set(&workers(), &"oncontrollerchange".into(), &taken);
        call(&waiting, "postMessage", &["take".into()]);
    });
}

/// Whether the browser offers to put an icon on the device.
pub fn can_install() -> bool {
    install_event().is_some()
}

/// Has the browser ask whether to put an icon on the device.
pub fn install() {
    if let Some(event) = install_event() {
        call(&event, "prompt", &[]);
        // It asks once.
        let _ = page_object().map(|page| Reflect::set(&page, &INSTALL.into(), &JsValue::UNDEFINED));
    }
}

/// Where the page's own small script leaves the browser's offer.
const INSTALL: &str = "install";

fn install_event() -> Option<JsValue> {
    Some(get(&page_object()?, INSTALL)).filter(JsValue::is_object)
}

/// Whether this page can be loaded again now: the browser keeps a copy of the site, or the site answers within two
/// seconds.
pub async fn can_load_again() -> bool {
    let copy = registration().await.is_some_and(|copy| get(&copy, "active").is_object());
    copy || answers().await.is_some()
}

async fn answers() -> Option<JsValue> {
    let signals = get(&js_sys::global(), "AbortSignal");
    let signal = call(&signals, "timeout", &[2000.into()]).unwrap_or_default();
    let how = object(&[("cache", "no-store".into()), ("signal", signal)]);
    // Whatever it answers, loading the page brings the same.
    let asked = promise(&window()?.into(), "fetch", &[super::address().0.into(), how])?;
    JsFuture::from(asked).await.ok()
}

/// Loads this page again, at the same place of the browser's history.
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
    // Without one that is at work, this page did not come from a copy, and what waits is the first.
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

fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

fn call(on: &JsValue, name: &str, with: &[JsValue]) -> Option<JsValue> {
    let function = get(on, name).dyn_into::<js_sys::Function>().ok()?;
    function.apply(on, &with.iter().collect()).ok()
}
