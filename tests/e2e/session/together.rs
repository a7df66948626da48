//! Two people in front of one screen, and the shared view that hides everything else.

use super::{BOUNDARY, CHECK_IN, FORGIVENESS, mark, seed, session};
use crate::access::check;
use crate::harness::{Browser, Engine, Visit};
use crate::privacy::traces::found;
use crate::privacy::{PASS, locked_with, open_with};
use serde_json::json;

/// The URLs of all screens that may show earlier entries.
fn places() -> Vec<String> {
    let mut places: Vec<String> = [
        "/",
        "/notes/",
        "/session/",
        "/worksheets/",
        "/signs/",
        "/forgiveness/",
        "/boundaries/",
        "/settings/",
        "/help/",
    ]
    .map(String::from)
    .to_vec();
    places.extend(
        ["everything", "signs", "boundaries", "forgiveness", "sheet"]
            .map(|place| format!("/session/#{place}")),
    );
    for id in [FORGIVENESS, BOUNDARY, CHECK_IN] {
        places.push(format!("/session/#{id}"));
    }
    places.push(format!("/forgiveness/#{FORGIVENESS}/about"));
    places.push(format!("/forgiveness/#{FORGIVENESS}/history"));
    places.push(format!("/boundaries/#{BOUNDARY}"));
    places.push(format!("/boundaries/#{BOUNDARY}/history"));
    places.push(format!("/practice/#{BOUNDARY}"));
    places.push(format!("/signs/#{CHECK_IN}"));
    places.push(format!("/signs/#{CHECK_IN}/end"));
    places
}

/// Asserts that no screen has unchosen content anywhere in the document.
async fn nothing_shows(visit: &Visit, but: &[&str]) {
    for place in places() {
        visit.go(&place).await;
        visit.until("document.querySelector('h1')").await;
        let page = visit
            .js("return document.documentElement.outerHTML + [...document.querySelectorAll('input, textarea')].map(e => e.value)")
            .await;
        let page = page.as_str().unwrap();
        for canary in [
            "canarylabel",
            "canaryevent",
            "canarykeep",
            "canarynumb",
            "canarysign",
            "canaryhelped",
            "canaryother",
            "canarywhom",
            "canarycalls",
            "pick up until nine",
        ] {
            assert!(but.contains(&canary) || !page.contains(canary), "{place} shows {canary}");
        }
        assert!(!page.contains("entries are stored") && !page.contains("entry is stored"), "{place} counts");
    }
}

/// Brings one answer of the worksheet, and starts the shared view.
async fn sit(visit: &Visit) {
    visit.go(&format!("/forgiveness/#{FORGIVENESS}/left-behind")).await;
    mark(visit, "Which feelings are here now?").await;
    visit.saved().await;
    visit.go("/session/").await;
    visit.answer("want", "to say it aloud").await;
    visit.saved().await;
    visit.click("#together").await;
    visit.click("#own-device").await;
    visit.reads("h1", "Sitting together").await;
}

#[tokio::test]
async fn a_whole_session_of_two_people() {
    let engine = Engine::here();
    let visit = Browser::desktop().open().await;
    seed(&visit).await;
    sit(&visit).await;
    assert_eq!(visit.value("[name='t:want']").await, "to say it aloud");
    visit.click(".bringing summary").await;
    visit.reads(".bringing .brought", "a flat grey").await;
    nothing_shows(&visit, &[]).await;

    // A new worksheet that both people fill in.
    visit.go("/session/").await;
    visit.click(".begin a[href='/boundaries/']").await;
    visit.reads("h1", "Boundaries").await;
    visit.until_step("what").await;
    visit.answer("what-happens", "written by two").await;
    visit.name("ours").await;
    visit.saved().await;
    visit.out().await;
    visit.click_words("nav a", "My notes").await;
    visit.reads(".begin .record", "ours").await;
    visit.answer("agreed", "to go slowly").await;
    visit.write("[name='k:small-step:will']", "take one evening off").await;
    visit.saved().await;
    visit.click("#end-session").await;
    visit.reads("h1", "This view is closed").await;
    let closed = visit.js("return document.documentElement.outerHTML").await;
    for gone in ["to say it aloud", "a flat grey", "to go slowly", "written by two", "ours<"] {
        assert!(!closed.as_str().unwrap().contains(gone), "{engine:?}: {gone} is behind the curtain");
    }
    visit.client.back().await.unwrap();
    visit.reads("h1", "This view is closed").await;
    nothing_shows(&visit, &[]).await;

    visit.go("/session/").await;
    visit.click("#come-back").await;
    visit.reads("h1", "For a session").await;
    visit.reads(".brought", "to go slowly").await;
    visit.reads(".brought", "one evening off").await;
    let stored = session(&visit).await;
    assert!(stored["done"].is_string(), "{engine:?}: a session has its date: {stored}");
    visit.go("/session/#everything").await;
    visit.until("document.querySelectorAll('.record').length === 5").await;
}

#[tokio::test]
async fn it_hangs_there_after_a_reload_and_in_another_tab() {
    let visit = Browser::phone().open().await;
    seed(&visit).await;
    visit.go("/session/#everything").await;
    visit.reads(".record", "canaryother").await;
    visit.new_tab().await;
    sit(&visit).await;
    visit.reload().await;
    visit.reads("h1", "Sitting together").await;
    visit.to_tab(0).await;
    visit.until("!document.documentElement.outerHTML.includes('canary')").await;
    visit.to_tab(1).await;
    visit.click("#pause-session").await;
    visit.reads("h1", "This view is closed").await;
    visit.click("#come-back").await;
    visit.reads("h1", "For a session").await;
    assert_eq!(visit.value("[name='t:want']").await, "to say it aloud", "it goes on another time");
    assert_eq!(session(&visit).await.get("done"), None);
}

#[tokio::test]
async fn a_whole_entry_that_was_chosen_can_be_read_and_put_away() {
    let visit = Browser::phone().open().await;
    seed(&visit).await;
    visit.go(&format!("/forgiveness/#{FORGIVENESS}/end")).await;
    visit.click("label.bring").await;
    visit.until("document.querySelector('.bring :checked')").await;
    visit.go("/session/").await;
    visit.click("#together").await;
    visit.click("#own-device").await;
    visit.click(".bringing summary").await;
    visit.reads(".bringing", "canarykeep").await;
    visit.click_words("button", "Remove from my list").await;
    visit.until("!document.documentElement.outerHTML.includes('canary')").await;
    visit.saved().await;
    nothing_shows(&visit, &[]).await;
}

#[tokio::test]
async fn with_a_lock_it_locks_when_they_leave() {
    let (visit, _) = locked_with(Browser::phone(), " teasel").await;
    visit.go("/session/").await;
    open_with(&visit, PASS).await;
    visit.reads("h1", "For a session").await;
    visit.click("#together").await;
    visit.click("#own-device").await;
    visit.reads("h1", "Sitting together").await;
    visit.answer("agreed", "thistle").await;
    visit.saved().await;
    visit.click("#end-session").await;
    visit.until("document.querySelector('#passphrase')").await;
    open_with(&visit, PASS).await;
    visit.reads("h1", "This view is closed").await;
    visit.click("#come-back").await;
    visit.reads(".brought", "thistle").await;
}

#[tokio::test]
async fn everybody_can_use_it() {
    let visit = Browser::phone().open().await;
    seed(&visit).await;
    check_at(&visit, "/session/").await;
    sit(&visit).await;
    visit.js("document.querySelectorAll('details').forEach(d => d.open = true)").await;
    check(&visit, "together").await;
    visit.click("#larger").await;
    visit.until("document.documentElement.dataset.large === 'yes'").await;
    check(&visit, "together, larger").await;
    let wide = visit.js("return document.documentElement.scrollWidth > innerWidth").await;
    assert_eq!(wide, json!(false), "no sideways scrolling");
    visit.click("#end-session").await;
    visit.reads("h1", "This view is closed").await;
    visit.until("document.activeElement.id === 'title'").await;
    check(&visit, "after").await;
    visit.go("/settings/").await;
    visit.reads("h1", "hidden for now").await;
    check(&visit, "settings").await;
}

async fn check_at(visit: &Visit, place: &str) {
    visit.go(place).await;
    check(visit, place).await;
}

#[tokio::test]
async fn at_400_percent_it_needs_no_sideways_scrolling() {
    let visit = Browser::zoomed().open().await;
    seed(&visit).await;
    sit(&visit).await;
    visit.click("#larger").await;
    for place in ["/session/", "/worksheets/", "/signs/"] {
        visit.go(place).await;
        let wide = visit.js("return document.documentElement.scrollWidth > innerWidth").await;
        assert_eq!(wide, json!(false), "{place}");
    }
}

#[tokio::test]
async fn on_a_therapists_device_nothing_of_the_sitting_stays() {
    let engine = Engine::here();
    let mut visit = Browser::desktop().alone().open().await;
    seed(&visit).await;
    visit.go("/session/").await;
    visit.click("#together").await;
    visit.click("#their-device").await;
    visit.reads("h1", "Sitting together").await;
    assert!(!visit.seen().await.contains("canary"), "{engine:?}: nothing of the owner");
    visit.click(".begin a[href='/boundaries/']").await;
    visit.reads("h1", "Boundaries").await;
    visit.until_step("what").await;
    visit.answer("what-happens", GUEST).await;
    visit.reads(".kept", "Nothing of this sitting").await;
    visit.out().await;
    visit.click_words("nav a", "My notes").await;
    visit.reads("h1", "Sitting together").await;
    visit.click("#take-home").await;
    visit.reads(".taking-picks", GUEST).await;
    visit.click("#end-guest").await;
    visit.click("#end-guest-now").await;
    visit.reads("h1", "This view is closed").await;
    assert!(!visit.js("return document.documentElement.outerHTML").await.as_str().unwrap().contains(GUEST));
    visit.click("#come-back").await;
    visit.go("/session/#everything").await;
    visit.until("document.querySelectorAll('.record').length > 2").await;
    visit.close_politely().await;
    let files = found(&visit.profile(), GUEST);
    assert!(files.is_empty(), "{engine:?}: {files:?}");
}

/// A sequence of letters that occurs in no browser's own files.
const GUEST: &str = "zvqkxjwpgf";
