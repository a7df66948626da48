//! F7: the site is open in two tabs.

use super::writing::{all_stored, come_back, id, keep, open, shown, shows, stored, stores, write};
use crate::harness::{Browser, Engine, Need, Visit, each_engine};

/// While `window.deaf` is true, the page receives no events about other tabs.
const DEAF: &str = "for (const name of ['storage', 'focus', 'pageshow', 'visibilitychange'])
    for (const target of [window, document])
        target.addEventListener(name, event => window.deaf && event.stopImmediatePropagation(), true);";

async fn two(engine: Engine, words: &str) -> Visit {
    let visit = Browser::desktop().alone().on(engine).with_fault(DEAF).open().await;
    keep(&visit, 1, words).await;
    visit.new_tab().await;
    open(&visit, 1).await;
    shows(&visit, words).await;
    visit
}

each_engine!(a_change_shows_in_the_other_tab_and_both_can_go_on);
async fn a_change_shows_in_the_other_tab_and_both_can_go_on() {
    let engine = Engine::here();
    let visit = two(engine, "one").await;
    write(&visit, " two").await;
    visit.saved().await;
    visit.to_tab(0).await;
    shows(&visit, "one two").await;
    visit.reads(".elsewhere", "changed in another tab").await;
    write(&visit, " three").await;
    visit.saved().await;
    visit.to_tab(1).await;
    shows(&visit, "one two three").await;
    assert_eq!(all_stored(&visit).await, ["one two three"], "{engine:?}");
}

#[tokio::test]
async fn different_entries_do_not_meet() {
    let engine = Engine::here();
    let visit = Browser::desktop().open().await;
    keep(&visit, 1, "one").await;
    visit.new_tab().await;
    keep(&visit, 2, "two").await;
    for (tab, words) in [(0, " and"), (1, " and"), (0, " on"), (1, " on")] {
        visit.to_tab(tab).await;
        write(&visit, words).await;
    }
    visit.saved().await;
    visit.to_tab(0).await;
    visit.saved().await;
    assert_eq!(all_stored(&visit).await, ["one and on", "two and on"], "{engine:?}");
}

each_engine!(a_stale_tab_never_overwrites_and_both_versions_are_there_to_choose_from);
/// The tab missed the changes of the other tab, and continues from the version that it shows.
async fn a_stale_tab_never_overwrites_and_both_versions_are_there_to_choose_from() {
    let engine = Engine::here();
    let mut visit = two(engine, "one").await;
    visit.js("window.deaf = true").await;
    visit.to_tab(0).await;
    write(&visit, " newer").await;
    visit.saved().await;
    visit.to_tab(1).await;
    assert_eq!(shown(&visit).await, "one", "{engine:?}: it has heard of nothing");
    write(&visit, " older").await;
    visit.saved().await;
    stores(&visit, 1, "one newer").await;
    // "Saved" may refer to all but the last letter.
    visit.until("Object.values(localStorage).some(text => text.includes('one older'))").await;
    let mut all = all_stored(&visit).await;
    all.sort();
    assert_eq!(all, ["one newer", "one older"], "{engine:?}");
    visit.reads("#twin", "There are two versions of this").await;
    visit.kill();
    visit.restart().await;
    visit.go("/session/#everything").await;
    let mut all = all_stored(&visit).await;
    all.sort();
    assert_eq!(all, ["one newer", "one older"], "{engine:?}, after a kill");
    visit.reads(".record", "a second version").await;
}

#[tokio::test]
async fn a_frozen_tab_shows_the_newer_words_when_it_wakes() {
    if !Engine::here().can(Need::Freezing) {
        return;
    }
    let visit = two(Engine::here(), "one").await;
    visit.freeze().await;
    visit.to_tab(0).await;
    write(&visit, " newer").await;
    visit.saved().await;
    visit.to_tab(1).await;
    visit.thaw().await;
    shows(&visit, "one newer").await;
    write(&visit, " still").await;
    visit.saved().await;
    assert_eq!(all_stored(&visit).await, ["one newer still"]);
}

#[tokio::test]
async fn what_is_deleted_in_the_other_tab_is_said_and_comes_back_only_when_written_in() {
    let engine = Engine::here();
    let visit = two(engine, "one").await;
    visit.go("/session/#everything").await;
    visit.delete_first().await;
    visit.until(&format!("!localStorage['stillwater/record/{}']", id(1))).await;
    visit.to_tab(0).await;
    visit.reads(".elsewhere", "deleted in another tab").await;
    come_back(&visit).await;
    assert_eq!(stored(&visit, 1).await, None, "{engine:?}: looking does not bring it back");
    write(&visit, " again").await;
    visit.saved().await;
    assert_eq!(all_stored(&visit).await, ["one again"], "{engine:?}");
}
