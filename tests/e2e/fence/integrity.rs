//! The program that runs is the one the page was built for, and it is fetched once.

use crate::harness::{Browser, Engine, each_engine};
use serde_json::json;
use std::fs;
use std::path::Path;

/// Changes the last byte of every program, after which most of them would still start.
fn tamper(site: &Path) {
    for entry in fs::read_dir(site).expect("the site is there").flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|ending| ending == "wasm") {
            let mut bytes = fs::read(&path).expect("a program can be read");
            let at = bytes.len() - 1;
            bytes[at] ^= 1;
            fs::write(&path, bytes).expect("a program can be written");
        }
    }
}

each_engine!(a_program_that_was_tampered_with_does_not_start_and_the_page_reads_on);
async fn a_program_that_was_tampered_with_does_not_start_and_the_page_reads_on() {
    let engine = Engine::here();
    let visit = Browser::phone().broken(tamper).open().await;
    for path in ["/", "/help/"] {
        visit.load(path).await;
        visit.reads(".failed", "could not start").await;
        assert!(visit.text("main").await.len() > 1000, "{engine:?}: {path} reads");
        assert_eq!(
            visit.js("return 'ready' in document.documentElement.dataset").await,
            json!(false),
            "{engine:?}"
        );
    }
    let said = visit
        .client
        .execute_async(
            "const done = arguments[0], said = [];
             for (const which of ['keeper', 'stretcher']) {
                 window.stillwater.worker(which).onmessage = ({ data }) => said.push(data.why) === 2 && done(said);
             }",
            Vec::new(),
        )
        .await
        .expect("both workers say something");
    assert_eq!(said, json!(["start", "start"]), "{engine:?}");
}

#[tokio::test]
async fn the_program_is_fetched_once() {
    let visit = Browser::phone().alone().open().await;
    for path in ["/", "/signs/"] {
        let before = visit.asked().len();
        visit.go(path).await;
        let asked = visit.asked().split_off(before);
        let times = asked.iter().filter(|asked| asked.path.ends_with(".wasm")).count();
        assert_eq!(times, 1, "{path}: {asked:?}");
    }
}
