//! F2: the quota is exceeded, occasionally or always.

use super::writing::{all_stored, keep, open, shows, stored, stores, write};
use crate::harness::{Browser, Engine};

/// While `window.every` is `k`, every `k`-th call of `setItem` fails.
const NOW_AND_THEN: &str = "window.calls = 0; window.failed = 0;
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, text) {
        if (window.every && ++window.calls % window.every === 0) {
            window.failed += 1;
            throw new DOMException('no room', 'QuotaExceededError');
        }
        set.call(this, key, text);
    };";

#[tokio::test]
async fn whichever_write_finds_no_room_all_words_are_stored_in_the_end() {
    let engine = Engine::here();
    let visit = Browser::desktop().with_fault(NOW_AND_THEN).open().await;
    keep(&visit, 1, "the other").await;
    for every in 1..=4 {
        let number = 1 + every;
        open(&visit, number).await;
        visit.js(&format!("window.calls = 0; window.failed = 0; window.every = {every}")).await;
        let mut words = String::new();
        while visit.js("return window.failed").await == 0 {
            write(&visit, "on ").await;
            words += "on ";
            visit.until("['saved', 'failed'].includes(document.querySelector('.kept').dataset.saving)").await;
        }
        if every == 1 {
            visit.reads(".trouble", "no room left").await;
            visit.reads(".kept", "Not saved").await;
            assert!(visit.value("#trouble-text").await.contains(words.trim_end()), "{engine:?}");
        }
        shows(&visit, &words).await;
        visit.js("window.every = 0").await;
        if visit.sees(".trouble").await {
            visit.click_words(".trouble button", "Try again").await;
        }
        visit.saved().await;
        assert!(!visit.sees(".trouble").await, "{engine:?}, every {every}");
        stores(&visit, number, &words).await;
        visit.reload().await;
        shows(&visit, &words).await;
    }
    assert_eq!(stored(&visit, 1).await.as_deref(), Some("the other"), "{engine:?}");
    assert_eq!(all_stored(&visit).await.len(), 5, "{engine:?}: no entry twice");
}

#[tokio::test]
async fn what_found_no_room_is_brought_back_from_the_journal_after_a_kill() {
    let mut visit = Browser::desktop().alone().with_fault(NOW_AND_THEN).open().await;
    keep(&visit, 1, "before").await;
    visit.js("window.every = 1").await;
    write(&visit, " and after").await;
    visit.reads(".trouble", "no room left").await;
    super::writing::wait(&visit, 1000).await;
    visit.kill();
    visit.restart().await;
    open(&visit, 1).await;
    shows(&visit, "before and after").await;
    stores(&visit, 1, "before and after").await;
}
