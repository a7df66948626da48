//! F4: localStorage loses a value after it was written and read back. A write without any effect is tested in
//! `keeping.rs`.

use super::writing::{come_back, keep, open, shows, stored, stores, write};
use crate::harness::{Browser, Engine};

/// While `window.lies` is true, a write to an entry is reverted a second later.
const TAKEN_BACK: &str = "const set = Storage.prototype.setItem, remove = Storage.prototype.removeItem;
    window.back = 0;
    Storage.prototype.setItem = function (key, text) {
        const before = this.getItem(key);
        set.call(this, key, text);
        if (window.lies && key.startsWith('stillwater/record/')) setTimeout(() => {
            if (before === null) remove.call(this, key); else set.call(this, key, before);
            window.back += 1;
        }, 1000);
    };";

#[tokio::test]
async fn what_is_taken_back_is_noticed_when_the_person_comes_back() {
    let engine = Engine::here();
    let mut visit = Browser::desktop().alone().with_fault(TAKEN_BACK).open().await;
    keep(&visit, 1, "before").await;
    visit.js("window.lies = true").await;
    write(&visit, " and after").await;
    visit.until("window.back > 0").await;
    visit.js("window.lies = false").await;
    visit.until("window.back > 0 && document.querySelector('.kept[data-saving=saved]')").await;
    assert_ne!(stored(&visit, 1).await.as_deref(), Some("before and after"), "{engine:?}: taken back");
    come_back(&visit).await;
    stores(&visit, 1, "before and after").await;
    visit.saved().await;
    visit.kill();
    visit.restart().await;
    open(&visit, 1).await;
    shows(&visit, "before and after").await;
}

#[tokio::test]
async fn what_is_taken_back_is_noticed_at_the_next_word() {
    let engine = Engine::here();
    let mut visit = Browser::desktop().alone().with_fault(TAKEN_BACK).open().await;
    keep(&visit, 1, "one").await;
    visit.js("window.lies = true").await;
    write(&visit, " two").await;
    visit.until("window.back > 0").await;
    visit.js("window.lies = false").await;
    write(&visit, " three").await;
    visit.saved().await;
    visit.kill();
    visit.restart().await;
    open(&visit, 1).await;
    shows(&visit, "one two three").await;
    assert_eq!(visit.records().await.len(), 1, "{engine:?}: nobody else has changed it");
}

#[tokio::test]
async fn taken_back_and_killed_the_words_are_in_the_journal() {
    let mut visit = Browser::desktop().alone().with_fault(TAKEN_BACK).open().await;
    open(&visit, 1).await;
    visit.js("window.lies = true").await;
    write(&visit, "new").await;
    visit.until("window.back > 0").await;
    visit.kill();
    visit.restart().await;
    open(&visit, 1).await;
    shows(&visit, "new").await;
}
