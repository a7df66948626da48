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

/// Simulates newer JavaScript, which lacks an import of the old program.
fn new_script(site: &Path) {
    for path in programs(site, ".js") {
        let text = fs::read_to_string(&path).unwrap();
        let changed = text.replace("__wbg_setItem_", "__wbg_setItem_of_another_version_");
        assert_ne!(text, changed, "the program stores something");
        fs::write(&path, changed).unwrap();
    }
}

/// Simulates a newer program, which needs an import that the old JavaScript lacks. One letter is changed because names
/// in WebAssembly are stored with their length.
fn new_program(site: &Path) {
    for path in programs(site, ".wasm") {
        let mut bytes = fs::read(&path).unwrap();
        let name = b"__wbg_setItem_";
        let at = bytes.windows(name.len()).position(|window| window == name).expect("it stores something");
        bytes[at + 6] = b'S';
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
