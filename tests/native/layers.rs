//! Dependencies between modules point one way, and only the module `browser` uses the browser.

use std::fs;
use std::path::{Path, PathBuf};

/// All Rust files of a module in `src`, with their contents.
fn sources(module: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(module);
    walk(&folder, &mut found);
    assert!(!found.is_empty(), "there is something in src/{module}");
    let root = folder.with_extension("rs");
    if let Ok(text) = fs::read_to_string(&root) {
        found.push((root, text));
    }
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

fn nothing_in(folder: &str, unwanted: &[&str]) {
    for (path, text) in sources(folder) {
        let named = path.to_string_lossy().replace('\\', "/");
        for word in unwanted {
            // A name in a comment is no use of it.
            let used = text.lines().find(|line| line.contains(word) && !line.trim_start().starts_with("//"));
            assert_eq!(used, None, "{named} uses {word}");
        }
    }
}

#[test]
fn dependencies_point_one_way() {
    nothing_in("domain", &["crate::ui", "crate::state", "crate::storage", "crate::content", "crate::vault"]);
    nothing_in("vault", &["crate::ui", "crate::state", "crate::storage", "crate::content", "crate::backup"]);
    nothing_in("storage", &["crate::ui", "crate::state", "crate::content"]);
    nothing_in("backup", &["crate::ui", "crate::state", "crate::content"]);
    nothing_in("storage", &["crate::backup"]);
    nothing_in("state", &["crate::ui", "crate::content"]);
    nothing_in("content", &["crate::ui", "crate::state", "crate::storage"]);
}

#[test]
fn only_the_browser_module_uses_the_browser() {
    for folder in ["backup", "content", "domain", "prerender", "state", "storage", "ui", "vault"] {
        nothing_in(folder, &["web_sys::", "js_sys::", "wasm_bindgen::", "wasm_bindgen_futures::", "gloo_"]);
    }
    for folder in ["backup", "content", "domain", "state", "storage", "vault"] {
        nothing_in(folder, &["yew", "crate::browser"]);
    }
    nothing_in("browser", &["crate::ui", "crate::content", "crate::prerender"]);
}

#[test]
fn nothing_is_logged() {
    for folder in ["domain", "vault", "storage", "state", "content", "backup", "ui"] {
        nothing_in(folder, &["console", "println!", "dbg!", "tracing::"]);
    }
}
