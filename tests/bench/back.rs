//! Whether Back restores a page from the back/forward cache (bfcache).

use super::e2e::harness::Browser;
use super::row::Row;
use serde_json::json;

const PATHS: [&str; 8] =
    ["/", "/signs/", "/worksheets/", "/forgiveness/", "/boundaries/", "/session/", "/help/", "/settings/"];

pub async fn rows() -> Vec<Row> {
    let visit = Browser::phone().open().await;
    let mut restored = Vec::new();
    for path in PATHS {
        visit.go(path).await;
        visit.js("window.left = true").await;
        let next = if path == "/" { "/help/" } else { "/" };
        visit.js(&format!("location.href = '{next}'")).await;
        visit.until(&format!("!window.left && location.pathname === '{next}' && 'ready' in document.documentElement.dataset")).await;
        visit.js("history.back()").await;
        visit.until(&format!("location.pathname === '{path}' && document.readyState === 'complete'")).await;
        let kept = visit.js("return !!window.left").await == json!(true);
        if !kept {
            let why =
                visit.js("return performance.getEntriesByType('navigation')[0].notRestoredReasons").await;
            eprintln!("    {path} was not kept: {why}");
        }
        restored.push(kept);
    }
    let kept = restored.iter().filter(|kept| **kept).count();
    let all = restored.len();
    vec![Row::exactly(
        "Back brings a page as it was left: restored ÷ tried",
        kept as f64 / all as f64,
        1.0,
        &format!("{kept} of {all}"),
    )]
}
