//! The browser is killed while a copy is restored: afterwards either all of the copy is there, or none of it.

use super::{choose, kept, plant};
use crate::harness::{Browser, Engine, each_engine};
use serde_json::Value;

each_engine!(killed_at_any_moment_all_of_it_is_there_or_none);
async fn killed_at_any_moment_all_of_it_is_there_or_none() {
    let engine = Engine::here();
    // The number of records that are written before the kill. With 100, the kill comes after the page has reported
    // success.
    for writes in [1, 4, 100] {
        let mut visit = Browser::phone().alone().open().await;
        visit.go("/").await;
        for number in 1..=6 {
            plant(&visit, number, "forgiveness", "in the copy").await;
        }
        visit.go("/settings/").await;
        visit.click("#download").await;
        let file = visit.downloaded(".json").await.bytes;
        for number in 1..=6 {
            plant(&visit, number, "forgiveness", "as it is here").await;
        }
        plant(&visit, 7, "forgiveness", "only here").await;
        // Quitting the browser writes everything to disk.
        visit.close_politely().await;
        visit.restart().await;
        visit.go("/settings/").await;
        let before = kept(&visit).await;
        assert_eq!(before.len(), 7);
        choose(&visit, "copy.json", &file).await;
        visit.pick_chip("how", "replace").await;
        visit
            .js(&format!(
                "let left = {writes}; const set = Storage.prototype.setItem;
                 Storage.prototype.setItem = function (k, v) {{
                   if (k.startsWith('stillwater/record/') && left-- <= 0) {{ for (;;); }}
                   set.call(this, k, v);
                 }}"
            ))
            .await;
        visit.until("document.querySelector('#bring-back')").await;
        // The page blocks at the write, so the driver could not wait for the click. The script starts it with a timer
        // instead.
        visit.js("setTimeout(() => document.querySelector('#bring-back').click()); return 1").await;
        if writes == 100 {
            visit.until("document.querySelector('#brought-back')").await;
        } else {
            visit.stands_still().await;
        }
        visit.kill();
        visit.restart().await;
        visit.go("/session/#everything").await;
        let after = kept(&visit).await;
        let words: Vec<&str> = after.values().map(words).collect();
        let all = after.len() == 6 && words.iter().all(|words| *words == "in the copy");
        assert!(all || after == before, "{engine:?}, after {writes} writes: {words:?}");
    }
}

fn words(record: &Value) -> &str {
    record["answers"]["one-event"].as_str().unwrap_or_default()
}
