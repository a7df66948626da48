//! A page translator has replaced every text node by its own elements. Later changes of a text still show what the
//! program renders.

use crate::harness::{Browser, Visit};
use serde_json::json;

/// Replaces every text node, also newly added ones, as page translators do: the node itself is removed.
const TRANSLATES: &str = "const left = 'SCRIPT STYLE TEXTAREA OPTION TITLE'.split(' ');
    const translate = root => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), texts = [];
        while (walker.nextNode()) texts.push(walker.currentNode);
        for (const text of texts) {
            const parent = text.parentNode;
            if (!text.data.trim() || left.includes(parent.tagName) || parent.closest('font')) continue;
            const outer = document.createElement('font'), inner = document.createElement('font');
            inner.textContent = text.data;
            outer.append(inner);
            text.replaceWith(outer);
        }
    };
    translate(document.body);
    return document.querySelectorAll('main font > font').length";

/// Translates the whole page.
async fn translate(visit: &Visit) {
    assert!(
        visit.js(TRANSLATES).await.as_u64().is_some_and(|texts| texts > 0),
        "there is something to translate"
    );
}

async fn runs(visit: &Visit, what: &str) {
    assert_eq!(visit.js("return 'failed' in document.documentElement.dataset").await, json!(false), "{what}");
}

#[tokio::test]
async fn the_lines_are_those_of_the_country_that_was_chosen() {
    let visit = Browser::phone().open().await;
    visit.go("/help/").await;
    for (country, number, other) in [("US", "911", "999"), ("GB", "999", "911"), ("US", "911", "999")] {
        visit.until("document.querySelector('#country').value").await;
        translate(&visit).await;
        visit.js(&format!("const s = document.querySelector('#country'); s.value = '{country}'; s.dispatchEvent(new Event('change', {{ bubbles: true }}))")).await;
        visit.until(&format!("document.querySelector('main a[href=\"tel:{number}\"]')")).await;
        // The number in a link's text is the number it calls.
        let wrong = visit
            .js("return [...document.querySelectorAll('main a[href^=\"tel:\"]')].filter(a => a.checkVisibility())
                     .filter(a => { const said = a.textContent.replace(/\\D/g, ''); return said && !a.getAttribute('href').replace(/\\D/g, '').endsWith(said.replace(/^0/, '')); })
                     .map(a => a.outerHTML)")
            .await;
        assert_eq!(wrong, json!([]), "{country}");
        assert!(!visit.text(".lines").await.contains(other), "{country}");
    }
    runs(&visit, "help").await;
}

#[tokio::test]
async fn a_worksheet_says_the_step_one_is_at() {
    let visit = Browser::desktop().open().await;
    for path in ["/forgiveness/", "/boundaries/"] {
        visit.begin(path).await;
        for step in 2..=4 {
            translate(&visit).await;
            visit.next().await;
            visit.reads(".where", &format!("Step {step} of")).await;
        }
        runs(&visit, path).await;
    }
}

#[tokio::test]
async fn the_field_one_types_in_keeps_the_focus() {
    let visit = Browser::desktop().open().await;
    visit.begin("/forgiveness/").await;
    visit.until_step("about").await;
    visit.answer("one-event", "one").await;
    visit.saved().await;
    let before = visit.js("window.field = document.activeElement; return window.field.tagName").await;
    assert_eq!(before, json!("TEXTAREA"));
    translate(&visit).await;
    visit.type_here(" two").await;
    visit.until("document.querySelector('.kept[data-saving=saved]')").await;
    assert_eq!(
        visit.js("return document.activeElement === window.field && window.field.value").await,
        json!("one two")
    );
}

#[tokio::test]
async fn where_nothing_can_be_stored_nothing_says_that_it_is() {
    let visit = Browser::desktop().open().await;
    visit.begin("/forgiveness/").await;
    visit.until_step("about").await;
    visit.answer("one-event", "kept").await;
    visit.saved().await;
    translate(&visit).await;
    visit.js("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }").await;
    visit.type_here(" and not").await;
    visit.reads(".kept", "Not saved").await;
    assert!(visit.sees(".trouble").await);
    runs(&visit, "not saved").await;
}

#[tokio::test]
async fn every_screen_can_be_left_for_another() {
    let visit = Browser::desktop().open().await;
    visit.go("/signs/").await;
    for place in ["/worksheets/", "/notes/", "/help/", "/signs/"] {
        translate(&visit).await;
        visit.click(&format!("nav.places a[href='{place}']")).await;
        visit.until(&format!("location.pathname === '{place}' && document.querySelector('main h1')")).await;
        translate(&visit).await;
        runs(&visit, place).await;
    }
}
