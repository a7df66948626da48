//! A host that sends other scripts than those the pages were built for, and a service worker's cache that was tampered
//! with.

use crate::harness::{Browser, Engine, each_engine};
use serde_json::json;
use std::fs;
use std::path::Path;

/// Inserts a line before the scripts with these prefixes. The line leaves a trace if it runs.
fn with_a_line(site: &Path, begins: &[&str]) {
    let mut changed = 0;
    for entry in fs::read_dir(site).expect("the site is there").flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if name.ends_with(".js") && begins.iter().any(|begin| name.starts_with(begin)) {
            let script = fs::read_to_string(&path).expect("a script can be read");
            fs::write(&path, format!("try{{window.ran=1}}catch{{postMessage({{say:'ran'}})}};{script}"))
                .expect("a script can be written");
            changed += 1;
        }
    }
    assert_eq!(changed, begins.len(), "{begins:?}");
}

fn workers(site: &Path) {
    with_a_line(site, &["keeper-", "stretcher-", "judge-"]);
}

fn programs(site: &Path) {
    with_a_line(site, &["app-", "reader-"]);
}

each_engine!(no_worker_starts_from_a_script_with_a_line_more);
async fn no_worker_starts_from_a_script_with_a_line_more() {
    let engine = Engine::here();
    let visit = Browser::phone().broken(workers).open().await;
    visit.go("/settings/").await;
    visit
        .js("window.said = [];
             for (const which of ['keeper', 'stretcher', 'judge'])
                 window.stillwater.worker(which).onmessage = ({ data }) => said.push(data.say + ' ' + data.why)")
        .await;
    visit.until("said.length === 3").await;
    let said = visit.js("return said").await;
    assert_eq!(said, json!(["refused start", "refused start", "refused start"]), "{engine:?}");
    // The site reports the failure and keeps working.
    visit.write("#copy-pass", "a lake in the morning").await;
    visit.click("#download").await;
    visit.reads("#copy", "could not be loaded").await;
    visit.begin("/forgiveness/").await;
    visit.until_step("about").await;
    visit.answer("one-event", "goes on").await;
    visit.saved().await;
}

each_engine!(no_program_starts_from_a_script_with_a_line_more);
async fn no_program_starts_from_a_script_with_a_line_more() {
    let visit = Browser::phone().broken(programs).open().await;
    for path in ["/", "/help/"] {
        visit.load(path).await;
        visit.reads(".failed", "could not start").await;
        assert_eq!(visit.js("return window.ran ?? null").await, json!(null), "{path}");
    }
}

#[tokio::test]
async fn the_second_try_of_a_program_is_compared_too() {
    let visit = Browser::phone().broken(programs).open().await;
    visit.load("/signs/").await;
    visit.reads(".failed", "could not start").await;
    // Simulates a program that failed during hydration. `window.` is needed because Firefox's driver has its own
    // `WebAssembly`.
    visit
        .js("delete document.documentElement.dataset.failed;
             dispatchEvent(new ErrorEvent('error', { error: new window.WebAssembly.RuntimeError() }))")
        .await;
    visit
        .until("'fresh' in document.documentElement.dataset && 'failed' in document.documentElement.dataset")
        .await;
    assert_eq!(visit.js("return window.ran ?? null").await, json!(null));
}

each_engine!(what_was_written_into_the_copy_of_the_site_does_not_answer);
async fn what_was_written_into_the_copy_of_the_site_does_not_answer() {
    let visit = Browser::phone().that_keeps_the_site().open().await;
    visit.go("/settings/").await;
    visit.js("navigator.serviceWorker.ready.then(() => window.copyIsHere = true)").await;
    visit.until("window.copyIsHere").await;
    visit
        .js("window.written = 0; (async () => {
                 const [name] = (await caches.keys()).filter(name => name.startsWith('stillwater-site '));
                 const cache = await caches.open(name);
                 const page = new Response('<!doctype html><title>forged</title>', { headers: { 'content-type': 'text/html' } });
                 await cache.put('/help/', page);
                 for (const { url } of await cache.keys()) if (/keeper-.*js$/.test(url))
                     await cache.put(url, new Response(`postMessage({say:'ran'});`, { headers: { 'content-type': 'text/javascript' } }));
                 window.written = 1;
             })()")
        .await;
    visit.until("window.written").await;
    visit.go("/help/").await;
    visit.until("navigator.serviceWorker.controller").await;
    visit.reads("h1", "Help").await;
    visit.go("/settings/").await;
    visit
        .js("window.heard = null; window.stillwater.worker().onmessage = ({ data }) => window.heard = data.say")
        .await;
    visit.until("window.heard").await;
    assert_eq!(visit.js("return window.heard").await, json!("ready"));
}
