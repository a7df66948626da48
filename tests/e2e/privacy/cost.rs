//! Measures the cost of the lock for docs/threat-model.md. These tests assert no times.

use super::{PASS, open_with, put_on, shows};
use crate::harness::{Browser, Engine, Visit, figure};
use serde_json::json;
use std::time::Instant;

const ROUNDS: usize = 5;

/// Puts check-ins into localStorage, as a device without a lock stores them.
const SEED: &str = "for (let n = 0; n < arguments[0]; n++) {
        const id = '0mw' + String(n).padStart(11, '0');
        localStorage['stillwater/record/' + id] = JSON.stringify({ v: 2, id, kind: 'check-in', created: '2026-01-01T10:00:00Z',
            done: '2026-01-01T10:00:00Z', answers: { 'trust.often': 'half' } });
    }";

async fn opened(visit: &Visit) -> u128 {
    let mut took = Vec::new();
    for _ in 0..ROUNDS {
        visit.reload().await;
        visit.write("#passphrase", PASS).await;
        let begun = Instant::now();
        visit.click_at("#open").await;
        shows(visit, " cost").await;
        took.push(begun.elapsed().as_millis());
    }
    took.sort_unstable();
    took[ROUNDS / 2]
}

#[tokio::test]
#[ignore = "minutes of measuring"]
async fn unlocking_with_few_and_with_ten_thousand() {
    for engine in Engine::ALL {
        for count in [10, 10_000] {
            let visit = Browser::desktop().on(engine).open().await;
            visit.begin("/forgiveness/").await;
            visit.until_step("about").await;
            visit.answer("one-event", "a cost").await;
            visit.saved().await;
            let address = format!("/forgiveness/#{}", visit.record().await["id"].as_str().unwrap());
            visit.client.execute(SEED, vec![json!(count)]).await.unwrap();
            visit.go("/settings/").await;
            visit.click("#put-lock-on").await;
            let begun = Instant::now();
            put_on(&visit).await;
            figure(&format!(
                "{engine:?}, {count} entries: choosing a passphrase and locking all, {} ms",
                begun.elapsed().as_millis()
            ));
            visit.go(&address).await;
            figure(&format!(
                "{engine:?}, {count} entries: from the click to the words, {} ms",
                opened(&visit).await
            ));
            if engine == Engine::Chromium {
                visit.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await;
                figure(&format!(
                    "{engine:?}, {count} entries, the page at a quarter of the speed (its worker is not): {} ms",
                    opened(&visit).await
                ));
                visit.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await;
            }
            let begun = Instant::now();
            visit.answer("one-event", "!").await;
            visit.saved().await;
            figure(&format!(
                "{engine:?}, {count} entries: a letter to \"Saved\", {} ms",
                begun.elapsed().as_millis()
            ));
            visit.reload().await;
            open_with(&visit, PASS).await;
            shows(&visit, " cost!").await;
        }
    }
}
