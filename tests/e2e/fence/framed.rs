//! Inside another site's frame: nothing is shown, and no program starts.

use super::elsewhere::Elsewhere;
use crate::harness::{Browser, Engine, Visit, each_engine};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::time::Duration;

/// How long to wait before looking again.
const BEAT: Duration = Duration::from_millis(50);

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

/// Opens a page of ours in another site's frame, and goes there.
async fn open_framed(visit: &Visit, path: &str) {
    let other = Elsewhere::with(format!(
        "<!doctype html><title>another, with {path}</title><iframe src=\"{}\"></iframe>",
        visit.url(path)
    ));
    // The other page may wait for its frame for as long as it likes.
    let go = format!("location.href = '{}'", other.url());
    visit.js(&go).await;
    visit.until(&format!("document.title === 'another, with {path}' && frames.length === 1")).await;
    // Firefox's driver may learn of the frame a little later than the page.
    for _ in 0..100 {
        if visit.client.enter_frame(0).await.is_ok() {
            return;
        }
        tokio::time::sleep(BEAT).await;
    }
    panic!("there is no frame");
}

/// What is in the frame: its words and whether a program began or could begin. Looked at until some time after it was there.
async fn seen(visit: &Visit) -> Value {
    let mut seen = Value::Null;
    for _ in 0..20 {
        seen = visit
            .js("return [document.body?.innerText ?? '', document.forms.length, 'stillwater' in window, 'ready' in document.documentElement.dataset]")
            .await;
        tokio::time::sleep(BEAT).await;
    }
    seen
}

each_engine!(a_frame_shows_nothing);
async fn a_frame_shows_nothing() {
    let engine = Engine::here();
    for broken in [None, Some(without_ancestors as fn(&Path)), Some(without_headers)] {
        let mut browser = Browser::desktop();
        if let Some(broken) = broken {
            browser = browser.broken(broken);
        }
        let visit = browser.open().await;
        for path in ["/", "/signs/"] {
            open_framed(&visit, path).await;
            if broken.is_some() {
                visit.until("'left' in document.documentElement.dataset").await;
                assert_eq!(seen(&visit).await, json!(["", 0, false, false]), "{engine:?} {path}");
            } else {
                // Here a browser shows a message of its own.
                let seen = seen(&visit).await;
                let words = seen[0].as_str().unwrap_or_default();
                assert!(!words.contains("Leave quickly"), "{engine:?} {path}: {words}");
                assert_eq!(seen[2], json!(false), "{engine:?} {path}");
            }
            visit.client.enter_parent_frame().await.expect("there is a page around it");
        }
    }
}
