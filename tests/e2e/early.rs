//! The page before the program has started, and when the program fails.

use crate::harness::{BEGIN, Browser, Need, Visit, each_engine};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

/// A network speed, in bytes per second, at which a person can type before the program has loaded.
const SLOW: u32 = 20_000;
const FAST: u32 = 100_000_000;

/// A visit whose page is there, while the program is still on its way.
async fn opening(browser: Browser, path: &str) -> Visit {
    let visit = browser.open().await;
    visit.load("/settings/").await;
    visit.ready().await;
    visit.cdp("Network.clearBrowserCache", json!({})).await;
    visit.throttle(SLOW).await;
    visit.js(&format!("location.href = {}", json!(path))).await;
    visit
}

#[tokio::test]
async fn what_is_typed_and_ticked_before_the_program_is_there_is_kept() {
    let Some(browser) = Browser::phone().alone().able_to(Need::SlowNetwork) else { return };
    let visit = opening(browser, "/signs/#all").await;
    visit.until("document.querySelector(\"[name='t:helped-most']\")").await;
    visit.pick("trust.often", "half").await;
    visit.answer("helped-most", "a warm bath").await;
    assert_eq!(
        visit.js("return 'ready' in document.documentElement.dataset").await,
        json!(false),
        "typed before the program was there"
    );
    visit.throttle(FAST).await;
    visit.ready().await;
    visit.saved().await;
    assert_eq!(visit.value("[name='t:helped-most']").await, "a warm bath");
    assert!(visit.picked("trust.often", "half").await);
    let record = visit.record().await;
    assert_eq!(record["answers"]["helped-most"], "a warm bath");
    assert_eq!(record["answers"]["trust.often"], "half");
}

#[tokio::test]
async fn the_program_changes_nothing_of_what_is_drawn() {
    let visit = Browser::phone().open().await;
    for path in ["/", "/signs/", "/forgiveness/", "/help/", "/worksheets/"] {
        visit.go(path).await;
        let shift = visit
            .client
            .execute_async(
                "const done = arguments[0]; new PerformanceObserver(list => done(list.getEntries().reduce((sum, e) => sum + e.value, 0)))
                 .observe({ type: 'layout-shift', buffered: true }); requestAnimationFrame(() => requestAnimationFrame(() => done(0)))",
                Vec::new(),
            )
            .await
            .unwrap();
        assert!(shift.as_f64().unwrap() < 0.01, "{path} moved by {shift}");
    }
}

fn page(site: &Path, path: &str) -> PathBuf {
    site.join(path).join("index.html")
}

/// Changes a page so that it differs from what the program would render.
fn spoil_page(site: &Path) {
    let file = page(site, "forgiveness");
    let html = fs::read_to_string(&file).unwrap();
    fs::write(&file, html.replacen("<h1", "<aside>strange</aside><h1", 1)).unwrap();
}

each_engine!(when_the_page_cannot_be_taken_over_it_is_drawn_afresh);
async fn when_the_page_cannot_be_taken_over_it_is_drawn_afresh() {
    let visit = Browser::phone().broken(spoil_page).open().await;
    visit.begin("/forgiveness/").await;
    assert_eq!(visit.js("return 'fresh' in document.documentElement.dataset").await, json!(true));
    assert_eq!(visit.js("return 'failed' in document.documentElement.dataset").await, json!(false));
    assert!(!visit.sees("aside").await);
    visit.until_step("about").await;
    visit.answer("one-event", "works").await;
    visit.saved().await;
}

fn remove_program(site: &Path) {
    for entry in fs::read_dir(site).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "wasm") {
            fs::remove_file(path).unwrap();
        }
    }
}

each_engine!(when_the_program_cannot_start_the_page_says_so_and_still_reads);
async fn when_the_program_cannot_start_the_page_says_so_and_still_reads() {
    let visit = Browser::phone().broken(remove_program).open().await;
    for path in ["/", "/forgiveness/", "/help/"] {
        visit.load(path).await;
        visit.reads(".failed", "could not start").await;
        assert!(visit.text("main").await.len() > 1000, "{path} reads");
    }
    visit.load("/forgiveness/").await;
    // The whole worksheet is shown once it is known that no program will show it step by step.
    visit.until("[...document.querySelectorAll('.step')].filter(s => s.checkVisibility()).length > 5").await;
}

fn other_words(site: &Path) {
    for entry in fs::read_dir(site).unwrap() {
        let path = entry.unwrap().path();
        if path.file_name().unwrap().to_string_lossy().starts_with("words-") {
            let text = fs::read_to_string(&path).unwrap();
            fs::write(&path, text.replacen("{\"keys\":", "{\"keys\":1", 1)).unwrap();
        }
    }
}

#[tokio::test]
async fn words_of_another_version_are_not_used() {
    let visit = Browser::phone().broken(other_words).open().await;
    visit.load("/signs/").await;
    visit.reads(".failed", "could not start").await;
}

/// Errors that scripts of others, such as browser extensions or a host, throw while the page opens.
const OTHERS: &str = "Promise.reject(new Error('theirs'));
    document.addEventListener('DOMContentLoaded', () => { Promise.reject(new Error('theirs')); throw new Error('theirs'); });";

#[tokio::test]
async fn what_other_scripts_throw_is_no_fault_of_the_program() {
    let visit = Browser::phone().with_fault(OTHERS).open().await;
    for path in ["/", "/help/"] {
        visit.go(path).await;
        assert_eq!(
            visit.js("return 'failed' in document.documentElement.dataset").await,
            json!(false),
            "{path}"
        );
        assert!(!visit.sees(".failed").await, "{path}");
    }
}

#[tokio::test]
async fn a_worksheet_that_is_begun_before_the_program_is_there_can_be_written_in() {
    let Some(browser) = Browser::phone().alone().able_to(Need::SlowNetwork) else { return };
    let visit = opening(browser, "/boundaries/").await;
    visit.click(BEGIN).await;
    visit.answer("with-whom", "R.").await;
    assert!(!visit.sees("#step-safe-enough").await, "one step at a time");
    assert_eq!(visit.js("return 'ready' in document.documentElement.dataset").await, json!(false));
    visit.throttle(FAST).await;
    visit.ready().await;
    visit.saved().await;
    assert_eq!(visit.value("[name='t:with-whom']").await, "R.");
    assert_eq!(visit.record().await["answers"]["with-whom"], "R.");
    assert!(!visit.js("return location.href").await.to_string().contains('#'));
}
