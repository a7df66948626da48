//! F11: everything is deleted, and the browser is killed meanwhile.

use super::writing::{all_stored, keep, open, shows, stored, wait, write};
use crate::harness::{Browser, Engine, Visit, each_engine, figure};
use serde_json::json;

/// Opens a browser with two entries that have been written to disk.
async fn two_on_disk(engine: Engine) -> Visit {
    let mut visit = Browser::desktop().alone().on(engine).open().await;
    keep(&visit, 1, "one").await;
    keep(&visit, 2, "two").await;
    visit.close_politely().await;
    visit.restart().await;
    visit.go("/settings/").await;
    visit
}

async fn erase(visit: &Visit) {
    visit.click("#erase").await;
    visit.click("#erase-go-on").await;
    visit.click("#erase-now").await;
}

/// Kills the browser, and asserts that both entries are left, or none.
async fn all_or_nothing(visit: &mut Visit) -> usize {
    visit.kill();
    visit.restart().await;
    visit.go("/session/#everything").await;
    let left = all_stored(visit).await;
    assert!(left.is_empty() || left == ["one", "two"], "{left:?}");
    assert!(!visit.sees("#found").await, "nothing was lost: {}", visit.text("#found").await);
    left.len()
}

each_engine!(killed_right_after_the_last_click_all_is_there_or_nothing);
async fn killed_right_after_the_last_click_all_is_there_or_nothing() {
    let engine = Engine::here();
    let mut visit = two_on_disk(engine).await;
    erase(&visit).await;
    let left = all_or_nothing(&mut visit).await;
    figure(&format!("F11 {engine:?}: killed right after the click: {left} of 2 are left"));
}

each_engine!(killed_after_everything_is_deleted_nothing_comes_back);
async fn killed_after_everything_is_deleted_nothing_comes_back() {
    let engine = Engine::here();
    for seconds in [0, 6] {
        let mut visit = two_on_disk(engine).await;
        erase(&visit).await;
        visit.reads("main", "Everything is deleted").await;
        wait(&visit, seconds * 1000).await;
        let left = all_or_nothing(&mut visit).await;
        assert_eq!(left, 0, "{engine:?}, killed {seconds} s later");
    }
}

#[tokio::test]
async fn loaded_again_after_everything_is_deleted_and_killed_nothing_comes_back() {
    let engine = Engine::here();
    let mut visit = two_on_disk(engine).await;
    erase(&visit).await;
    visit.reads("main", "Everything is deleted").await;
    visit.reload().await;
    wait(&visit, 500).await;
    let left = all_or_nothing(&mut visit).await;
    assert_eq!(left, 0, "{engine:?}");
}

#[tokio::test]
async fn what_is_written_after_everything_is_deleted_stays() {
    let engine = Engine::here();
    let visit = Browser::desktop().open().await;
    keep(&visit, 1, "one").await;
    // The page is not loaded again until the reload below.
    visit.out().await;
    visit.click("a[href='/settings/']").await;
    erase(&visit).await;
    visit.reads("main", "Everything is deleted").await;
    visit.click("nav.places a[href='/worksheets/']").await;
    visit.click("a[href='/forgiveness/']").await;
    visit.until_step("about").await;
    write(&visit, "new").await;
    visit.saved().await;
    visit.reload().await;
    shows(&visit, "new").await;
    assert!(!visit.sees("#found").await, "{engine:?}: {}", visit.text("#found").await);
    assert_eq!(all_stored(&visit).await, ["new"], "{engine:?}");
}

#[tokio::test]
async fn an_entry_open_in_another_tab_does_not_bring_itself_back() {
    let engine = Engine::here();
    let visit = Browser::desktop().open().await;
    keep(&visit, 1, "one").await;
    visit.new_tab().await;
    visit.go("/settings/").await;
    erase(&visit).await;
    visit.reads("main", "Everything is deleted").await;
    visit.to_tab(0).await;
    visit.reads(".elsewhere", "deleted in another tab").await;
    assert_eq!(stored(&visit, 1).await, None, "{engine:?}");
    let left = visit.js("return Object.keys(localStorage)").await;
    assert_eq!(left, json!([]), "{engine:?}");
    open(&visit, 1).await;
    shows(&visit, "").await;
}
