//! Deleting everything deletes the service worker's cache, too.

use super::{caches, kept};
use crate::harness::{Browser, each_engine};
use serde_json::json;

each_engine!(deleting_everything_takes_the_copy_away);
async fn deleting_everything_takes_the_copy_away() {
    let visit = Browser::phone().that_keeps_the_site().open().await;
    visit.go("/settings/").await;
    kept(&visit).await;
    assert_eq!(caches(&visit).await.len(), 1);
    visit.click("#erase").await;
    visit.click("#erase-go-on").await;
    visit.click("#erase-now").await;
    visit.reads("main", "Everything is deleted").await;
    visit.until("(caches.keys().then(names => window.left = names.length), window.left === 0)").await;
    visit
        .until("(navigator.serviceWorker.getRegistrations().then(all => window.workers = all.length), window.workers === 0)")
        .await;
    assert_eq!(visit.js("return localStorage.length").await, json!(0));
}
