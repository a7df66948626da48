//! Measures the finished site against two twins and prints one table in Markdown: `cargo xtask bench`.
//!
//! Every figure is a count, or a ratio of two values that are measured in the same run in turns (A B, B A, A B …), so
//! that other load on the machine affects both. The table gives the median of the pairs and their interquartile range.
//!
//! `STILLWATER_DIST` is the folder of the site, `STILLWATER_TWINS` that of the twins, `STILLWATER_PAIRS` the number of
//! pairs, and `STILLWATER_ONLY` restricts the run to these groups of rows, separated by commas. Progress goes to
//! standard error.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a measurement that cannot go on fails"
)]

#[path = "../e2e"]
mod e2e {
    #[allow(
        dead_code,
        unused_imports,
        unused_macros,
        reason = "the tests use all of it, the measurements a part"
    )]
    pub mod harness;
}
mod back;
mod entries;
mod input;
mod memory;
mod opening;
mod page;
mod paint;
mod returning;
mod row;
mod saving;
mod start;
mod stats;
mod text;
mod weight;

use row::Row;
use std::env;
use std::time::Instant;

/// The groups of rows, in the order of the table.
const GROUPS: [&str; 10] =
    ["paint", "weight", "saving", "opening", "input", "start", "memory", "return", "text", "back"];

#[tokio::main(flavor = "current_thread")]
async fn main() {
    if env::var_os("STILLWATER_TWINS").is_none() {
        eprintln!("Nothing is measured without twins: run `cargo xtask bench`.");
        return;
    }
    let pairs = env::var("STILLWATER_PAIRS").ok().and_then(|pairs| pairs.parse().ok()).unwrap_or(9);
    let only = env::var("STILLWATER_ONLY").unwrap_or_default();
    let wanted: Vec<&str> = only.split(',').filter(|name| !name.is_empty()).collect();
    if let Some(unknown) = wanted.iter().find(|name| !GROUPS.contains(name)) {
        panic!("there is no group `{unknown}`, only {}", GROUPS.join(", "));
    }
    let mut rows = Vec::new();
    for group in GROUPS.into_iter().filter(|group| wanted.is_empty() || wanted.contains(group)) {
        let begun = Instant::now();
        rows.extend(measure(group, pairs).await);
        eprintln!("    {group}: {} s", begun.elapsed().as_secs());
    }
    row::print(&rows, pairs);
}

async fn measure(group: &str, pairs: u32) -> Vec<Row> {
    match group {
        "paint" => paint::rows(pairs).await,
        "weight" => weight::rows().await,
        "saving" => saving::rows(pairs).await,
        "opening" => opening::rows(pairs).await,
        "input" => input::rows(pairs).await,
        "start" => start::rows(pairs).await,
        "memory" => memory::rows(pairs).await,
        "return" => returning::rows(pairs).await,
        "text" => text::rows().await,
        _ => back::rows().await,
    }
}
