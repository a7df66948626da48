//! F5: the store is cleared, or a value in it damaged, while the page is open.

use super::writing::{all_stored, keep, open, shows, stored, stores, write};
use crate::harness::{Browser, Engine, Visit};

/// Clears the store from another tab, and returns to the first.
async fn empty(visit: &Visit) {
    visit.new_tab().await;
    visit.load("/pictures/lake.svg").await;
    visit.js("localStorage.clear()").await;
    visit.to_tab(0).await;
}

#[tokio::test]
async fn emptied_while_an_entry_is_open_its_words_are_stored_again() {
    let engine = Engine::here();
    let visit = Browser::desktop().open().await;
    keep(&visit, 1, "on the screen").await;
    empty(&visit).await;
    stores(&visit, 1, "on the screen").await;
    write(&visit, ", and more").await;
    visit.saved().await;
    stores(&visit, 1, "on the screen, and more").await;
    visit.reload().await;
    shows(&visit, "on the screen, and more").await;
    assert_eq!(all_stored(&visit).await.len(), 1, "{engine:?}: no entry twice");
}

#[tokio::test]
async fn emptied_while_the_page_is_open_what_the_journal_has_comes_back_and_the_person_is_told() {
    let engine = Engine::here();
    let visit = Browser::desktop().open().await;
    keep(&visit, 1, "another").await;
    keep(&visit, 2, "on the screen").await;
    empty(&visit).await;
    stores(&visit, 2, "on the screen").await;
    visit.reload().await;
    assert_eq!(all_stored(&visit).await, ["another", "on the screen"], "{engine:?}");
    visit.reads("#found", "brought back").await;
    visit.click("#seen").await;
    visit.until("!document.querySelector('#found')").await;
    visit.reload().await;
    assert!(!visit.sees("#found").await, "{engine:?}: it is said once");
}

#[tokio::test]
async fn a_text_spoilt_while_it_is_open_is_set_aside_and_the_words_are_stored_again() {
    let engine = Engine::here();
    let visit = Browser::desktop().open().await;
    keep(&visit, 1, "whole").await;
    visit.new_tab().await;
    visit.load("/pictures/lake.svg").await;
    visit
        .js(&format!("localStorage['stillwater/record/{}'] = '{{\"v\":2,\"spoilt'", super::writing::id(1)))
        .await;
    visit.to_tab(0).await;
    stores(&visit, 1, "whole").await;
    visit.go("/session/#everything").await;
    visit.reads(".record-closed", "damaged").await;
    visit.click_words(".record-closed button", "Save it as a file").await;
    let file = visit.downloaded(".txt").await;
    assert_eq!(file.bytes, b"{\"v\":2,\"spoilt", "{engine:?}");
    open(&visit, 1).await;
    shows(&visit, "whole").await;
}

#[tokio::test]
async fn a_text_spoilt_while_the_page_is_closed_is_set_aside_and_the_journals_comes_in_its_place() {
    let engine = Engine::here();
    let visit = Browser::desktop().open().await;
    keep(&visit, 1, "whole").await;
    visit.load("/pictures/lake.svg").await;
    visit.js(&format!("localStorage['stillwater/record/{}'] = 'spoilt'", super::writing::id(1))).await;
    open(&visit, 1).await;
    shows(&visit, "whole").await;
    assert_eq!(stored(&visit, 1).await.as_deref(), Some("whole"), "{engine:?}");
    visit.reads("#found", "brought back").await;
    visit.go("/session/#everything").await;
    visit.reads(".record-closed", "damaged").await;
}
