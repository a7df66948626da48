//! The article.

use crate::harness::{Browser, each_engine};
use serde_json::json;

each_engine!(the_article_reads_and_leads_to_the_worksheets);
async fn the_article_reads_and_leads_to_the_worksheets() {
    let visit = Browser::phone().open().await;
    visit.go("/").await;
    assert_eq!(visit.js("return document.title").await, json!("Home · Stillwater"));
    assert_eq!(visit.js("return document.querySelectorAll('h1').length").await, json!(1));
    let signs = visit.js("return document.querySelectorAll('[aria-labelledby=signs] li').length").await;
    assert_eq!(signs, json!(6), "the six signs");
    for address in ["/signs/", "/forgiveness/", "/boundaries/", "/help/"] {
        let offered =
            visit.js(&format!("return !!document.querySelector('main a[href={}]')", json!(address))).await;
        assert_eq!(offered, json!(true), "{address} is offered");
    }
    visit.click("main a.button[href='/forgiveness/']").await;
    visit.reads("h1", "Forgiveness").await;
    assert_eq!(visit.js("return location.pathname").await, json!("/forgiveness/"));
}

#[tokio::test]
async fn every_section_has_an_address_that_opens_at_it() {
    let visit = Browser::desktop().open().await;
    visit.go("/").await;
    let ids = visit
        .js("return [...document.querySelectorAll('.contents a')].map(a => a.getAttribute('href').slice(1))")
        .await;
    let ids: Vec<String> = serde_json::from_value(ids).unwrap();
    assert!(ids.len() >= 12, "sections and steps are listed: {ids:?}");
    for id in ["signs", "forgiveness", "therapy"] {
        assert!(ids.iter().any(|one| one == id), "{id} is listed");
        visit.go(&format!("/#{id}")).await;
        visit
            .until(&format!(
                "Math.abs(document.getElementById('{id}').getBoundingClientRect().top) < innerHeight / 2"
            ))
            .await;
    }
}

#[tokio::test]
async fn one_can_continue_where_one_stopped() {
    let visit = Browser::phone().open().await;
    visit.go("/").await;
    assert_eq!(visit.text(".continue").await.trim(), "", "nothing to continue on a first visit");
    visit.js("document.getElementById('therapy').scrollIntoView({behavior: 'instant'})").await;
    visit.until("(localStorage['stillwater/settings'] || '').includes('\"therapy\"')").await;
    visit.js("scrollTo(0, 0)").await;
    visit.js("history.replaceState(null, '')").await;
    visit.go("/session/").await;
    visit.go("/").await;
    visit.reads(".continue a", "Continue where you stopped").await;
    visit.click(".continue a").await;
    visit
        .until("Math.abs(document.getElementById('therapy').getBoundingClientRect().top) < innerHeight / 2")
        .await;
}

#[tokio::test]
async fn pictures_have_alternatives_and_sources_are_cited() {
    let visit = Browser::desktop().open().await;
    visit.go("/").await;
    let pictures = visit.js("return [...document.images].map(i => i.alt)").await;
    let pictures: Vec<String> = serde_json::from_value(pictures).unwrap();
    assert_eq!(pictures.len(), 5);
    assert!(pictures.iter().all(|alt| alt.len() > 30), "{pictures:?}");
    let dangling = visit
        .js("return [...document.querySelectorAll('.cite a')].filter(a => !document.querySelector(a.getAttribute('href'))).length")
        .await;
    assert_eq!(dangling, json!(0), "every citation leads to its source");
    let uncited = visit
        .js("return [...document.querySelectorAll('.sources li')].filter(l => !document.querySelector(`.cite a[href='#${l.id}']`)).length")
        .await;
    assert_eq!(uncited, json!(0), "every source is cited");
}

#[tokio::test]
async fn a_whole_visit_asks_only_for_our_own_files() {
    let visit = Browser::phone().open().await;
    visit.go("/").await;
    visit.js("scrollTo(0, document.body.scrollHeight)").await;
    for place in ["/signs/", "/worksheets/", "/notes/", "/help/"] {
        visit.click(&format!("nav.places a[href='{place}']")).await;
        visit.until(&format!("location.pathname === '{place}'")).await;
    }
    let elsewhere = visit
        .js("return performance.getEntriesByType('resource').map(e => e.name).filter(n => new URL(n).origin !== location.origin)")
        .await;
    assert_eq!(elsewhere, json!([]));
    let addresses = visit.js("return performance.getEntriesByType('resource').map(e => e.name)").await;
    let addresses: Vec<String> = serde_json::from_value(addresses).unwrap();
    assert!(addresses.iter().all(|address| !address.contains(['?', '#'])), "{addresses:?}");
    let policy = visit.js("return document.querySelector('meta[http-equiv]').content").await;
    assert!(policy.as_str().unwrap().starts_with("default-src 'none'"), "{policy}");
}
