//! For everyone: what axe-core finds, and what no tool finds. [docs/accessibility.md](../../docs/accessibility.md) says what is
//! covered by this, and what is not.

mod by_keyboard;
mod focus;
mod forced;
mod layout;
mod spoken;
pub mod states;
mod tree;

use crate::harness::{Browser, Visit};
use layout::fits;
use serde_json::{Value, json};
use states::{asking, check_in, screens, session, settings};
use tree::reads_well;

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

/// Every state, one after the other in one browser: axe-core, the accessibility tree, and that it fits.
async fn all_states(browser: Browser, fingers: bool) {
    let look = async |visit: &Visit, what: &str| {
        check(visit, what).await;
        reads_well(visit, what).await;
        fits(visit, what, fingers).await;
    };
    let visit = browser.clone().open().await;
    screens(&visit, look).await;
    check_in(&visit, look).await;
    let visit = browser.clone().open().await;
    session(&visit, look).await;
    settings(&visit, look).await;
    let visit = browser.not_asked().open().await;
    asking(&visit, look).await;
}

#[tokio::test]
async fn nothing_is_found_on_a_phone() {
    all_states(Browser::phone(), true).await;
}

#[tokio::test]
async fn nothing_is_found_on_a_desktop() {
    all_states(Browser::desktop(), false).await;
}

/// What a page is like whose program cannot start, and without JavaScript.
#[tokio::test]
async fn nothing_is_found_where_the_program_does_not_run() {
    let visit = Browser::phone().broken(|site| {
        for entry in std::fs::read_dir(site).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "wasm") {
                std::fs::remove_file(path).unwrap();
            }
        }
    });
    let visit = visit.open().await;
    for path in states::SCREENS.iter().chain(&states::WORKSHEETS) {
        visit.load(path).await;
        visit.until("'failed' in document.documentElement.dataset").await;
        states::unfold(&visit).await;
        let look = async |what: &str| {
            check(&visit, what).await;
            reads_well(&visit, what).await;
            fits(&visit, what, true).await;
        };
        look(&format!("{path}, the program failed")).await;
        // Without JavaScript it is the same page, and nobody said so: no class, and no failure.
        visit
            .js("const root = document.documentElement; root.removeAttribute('class'); delete root.dataset.failed")
            .await;
        look(&format!("{path}, no JavaScript")).await;
    }
}

#[tokio::test]
async fn nothing_is_found_where_nothing_can_be_kept() {
    let look = async |visit: &Visit, what: &str| {
        check(visit, what).await;
        reads_well(visit, what).await;
        fits(visit, what, true).await;
    };
    let visit = Browser::phone().without_storage().open().await;
    for path in ["/signs/", "/settings/"] {
        visit.go(path).await;
        look(&visit, &format!("{path}, blocked")).await;
    }
    let visit = Browser::phone().open().await;
    visit.go("/signs/").await;
    visit
        .js("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
        .await;
    visit.answer("helped-most", "more than there is room for").await;
    visit.until("document.querySelector('.trouble')").await;
    look(&visit, "no room left").await;
}
