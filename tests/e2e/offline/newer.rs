//! A newer release is installed completely or not at all, and never replaces a page in use. F14: an old page never gets
//! a new program.

use super::release::{MARK, pages, phone, put, remove_programs};
use super::{again, caches, here, kept};
use crate::harness::{Visit, each_engine};
use serde_json::json;
use std::fs;

/// The release of this page, or null for the first one.
async fn release(visit: &Visit) -> serde_json::Value {
    visit.js(&format!("return {MARK} ?? null")).await
}

/// Makes the browser check for a newer release, as it does on each visit.
async fn look(visit: &Visit) {
    visit.js("navigator.serviceWorker.getRegistration().then(r => r.update().catch(() => 0)).then(() => window.looked = true)").await;
    visit.until("window.looked").await;
}

async fn waits(visit: &Visit) {
    visit
        .until(
            "(navigator.serviceWorker.getRegistration().then(r => window.waits = !!r.waiting), window.waits)",
        )
        .await;
}

/// Opens a worksheet from the cache, and installs a newer release that waits.
async fn writing_while_one_waits(visit: &Visit) {
    visit.begin("/forgiveness/").await;
    kept(visit).await;
    put(visit, "2");
    look(visit).await;
    waits(visit).await;
    visit.until_step("about").await;
}

each_engine!(it_waits_says_so_and_is_taken_when_one_says_so);
async fn it_waits_says_so_and_is_taken_when_one_says_so() {
    let visit = phone().open().await;
    writing_while_one_waits(&visit).await;
    visit.reads(".newer", "A new version is ready").await;
    visit.answer("one-event", "typed on the old page").await;
    again(&visit).await;
    visit.until("document.querySelector(\"[name='t:one-event']\")?.value").await;
    assert_eq!(release(&visit).await, json!(null), "not under the hands of whoever loads it again");
    visit.answer("one-event", "typed just before").await;
    visit.click("#newer").await;
    visit.until(&format!("{MARK} === '2'")).await;
    visit.ready().await;
    visit
        .until("document.querySelector(\"[name='t:one-event']\")?.value.endsWith('typed just before')")
        .await;
    assert!(!visit.sees(".newer-line").await);
}

each_engine!(at_the_next_start_it_is_there_and_the_old_one_is_gone);
async fn at_the_next_start_it_is_there_and_the_old_one_is_gone() {
    let mut visit = phone().alone().open().await;
    visit.go("/").await;
    kept(&visit).await;
    let old = caches(&visit).await;
    put(&visit, "2");
    look(&visit).await;
    waits(&visit).await;
    visit.close_politely().await;
    visit.restart().await;
    // The first page may still be the old one, while the newer release is activated.
    visit.go("/help/").await;
    visit.close_politely().await;
    visit.network_goes();
    visit.restart().await;
    visit.go("/").await;
    assert_eq!(release(&visit).await, json!("2"));
    visit.until("(caches.keys().then(names => window.sites = names.filter(n => n.startsWith('stillwater-site ')).length), window.sites === 1)").await;
    assert_ne!(caches(&visit).await, old);
}

#[tokio::test]
async fn one_that_cannot_be_fetched_whole_changes_nothing() {
    let mut visit = phone().alone().open().await;
    visit.go("/").await;
    kept(&visit).await;
    put(&visit, "2");
    // The host is in the middle of a deployment: one page belongs to yet another release.
    pages(&visit, "3");
    look(&visit).await;
    visit.until("(navigator.serviceWorker.getRegistration().then(r => window.rests = !r.installing && !r.waiting), window.rests)").await;
    visit.network_goes();
    visit.close_politely().await;
    visit.restart().await;
    for path in ["/", "/signs/", "/help/"] {
        visit.go(path).await;
        assert_eq!(release(&visit).await, json!(null), "{path}");
    }
    // After the deployment, the next visit installs the release.
    put(&visit, "4");
    visit.network_returns();
    visit.go("/").await;
    look(&visit).await;
    waits(&visit).await;
}

#[tokio::test]
async fn the_old_page_works_whole_when_the_host_has_only_the_new_files() {
    let visit = phone().open().await;
    visit.begin("/forgiveness/").await;
    kept(&visit).await;
    put(&visit, "2");
    remove_programs(&visit);
    // A newer release may be activated between two pages. It keeps the files of the older one, so each page is
    // complete.
    for path in ["/", "/signs/", "/forgiveness/", "/settings/"] {
        visit.go(path).await;
        assert!(!visit.sees(".failed").await, "{path}");
    }
    visit.write("#copy-pass", "a lake in the morning").await;
    visit.click("#download").await;
    visit.reads("#copy", "The copy is saved").await;
}

each_engine!(another_tab_keeps_its_own_release_until_it_is_loaded_again);
async fn another_tab_keeps_its_own_release_until_it_is_loaded_again() {
    let visit = phone().open().await;
    visit.go("/settings/").await;
    kept(&visit).await;
    visit.new_tab().await;
    visit.begin("/forgiveness/").await;
    put(&visit, "2");
    look(&visit).await;
    waits(&visit).await;
    visit.until_step("about").await;
    visit.click("#newer").await;
    visit.until(&format!("{MARK} === '2'")).await;
    visit.ready().await;
    // The worker's program is in the older cache, which stays as long as the tab is open.
    let files = fs::read_dir(visit.dist()).unwrap().flatten();
    for file in files.filter(|file| file.file_name().to_string_lossy().starts_with("keeper-")) {
        fs::remove_file(file.path()).unwrap();
    }
    visit.to_tab(0).await;
    visit.write("#copy-pass", "a lake in the morning").await;
    visit.click("#download").await;
    visit.reads("#copy", "The copy is saved").await;
}

#[tokio::test]
async fn what_is_in_memory_only_is_not_given_up_for_it() {
    let visit = phone().not_asked().open().await;
    writing_while_one_waits(&visit).await;
    visit.reads(".newer", "next time you open Stillwater").await;
    assert!(!visit.sees("#newer").await, "there is nothing to press");
}

#[tokio::test]
async fn a_first_visit_in_the_middle_of_a_release_keeps_nothing_and_works() {
    let visit = phone().open().await;
    pages(&visit, "2");
    visit.go("/signs/").await;
    visit.until("(navigator.serviceWorker.getRegistration().then(r => window.none = !r), window.none)").await;
    visit.go("/help/").await;
    assert_eq!(release(&visit).await, json!("2"));
    put(&visit, "3");
    visit.go("/signs/").await;
    here(&visit).await;
}
