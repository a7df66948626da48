//! The installed site: browsers find it installable, and its manifest does not reveal its purpose.

use super::kept;
use crate::harness::{Browser, Engine, each_engine};
use serde_json::json;

#[tokio::test]
async fn chromium_finds_all_it_needs_to_install_it() {
    let visit = Browser::phone().on(Engine::Chromium).that_keeps_the_site().open().await;
    visit.go("/settings/").await;
    kept(&visit).await;
    let told = visit.cdp("Page.getAppManifest", json!({})).await;
    assert_eq!(told["errors"], json!([]), "{told:#}");
    let text = told["data"].as_str().unwrap();
    let lower = text.to_lowercase();
    for word in ["trauma", "heal", "abuse", "hurt", "betray", "forgiv", "bound", "relationship"] {
        assert!(!lower.contains(word), "{word}: {text}");
    }
    let missing = visit.cdp("Page.getInstallabilityErrors", json!({})).await;
    let missing: Vec<&str> = missing["installabilityErrors"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|error| error["errorId"].as_str())
        // Chromium treats the driver's profile as an incognito one.
        .filter(|id| *id != "in-incognito")
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[tokio::test]
async fn every_icon_and_shortcut_leads_somewhere() {
    let visit = Browser::phone().open().await;
    visit.go("/help/").await;
    visit
        .js("window.answers = null; (async () => {
               const address = document.querySelector('link[rel=manifest]').href;
               const manifest = await (await fetch(address)).json();
               const all = [...manifest.icons.map(i => i.src), ...manifest.shortcuts.map(s => s.url), manifest.start_url];
               window.answers = await Promise.all(all.map(async one => [one, (await fetch(one)).status]));
             })()")
        .await;
    visit.until("window.answers").await;
    let answers: Vec<(String, u16)> =
        serde_json::from_value(visit.js("return window.answers").await).unwrap();
    assert_eq!(answers.len(), 8);
    assert!(answers.iter().all(|(_, status)| *status == 200), "{answers:?}");
}

each_engine!(where_the_browser_offers_an_icon_settings_do_and_no_banner_comes);
async fn where_the_browser_offers_an_icon_settings_do_and_no_banner_comes() {
    let visit = Browser::phone().open().await;
    visit.go("/settings/").await;
    // The test dispatches its own event, because Chromium decides by itself when to offer an installation.
    let stopped = visit
        .js("window.offer = new Event('beforeinstallprompt', { cancelable: true });
             window.offer.prompt = () => window.asked = true;
             dispatchEvent(window.offer);
             dispatchEvent(new Event('focus'));
             return window.offer.defaultPrevented")
        .await;
    assert_eq!(stopped, json!(true));
    visit.reads("#install", "icon").await;
    visit.js("window.stillwater.install = window.offer; document.querySelector('#install').click()").await;
    visit.until("window.asked && !document.querySelector('#install')").await;
}
