//! axe-core on every screen, light and dark, at phone and desktop size.

use crate::harness::{Browser, Visit};
use serde_json::{Value, json};

/// axe-core reports nothing on what is on the screen, light and dark.
pub async fn check(visit: &Visit, what: &str) {
    let axe = std::env::var("STILLWATER_AXE").expect("STILLWATER_AXE is set");
    let axe = std::fs::read_to_string(axe).expect("axe-core is there");
    visit.client.execute(&axe, Vec::new()).await.expect("axe-core runs");
    for scheme in ["light", "dark"] {
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        visit.cdp("Emulation.setEmulatedMedia", media).await;
        let found = visit
            .client
            .execute_async(
                "const done = arguments[0]; axe.run({ resultTypes: ['violations'] }).then(r => done(r.violations.map(v =>
                   [v.id, v.help, v.nodes.map(n => n.html + ' ' + (n.any[0]?.message || ''))])))",
                Vec::new(),
            )
            .await
            .expect("axe-core answers");
        let found: Vec<Value> = serde_json::from_value(found).unwrap();
        assert!(found.is_empty(), "{what}, {scheme}: {found:#?}");
    }
}

async fn all_screens(browser: Browser) {
    let visit = browser.open().await;
    for path in ["/", "/signs/", "/worksheets/", "/session/", "/help/", "/settings/", "/nowhere/"] {
        visit.go(path).await;
        check(&visit, path).await;
    }
    for path in ["/forgiveness/", "/boundaries/", "/practice/", "/standing/"] {
        visit.go(path).await;
        for number in 1.. {
            visit.js("document.querySelectorAll('details').forEach(d => d.open = true)").await;
            check(&visit, &format!("{path} step {number}")).await;
            if visit.text("#next").await == "Finish" {
                break;
            }
            visit.next().await;
        }
        visit.click("#next").await;
        visit.until("location.hash.endsWith('/end')").await;
        check(&visit, &format!("{path} end")).await;
    }
    visit.go("/signs/").await;
    visit.pick("betrayed.often", "a-lot").await;
    visit.js("document.querySelectorAll('details').forEach(d => d.open = true)").await;
    visit.pick("betrayed.in-the-way", "quite-a-bit").await;
    visit.saved().await;
    check(&visit, "/signs/ filled in").await;
    visit.client.find(fantoccini::Locator::Css("#unsafe-button")).await.unwrap().click().await.unwrap();
    visit.until("document.querySelector('dialog[open]')").await;
    check(&visit, "help at once").await;
    visit.press(&[fantoccini::key::Key::Escape]).await;
    visit.until("!document.querySelector('dialog')").await;
    visit.click("#save").await;
    visit.until("location.hash.endsWith('/end')").await;
    check(&visit, "/signs/ end").await;
    visit.go("/session/#everything").await;
    check(&visit, "/session/ with entries").await;
    visit.click(".record .actions a").await;
    visit.until("document.querySelector('.sheet')").await;
    check(&visit, "/session/ a page").await;
    visit.go("/session/#everything").await;
    visit.click(".record .delete").await;
    visit.until("document.querySelector('#undo')").await;
    check(&visit, "/session/ deleted").await;
}

#[tokio::test]
async fn axe_reports_nothing_on_a_phone() {
    all_screens(Browser::phone()).await;
}

#[tokio::test]
async fn axe_reports_nothing_on_a_desktop() {
    all_screens(Browser::desktop()).await;
}
