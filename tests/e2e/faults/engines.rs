//! Both engines, each as it was asked for.

use crate::harness::{Browser, Engine};
use serde_json::json;

#[tokio::test]
async fn each_engine_is_the_one_asked_for_in_the_size_asked_for() {
    for engine in Engine::ALL {
        let visit = Browser::phone().on(engine).open().await;
        visit.go("/").await;
        let firefox = visit.js("return navigator.userAgent.includes('Firefox/')").await;
        assert_eq!(firefox, json!(engine == Engine::Firefox));
        assert_eq!(visit.js("return [innerWidth, innerHeight]").await, json!([360, 740]), "{engine:?}");
        assert_eq!(visit.js("return navigator.languages").await, json!(["en-GB", "en"]), "{engine:?}");
    }
}

#[tokio::test]
async fn only_chromiums_phone_has_fingers() {
    let touch = "return matchMedia('(pointer: coarse)').matches";
    let chromium = Browser::phone().open().await;
    chromium.load("/").await;
    assert_eq!(chromium.js(touch).await, json!(true));
    let firefox = Browser::phone().in_firefox().open().await;
    firefox.load("/").await;
    assert_eq!(firefox.js(touch).await, json!(false));
}

#[tokio::test]
async fn without_script_the_page_runs_nothing() {
    for engine in Engine::ALL {
        let visit = Browser::phone().on(engine).without_script().open().await;
        visit.load("/").await;
        assert!(!visit.sees("html.js").await, "{engine:?}");
        assert!(visit.text("h1").await.len() > 3, "{engine:?}: the driver still reads the page");
    }
}

#[tokio::test]
async fn without_storage_both_stores_are_shut() {
    for engine in Engine::ALL {
        let visit = Browser::phone().on(engine).without_storage().open().await;
        visit.load("/").await;
        let local = visit.js("try { localStorage; return 'open' } catch (e) { return e.name }").await;
        assert_eq!(local, json!("SecurityError"), "{engine:?}");
        visit
            .js("window.shut = null;
                 try { const open = indexedDB.open('probe');
                       open.onsuccess = () => window.shut = 'open';
                       open.onerror = () => window.shut = open.error.name; }
                 catch (e) { window.shut = e.name }")
            .await;
        visit.until("window.shut").await;
        assert_ne!(visit.js("return window.shut").await, json!("open"), "{engine:?}");
    }
}
