//! The storage question and the lock are accessible: checked with axe-core, by keyboard, and at 400 % zoom without
//! horizontal scrolling.

use super::{PASS, ask, locked_with, shows};
use crate::access::check;
use crate::harness::Browser;
use fantoccini::key::Key;

#[tokio::test]
async fn axe_reports_nothing_on_the_question_and_the_lock() {
    for browser in [Browser::phone(), Browser::desktop()] {
        let visit = browser.not_asked().open().await;
        visit.begin("/forgiveness/").await;
        visit.pick("room-today", "a-little").await;
        ask(&visit).await;
        check(&visit, "where to keep it").await;
        visit.pick_chip("keep-where", "locked").await;
        visit.click("#keep-it-so").await;
        visit.write("#new-passphrase", PASS).await;
        visit.reads(".strength", "hard to guess").await;
        check(&visit, "a passphrase").await;
        visit.click("#passphrase-chosen").await;
        visit.until("document.querySelector('#code')").await;
        check(&visit, "the spare code").await;
        let code = visit.text("#code").await;
        visit.write("#code-back", &code).await;
        visit.click("#lock-it").await;
        visit.until("document.querySelector('.cross')").await;
        visit.out().await;
        visit.click("footer a[href='/settings/']").await;
        visit.until("document.querySelector('#take-lock-off')").await;
        check(&visit, "settings of a lock").await;
        visit.click("#lock-now").await;
        visit.until("document.querySelector('#passphrase')").await;
        visit.js("document.querySelectorAll('details').forEach(d => d.open = true)").await;
        check(&visit, "locked").await;
    }
}

#[tokio::test]
async fn by_keyboard_alone() {
    let visit = Browser::desktop().not_asked().open().await;
    visit.begin("/forgiveness/").await;
    visit.until_step("about").await;
    visit.answer("one-event", "A").await;
    visit.reads("[role=status]", "Not kept yet").await;
    ask(&visit).await;
    visit.js("document.querySelector('[name=keep-where][value=now]').focus()").await;
    visit.press(&[Key::Down]).await;
    visit.until("document.querySelector('[name=keep-where][value=locked]').checked").await;
    tab_to(&visit, "keep-it-so").await;
    visit.press(&[Key::Enter]).await;
    tab_to(&visit, "new-passphrase").await;
    visit.type_here(PASS).await;
    visit.press(&[Key::Enter]).await;
    visit.until("document.querySelector('#code') && document.activeElement.id === 'title'").await;
    let code = visit.text("#code").await;
    tab_to(&visit, "code-back").await;
    visit.type_here(&code).await;
    visit.press(&[Key::Enter]).await;
    visit.until("document.querySelector(\"[name='t:one-event']\")?.value === 'A'").await;
    visit.reload().await;
    visit.until("document.querySelector('#passphrase')").await;
    tab_to(&visit, "passphrase").await;
    visit.type_here(PASS).await;
    visit.press(&[Key::Enter]).await;
    visit.until("document.querySelector(\"[name='t:one-event']\")?.value === 'A'").await;
}

/// Presses Tab until the element with this id has the focus.
async fn tab_to(visit: &crate::harness::Visit, id: &str) {
    for _ in 0..40 {
        if visit.js("return document.activeElement.id").await == id {
            return;
        }
        visit.press(&[Key::Tab]).await;
    }
    panic!("the keyboard never came to {id}\n{}", visit.seen().await);
}

#[tokio::test]
async fn at_400_percent_the_lock_needs_no_sideways_scrolling() {
    let (visit, _) = locked_with(Browser::zoomed(), " x").await;
    shows(&visit, " x").await;
    visit.reload().await;
    visit.until("document.querySelector('#passphrase')").await;
    assert_eq!(visit.js("return document.documentElement.scrollWidth <= innerWidth").await, true);
}
