//! Forced colours: selected, pressed, marked and focused elements are distinguishable without the site's own colours.

use super::states::{check_in, session, settings};
use crate::harness::{Browser, Visit};
use fantoccini::key::Key;
use serde_json::json;

async fn forced(visit: &Visit) {
    let media = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
    visit.cdp("Emulation.setEmulatedMedia", media).await;
    visit.until("matchMedia('(forced-colors: active)').matches").await;
}

/// Defines `drawn`, which returns the styles of an element that forced colours do not remove.
const DRAWN: &str = "const drawn = e => { const s = getComputedStyle(e); return [s.borderTopWidth, s.borderTopStyle, s.borderTopColor, s.outlineStyle, s.outlineWidth, s.backgroundImage].join() };";

#[tokio::test]
async fn what_is_picked_pressed_or_marked_is_told_apart() {
    let visit = Browser::phone().open().await;
    forced(&visit).await;
    visit.go("/signs/#all").await;
    visit.pick("betrayed.often", "a-lot").await;
    let two = "[...document.querySelectorAll('.sign:first-of-type .chip')]";
    visit
        .until(&format!(
            "(() => {{ {DRAWN} return new Set({two}.map(drawn)).size === 2 && {two}.some(e => e.matches(':has(:checked)')) }})()"
        ))
        .await;
    session(&visit, async |visit: &Visit, what: &str| {
        if what == "/session/#signs" {
            // The marks differ: an empty ring, and rings that are filled by a quarter, a half, mostly and completely.
            let marks = visit
                .js("const kinds = {}; document.querySelectorAll('.mark').forEach(e => { const s = getComputedStyle(e); kinds[e.className] = s.backgroundImage + s.borderTopColor + s.forcedColorAdjust }); return Object.values(kinds)")
                .await;
            let marks = marks.as_array().unwrap().clone();
            let mut apart = marks.clone();
            apart.dedup();
            assert_eq!(marks.len(), apart.len(), "{marks:?}");
        }
        if what == "sitting together" {
            let pressed = async || visit.js(&format!("{DRAWN} return drawn(document.querySelector('#larger'))")).await;
            let before = pressed().await;
            visit.click("#larger").await;
            visit.until("document.querySelector('#larger[aria-pressed=true]')").await;
            assert_ne!(before, pressed().await, "a button that is pressed looks pressed");
            visit.click("#larger").await;
            visit.until("document.querySelector('#larger[aria-pressed=false]')").await;
        }
    })
    .await;
}

#[tokio::test]
async fn what_has_the_focus_shows_it() {
    for is_forced in [false, true] {
        let visit = Browser::desktop().open().await;
        if is_forced {
            forced(&visit).await;
        }
        let look = async |visit: &Visit, what: &str| {
            visit.js("document.activeElement?.blur(); scrollTo(0, 0)").await;
            for _ in 0..12 {
                visit.press(&[Key::Tab]).await;
                let shows = visit
                    .js("const e = document.activeElement, ring = x => x && getComputedStyle(x).outlineStyle !== 'none' && parseFloat(getComputedStyle(x).outlineWidth) >= 2;
                         return e === document.body || ring(e) || ring(e.closest('.chip')) || e.outerHTML.slice(0, 200)")
                    .await;
                assert_eq!(shows, json!(true), "{what}, forced: {is_forced}");
            }
        };
        check_in(&visit, look).await;
        settings(&visit, look).await;
    }
}

/// Asserts that nothing is animated under `prefers-reduced-motion: reduce`.
pub async fn nothing_moves(visit: &Visit, what: &str) {
    let features =
        |motion: &str| json!({ "features": [{ "name": "prefers-reduced-motion", "value": motion }] });
    visit.cdp("Emulation.setEmulatedMedia", features("reduce")).await;
    let moving = "return [...document.querySelectorAll('*')].filter(e => ['', '::before', '::after'].some(part =>
        ['transitionDuration', 'animationDuration'].some(p => getComputedStyle(e, part || null)[p].split(',').some(t => parseFloat(t) > 0.01))
        || getComputedStyle(e).scrollBehavior === 'smooth')).map(e => e.outerHTML.slice(0, 80))";
    visit.until("matchMedia('(prefers-reduced-motion: reduce)').matches").await;
    assert_eq!(visit.js(moving).await, json!([]), "{what}");
    visit.cdp("Emulation.setEmulatedMedia", features("")).await;
}
