//! Everything fits at 320 pixels, with text of twice the size, with wider text spacing, at 400 % zoom, and on a phone
//! in landscape.

use super::states::{SCREENS, asking, check_in, screens, session, settings};
use crate::harness::{Browser, Fonts, Visit};
use serde_json::json;

/// Turns a function without `#[test]` into one test for each set of fonts.
macro_rules! with_each_font {
    ($name:ident) => {
        mod $name {
            use crate::harness::Fonts;

            #[tokio::test]
            async fn dejavu() {
                super::$name(Fonts::DejaVu).await;
            }

            #[tokio::test]
            async fn roboto() {
                super::$name(Fonts::Roboto).await;
            }
        }
    };
}

/// Asserts that nothing is outside the window, clipped or overlapping. With `fingers`, also that every target is at
/// least 44 by 44 pixels.
pub async fn fits(visit: &Visit, what: &str, fingers: bool) {
    let script = include_str!("layout.js");
    let found = visit.client.execute(script, vec![json!(fingers)]).await.expect("the script runs");
    assert_eq!(found, json!([]), "{what}");
}

/// Emulates another size of the window.
pub async fn sized(visit: &Visit, width: u32, height: u32) {
    let size = json!({ "width": width, "height": height, "deviceScaleFactor": 2, "mobile": true });
    visit.cdp("Emulation.setDeviceMetricsOverride", size).await;
    visit.until(&format!("innerWidth === {width} && innerHeight === {height}")).await;
}

/// Sets the font size of the browser's own settings, in pixels.
async fn type_of(visit: &Visit, pixels: u32) {
    visit.cdp("Page.enable", json!({})).await;
    let sizes = json!({ "standard": pixels, "fixed": pixels * 13 / 16 });
    visit.cdp("Page.setFontSizes", json!({ "fontSizes": sizes })).await;
    visit.until(&format!("getComputedStyle(document.documentElement).fontSize === '{pixels}px'")).await;
}

/// Applies the text spacing of WCAG 1.4.12 over the page's own. The policy allows a constructed style sheet, because it
/// is not an inline style.
const SPACED: &str = "const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }');
    document.adoptedStyleSheets = [sheet]";

/// Asserts that the screen fits at 320 pixels, also with wider spacing, at 400 % zoom, and at 360 pixels with text of
/// twice the size. Getting to a state takes longer than resizing the window there.
pub async fn fits_whatever_is_asked_for(visit: &Visit, what: &str) {
    sized(visit, 320, 568).await;
    fits(visit, &format!("{what}, 320 pixels"), true).await;
    visit.js(SPACED).await;
    fits(visit, &format!("{what}, spaced"), false).await;
    visit.js("document.adoptedStyleSheets = []").await;
    sized(visit, 320, 200).await;
    fits(visit, &format!("{what}, 400 % zoom"), false).await;
    sized(visit, 360, 740).await;
    type_of(visit, 32).await;
    fits(visit, &format!("{what}, type of twice the size"), false).await;
    type_of(visit, 16).await;
}

/// Covers Roboto. `access::nothing_is_found` covers DejaVu in the same states.
#[tokio::test]
async fn in_roboto_everything_fits() {
    let browser = Browser::phone().with_fonts(Fonts::Roboto);
    let look = async |visit: &Visit, what: &str| {
        fits(visit, what, true).await;
        fits_whatever_is_asked_for(visit, what).await;
    };
    let visit = browser.clone().open().await;
    screens(&visit, look).await;
    check_in(&visit, look).await;
    session(&visit, look).await;
    settings(&visit, look).await;
    let visit = browser.not_asked().open().await;
    asking(&visit, look).await;
}

with_each_font!(where_the_keyboard_leaves_160_pixels_the_field_one_writes_in_is_in_sight);
async fn where_the_keyboard_leaves_160_pixels_the_field_one_writes_in_is_in_sight(fonts: Fonts) {
    let visit = Browser::phone().with_fonts(fonts).open().await;
    visit.go("/help/").await;
    sized(&visit, 740, 360).await;
    for path in SCREENS {
        visit.go(path).await;
        fits(&visit, path, false).await;
    }
    for (path, field) in [
        ("/signs/#all", "#own-sign"),
        ("/boundaries/#begin", "[name='t:with-whom']"),
        ("/session/", "[name='t:want']"),
        ("/settings/", "#copy-pass"),
    ] {
        visit.go(path).await;
        visit.until(&format!("document.querySelector({})", json!(field))).await;
        super::states::unfold(&visit).await;
        visit
            .js(&format!("const e = document.querySelector({}); e.scrollIntoView({{ block: 'end' }}); scrollBy(0, -200); e.focus()", json!(field)))
            .await;
        // Shrinks the window as an on-screen keyboard does, which covers the lower half.
        sized(&visit, 740, 160).await;
        visit.type_here("a").await;
        visit.until(IN_SIGHT).await;
        sized(&visit, 740, 360).await;
    }
}

/// Whether the focused field is visible, and nothing covers it.
const IN_SIGHT: &str = "(() => { const e = document.activeElement, r = e.getBoundingClientRect();
    const from = Math.max(r.top, 0), to = Math.min(r.bottom, innerHeight);
    if (to - from < 40) return false;
    return [from + 8, to - 8].every(y => document.elementFromPoint(r.x + r.width / 2, y) === e); })()";
