//! Attempts of an injected script, in each engine. [`attempts`](super::attempts) lists them.

use super::attempts::{ATTEMPTS, Stop};
use super::elsewhere::Elsewhere;
use crate::harness::{Browser, Engine, Visit, each_engine};
use serde_json::json;
use std::net::UdpSocket;

/// Records violations of the policy and cancelled navigations.
const NOTE: &str = "
    window.stopped = []; window.threw = null;
    if (!window.noting) {
        window.noting = true;
        document.addEventListener('securitypolicyviolation', e => window.stopped.push(e.effectiveDirective));
        window.navigation?.addEventListener('navigate', e => e.defaultPrevented && window.stopped.push('navigate'));
    }";

async fn stopped(visit: &Visit, stop: Stop, attempt: &str) {
    let engine = Engine::here();
    let condition = match stop {
        Stop::Rule(rule) => {
            // A form may be reported under another directive or as a navigation to another site.
            let others = "r.startsWith('require-trusted') || r === 'navigate'";
            format!("window.stopped.some(r => r.startsWith('{rule}') || {others})")
        }
        Stop::Gone | Stop::Types => "window.threw".into(),
        Stop::Navigate => "window.stopped.includes('navigate')".into(),
        Stop::Nothing => return,
    };
    visit.until(&format!("{condition} /* {engine:?}: {attempt} */")).await;
}

each_engine!(nothing_runs_and_nothing_goes_elsewhere);
async fn nothing_runs_and_nothing_goes_elsewhere() {
    let engine = Engine::here();
    let there = Elsewhere::silent();
    let heard = UdpSocket::bind("127.0.0.1:0").expect("a port is free");
    heard.set_nonblocking(true).expect("it need not wait");
    let stun = heard.local_addr().expect("it has an address").port().to_string();
    let visit = Browser::phone().open().await;
    visit.go("/signs/").await;
    let colour = visit.js("return getComputedStyle(document.body).color").await;
    let has = visit.js("return ['trustedTypes' in window, 'navigation' in window]").await;
    for (what, stop, attempt) in ATTEMPTS {
        // Firefox's driver runs scripts in a sandbox where these are allowed.
        let made_of_a_text = ["eval", "new Function"].iter().any(|begin| attempt.starts_with(begin));
        if engine == Engine::Firefox && made_of_a_text {
            continue;
        }
        // docs/threat-model.md names the attempts that an engine does not stop.
        let lacks = |at: usize| has[at] != json!(true);
        if match stop {
            Stop::Nothing => true,
            Stop::Types => lacks(0),
            Stop::Navigate => lacks(1),
            Stop::Rule(_) | Stop::Gone => false,
        } {
            continue;
        }
        visit.js(NOTE).await;
        let attempt = attempt.replace("THERE", &there.url()).replace("STUN", &stun);
        // A timer runs the attempt as a script of the page, because the policy does not always bind a script of the
        // driver.
        visit
            .js(&format!("setTimeout(async () => {{ try {{ {attempt} }} catch (error) {{ window.threw = error.name }} }})"))
            .await;
        stopped(&visit, stop, what).await;
    }
    assert_eq!(visit.js("return window.ran ?? null").await, json!(null), "{engine:?}");
    assert_eq!(visit.js("return getComputedStyle(document.body).color").await, colour, "{engine:?}");
    assert_eq!(visit.js("return location.pathname").await, json!("/signs/"), "{engine:?}");
    assert_eq!(there.asked(), Vec::<String>::new(), "{engine:?}");
    assert!(heard.recv(&mut [0; 64]).is_err(), "{engine:?}: no packet came");
}
