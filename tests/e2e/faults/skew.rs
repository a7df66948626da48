//! F14: the WebAssembly and JavaScript files of the program are of different versions, as after a partial cache update.

use super::writing::{address, id};
use crate::harness::{Browser, Engine};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

fn programs(site: &Path, ending: &str) -> Vec<PathBuf> {
    let files = fs::read_dir(site).unwrap().map(|file| file.unwrap().path());
    let app = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.starts_with("app-") && name.ends_with(ending)
    };
    files.filter(app).collect()
}

/// The name under which a program's module imports what its script defines. It is made of the module.
fn version(script: &str) -> &str {
    let (_, rest) = script.split_once("__proto__:null,\"").expect("the script says what it defines");
    &rest[..8]
}

const ANOTHER: &str = "01234567";

/// Changes the script to one of another version.
fn new_script(site: &Path) {
    for path in programs(site, ".js") {
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replacen(version(&text), ANOTHER, 1)).unwrap();
    }
}

/// Changes the module to one of another version.
fn new_program(site: &Path) {
    let scripts: Vec<_> =
        programs(site, ".js").iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    for path in programs(site, ".wasm") {
        let mut bytes = fs::read(&path).unwrap();
        let name = version(&scripts[0]).as_bytes();
        let mut found = 0;
        while let Some(at) = bytes.windows(name.len()).position(|window| window == name) {
            bytes[at..at + name.len()].copy_from_slice(ANOTHER.as_bytes());
            found += 1;
        }
        assert!(found > 0, "the module names its script");
        fs::write(&path, bytes).unwrap();
    }
}

#[tokio::test]
async fn the_page_reads_and_says_so_and_what_was_kept_is_untouched() {
    let engine = Engine::here();
    for broken in [new_script as fn(&Path), new_program] {
        let visit = Browser::desktop().broken(broken).open().await;
        visit.load("/pictures/lake.svg").await;
        let kept = json!({ "v": 2, "id": id(1), "kind": "forgiveness", "answers": { "one-event": "kept" } })
            .to_string();
        visit.js(&format!("localStorage['stillwater/record/{}'] = {}", id(1), json!(kept))).await;
        visit.load(&address(1)).await;
        visit.reads(".failed", "could not start").await;
        assert!(visit.text("main").await.len() > 1000, "{engine:?}: it reads");
        let after = visit.js(&format!("return localStorage['stillwater/record/{}']", id(1))).await;
        assert_eq!(after, json!(kept), "{engine:?}");
    }
}
