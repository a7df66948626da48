//! What the policy of the built pages stops, in both browsers.

use super::elsewhere::Elsewhere;
use crate::harness::{Browser, Engine, each_engine};
use serde_json::json;

/// What somebody might try who got a line of script into the page, and the rule that stops it. `THERE` is another server.
const ATTEMPTS: [(&str, &str); 12] = [
    (
        "script-src",
        "const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.head.append(s)",
    ),
    (
        "script-src",
        "const s = document.createElement('script'); s.src = 'THERE/script.js'; document.head.append(s)",
    ),
    ("script-src", "document.body.setAttribute('onclick', 'window.ran = 1'); document.body.click()"),
    ("script-src", "eval('window.ran = 1')"),
    ("script-src", "window.setTimeout('window.ran = 1')"),
    ("img-src", "new Image().src = 'THERE/picture.png'"),
    ("connect-src", "navigator.sendBeacon('THERE/beacon', 'x')"),
    ("connect-src", "fetch('THERE/fetched').catch(() => 0)"),
    (
        "font-src",
        "const f = new FontFace('x', 'url(THERE/font.woff2)'); document.fonts.add(f); f.load().catch(() => 0)",
    ),
    ("style-src", "document.body.setAttribute('style', 'color: red')"),
    (
        "style-src",
        "const s = document.createElement('style'); s.textContent = 'body { color: red }'; document.head.append(s)",
    ),
    (
        "frame-src",
        "const f = document.createElement('iframe'); f.src = 'THERE/framed'; document.body.append(f)",
    ),
];

each_engine!(nothing_runs_and_nothing_goes_elsewhere);
async fn nothing_runs_and_nothing_goes_elsewhere() {
    let engine = Engine::here();
    let there = Elsewhere::silent();
    let visit = Browser::phone().open().await;
    visit.go("/signs/").await;
    let colour = visit.js("return getComputedStyle(document.body).color").await;
    for (rule, attempt) in ATTEMPTS {
        visit
            .js("window.stopped = []; document.addEventListener('securitypolicyviolation', e => window.stopped.push(e.effectiveDirective))")
            .await;
        // Firefox's driver runs a script in a room of its own, which may.
        if engine == Engine::Firefox && attempt.starts_with("eval") {
            continue;
        }
        let attempt = attempt.replace("THERE", &there.url());
        // As a page's own script would: what a driver runs itself is not always bound by the policy.
        visit.js(&format!("setTimeout(() => {{ try {{ {attempt} }} catch {{}} }})")).await;
        visit
            .until(&format!(
                "window.stopped.some(r => r.startsWith('{rule}') || r.startsWith('require-trusted')) /* {engine:?}: {attempt} */"
            ))
            .await;
    }
    assert_eq!(visit.js("return window.ran ?? null").await, json!(null), "{engine:?}");
    assert_eq!(visit.js("return getComputedStyle(document.body).color").await, colour, "{engine:?}");
    assert_eq!(there.asked(), Vec::<String>::new(), "{engine:?}");
}
