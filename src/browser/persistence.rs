//! The browser's promise to persist storage, and deleting our data outside localStorage and IndexedDB.

use super::js::{get, promise};
use super::{root_attribute, window};
use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Whether the browser has promised to persist storage. `callback` is not called if it does not support that.
pub fn persisted(callback: impl FnOnce(bool) + 'static) {
    ask("persisted", Box::new(callback));
}

/// Asks the browser to persist storage. Some browsers prompt, so call it only when the person asked for it.
pub fn persist(callback: impl FnOnce(bool) + 'static) {
    ask("persist", Box::new(callback));
}

fn ask(what: &'static str, callback: Box<dyn FnOnce(bool)>) {
    let storage = window().map(|window| get(&window.navigator(), "storage"));
    let Some(promise) = storage.and_then(|storage| promise(&storage, what, &[])) else { return };
    wasm_bindgen_futures::spawn_local(async move {
        if let Ok(answer) = JsFuture::from(promise).await {
            callback(answer.is_truthy());
        }
    });
}

/// Whether this is Safari, which deletes script-writable storage after seven days of use without a visit
/// (WebKit/WebKit#21120, 2023).
pub fn is_safari() -> bool {
    is_made_by("Apple")
}

/// Whether this is a Chromium browser, which stores localStorage in append-only files (LevelDB).
pub fn is_chromium() -> bool {
    is_made_by("Google")
}

pub(super) fn is_made_by(name: &str) -> bool {
    window()
        .and_then(|window| get(&window.navigator(), "vendor").as_string())
        .is_some_and(|vendor| vendor.starts_with(name))
}

/// Deletes sessionStorage keys and caches that start with these prefixes, and unregisters our service worker.
pub fn clear_other_storage(prefix: &'static str, cache: &'static str) {
    let Some(window) = window() else { return };
    if let Ok(Some(storage)) = window.session_storage() {
        let names = (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok().flatten());
        let ours: Vec<String> = names.filter(|name| name.starts_with(prefix)).collect();
        for name in ours {
            let _ = storage.remove_item(&name);
        }
    }
    let origin = window.location().origin().unwrap_or_default();
    let home = origin + &root_attribute("data-base").unwrap_or_default();
    let caches = get(&window, "caches");
    let workers = get(&window.navigator(), "serviceWorker");
    wasm_bindgen_futures::spawn_local(async move {
        for name in listed(&caches, "keys").await.iter().filter_map(|name| name.as_string()) {
            if name.starts_with(cache) {
                promise(&caches, "delete", &[name.into()]);
            }
        }
        for worker in listed(&workers, "getRegistrations").await.iter() {
            // Another site on the same origin has another scope.
            if get(&worker, "scope").as_string().as_deref() == Some(&*home) {
                promise(&worker, "unregister", &[]);
            }
        }
    });
}

async fn listed(of: &JsValue, name: &str) -> Array {
    let Some(promise) = promise(of, name, &[]) else { return Array::new() };
    JsFuture::from(promise).await.map(|list| Array::from(&list)).unwrap_or_default()
}
