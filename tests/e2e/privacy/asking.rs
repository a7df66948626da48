//! The storage question: "Where shall we keep this?"

use super::{PASS, ask, at_the_question, choose, open_with};
use crate::harness::{Browser, Visit};
use fantoccini::key::Key;
use serde_json::json;

async fn begun(browser: Browser) -> Visit {
    let visit = browser.not_asked().open().await;
    visit.begin("/forgiveness/").await;
    visit.until_step("about").await;
    visit.answer("one-event", "the lake").await;
    visit.reads("[role=status]", "Not kept yet").await;
    assert_eq!(
        visit.js("return Object.keys(localStorage)").await,
        json!([]),
        "nothing is kept before the answer"
    );
    visit
}

#[tokio::test]
async fn it_is_asked_on_the_way_to_the_next_step_and_once() {
    let visit = begun(Browser::phone()).await;
    assert_eq!(
        visit.js("return document.activeElement.name").await,
        json!("t:one-event"),
        "nothing took the cursor"
    );
    visit.click("#next").await;
    at_the_question(&visit).await;
    visit.pick_chip("shared-device", "no").await;
    visit.until("document.querySelector('[name=keep-where][value=open]').checked").await;
    visit.click("#keep-it-so").await;
    visit.until("!document.querySelector('#keep-it-so') && document.querySelector('h2[id^=step-]')").await;
    assert!(!visit.sees("#step-about").await, "on to the step one was going to");
    assert_eq!(visit.record().await["answers"]["one-event"], "the lake");
    visit.js("history.back()").await;
    visit.until("document.querySelector('[name=\"t:one-event\"]')?.value === 'the lake'").await;
    visit.answer("one-event", " and the light").await;
    visit.saved().await;
    visit.reload().await;
    visit.until("document.querySelector('[name=\"t:one-event\"]')?.value === 'the lake and the light'").await;
    visit.next().await;
}

#[tokio::test]
async fn the_question_fits_a_small_phone_without_scrolling() {
    let visit = begun(Browser::phone()).await;
    ask(&visit).await;
    let fits = "const last = document.querySelector('#keep-later').getBoundingClientRect();
        const bar = document.querySelector('.places').getBoundingClientRect();
        return last.bottom <= (bar.top > 300 ? bar.top : innerHeight) && innerWidth <= 400";
    assert_eq!(visit.js(fits).await, json!(true));
    let words = visit.text(".keep").await.split_whitespace().count();
    assert!(words <= 60, "{words} words");
}

#[tokio::test]
async fn only_for_now_all_of_it_is_gone_with_the_page() {
    let visit = begun(Browser::phone()).await;
    choose(&visit, "now").await;
    visit.reads("[role=status]", "Not kept, as you chose").await;
    visit.answer("one-event", " and more").await;
    visit.click("#next").await;
    visit.click("#back").await;
    visit.until("document.querySelector('[name=\"t:one-event\"]')?.value === 'the lake and more'").await;
    assert_eq!(visit.js("return Object.keys(localStorage)").await, json!([]));
    visit.reload().await;
    assert!(!visit.seen().await.contains("the lake"));
}

#[tokio::test]
async fn asked_later_nothing_is_lost_and_enter_and_escape_answer_nothing() {
    let visit = begun(Browser::desktop()).await;
    visit.click("#next").await;
    at_the_question(&visit).await;
    visit.press(&[Key::Escape]).await;
    visit.press(&[Key::Enter]).await;
    assert!(visit.sees("#keep-it-so").await);
    visit.click("#keep-later").await;
    visit.until("document.querySelector('h2[id^=step-]')").await;
    visit.click("#back").await;
    visit.until("document.querySelector('[name=\"t:one-event\"]')?.value === 'the lake'").await;
    assert_eq!(visit.js("return Object.keys(localStorage)").await, json!([]));
    choose(&visit, "open").await;
    visit.until("Object.values(localStorage).some(text => text.includes('the lake'))").await;
}

#[tokio::test]
async fn the_browser_asks_before_a_page_with_words_that_are_not_kept_is_closed() {
    let visit = begun(Browser::desktop()).await;
    let asks = "const event = new Event('beforeunload', { cancelable: true });
        window.dispatchEvent(event); return event.defaultPrevented";
    assert_eq!(visit.js(asks).await, json!(true));
    choose(&visit, "now").await;
    visit.until("document.querySelector('#step-about')").await;
    assert_eq!(visit.js(asks).await, json!(false), "it was chosen knowingly");
}

#[tokio::test]
async fn a_lock_has_two_pages_with_a_way_back_and_its_code_can_be_confirmed_later() {
    let visit = begun(Browser::phone()).await;
    ask(&visit).await;
    visit.pick_chip("shared-device", "yes").await;
    visit.until("document.querySelector('[name=keep-where][value=locked]').checked").await;
    visit.click("#keep-it-so").await;
    visit.reads("h1", "Choose a passphrase").await;
    visit.click("#keep-back").await;
    at_the_question(&visit).await;
    visit.click("#keep-it-so").await;
    visit.write("#new-passphrase", PASS).await;
    visit.click("#passphrase-chosen").await;
    visit.reads("h1", "Write this down").await;
    let code = visit.text("#code").await;
    visit.click("#lock-later").await;
    visit.until("document.querySelector('[name=\"t:one-event\"]')?.value === 'the lake'").await;
    visit.until("'stillwater/vault' in localStorage").await;
    visit.go("/session/").await;
    open_with(&visit, PASS).await;
    visit.reads("#spare", "not confirmed").await;
    visit.click("#spare a").await;
    visit.write("#confirm-spare", &code[code.len() - 4..]).await;
    visit.click("#spare-confirmed").await;
    visit.until("document.querySelector('#lock-now') && !document.querySelector('#confirm-spare')").await;
}
