//! Storing entries, and what happens when they cannot be stored.

use crate::harness::{Browser, Visit, field};
use serde_json::json;

async fn write_one(visit: &Visit, words: &str) {
    visit.begin("/forgiveness/").await;
    visit.until_step("about").await;
    visit.answer("one-event", words).await;
}

#[tokio::test]
async fn a_change_is_stored_and_on_the_disk_before_it_is_called_saved() {
    let visit = Browser::phone().open().await;
    write_one(&visit, "kept?").await;
    visit.saved().await;
    assert!(visit.text(".kept").await.contains("Saved"));
    assert_eq!(visit.record().await["answers"]["one-event"], "kept?");
    let noted = visit
        .client
        .execute_async(
            "const done = arguments[0]; indexedDB.open('stillwater').onsuccess = ({ target }) => {
               target.result.transaction('entries').objectStore('entries').getAll().onsuccess = ({ target }) => done(target.result) }",
            Vec::new(),
        )
        .await
        .unwrap();
    assert!(noted.to_string().contains("kept?"), "{noted}");
}

#[tokio::test]
async fn what_was_written_is_there_after_a_reload_in_a_new_tab_and_on_the_way_back() {
    let visit = Browser::phone().open().await;
    write_one(&visit, "it rained 🌧 שלום").await;
    visit.saved().await;
    assert!(visit.js("return location.href").await.as_str().unwrap().ends_with("/forgiveness/"));
    visit.reload().await;
    visit.until("document.querySelector(\"[name='t:one-event']\")?.value === 'it rained 🌧 שלום'").await;
    let tab = visit.client.new_window(true).await.unwrap();
    visit.client.switch_to_window(tab.handle).await.unwrap();
    // A new tab at this URL offers to continue the entry.
    visit.load("/forgiveness/").await;
    visit.click("#go-on").await;
    visit.until("document.querySelector(\"[name='t:one-event']\")?.value === 'it rained 🌧 שלום'").await;
    visit.next().await;
    visit.client.back().await.unwrap();
    visit.until("document.querySelector('#step-about')").await;
    visit.client.forward().await.unwrap();
    visit.until("document.querySelector('h2[id^=step-]') && !document.querySelector('#step-about')").await;
}

#[tokio::test]
async fn what_is_typed_last_is_stored_when_the_page_is_left_at_once() {
    let visit = Browser::desktop().open().await;
    write_one(&visit, "first").await;
    visit.saved().await;
    visit
        .js("const f = document.querySelector(\"[name='t:one-event']\"); f.value = 'first and last';
         f.dispatchEvent(new InputEvent('input', { bubbles: true })); location.href = '/help/'")
        .await;
    visit.until("location.pathname === '/help/'").await;
    assert_eq!(visit.record().await["answers"]["one-event"], "first and last");
}

#[tokio::test]
async fn storage_blocked_the_page_says_so_and_keeps_the_words_on_the_screen() {
    let visit = Browser::phone().without_storage().open().await;
    visit.begin("/forgiveness/").await;
    assert_eq!(
        visit.js("try { return localStorage ? 'open' : 'blocked' } catch { return 'blocked' }").await,
        json!("blocked")
    );
    visit.reads(".trouble", "does not let the page keep anything").await;
    visit.until_step("about").await;
    visit.answer("one-event", "still here").await;
    visit.until("document.querySelector('#trouble-text').value.includes('still here')").await;
    assert!(!visit.text(".kept").await.starts_with("Saved"));
    // Visiting another screen and returning does not lose the text as long as the page lives.
    visit.out().await;
    visit.click("nav.places a[href='/notes/']").await;
    visit.click("a[data-at='everything']").await;
    visit.reads(".record", "Forgiveness").await;
    visit.go("/settings/").await;
    visit.reads("main", "Cookies or site data may be turned off").await;
}

#[tokio::test]
async fn storage_full_the_page_says_so_and_saves_when_there_is_room() {
    let visit = Browser::desktop().open().await;
    write_one(&visit, "before").await;
    visit.saved().await;
    visit
    .js("let text = 'x'.repeat(1 << 20); for (let n = 0; text.length; n++) {
           try { localStorage.setItem('other/' + n, text) } catch { text = text.slice(0, text.length >> 1) } }")
    .await;
    visit.answer("one-event", &" and more".repeat(40)).await;
    visit.reads(".trouble", "no room left").await;
    visit.reads(".kept", "Not saved").await;
    assert!(visit.value("#trouble-text").await.contains("and more and more"));
    assert!(visit.value(&field("one-event")).await.ends_with("and more"));
    assert_eq!(visit.record().await["answers"]["one-event"], "before", "what was kept is untouched");
    visit.js("Object.keys(localStorage).filter(k => k.startsWith('other/')).forEach(k => localStorage.removeItem(k))").await;
    visit.click_words(".trouble button", "Try again").await;
    visit.saved().await;
    assert!(!visit.sees(".trouble").await);
    assert!(visit.record().await["answers"]["one-event"].as_str().unwrap().ends_with("and more"));
}

#[tokio::test]
async fn a_store_that_lies_is_found_out() {
    let visit = Browser::desktop().open().await;
    write_one(&visit, "before").await;
    visit.saved().await;
    visit.js("Storage.prototype.setItem = function () {}").await;
    visit.answer("one-event", " after").await;
    visit.reads(".trouble", "did not keep the last change").await;
}

#[tokio::test]
async fn an_unreadable_record_is_left_untouched_and_shown() {
    let visit = Browser::phone().open().await;
    visit.go("/").await;
    for (id, text) in [
        ("0mxdamaged0001", "{\"v\":1,\"id\":"),
        ("0mxnewer000002", "{\"v\":99,\"id\":\"0mxnewer000002\",\"kind\":\"forgiveness\"}"),
    ] {
        visit.js(&format!("localStorage['stillwater/record/{id}'] = {}", json!(text))).await;
        visit.go(&format!("/forgiveness/#{id}")).await;
        visit.reads("main", "cannot be opened").await;
        visit.go("/session/#everything").await;
        visit.until("document.querySelector('.record')").await;
        let kept = visit.js(&format!("return localStorage['stillwater/record/{id}']")).await;
        assert_eq!(kept, json!(text));
    }
    visit.reads(".record-closed", "damaged").await;
    // A record that a newer version wrote can be read, but not opened for editing.
    visit.reads(".record", "newer version").await;
    visit.go("/session/#0mxnewer000002").await;
    visit.reads("main", "Forgiveness").await;
    assert!(!visit.sees("main a[href*='/forgiveness/']").await);
}

#[tokio::test]
async fn unknown_fields_survive_an_edit() {
    let visit = Browser::phone().open().await;
    visit.go("/").await;
    let record = json!({
        "v": 1, "id": "0mx00000000001", "kind": "forgiveness", "created": "2026-01-01T10:00:00.000Z",
        "changed": "2026-01-01T10:00:00.000Z", "colour": "blue", "exact": 12345678901234567890_u64,
        "answers": { "one-event": "a", "from-later": { "deep": [1, 2, 3] }, "feelings": "odd shape" }
    });
    visit
        .js(&format!("localStorage['stillwater/record/0mx00000000001'] = {}", json!(record.to_string())))
        .await;
    visit.go("/forgiveness/#0mx00000000001/about").await;
    visit.answer("one-event", "b").await;
    visit.until("localStorage['stillwater/record/0mx00000000001'].includes('\"ab\"')").await;
    let mut stored = visit.record().await;
    stored["answers"]["one-event"] = json!("a");
    stored["changed"] = record["changed"].clone();
    stored["v"] = json!(1);
    for added in ["step", "rev", "by"] {
        stored.as_object_mut().unwrap().remove(added);
    }
    assert_eq!(stored, record);
}
