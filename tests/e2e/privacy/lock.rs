//! The lock is turned on, opens with its passphrase and its spare code and with nothing else, and is turned off.

use super::{PASS, all_kept, locked_with, open_with, put_on, shows};
use crate::harness::{Browser, Engine, Visit, each_engine, narrow};

const SAID: &str = ".unlock .said";

each_engine!(nothing_is_kept_in_the_clear_and_only_the_passphrase_opens_it);
async fn nothing_is_kept_in_the_clear_and_only_the_passphrase_opens_it() {
    let engine = Engine::here();
    let (visit, _) = locked_with(Browser::phone(), " dim canary").await;
    let kept = all_kept(&visit).await;
    for clear in ["canary", "forgiveness", "one-event", "stillwater/record/", "\"answers\""] {
        assert!(!kept.contains(clear), "{engine:?}: {clear} is in the clear: {kept}");
    }
    let address = visit.js("return location.href + history.state.at").await;
    visit.reload().await;
    visit.until("document.querySelector('#passphrase')").await;
    assert!(!visit.sees("[name='t:one-event']").await, "{engine:?}: no field to write in");
    open_with(&visit, "crooked lantern by six otters").await;
    visit.reads(SAID, "That passphrase does not open it").await;
    visit.js("document.querySelector('#passphrase').value = ''").await;
    visit.reload().await;
    open_with(&visit, PASS).await;
    shows(&visit, " dim canary").await;
    assert_eq!(
        visit.js("return location.href + history.state.at").await,
        address,
        "{engine:?}: back to where one was"
    );
    visit.answer("one-event", "!").await;
    visit.saved().await;
    visit.reload().await;
    open_with(&visit, PASS).await;
    shows(&visit, " dim canary!").await;
}

#[tokio::test]
async fn the_spare_code_opens_it_too_and_a_slip_is_told_from_another_code() {
    let (visit, code) = locked_with(Browser::phone(), " code").await;
    visit.reload().await;
    visit.click(".unlock summary").await;
    let slip = if code.ends_with('0') { "1" } else { "0" };
    visit.write("#spare-code", &format!("{}{slip}", &code[..code.len() - 1])).await;
    visit.click("#open-with-code").await;
    visit.reads(SAID, "a slip in this code").await;
    visit.reload().await;
    visit.click(".unlock summary").await;
    visit.write("#spare-code", &code).await;
    visit.click("#open-with-code").await;
    shows(&visit, " code").await;

    visit.out().await;
    visit.click("footer a[href='/settings/']").await;
    visit.click("#new-pass").await;
    confirm(&visit, &code).await;
    visit.write("#new-passphrase", "a passphrase after the lost one").await;
    visit.click("#passphrase-chosen").await;
    let second = sealed_anew(&visit).await;
    assert_ne!(second, code);
    visit.click("#lock-now").await;
    open_with(&visit, "a passphrase after the lost one").await;
    visit.until("document.querySelector('#new-pass')").await;
}

#[tokio::test]
async fn a_damaged_lock_and_too_little_memory_are_other_sentences() {
    let (visit, _) = locked_with(Browser::phone(), " x").await;
    visit
        .js("localStorage['stillwater/vault'] = localStorage['stillwater/vault'].replace('\"rev\":1', '\"rev\":2');
             indexedDB.deleteDatabase('stillwater')")
        .await;
    visit.reload().await;
    visit.js("localStorage['stillwater/vault'] = localStorage['stillwater/vault'].replace('\"rev\":1', '\"rev\":2')").await;
    open_with(&visit, PASS).await;
    visit.reads(SAID, "is damaged").await;

    let small = Browser::phone().not_asked().broken(|site| narrow(site, "stretcher-")).open().await;
    small.go("/keep/#passphrase").await;
    small.write("#new-passphrase", PASS).await;
    small.click("#passphrase-chosen").await;
    small.reads(".locking .said", "too little memory").await;
}

#[tokio::test]
async fn wrong_tries_are_followed_by_a_pause() {
    let (visit, _) = locked_with(Browser::phone(), " x").await;
    visit.reload().await;
    for _ in 0..3 {
        visit.until("document.querySelector('#open:not([aria-disabled])')").await;
        open_with(&visit, "no").await;
        visit.reads(SAID, "does not open it").await;
    }
    visit.reads(SAID, "You can try again in").await;
    assert_eq!(visit.js("return document.querySelector('#open').ariaDisabled === 'true'").await, true);
    visit.until("document.querySelector('#open:not([aria-disabled])')").await;
}

/// Enters the current passphrase, which is asked for before the lock is changed.
async fn confirm(visit: &Visit, passphrase: &str) {
    visit.write("#current-passphrase", passphrase).await;
    visit.click("#confirm").await;
    visit.until("!document.querySelector('#confirm')").await;
}

/// Waits until everything is sealed with the new key, enters the new spare code, and returns the code.
async fn sealed_anew(visit: &Visit) -> String {
    visit.until("document.querySelector('#code')").await;
    let code = visit.text("#code").await;
    visit.write("#code-back", &code).await;
    visit.click("#lock-it").await;
    visit.reads(".locking .said", "Everything is sealed with the new passphrase").await;
    code
}

#[tokio::test]
async fn what_was_open_is_locked_changed_and_taken_off_again() {
    let engine = Engine::here();
    let visit = Browser::desktop().open().await;
    visit.begin("/forgiveness/").await;
    visit.until_step("about").await;
    visit.answer("one-event", "a plain canary").await;
    visit.saved().await;
    visit.go("/settings/").await;
    visit.click("#put-lock-on").await;
    put_on(&visit).await;
    visit.until("document.querySelector('#take-lock-off')").await;
    assert!(!all_kept(&visit).await.contains("canary"), "{engine:?}");

    visit.click("#new-pass").await;
    visit.write("#current-passphrase", "not this one").await;
    visit.click("#confirm").await;
    visit.reads(".locking form .said", "does not open it").await;
    assert!(!visit.sees("#new-passphrase").await, "{engine:?}: nobody else chooses another");
    visit.click("#lock-not-now").await;
    visit.click("#new-pass").await;
    confirm(&visit, PASS).await;
    visit.write("#new-passphrase", "another quiet passphrase").await;
    visit.click("#passphrase-chosen").await;
    sealed_anew(&visit).await;
    assert!(!all_kept(&visit).await.contains("canary"), "{engine:?}");
    visit.click("#lock-now").await;
    open_with(&visit, PASS).await;
    visit.reads(SAID, "does not open it").await;
    visit.reload().await;
    open_with(&visit, "another quiet passphrase").await;
    visit.click("#new-code").await;
    confirm(&visit, "another quiet passphrase").await;
    visit.until("document.querySelector('#code')").await;
    let code = visit.text("#code").await;
    visit.write("#code-back", &code).await;
    visit.click("#lock-it").await;
    visit.reads(".locking .said", "The new code works").await;

    visit.click("#take-lock-off").await;
    confirm(&visit, "another quiet passphrase").await;
    visit.click("#take-lock-off-now").await;
    visit.until("document.querySelector('#put-lock-on')").await;
    assert!(all_kept(&visit).await.contains("a plain canary"), "{engine:?}");
    assert!(!all_kept(&visit).await.contains("sealed"), "{engine:?}");
    visit.reload().await;
    visit.until("document.querySelector('#put-lock-on')").await;
}

each_engine!(killed_right_after_it_was_put_on_all_of_it_is_there_and_locked);
async fn killed_right_after_it_was_put_on_all_of_it_is_there_and_locked() {
    let engine = Engine::here();
    let mut visit = Browser::desktop().alone().open().await;
    visit.begin("/forgiveness/").await;
    visit.until_step("about").await;
    visit.answer("one-event", "a before the lock").await;
    visit.saved().await;
    let address = format!("/forgiveness/#{}", visit.record().await["id"].as_str().unwrap());
    visit.go("/settings/").await;
    visit.click("#put-lock-on").await;
    put_on(&visit).await;
    visit.kill();
    visit.restart().await;
    visit.go(&address).await;
    open_with(&visit, PASS).await;
    shows(&visit, " before the lock").await;
    assert!(!all_kept(&visit).await.contains("before the lock"), "{engine:?}: all of it is sealed");
}

#[tokio::test]
async fn without_the_passphrase_everything_can_still_be_deleted() {
    let (visit, _) = locked_with(Browser::phone(), " x").await;
    visit.go("/settings/").await;
    visit.click("#erase").await;
    visit.click("#erase-go-on").await;
    visit.click("#erase-now").await;
    visit.until("Object.keys(localStorage).length === 0").await;
    visit.reads("#erase-section [role=status]", "Everything is deleted").await;
    visit.begin("/forgiveness/").await;
    visit.until("document.querySelector('#next')").await;
    assert!(!visit.sees("#passphrase").await);
}
