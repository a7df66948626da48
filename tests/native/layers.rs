//! Who may use whom: dependencies point one way, and only the adapters touch the browser.

use std::fs;
use std::path::{Path, PathBuf};

/// Every Rust file below a folder of `src`, with its text.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder), &mut found);
    assert!(!found.is_empty(), "there is something in src/{folder}");
    found
}

fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push((path.clone(), fs::read_to_string(path).unwrap()));
        }
    }
}

fn nothing_in(folder: &str, unwanted: &[&str], but: &[&str]) {
    for (path, text) in sources(folder) {
        let named = path.to_string_lossy().replace('\\', "/");
        if but.iter().any(|part| named.contains(part)) {
            continue;
        }
        for word in unwanted {
            // What a comment speaks of is used by nobody.
            let used = text.lines().find(|line| line.contains(word) && !line.trim_start().starts_with("//"));
            assert_eq!(used, None, "{named} uses {word}");
        }
    }
}

#[test]
fn dependencies_point_one_way() {
    nothing_in(
        "domain",
        &["crate::ui", "crate::state", "crate::storage", "crate::content", "crate::vault"],
        &[],
    );
    nothing_in(
        "vault",
        &["crate::ui", "crate::state", "crate::storage", "crate::content", "crate::backup"],
        &[],
    );
    nothing_in("storage", &["crate::ui", "crate::state", "crate::content"], &[]);
    nothing_in("backup", &["crate::ui", "crate::state", "crate::content"], &[]);
    nothing_in("storage", &["crate::backup"], &[]);
    nothing_in("state", &["crate::ui", "crate::content"], &[]);
    nothing_in("content", &["crate::ui", "crate::state", "crate::storage"], &[]);
}

#[test]
fn the_domain_the_copies_and_the_state_know_no_browser() {
    let browser = ["web_sys", "js_sys", "wasm_bindgen", "gloo", "yew"];
    nothing_in("domain", &browser, &[]);
    nothing_in("vault", &browser, &[]);
    nothing_in("backup", &browser, &[]);
    nothing_in("state", &browser, &[]);
    nothing_in("content", &browser, &[]);
}

#[test]
fn only_the_adapters_touch_the_window() {
    nothing_in(
        "ui",
        &["web_sys::window", "web_sys::Window", "local_storage", "js_sys"],
        &["ui/dom.rs", "ui/dom/"],
    );
    nothing_in(
        "storage",
        &["web_sys", "js_sys", "gloo"],
        &["storage/local.rs", "storage/journal/idb.rs", "storage/journal/idb/"],
    );
}

#[test]
fn nothing_is_logged() {
    for folder in ["domain", "vault", "storage", "state", "content", "backup", "ui"] {
        nothing_in(folder, &["console", "println!", "dbg!", "tracing::"], &[]);
    }
}
