//! Leaving quickly: by the button and by the keyboard, what is left in the page, and what Back shows.
//!
//! The tests have no network, so the dull page cannot load and the browser shows an error page instead.

use crate::harness::{Browser, Engine, Need, Visit, each_engine, field, figure};
use fantoccini::key::Key;
use fantoccini::wd::TimeoutConfiguration;
use serde_json::{Value, json};
use std::time::Duration;

const WRITTEN: &str = "a heron on the lake";

/// Whether the current page belongs to the site.
const OURS: &str = "location.href.startsWith('http://127.0.0.1')";

/// Leaves by the button, and returns what the page holds immediately afterwards.
const LEAVE: &str = "
    const begun = performance.now();
    document.querySelector('a.leave').click();
    const took = performance.now() - begun;
    return { took, title: document.title, inside: document.documentElement.childNodes.length, body: !!document.body,
             fields: document.querySelectorAll('input, textarea').length, kept: Object.values(localStorage).join() };";

async fn write(visit: &Visit) {
    visit.begin("/forgiveness/").await;
    visit.until_step("about").await;
    visit.answer("one-event", WRITTEN).await;
}

async fn stored(visit: &Visit) -> bool {
    visit
        .js("return Object.values(localStorage).join()")
        .await
        .as_str()
        .is_some_and(|all| all.contains(WRITTEN))
}

async fn gone(visit: &Visit) {
    visit.until(&format!("!({OURS})")).await;
}

/// The readable content of the page. An error page of the browser gives an empty text.
async fn seen(visit: &Visit) -> String {
    let seen = visit
        .js("return location.href + document.title + (document.body?.innerText ?? '') + [...document.querySelectorAll('input, textarea')].map(f => f.value)")
        .await;
    seen.as_str().unwrap_or_default().into()
}

each_engine!(the_page_is_empty_at_once_and_what_was_typed_is_stored);
async fn the_page_is_empty_at_once_and_what_was_typed_is_stored() {
    let engine = Engine::here();
    let visit = Browser::phone().open().await;
    write(&visit).await;
    let left: Value = visit.js(LEAVE).await;
    figure(&format!("{engine:?}: leaving took {} ms", left["took"]));
    assert_eq!(
        [&left["title"], &left["inside"], &left["body"], &left["fields"]],
        [&json!(""), &json!(0), &json!(false), &json!(0)],
        "{engine:?}"
    );
    assert!(left["kept"].as_str().is_some_and(|kept| kept.contains(WRITTEN)), "{engine:?}: {left}");
    gone(&visit).await;
}

each_engine!(back_brings_nothing_back_until_the_site_is_opened_again);
async fn back_brings_nothing_back_until_the_site_is_opened_again() {
    let engine = Engine::here();
    let Some(browser) = Browser::phone().able_to(Need::DeadEnds) else { return };
    let visit = browser.open().await;
    // Visits screens within one document and in other documents.
    visit.go("/").await;
    visit.click_at("nav.places a[href='/notes/']").await;
    visit.until("location.pathname === '/notes/'").await;
    visit.ready().await;
    visit.click_at("nav.places a[href='/worksheets/']").await;
    visit.click(".offers a[href='/forgiveness/']").await;
    visit.until_step("about").await;
    visit.answer("one-event", WRITTEN).await;
    visit.saved().await;
    visit.next().await;
    visit.js("document.querySelector('a.leave').click()").await;
    gone(&visit).await;
    let patience = TimeoutConfiguration::new(None, Some(Duration::from_secs(4)), None);
    visit.client.update_timeouts(patience).await.expect("the driver can wait less");
    for _ in 0..4 {
        // A driver may wait for a page that is replaced while it loads, so the error is ignored. A page of the site
        // leaves again, and the driver may see either page.
        let _ = visit.client.back().await;
        let seen = seen(&visit).await;
        for words in [WRITTEN, "Forgiveness", "Worksheet", "quiet place"] {
            assert!(!seen.contains(words), "{engine:?}: {seen}");
        }
        gone(&visit).await;
    }
    visit.client.update_timeouts(TimeoutConfiguration::default()).await.expect("the driver can wait longer");
    visit.go("/session/#everything").await;
    visit.reads(".record", "Forgiveness").await;
    visit.click(".record a").await;
    visit.reload().await;
    assert_eq!(visit.js(&format!("return {OURS}")).await, json!(true), "{engine:?}: it is opened again");
}

#[tokio::test]
async fn three_times_shift_leaves_from_inside_a_field() {
    let engine = Engine::here();
    let visit = Browser::desktop().open().await;
    write(&visit).await;
    visit.press(&[Key::Shift, Key::Shift, Key::Shift]).await;
    gone(&visit).await;
    visit.load("/settings/").await;
    assert!(stored(&visit).await, "{engine:?}");
}

#[tokio::test]
async fn what_is_no_shift_alone_three_times_does_not_leave() {
    let visit = Browser::desktop().open().await;
    write(&visit).await;
    // Typing capital letters.
    visit.answer("one-event", "ABC").await;
    visit.press(&[Key::Shift, Key::Shift, Key::Left, Key::Shift]).await;
    // Shift with the mouse, in keyboard shortcuts, with an input method, and held down, one after the other.
    let kept = visit
        .js("const down = more => dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift', ...more }));
             const reset = () => down({ altKey: true });
             for (const more of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { isComposing: true }]) { for (let i = 0; i < 3; i++) down(more); }
             reset(); for (let i = 0; i < 9; i++) down({ repeat: i > 0 });
             reset(); for (let i = 0; i < 3; i++) { down(); dispatchEvent(new PointerEvent('pointerdown')); }
             // Dictation types no key, and a wheel turns under Shift.
             for (const what of [new InputEvent('input'), new WheelEvent('wheel'), new CompositionEvent('compositionupdate')]) { reset(); for (let i = 0; i < 3; i++) { down(); dispatchEvent(what); } }
             reset(); down(); down();
             return 'left' in document.documentElement.dataset")
        .await;
    assert_eq!(kept, json!(false));
    assert!(visit.value(&field("one-event")).await.ends_with("ABC"));
    // Three presses over more than about a second are too slow.
    let left = visit
        .js("const down = at => { const e = new KeyboardEvent('keydown', { key: 'Shift' }); Object.defineProperty(e, 'timeStamp', { value: at }); dispatchEvent(e) };
             down(1e6); down(1e6 + 700); down(1e6 + 1400);
             const slow = 'left' in document.documentElement.dataset;
             down(1e6 + 1800);
             return [slow, 'left' in document.documentElement.dataset]")
        .await;
    assert_eq!(left, json!([false, true]), "too slow, then fast enough");
}

#[tokio::test]
async fn every_dull_page_is_another_site() {
    let visit = Browser::phone().open().await;
    visit.go("/").await;
    let dull = visit.js("return document.documentElement.dataset.dull.split(' ')").await;
    let dull: Vec<String> = serde_json::from_value(dull).unwrap();
    assert!(dull.len() >= 3 && dull.iter().all(|page| page.starts_with("https://")), "{dull:?}");
    assert_eq!(visit.js("return document.querySelector('a.leave').href").await, json!(dull[0]));
}
