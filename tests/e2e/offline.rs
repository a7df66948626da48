//! The site on a device without a network, and updates of the stored site.

mod first;
mod forgetting;
mod icon;
mod newer;
mod release;

use crate::harness::Visit;

/// Waits until the browser has stored the site and has loaded this page from there. Under Firefox's driver, a reload
/// bypasses a service worker that did not control the page before, which a person's reload does not, so this navigates.
async fn kept(visit: &Visit) {
    here(visit).await;
    let path = visit.js("return location.pathname + location.hash").await;
    visit.go(path.as_str().unwrap_or("/")).await;
    visit.until("navigator.serviceWorker.controller").await;
}

/// Reloads by script, because a reload by Firefox's driver would bypass the service worker.
async fn again(visit: &Visit) {
    visit.js("window.before = 1; location.reload()").await;
    visit.until("!window.before && 'ready' in document.documentElement.dataset").await;
}

/// Waits until the browser has stored the site: the service worker becomes ready when the copy is complete.
async fn here(visit: &Visit) {
    visit.js("navigator.serviceWorker.ready.then(() => window.copyIsHere = true)").await;
    visit.until("window.copyIsHere").await;
}

/// The names of the caches that hold the site.
async fn caches(visit: &Visit) -> Vec<String> {
    visit.js("window.names = null; caches.keys().then(names => window.names = names)").await;
    visit.until("window.names").await;
    let names = visit.js("return window.names.filter(name => name.startsWith('stillwater-site '))").await;
    serde_json::from_value(names).expect("they are texts")
}
