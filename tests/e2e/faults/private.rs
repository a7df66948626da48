//! F16: a private window. Everything works as long as it is open.

use super::writing::{all_stored, keep, shows, write};
use crate::harness::{Browser, Engine, each_engine, figure};

each_engine!(everything_works_and_what_is_gone_afterwards_is_gone_without_a_trace);
async fn everything_works_and_what_is_gone_afterwards_is_gone_without_a_trace() {
    let engine = Engine::here();
    let mut visit = Browser::desktop().in_private().open().await;
    keep(&visit, 1, "for now").await;
    figure(&format!("F16 {engine:?}: {}", visit.text(".kept").await));
    visit.reload().await;
    shows(&visit, "for now").await;
    write(&visit, ", and more").await;
    visit.saved().await;
    visit.go("/session/#everything").await;
    visit.reads(".record", "Forgiveness").await;
    visit.close_politely().await;
    visit.restart().await;
    visit.go("/session/#everything").await;
    assert_eq!(all_stored(&visit).await, [] as [&str; 0], "{engine:?}");
    assert!(!visit.sees("#found").await, "{engine:?}: nothing says that something was here");
}
