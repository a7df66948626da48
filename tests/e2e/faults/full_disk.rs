//! F6: the disk is full. localStorage reports no error; only the journal reports one.

use super::writing::{keep, open, shown, stores, write};
use crate::harness::{Browser, Engine, each_engine, figure};

each_engine!(on_a_full_disk_the_line_says_what_may_be_lost_and_what_was_kept_before_is_kept);
async fn on_a_full_disk_the_line_says_what_may_be_lost_and_what_was_kept_before_is_kept() {
    let engine = Engine::here();
    let Some(browser) = Browser::desktop().on_small_disk(200) else { return };
    let mut visit = browser.open().await;
    keep(&visit, 1, "before").await;
    visit.fill_disk();
    // The text has to be larger than the free space inside the journal's file.
    let words = " after".repeat(2000);
    visit
        .js(&format!(
            "const field = document.querySelector(\"[name='t:one-event']\"); field.value += '{words}';
             field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}))"
        ))
        .await;
    let all = format!("before{words}");
    stores(&visit, 1, &all).await;
    visit.saved().await;
    let line = visit.text(".kept").await;
    figure(&format!("F6 {engine:?}: the line says: {line}"));
    visit.kill();
    visit.free_disk();
    visit.restart().await;
    open(&visit, 1).await;
    let left = shown(&visit).await;
    figure(&format!("F6 {engine:?}: of {} letters {} are left", all.len(), left.len()));
    assert!(left == "before" || left == all, "{engine:?}: {left}");
    assert!(left == all || line.contains("may be lost"), "{engine:?}: it was said: {line}");
}

each_engine!(with_room_again_the_line_promises_no_more_than_is_kept);
async fn with_room_again_the_line_promises_no_more_than_is_kept() {
    let engine = Engine::here();
    let Some(browser) = Browser::desktop().on_small_disk(200) else { return };
    let mut visit = browser.open().await;
    keep(&visit, 1, "before").await;
    visit.fill_disk();
    write(&visit, " during").await;
    stores(&visit, 1, "before during").await;
    visit.saved().await;
    figure(&format!("F6 {engine:?}: a few letters on a full disk: {}", visit.text(".kept").await));
    visit.free_disk();
    write(&visit, " after").await;
    stores(&visit, 1, "before during after").await;
    visit.saved().await;
    let line = visit.text(".kept").await;
    visit.kill();
    visit.restart().await;
    open(&visit, 1).await;
    let left = shown(&visit).await;
    figure(&format!("F6 {engine:?}: with room again and killed: {left:?}; it was said: {line}"));
    assert!(left.starts_with("before"), "{engine:?}: {left}");
    assert!(left == "before during after" || line.contains("may be lost"), "{engine:?}: {left}");
}

each_engine!(with_room_again_and_quit_what_was_kept_before_is_kept);
async fn with_room_again_and_quit_what_was_kept_before_is_kept() {
    let engine = Engine::here();
    let Some(browser) = Browser::desktop().on_small_disk(200) else { return };
    let mut visit = browser.open().await;
    keep(&visit, 1, "before").await;
    visit.fill_disk();
    write(&visit, " during").await;
    stores(&visit, 1, "before during").await;
    visit.saved().await;
    visit.free_disk();
    write(&visit, " after").await;
    stores(&visit, 1, "before during after").await;
    visit.saved().await;
    visit.close_politely().await;
    visit.restart().await;
    open(&visit, 1).await;
    let left = shown(&visit).await;
    figure(&format!("F6 {engine:?}: with room again and quit: {left:?}"));
    assert!(left.starts_with("before"), "{engine:?}: {left}");
}
