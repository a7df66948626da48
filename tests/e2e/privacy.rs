//! Protection from other people: where entries are stored, the lock, and the traces that stay on the device.

mod access;
mod asking;
mod closing;
mod cost;
mod lock;
mod shared;
pub mod traces;

use crate::harness::{Browser, Visit};
use serde_json::Value;

/// The passphrase of these tests.
pub const PASS: &str = "crooked lantern by seven otters";

/// Opens a browser, writes these words in a worksheet and chooses "on this device, locked". Returns the recovery code
/// too.
pub async fn locked_with(browser: Browser, words: &str) -> (Visit, String) {
    let visit = browser.not_asked().open().await;
    let code = locked(&visit, words).await;
    (visit, code)
}

/// The same in an open browser. Returns the recovery code.
pub async fn locked(visit: &Visit, words: &str) -> String {
    visit.begin("/forgiveness/").await;
    visit.until_step("about").await;
    visit.answer("one-event", "a").await;
    choose(visit, "locked").await;
    let code = put_on(visit).await;
    // The words are typed only now, so that they were never stored unencrypted.
    visit.until("document.querySelector('#step-about')").await;
    visit.answer("one-event", words).await;
    visit.saved().await;
    code
}

/// Goes from the save state to the question where to store entries.
pub async fn ask(visit: &Visit) {
    visit.click("a[href$='/keep/']").await;
    at_the_question(visit).await;
}

/// Waits for the question, and until it no longer takes a press for the second one of a double tap.
pub async fn at_the_question(visit: &Visit) {
    visit.until("document.querySelector('#keep-it-so')").await;
    visit.js("window.arrived = performance.now()").await;
    visit.until("performance.now() - window.arrived > 400").await;
}

/// Goes to the question and picks an option: `now`, `locked` or `open`.
pub async fn choose(visit: &Visit, place: &str) {
    ask(visit).await;
    visit.pick_chip("keep-where", place).await;
    visit.click("#keep-it-so").await;
}

/// Chooses a passphrase and confirms the recovery code by its last characters. Returns the code.
pub async fn put_on(visit: &Visit) -> String {
    visit.write("#new-passphrase", PASS).await;
    visit.click("#passphrase-chosen").await;
    visit.until("document.querySelector('#code')").await;
    let code = visit.text("#code").await;
    visit.write("#code-back", &code.to_lowercase()[code.len() - 4..]).await;
    visit.click("#lock-it").await;
    visit.until("'stillwater/vault' in localStorage && !document.querySelector('#lock-it')").await;
    code
}

/// Enters the passphrase to unlock.
pub async fn open_with(visit: &Visit, passphrase: &str) {
    visit.write("#passphrase", passphrase).await;
    visit.click("#open").await;
}

/// Waits until the words are in their field.
pub async fn shows(visit: &Visit, words: &str) {
    visit.until(&format!("document.querySelector('[name=\"t:one-event\"]')?.value === 'a{words}'")).await;
}

/// The whole content of localStorage and of the journal as one text.
async fn all_kept(visit: &Visit) -> String {
    let journal = visit
        .client
        .execute_async(
            "const done = arguments[0]; indexedDB.open('stillwater').onsuccess = ({ target: { result } }) => {
                const all = {}, entries = result.transaction('entries').objectStore('entries');
                entries.getAllKeys().onsuccess = ({ target }) => all.keys = target.result;
                entries.getAll().onsuccess = ({ target }) => all.texts = target.result;
                entries.transaction.oncomplete = () => done(JSON.stringify(all)) }",
            Vec::new(),
        )
        .await
        .expect("the journal can be read");
    let store = visit.js("return JSON.stringify(localStorage)").await;
    [store, journal].iter().filter_map(Value::as_str).collect()
}
