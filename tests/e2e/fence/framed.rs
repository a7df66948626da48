//! Inside another site's frame: nothing is shown, and no program starts.

use super::elsewhere::Elsewhere;
use crate::harness::{Browser, Engine, Visit};
use serde_json::json;
use std::fs;
use std::path::Path;

/// As on a host that sends no headers.
fn without_headers(site: &Path) {
    fs::remove_file(site.join("_headers")).expect("the site has headers");
}

/// As on a host that sends all but who may frame the page.
fn without_ancestors(site: &Path) {
    let path = site.join("_headers");
    let headers = fs::read_to_string(&path).expect("the site has headers");
    assert!(headers.contains("; frame-ancestors 'none'"));
    fs::write(path, headers.replace("; frame-ancestors 'none'", "")).expect("a file can be written");
}

/// What a person sees of a page of ours that another site frames: its text, and the state of the root element.
async fn framed(visit: &Visit, path: &str) -> serde_json::Value {
    let other = Elsewhere::with(format!(
        "<!doctype html><title>another</title><iframe src=\"{}\" onload=\"document.title = 'loaded'\"></iframe>",
        visit.url(path)
    ));
    visit.client.goto(&other.url()).await.expect("the other page loads");
    visit.until("document.title === 'loaded'").await;
    visit.client.enter_frame(0).await.expect("there is a frame");
    // A program would have started by now, or be about to.
    for _ in 0..20 {
        let started = visit.js("return 'ready' in document.documentElement.dataset").await;
        assert_ne!(started, json!(true), "a program started in the frame");
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    visit.js("return [document.body?.innerText ?? '', document.forms.length, 'stillwater' in window]").await
}

#[tokio::test]
async fn a_frame_shows_nothing() {
    for engine in Engine::ALL {
        for broken in [None, Some(without_ancestors as fn(&Path)), Some(without_headers)] {
            let mut browser = Browser::desktop().on(engine);
            if let Some(broken) = broken {
                browser = browser.broken(broken);
            }
            let visit = browser.open().await;
            for path in ["/", "/signs/"] {
                let seen = framed(&visit, path).await;
                let words = seen[0].as_str().unwrap_or_default();
                // With headers a browser shows a message of its own.
                assert!(
                    !words.contains("Stillwater") && !words.contains("Leave quickly"),
                    "{engine:?}: {words}"
                );
                if broken.is_some() {
                    assert_eq!(seen, json!(["", 0, false]), "{engine:?} {path}");
                }
            }
        }
    }
}
