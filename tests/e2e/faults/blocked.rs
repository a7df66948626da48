//! F3: the browser blocks localStorage while the page is open.

use super::writing::{keep, shows, stored, stores, wait, write};
use crate::harness::{Browser, Engine};

/// Accessing localStorage throws while `window.shut` is true.
const DOOR: &str = "const open = Object.getOwnPropertyDescriptor(window, 'localStorage').get;
    Object.defineProperty(window, 'localStorage', { configurable: true, get() {
        if (window.shut) throw new DOMException('shut', 'SecurityError');
        return open.call(window);
    } });";

#[tokio::test]
async fn shut_while_somebody_writes_the_page_says_so_and_stores_when_it_may() {
    let engine = Engine::here();
    let visit = Browser::desktop().with_fault(DOOR).open().await;
    keep(&visit, 1, "before").await;
    visit.js("window.shut = true").await;
    write(&visit, " and after").await;
    visit.reads(".trouble", "does not let the page keep anything").await;
    visit.reads(".kept", "Not saved").await;
    shows(&visit, "before and after").await;
    visit.js("window.shut = false").await;
    assert_eq!(stored(&visit, 1).await.as_deref(), Some("before"), "{engine:?}");
    visit.click_words(".trouble button", "Try again").await;
    visit.saved().await;
    stores(&visit, 1, "before and after").await;
}

#[tokio::test]
async fn shut_when_the_browser_is_killed_the_words_are_in_the_journal() {
    let mut visit = Browser::desktop().alone().with_fault(DOOR).open().await;
    keep(&visit, 1, "before").await;
    visit.js("window.shut = true").await;
    write(&visit, " and after").await;
    visit.reads(".kept", "Not saved").await;
    wait(&visit, 1000).await;
    visit.kill();
    visit.restart().await;
    super::writing::open(&visit, 1).await;
    shows(&visit, "before and after").await;
}
