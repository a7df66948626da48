//! Accessibility: runs axe-core and IBM's checker, and tests what such tools cannot find.
//! [docs/accessibility.md](../../docs/accessibility.md) describes what is covered, and what is not.

mod by_keyboard;
mod focus;
mod forced;
mod layout;
mod spoken;
pub mod states;
mod tree;

use crate::harness::{Browser, Visit};
use crate::html::Drawn;
use forced::nothing_moves;
use layout::{fits, fits_whatever_is_asked_for, sized};
use serde_json::{Value, json};
use states::{asking, check_in, screens, session, settings};
use tree::reads_well;

/// Asserts that axe-core, with light and dark colours, and IBM's checker report nothing on the current screen.
pub async fn check(visit: &Visit, what: &str) {
    axe(visit, what, None).await;
    // In the dark scheme only the colours differ, so only the rules about colours are run.
    axe(visit, &format!("{what}, dark"), Some(["color-contrast", "link-in-text-block"])).await;
    ace(visit, what).await;
}

/// Runs all rules of axe-core, or only the given ones.
const AXE: &str = "const [only, done] = arguments;
    axe.run({ resultTypes: ['violations'], ...(only && { runOnly: only }) }).then(r => done(r.violations.map(v =>
        [v.id, v.help, v.nodes.map(n => n.html + ' ' + (n.any[0]?.message || ''))])))";

/// Asserts that axe-core reports nothing: all rules with light colours, or the given ones with dark colours.
async fn axe(visit: &Visit, what: &str, only_in_the_dark: Option<[&str; 2]>) {
    if visit.js("return 'axe' in window").await != json!(true) {
        let axe = std::env::var("STILLWATER_AXE").expect("STILLWATER_AXE is set");
        let axe = std::fs::read_to_string(axe).expect("axe-core is there");
        visit.client.execute(&axe, Vec::new()).await.expect("axe-core runs");
    }
    let scheme = if only_in_the_dark.is_some() { "dark" } else { "light" };
    let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
    visit.cdp("Emulation.setEmulatedMedia", media).await;
    let found =
        visit.client.execute_async(AXE, vec![json!(only_in_the_dark)]).await.expect("axe-core answers");
    let found: Vec<Value> = serde_json::from_value(found).unwrap();
    assert!(found.is_empty(), "{what}: {found:#?}");
}

/// Rules of IBM's checker that do not apply here, with the reason.
const NOT_RULES: [&str; 1] = [
    // The rule measures the checkbox, but its label is the target, which `layout.js` measures.
    "target_spacing_sufficient",
];

/// Runs IBM's checker and returns its violations, without what it only asks a person to review. The checker takes
/// visually hidden elements, which are clipped, for hidden, and closed `<details>` for visible. So the clipping is
/// turned off, and invisible elements are left out.
const ACE: &str = "const [not, done] = arguments, sheets = [...document.adoptedStyleSheets], sheet = new CSSStyleSheet();
    sheet.replaceSync('* { clip-path: none !important }');
    document.adoptedStyleSheets = [...sheets, sheet];
    const node = path => document.evaluate(path, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE).singleNodeValue;
    const folded = path => node(path)?.checkVisibility() === false;
    new ace.Checker().check(document, ['IBM_Accessibility', 'WCAG_2_1']).then(r => r.results
        .filter(v => v.value[0] === 'VIOLATION' && v.value[1] === 'FAIL' && !not.includes(v.ruleId) && !folded(v.path.dom))
        .map(v => [v.ruleId, v.message, v.snippet, v.path.dom]), e => [String(e)])
    .then(found => { document.adoptedStyleSheets = sheets; done(found) })";

async fn ace(visit: &Visit, what: &str) {
    if visit.js("return 'ace' in window").await != json!(true) {
        let ace = std::env::var("STILLWATER_ACE").expect("STILLWATER_ACE is set");
        let ace = std::fs::read_to_string(ace).expect("IBM's checker is there");
        visit.client.execute(&format!("{ace}; window.ace = ace"), Vec::new()).await.expect("it runs");
    }
    let found = visit.client.execute_async(ACE, vec![json!(NOT_RULES)]).await;
    let found: Vec<Value> = serde_json::from_value(found.expect("IBM's checker answers")).unwrap();
    assert!(found.is_empty(), "{what}, IBM: {found:#?}");
}

/// Visits every state of the site on a phone, and checks it with axe-core in light and dark colours, IBM's checker, the
/// HTML checker, the accessibility tree, and the layout in windows of other sizes, a desktop's included. All checks share
/// one run, because getting to a state takes longer than checking it.
#[tokio::test]
async fn nothing_is_found() {
    let drawn = Drawn::default();
    let look = async |visit: &Visit, what: &str| {
        drawn.keep(visit, what).await;
        check(visit, what).await;
        reads_well(visit, what).await;
        fits(visit, what, true).await;
        fits_whatever_is_asked_for(visit, what).await;
        nothing_moves(visit, what).await;
        check_on_a_desktop(visit, what).await;
    };
    let browser = Browser::phone();
    let visit = browser.clone().open().await;
    screens(&visit, look).await;
    check_in(&visit, look).await;
    let visit = browser.clone().open().await;
    session(&visit, look).await;
    settings(&visit, look).await;
    let visit = browser.not_asked().open().await;
    asking(&visit, look).await;
    drawn.without_errors();
}

/// Asserts the same of a desktop's window, where other parts of the same HTML are visible.
async fn check_on_a_desktop(visit: &Visit, what: &str) {
    let what = &format!("{what}, desktop");
    sized(visit, 1280, 800).await;
    axe(visit, what, None).await;
    reads_well(visit, what).await;
    fits(visit, what, false).await;
    sized(visit, 360, 740).await;
}

/// Checks the pages when the program cannot start, and without JavaScript.
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
    // Without the program a screen shows all its parts at once.
    let whole = states::SCREENS.iter().filter(|path| !path.contains('#'));
    for path in whole.chain(&states::WORKSHEETS) {
        visit.load(path).await;
        visit.until("'failed' in document.documentElement.dataset").await;
        states::unfold(&visit).await;
        let look = async |what: &str| {
            check(&visit, what).await;
            reads_well(&visit, what).await;
            fits(&visit, what, true).await;
        };
        look(&format!("{path}, the program failed")).await;
        // Without JavaScript the page is the same, but has neither the class nor the mark of failure.
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
    visit.go("/signs/#all").await;
    visit
        .js("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
        .await;
    visit.answer("helped-most", "more than there is room for").await;
    visit.until("document.querySelector('.trouble')").await;
    look(&visit, "no room left").await;
}
