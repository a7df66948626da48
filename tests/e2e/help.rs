//! The help screen.

use crate::harness::Browser;
use serde_json::json;

#[tokio::test]
async fn lines_by_country_emergency_first_and_the_choice_is_remembered() {
    let visit = Browser::phone().open().await;
    visit.go("/help/").await;
    visit.until("document.querySelector('#country').value === 'GB'").await;
    let first =
        visit.js("return document.querySelector('main a[href^=\"tel:\"]').getAttribute('href')").await;
    assert_eq!(first, json!("tel:999"));
    visit.js("const s = document.querySelector('#country'); s.value = 'US'; s.dispatchEvent(new Event('change', {bubbles: true}))").await;
    visit.reads(".lines", "1-800-799-7233").await;
    let links = visit
        .js("return [...document.querySelectorAll('.line-numbers a')].map(a => a.getAttribute('href'))")
        .await;
    assert_eq!(links, json!(["tel:911", "tel:988", "sms:988", "tel:18007997233", "sms:88788?body=START"]));
    for part in ["dt", ".line .help"] {
        assert!(visit.sees(part).await, "{part}");
    }
    assert!(visit.text(".lines").await.contains("from stored pages, 22 November 2026; not yet confirmed"));
    visit.reload().await;
    visit.until("document.querySelector('#country').value === 'US'").await;
}

#[tokio::test]
async fn every_country_and_the_finders_are_one_choice_away() {
    let visit = Browser::desktop().open().await;
    visit.go("/help/").await;
    visit.until("document.querySelector('#country')").await;
    visit.js("const s = document.querySelector('#country'); s.value = ''; s.dispatchEvent(new Event('change', {bubbles: true}))").await;
    visit.until("document.querySelectorAll('.country-lines').length === 11").await;
    assert!(visit.sees(".finders a[href='https://findahelpline.com']").await);
}

#[tokio::test]
async fn the_old_addresses_of_the_exercises_lead_on() {
    let visit = Browser::phone().open().await;
    for id in ["breathing", "grounding"] {
        visit.go(&format!("/help/#{id}")).await;
        visit.click(&format!("#{id} a")).await;
        visit.until(&format!("location.pathname + location.hash === '/settle/#{id}'")).await;
        visit.until(&format!("document.querySelector('.settle #{id} h2')")).await;
    }
}

#[tokio::test]
async fn what_leaving_quickly_does_is_one_link_away_from_every_page() {
    let visit = Browser::phone().open().await;
    for path in ["/", "/signs/", "/worksheets/", "/help/"] {
        visit.go(path).await;
        visit.click("footer a[href='/help/#leaving']").await;
        visit.until("location.pathname === '/help/' && Math.abs(document.getElementById('leaving').getBoundingClientRect().top) < innerHeight / 2").await;
        visit.reads("#leaving", "cannot hide everything").await;
    }
}
