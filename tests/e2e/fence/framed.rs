//! The site inside another site's frame: nothing is shown, and no program starts.

use super::elsewhere::Elsewhere;
use crate::harness::{Browser, Engine, Visit, each_engine};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::time::Duration;

/// The pause between two checks.
const BEAT: Duration = Duration::from_millis(50);

/// Simulates a host that sends no headers.
fn without_headers(site: &Path) {
    fs::remove_file(site.join("_headers")).expect("the site has headers");
}

/// Simulates a host that sends all headers but without `frame-ancestors`.
fn without_ancestors(site: &Path) {
    let path = site.join("_headers");
    let headers = fs::read_to_string(&path).expect("the site has headers");
    assert!(headers.contains("; frame-ancestors 'none'"));
    fs::write(path, headers.replace("; frame-ancestors 'none'", "")).expect("a file can be written");
}

/// Opens a page of the site in another site's frame, and enters the frame.
async fn open_framed(visit: &Visit, path: &str) {
    let other = Elsewhere::with(format!(
        "<!doctype html><title>another, with {path}</title><iframe src=\"{}\"></iframe>",
        visit.url(path)
    ));
    // The script only starts the navigation, because the other page may wait for its frame for long.
    let go = format!("location.href = '{}'", other.url());
    visit.js(&go).await;
    visit.until(&format!("document.title === 'another, with {path}' && frames.length === 1")).await;
    // Firefox's driver may report the frame a little later than the page.
    for _ in 0..100 {
        if visit.client.enter_frame(0).await.is_ok() {
            return;
        }
        tokio::time::sleep(BEAT).await;
    }
    panic!("there is no frame");
}

/// Returns the text in the frame, the number of forms, and whether a program started or could start. It checks
/// repeatedly for some time.
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
                // The browser shows its own error page.
                let seen = seen(&visit).await;
                let words = seen[0].as_str().unwrap_or_default();
                assert!(!words.contains("Leave quickly"), "{engine:?} {path}: {words}");
                assert_eq!(seen[2], json!(false), "{engine:?} {path}");
            }
            visit.client.enter_parent_frame().await.expect("there is a page around it");
        }
    }
}
