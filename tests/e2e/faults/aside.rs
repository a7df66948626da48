//! A page is left during a write to the journal, and enters the back/forward cache (bfcache).

use super::writing::{keep, shows, stores, write};
use crate::harness::{Browser, Visit, each_engine};

/// The settings show this text if there is no journal.
const MISSING: &str = "a second safety net is missing";

/// Changes the entry, and leaves the page in the same moment.
async fn write_and_leave(visit: &Visit) {
    keep(visit, 1, "before").await;
    visit
        .js("const field = document.querySelector(\"[name='t:one-event']\"); field.value = 'before and last';
             field.dispatchEvent(new InputEvent('input', { bubbles: true })); location.href = '/pictures/lake.svg'")
        .await;
    visit.until("location.pathname === '/pictures/lake.svg'").await;
}

each_engine!(the_next_page_has_its_journal);
/// WebKit lets no page begin a transaction on the same stores while one is open in a page in the bfcache.
async fn the_next_page_has_its_journal() {
    let visit = Browser::desktop().open().await;
    for _ in 0..3 {
        write_and_leave(&visit).await;
        visit.load("/settings/").await;
        visit.ready().await;
        visit.until("document.querySelector('#stored[data-count]')").await;
        assert!(!visit.seen().await.contains(MISSING), "{}", visit.seen().await);
    }
}

#[tokio::test]
async fn what_was_broken_off_is_kept_when_the_page_is_back() {
    let visit = Browser::desktop().open().await;
    write_and_leave(&visit).await;
    visit.client.back().await.expect("there is a way back");
    visit.ready().await;
    shows(&visit, "before and last").await;
    write(&visit, " of all").await;
    visit.saved().await;
    stores(&visit, 1, "before and last of all").await;
    assert_eq!(visit.records().await.len(), 1);
}
