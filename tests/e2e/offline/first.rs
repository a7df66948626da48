//! The site works without a network after one visit.

use super::{again, caches, here};
use crate::harness::{Browser, each_engine};
use serde_json::json;

const PAGES: [(&str, &str); 11] = [
    ("/", "A quiet place"),
    ("/signs/", "noticed lately"),
    ("/worksheets/", "Worksheets"),
    ("/forgiveness/", "Forgiveness"),
    ("/boundaries/", "Boundaries"),
    ("/notes/", "notes"),
    ("/session/", "session"),
    ("/settle/", "Settle"),
    ("/help/", "Help"),
    ("/settings/", "Settings"),
    ("/nowhere/", "no page at this address"),
];

each_engine!(after_one_visit_everything_works_without_a_network_a_cold_start_included);
async fn after_one_visit_everything_works_without_a_network_a_cold_start_included() {
    let mut visit = Browser::phone().alone().that_keeps_the_site().open().await;
    visit.go("/").await;
    here(&visit).await;
    visit.close_politely().await;
    visit.network_goes();
    visit.restart().await;
    for (path, words) in PAGES {
        visit.go(path).await;
        visit.reads("h1", words).await;
        assert!(!visit.sees(".failed").await, "{path}");
    }
    // A URL without its last slash leads to the page, too, as on a host.
    visit.go("/help").await;
    assert_eq!(visit.js("return location.pathname").await, json!("/help/"));
    visit.until("document.querySelector(\".help-screen a[href^='tel:']\")?.checkVisibility()").await;
    visit.begin("/forgiveness/").await;
    visit.until_step("about").await;
    visit.answer("one-event", "without a network").await;
    visit.saved().await;
    again(&visit).await;
    visit.until("document.querySelector(\"[name='t:one-event']\")?.value").await;
    visit.go("/").await;
    visit
        .js("window.pictures = null;
             Promise.all([...document.images].map(async p => (await fetch(p.currentSrc || p.src)).ok)).then(all => window.pictures = all)")
        .await;
    visit.until("window.pictures?.length > 4 && window.pictures.every(ok => ok)").await;
}

#[tokio::test]
async fn a_sealed_copy_and_a_lock_work_without_a_network() {
    let mut visit = Browser::phone().that_keeps_the_site().open().await;
    visit.go("/").await;
    here(&visit).await;
    visit.network_goes();
    visit.go("/settings/").await;
    visit.reads(".copy-here", "opens offline").await;
    visit.write("#copy-pass", "a lake in the morning").await;
    visit.click("#download").await;
    visit.reads("#copy", "The copy is saved").await;
}

#[tokio::test]
async fn what_is_kept_is_the_site_and_nothing_a_person_wrote() {
    let visit = Browser::phone().that_keeps_the_site().open().await;
    visit.begin("/forgiveness/").await;
    here(&visit).await;
    visit.until_step("about").await;
    visit.answer("one-event", "Quillwort").await;
    visit.saved().await;
    let [name] = &*caches(&visit).await else { panic!("one version is kept") };
    visit
        .js(&format!(
            "window.all = null; (async () => {{
               const cache = await caches.open({name}), texts = [];
               for (const request of await cache.keys()) texts.push(request.url + await (await cache.match(request)).text());
               window.all = texts;
             }})()",
            name = json!(name)
        ))
        .await;
    visit.until("window.all").await;
    assert_eq!(visit.js("return window.all.some(text => text.includes('Quillwort'))").await, json!(false));
    assert_eq!(visit.js("return window.all.length > 30").await, json!(true));
}
