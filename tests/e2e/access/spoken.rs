//! Announcements: live regions are in the document before their text changes, and errors are linked to their fields.

use super::tree::tree;
use crate::harness::{Browser, Visit};
use crate::session::seed;
use serde_json::json;

/// Records what a screen reader announces: every text that appears in a live region that was in the document before.
async fn listen(visit: &Visit) {
    visit
        .js("window.said = [];
             const live = e => { for (; e && e !== document; e = e.parentNode) { if (!e.getAttribute) continue;
                 const on = e.getAttribute('aria-live'), role = e.getAttribute('role');
                 if (on === 'off') return; if (on || /status|alert/.test(role)) return e; } };
             const known = new Set(document.querySelectorAll('[role=status], [role=alert], [aria-live]'));
             new MutationObserver(changes => { for (const change of changes) {
                 const region = live(change.target);
                 if (region && (known.has(region) || region.getAttribute('role') === 'alert')) said.push(region.innerText);
                 // An alert is announced when it comes, too.
                 for (const node of change.addedNodes) if (node.querySelectorAll) for (const one of [node, ...node.querySelectorAll('*')])
                     { if (one.getAttribute('role') === 'alert') said.push(one.innerText);
                       if (/status|alert/.test(one.getAttribute('role')) || one.getAttribute('aria-live')) known.add(one); }
             } }).observe(document.body, { subtree: true, childList: true, characterData: true })")
        .await;
}

/// Waits until a text with these words was announced.
async fn hears(visit: &Visit, words: &str) {
    visit.until(&format!("said.some(one => one.includes({}))", json!(words))).await;
}

#[tokio::test]
async fn that_something_is_saved_is_said_once_and_that_it_is_not_each_time() {
    let visit = Browser::phone().open().await;
    visit.go("/signs/#all").await;
    listen(&visit).await;
    visit.answer("helped-most", "a").await;
    hears(&visit, "Saved").await;
    visit.saved().await;
    visit.js("said.length = 0").await;
    visit.answer("helped-most", "b").await;
    visit.until("document.querySelector('.kept').dataset.saving !== 'saved'").await;
    visit.saved().await;
    assert_eq!(visit.js("return said").await, json!([]), "not after every word");
    visit
        .js("window.setItem = Storage.prototype.setItem; Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
        .await;
    visit.answer("helped-most", "c").await;
    hears(&visit, "no room left").await;
    hears(&visit, "Not saved").await;
    // Only the event is announced, not everything that was written.
    assert_eq!(visit.js("return !!document.querySelector('[role=alert] textarea')").await, json!(false));
    visit.js("Storage.prototype.setItem = setItem; said.length = 0").await;
    visit.click_words(".trouble button", "Try again").await;
    hears(&visit, "Saved").await;
}

#[tokio::test]
async fn what_a_search_finds_what_was_deleted_and_what_was_copied_is_said() {
    let visit = Browser::phone().open().await;
    seed(&visit).await;
    visit.go("/session/#everything").await;
    visit.until("document.querySelector('.record')").await;
    listen(&visit).await;
    visit.write("input[type=search]", "nine").await;
    hears(&visit, "Found: 1").await;
    visit.write("input[type=search]", " lives").await;
    hears(&visit, "No results").await;
    visit.go("/session/#everything").await;
    visit.until("document.querySelector('.row-link')").await;
    listen(&visit).await;
    visit.delete_first().await;
    hears(&visit, "Deleted").await;
    visit.go("/session/#0mi1x2y3z00001").await;
    visit.until("document.querySelector('.copy')").await;
    listen(&visit).await;
    visit.click(".copy").await;
    visit.until("said.some(one => /Copied|Copying did not work/.test(one))").await;
}

/// Whether a field is marked as invalid, and its description.
async fn field(visit: &Visit, name: &str) -> (bool, String) {
    let nodes = tree(visit).await;
    let node = nodes.iter().find(|node| node.role == "textbox" && node.name == name).expect(name);
    let wrong = node.properties.get("invalid").is_some_and(|invalid| invalid == "true");
    (wrong, node.description.clone())
}

#[tokio::test]
async fn an_error_is_said_and_belongs_to_its_field() {
    let visit = Browser::phone().open().await;
    visit.go("/settings/").await;
    visit.click("#put-lock-on").await;
    visit.until("document.activeElement.id === 'new-passphrase'").await;
    listen(&visit).await;
    assert!(!field(&visit, "A passphrase of your own").await.0);
    visit.type_here("short").await;
    visit.click("#passphrase-chosen").await;
    visit.until("document.querySelector('[aria-invalid]')").await;
    let (wrong, about) = field(&visit, "A passphrase of your own").await;
    let said = visit.text(".locking form .said").await;
    assert!(wrong && !said.is_empty() && about.contains(&said), "{about} / {said}");
    hears(&visit, &said).await;
    visit.until("document.activeElement.id === 'new-passphrase'").await;
}
