//! Fills in each worksheet by keyboard alone, answering every control, and operates the settings by keyboard.

use super::states::WORKSHEETS;
use crate::copies::{choose, plant};
use crate::harness::{Browser, Visit};
use crate::keyboard::tab_to;
use crate::privacy::PASS;
use fantoccini::key::Key;
use serde_json::json;

/// Names the action for the focused control: `next` at the end of a step, otherwise the way to answer the control.
const HERE: &str = "const e = document.activeElement, kind = e.type || '';
    if (e.id === 'next') return 'next';
    if (!e.closest('.step') || e.closest('.bring')) return 'elsewhere';
    if (e.dataset.was) return 'again';
    e.dataset.was = 1;
    if (e.matches('summary')) return e.parentElement.open ? 'elsewhere' : 'press';
    if (kind === 'radio' || kind === 'checkbox') return e.checked ? 'elsewhere' : 'tick';
    if (kind === 'date') return 'elsewhere';
    if (e.matches('select')) return 'lower';
    if (e.matches('textarea, input') && !e.readOnly) return 'type';
    if (e.matches('[id$=-add]')) return 'add';
    return 'elsewhere'";

/// Answers every control of the step in tab order, and leaves the step by pressing Enter on its last button.
async fn answer_step(visit: &Visit) {
    for _ in 0..250 {
        match visit.js(HERE).await.as_str().unwrap_or_default() {
            "next" => return visit.press(&[Key::Enter]).await,
            "press" => visit.press(&[Key::Enter]).await,
            // The row that is added receives the focus immediately.
            "add" => {
                visit.press(&[Key::Enter]).await;
                visit.until("document.activeElement.matches('.row input')").await;
                continue;
            }
            "tick" => visit.type_here(" ").await,
            "lower" => visit.press(&[Key::Down]).await,
            "type" => visit.type_here("by keyboard").await,
            _ => {}
        }
        visit.press(&[Key::Tab]).await;
    }
    panic!("the end of the step is never reached\n{}", visit.seen().await);
}

/// Lists the text fields and fieldsets of this step that have no answer.
const UNANSWERED: &str = "return [...document.querySelectorAll('.step textarea, .step input[type=text]')].filter(e => e.checkVisibility() && !e.value && !e.closest('.again')).map(e => e.name || e.id)
    .concat([...document.querySelectorAll('.step fieldset')].filter(e => e.checkVisibility() && e.querySelector('input:is([type=radio], [type=checkbox])') && !e.querySelector(':checked')).map(e => e.innerText.slice(0, 60)))";

#[tokio::test]
async fn each_worksheet_is_filled_in_from_beginning_to_end() {
    for path in WORKSHEETS {
        let visit = Browser::desktop().open().await;
        visit.begin(path).await;
        for _ in 0..30 {
            let step = visit.text("h2[id^=step-]").await;
            visit
                .js("document.addEventListener('focusin', e => { if (e.target.id === 'next') window.left = (() => { UNANSWERED })() })".replace("UNANSWERED", UNANSWERED).as_str())
                .await;
            answer_step(&visit).await;
            let left = visit.js("return window.left").await;
            assert_eq!(left, json!([]), "{path}, «{step}»: not answered by keyboard");
            visit
                .until(&format!(
                    "history.state?.at?.endsWith('/end') || document.querySelector('h2[id^=step-]')?.innerText !== {}",
                    json!(step)
                ))
                .await;
            if visit.js("return history.state?.at?.endsWith('/end')").await == json!(true) {
                break;
            }
            visit.until("document.activeElement.matches('h2[id^=step-]')").await;
        }
        visit.until("history.state?.at?.endsWith('/end') && document.activeElement.tagName === 'H1'").await;
        let records = visit.records().await;
        assert!(records.iter().any(|record| record["done"].is_string()), "{path}: {records:?}");
    }
}

#[tokio::test]
async fn a_lock_is_put_on_opened_and_taken_off() {
    let visit = Browser::desktop().open().await;
    visit.go("/settings/").await;
    tab_to(&visit, "#put-lock-on").await;
    visit.press(&[Key::Enter]).await;
    visit.until("document.activeElement.id === 'new-passphrase'").await;
    visit.type_here(PASS).await;
    visit.press(&[Key::Enter]).await;
    visit.until("document.querySelector('#code') && document.activeElement.id === 'title'").await;
    let code = visit.text("#code").await;
    tab_to(&visit, "#code-back").await;
    visit.type_here(&code).await;
    visit.press(&[Key::Enter]).await;
    visit.until("document.querySelector('#lock-now') && document.activeElement !== document.body").await;
    tab_to(&visit, "#lock-now").await;
    visit.press(&[Key::Enter]).await;
    visit.until("document.querySelector('#passphrase') && document.activeElement.id === 'title'").await;
    tab_to(&visit, "#passphrase").await;
    visit.type_here("not this one").await;
    visit.press(&[Key::Enter]).await;
    visit.reads(".unlock .said", "does not open it").await;
    visit.until("document.activeElement.id === 'passphrase'").await;
    visit.js("document.activeElement.select()").await;
    visit.type_here(PASS).await;
    visit.press(&[Key::Enter]).await;
    visit.until("document.querySelector('#lock-now') && document.activeElement !== document.body").await;
    tab_to(&visit, "#take-lock-off").await;
    visit.press(&[Key::Enter]).await;
    visit.until("document.activeElement.id === 'current-passphrase'").await;
    visit.type_here(PASS).await;
    visit.press(&[Key::Enter]).await;
    visit.until("document.activeElement.id === 'take-lock-off-now'").await;
    visit.press(&[Key::Enter]).await;
    visit.until("document.querySelector('#put-lock-on') && document.activeElement !== document.body").await;
    assert!(visit.js("return localStorage['stillwater/vault'] ?? null").await.is_null());
}

#[tokio::test]
async fn a_copy_is_saved_and_brought_back_and_everything_is_deleted() {
    let visit = Browser::desktop().open().await;
    visit.go("/help/").await;
    let key = plant(&visit, 1, "forgiveness", "a reed by the water").await;
    visit.go("/settings/").await;
    tab_to(&visit, "#copy-pass").await;
    visit.type_here(PASS).await;
    visit.press(&[Key::Enter]).await;
    let copy = visit.downloaded(".age").await;
    tab_to(&visit, "#erase").await;
    visit.press(&[Key::Enter]).await;
    for next in ["#erase-go-on", "#erase-now"] {
        tab_to(&visit, next).await;
        visit.press(&[Key::Enter]).await;
    }
    visit.until(&format!("!({} in localStorage)", json!(key))).await;
    visit.until("document.querySelector('#erase-section').contains(document.activeElement)").await;

    let visit = Browser::desktop().open().await;
    visit.go("/settings/").await;
    tab_to(&visit, "#copy-file").await;
    choose(&visit, "copy.age", &copy.bytes).await;
    visit.until("document.activeElement.id === 'open-pass'").await;
    visit.type_here("not this one").await;
    visit.press(&[Key::Enter]).await;
    visit.until("document.querySelector('#open-pass[aria-invalid]') === document.activeElement").await;
    visit.type_here(PASS).await;
    visit.press(&[Key::Enter]).await;
    visit.until("document.activeElement.id === 'preview'").await;
    tab_to(&visit, "#bring-back").await;
    visit.press(&[Key::Enter]).await;
    visit.until(&format!("{} in localStorage", json!(key))).await;
    visit.until("document.querySelector('#restore').contains(document.activeElement)").await;
}

#[tokio::test]
async fn on_a_slow_device_the_focus_reaches_the_new_passphrase() {
    let visit = Browser::phone().alone().open().await;
    visit.go("/settings/").await;
    // A render that takes longer than 16 ms is continued in a later task, so timers run before the effects after it.
    visit.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 10 })).await;
    tab_to(&visit, "#put-lock-on").await;
    visit.press(&[Key::Enter]).await;
    visit.until("document.activeElement.id === 'new-passphrase'").await;
}
