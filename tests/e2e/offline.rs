//! The site on a device without a network, and how a newer one takes its place.

mod first;
mod forgetting;
mod icon;
mod newer;
mod release;

use crate::harness::Visit;

/// Waits until the browser has its own copy of the site, and this page came from it. Firefox's driver loads a page again past
/// the copy, where it had none before; a person who opens it does not.
async fn kept(visit: &Visit) {
    here(visit).await;
    let path = visit.js("return location.pathname + location.hash").await;
    visit.go(path.as_str().unwrap_or("/")).await;
    visit.until("navigator.serviceWorker.controller").await;
}

/// Loads the page again as a person does. Firefox's driver would go past the copy.
async fn again(visit: &Visit) {
    visit.js("window.before = 1; location.reload()").await;
    visit.until("!window.before && 'ready' in document.documentElement.dataset").await;
}

/// Waits until the browser has its own copy of the site: before it is whole, none is ready.
async fn here(visit: &Visit) {
    visit.js("navigator.serviceWorker.ready.then(() => window.copyIsHere = true)").await;
    visit.until("window.copyIsHere").await;
}

/// The names of the caches with a copy of the site.
async fn caches(visit: &Visit) -> Vec<String> {
    visit.js("window.names = null; caches.keys().then(names => window.names = names)").await;
    visit.until("window.names").await;
    let names = visit.js("return window.names.filter(name => name.startsWith('stillwater-site '))").await;
    serde_json::from_value(names).expect("they are texts")
}
