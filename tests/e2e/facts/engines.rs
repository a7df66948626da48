//! The engines run with the settings that the test asked for.

use crate::harness::{Browser, Engine, each_engine};
use serde_json::json;

each_engine!(it_is_the_one_asked_for_in_the_size_asked_for);
async fn it_is_the_one_asked_for_in_the_size_asked_for() {
    let visit = Browser::phone().open().await;
    visit.go("/").await;
    let agent = visit.js("return navigator.userAgent").await;
    let (sign, languages) = match Engine::here() {
        Engine::Chromium => ("Chrome/", json!(["en-GB", "en"])),
        Engine::Firefox => ("Firefox/", json!(["en-GB", "en"])),
        // WebKit reports the first language only.
        Engine::WebKit => ("Version/", json!(["en-GB"])),
    };
    assert!(agent.as_str().expect("it has a name").contains(sign), "{agent}");
    assert_eq!(visit.js("return [innerWidth, innerHeight]").await, json!([360, 740]));
    assert_eq!(visit.js("return navigator.languages").await, languages);
}

each_engine!(only_chromiums_phone_has_fingers);
async fn only_chromiums_phone_has_fingers() {
    let visit = Browser::phone().open().await;
    visit.load("/").await;
    let fingers = visit.js("return matchMedia('(pointer: coarse)').matches").await;
    assert_eq!(fingers, json!(Engine::here() == Engine::Chromium));
}

each_engine!(the_dark_and_stillness_are_as_asked_for);
async fn the_dark_and_stillness_are_as_asked_for() {
    let wishes = "return ['(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)'].map(q => matchMedia(q).matches)";
    let plain = Browser::phone().open().await;
    plain.load("/").await;
    assert_eq!(plain.js(wishes).await, json!([false, false]));
    let dark = Browser::phone().in_the_dark().without_motion().open().await;
    dark.load("/").await;
    assert_eq!(dark.js(wishes).await, json!([true, true]));
}

each_engine!(without_script_the_page_runs_nothing);
async fn without_script_the_page_runs_nothing() {
    let visit = Browser::phone().without_script().open().await;
    visit.load("/").await;
    assert!(!visit.sees("html.js").await);
    assert!(visit.text("h1").await.len() > 3, "the driver still reads the page");
}

each_engine!(without_storage_both_stores_are_shut);
async fn without_storage_both_stores_are_shut() {
    let visit = Browser::phone().without_storage().open().await;
    visit.load("/").await;
    let local = visit.js("try { return localStorage ? 'open' : 'none' } catch (e) { return e.name }").await;
    let refusal = match Engine::here() {
        Engine::Chromium | Engine::Firefox => "SecurityError",
        // WebKit returns null where the application around it has disabled localStorage. Safari, where a person blocks
        // it, throws as the others do.
        Engine::WebKit => "none",
    };
    assert_eq!(local, json!(refusal));
    visit
        .js("window.shut = null;
             try { const open = indexedDB.open('probe');
                   open.onsuccess = () => window.shut = 'open';
                   open.onerror = () => window.shut = open.error.name; }
             catch (e) { window.shut = e.name }")
        .await;
    visit.until("window.shut").await;
    assert_ne!(visit.js("return window.shut").await, json!("open"));
}
