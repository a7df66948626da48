//! Makes the next release of the site in the folder of a visit.

use crate::harness::{Browser, Visit};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// The attribute that names the release of a page.
pub const MARK: &str = "document.body.dataset.release";

/// A phone that may cache the site, with a copy of the site that the test may change.
pub fn phone() -> Browser {
    Browser::phone().that_keeps_the_site().broken(|_| {})
}

fn worker(site: &Path) -> String {
    fs::read_to_string(site.join("sw.js")).expect("there is a service worker")
}

fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(content)))
}

/// Writes the pages of the next release without its service worker, as on a host in the middle of a deployment.
pub fn pages(visit: &Visit, release: &str) {
    for page in PAGES {
        let path = visit.dist().join(page);
        let html = fs::read_to_string(&path).expect("a page can be read");
        let (head, body) = html.split_once("<body").expect("a page has a body");
        let (_, rest) = body.split_once('>').expect("its tag ends");
        fs::write(&path, format!("{head}<body data-release=\"{release}\">{rest}"))
            .expect("a page can be written");
    }
}

/// Writes the complete next release.
pub fn put(visit: &Visit, release: &str) {
    pages(visit, release);
    let mut script = worker(visit.dist());
    for page in PAGES {
        let content = fs::read(visit.dist().join(page)).expect("a page can be read");
        let listed = format!("\"{}\":\"", page.trim_end_matches("index.html"));
        script = with(&script, &listed, &integrity(&content));
    }
    let script = with(&script, "version=\"", release);
    fs::write(visit.dist().join("sw.js"), script).expect("it can be written");
}

/// Replaces the text between `after` and the next quotation mark.
fn with(script: &str, after: &str, text: &str) -> String {
    let (head, rest) = script.split_once(after).unwrap_or_else(|| panic!("{after} is in it"));
    let (_, rest) = rest.split_once('"').expect("the text ends");
    format!("{head}{after}{text}\"{rest}")
}

/// The pages that carry the release.
const PAGES: [&str; 4] = ["index.html", "signs/index.html", "forgiveness/index.html", "help/index.html"];

/// Removes the files whose fingerprinted names begin like this, as a host does that keeps no older files.
pub fn remove_programs(visit: &Visit) {
    for entry in fs::read_dir(visit.dist()).expect("the site is there").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if ["app-", "reader-", "keeper-", "words-", "read-en-"].iter().any(|start| name.starts_with(start)) {
            fs::remove_file(entry.path()).expect("a file can be removed");
        }
    }
}
