//! Fills in each worksheet with the keyboard alone.

use crate::harness::{Browser, Visit, each_engine};
use fantoccini::key::Key;
use serde_json::json;

/// Presses Tab until an element that matches has the focus.
pub async fn tab_to(visit: &Visit, css: &str) {
    for _ in 0..80 {
        if visit.js(&format!("return document.activeElement.matches({})", json!(css))).await == json!(true) {
            seen(visit).await;
            visit.rested().await;
            return;
        }
        visit.press(&[Key::Tab]).await;
    }
    panic!("{css} cannot be reached by keyboard\n{}", visit.seen().await);
}

/// Waits until the focused element is in the window and not covered.
async fn seen(visit: &Visit) {
    let fine = "(() => { const e = document.activeElement, r = e.getBoundingClientRect();
        const top = document.elementFromPoint(r.x + r.width / 2, r.y + Math.min(r.height / 2, innerHeight / 2));
        const near = e.closest('label') || e;
        return r.bottom > 0 && r.top < innerHeight && (near.contains(top) || top?.contains(e)); })()";
    visit.until(fine).await;
}

each_engine!(the_first_key_leads_to_leaving_the_second_past_the_header);
async fn the_first_key_leads_to_leaving_the_second_past_the_header() {
    let visit = Browser::desktop().open().await;
    visit.go("/forgiveness/").await;
    visit.press(&[Key::Tab]).await;
    assert_eq!(visit.js("return document.activeElement.className").await, json!("leave"));
    visit.press(&[Key::Tab]).await;
    assert_eq!(visit.js("return document.activeElement.className").await, json!("skip"));
    assert!(visit.sees("a.skip").await);
    visit.press(&[Key::Enter]).await;
    visit.until("document.activeElement.id === 'main'").await;
}

#[tokio::test]
async fn past_the_header_one_stays_at_the_entry_also_where_others_use_the_device() {
    for shared in ["no", "yes"] {
        let visit = Browser::desktop().open().await;
        visit.go("/").await;
        let settings = json!({ "v": 1, "where": "open", "shared": shared }).to_string();
        visit.js(&format!("localStorage['stillwater/settings'] = {}", json!(settings))).await;
        visit.go("/").await;
        visit.click("nav.places a[href='/worksheets/']").await;
        visit.click(".offers a[href='/forgiveness/']").await;
        visit.until_step("about").await;
        visit.answer("one-event", "words").await;
        visit.saved().await;
        let before = visit.js("return [location.href, history.state.at, history.length]").await;
        visit.js("document.querySelector('a.skip').focus()").await;
        visit.press(&[Key::Enter]).await;
        visit.until("document.activeElement.id === 'main'").await;
        let after = visit.js("return [location.href, history.state.at, history.length]").await;
        assert_eq!(after, before, "{shared}");
        visit.until("document.querySelector(\"[name='t:one-event']\").value === 'words'").await;
        visit.reload().await;
        visit.until("document.querySelector(\"[name='t:one-event']\")?.value === 'words'").await;
    }
}

#[tokio::test]
async fn forgiveness_by_keyboard() {
    let visit = Browser::desktop().open().await;
    visit.begin("/forgiveness/").await;
    tab_to(&visit, "input[name='c:still-happening']").await;
    visit.press(&[Key::Right]).await;
    visit.until("document.querySelector(\"input[name='c:still-happening'][value=no]\").checked").await;
    tab_to(&visit, "#next").await;
    visit.press(&[Key::Enter]).await;
    visit.until("document.activeElement.id === 'step-about'").await;
    tab_to(&visit, "input[name='c:whom']").await;
    visit.type_here(" ").await;
    tab_to(&visit, "[name='t:one-event']").await;
    visit.type_here("by keyboard").await;
    visit.saved().await;
    assert_eq!(visit.record().await["answers"]["one-event"], "by keyboard");
    let finish = "document.querySelector('#next')?.innerText === 'Finish'";
    for _ in 0..15 {
        if visit.js(&format!("return {finish}")).await == json!(true) {
            break;
        }
        let step = visit.text("h2[id^=step-]").await;
        tab_to(&visit, "#next").await;
        visit.press(&[Key::Enter]).await;
        visit.until(&format!("document.querySelector('h2[id^=step-]')?.innerText !== {}", json!(step))).await;
    }
    tab_to(&visit, "#next").await;
    visit.press(&[Key::Enter]).await;
    visit.until("history.state?.at?.endsWith('/end') && document.activeElement.tagName === 'H1'").await;
}

#[tokio::test]
async fn boundaries_by_keyboard() {
    let visit = Browser::phone().open().await;
    visit.begin("/boundaries/").await;
    tab_to(&visit, "input[name='m:area'][value=time]").await;
    visit.type_here(" ").await;
    for step in ["safe-enough", "what"] {
        tab_to(&visit, "#next").await;
        visit.press(&[Key::Enter]).await;
        visit.until(&format!("document.querySelector('#step-{step}')")).await;
    }
    tab_to(&visit, "[name='t:what-happens']").await;
    visit.type_here("you come late").await;
    tab_to(&visit, "#next").await;
    visit.press(&[Key::Enter]).await;
    visit.until("document.querySelector('#step-which-kind')").await;
    tab_to(&visit, "input[name='c:kind']").await;
    visit.type_here(" ").await;
    for step in ["say-or-do", "words"] {
        if step == "words" {
            tab_to(&visit, "[name='t:what-i-do']").await;
            visit.type_here("begin to eat").await;
        }
        tab_to(&visit, "#next").await;
        visit.press(&[Key::Enter]).await;
        visit.until(&format!("document.querySelector('#step-{step}')")).await;
    }
    visit.until("document.querySelector(\"[name='t:my-words']\").value.includes('begin to eat')").await;
}

#[tokio::test]
async fn a_check_in_by_keyboard() {
    let visit = Browser::desktop().open().await;
    visit.go("/signs/#all").await;
    tab_to(&visit, "input[name='c:betrayed.often']").await;
    visit.press(&[Key::Down, Key::Down]).await;
    tab_to(&visit, "[name='t:helped-most']").await;
    visit.type_here("tea").await;
    tab_to(&visit, "#save").await;
    visit.press(&[Key::Enter]).await;
    visit.until("history.state?.at?.endsWith('/end')").await;
    let record = visit.record().await;
    assert_eq!(record["answers"]["helped-most"], "tea");
    assert_eq!(record["answers"]["betrayed.often"], "half");
}
