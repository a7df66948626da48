//! The memory of a page that is ready, after garbage collection: JavaScript objects, the DOM objects they reach, and
//! the WebAssembly memory.

use super::page::{How, Stage, Whose, in_turns};
use super::row::Row;
use serde_json::json;

pub async fn rows(pairs: u32) -> Vec<Row> {
    let stage = Stage::phone().await;
    let mut rows = Vec::new();
    for (path, name) in [("/", "article"), ("/signs/", "checklist")] {
        let both = in_turns(pairs, async |side| {
            stage.first_visit([Whose::Ours, Whose::Preact][side], path, How::FAST).await;
            used(&stage).await
        })
        .await;
        rows.push(Row::ratio(&format!("memory of the {name}, ready ÷ Preact"), &both, 2.8, "MB"));
    }
    rows
}

async fn used(stage: &Stage) -> f64 {
    stage.visit.cdp("HeapProfiler.collectGarbage", json!({})).await;
    let heap = stage.visit.cdp("Runtime.getHeapUsage", json!({})).await;
    let wasm = stage.visit.js("return bench.memory?.buffer.byteLength ?? 0").await;
    let of = |name: &str| heap[name].as_f64().unwrap_or_default();
    (of("usedSize") + of("embedderHeapUsedSize") + wasm.as_f64().unwrap_or_default()) / 1e6
}
